"""Two tellers count each for themselves; where they differ, both count again, unaware of who erred."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.councils.domain.queries.agenda import standing_items
from vinhdanh.councils.domain.queries.counts import agreed_counts, still_to_count
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.councils.domain.session import locked_session
from vinhdanh.councils.enums import SessionState
from vinhdanh.councils.models import Count, Item, Session
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.units.models import User

register_sentences(
    {
        "counts.entered": "Nhập số đếm của mình cho {count} nội dung.",
        "counts.agreed": "Hai người kiểm phiếu khớp nhau ở {count} nội dung.",
        "counts.differed": "Hai người kiểm phiếu không khớp, cùng đếm lại: {names}.",
        "counts.written": "Nhập ý kiến bằng văn bản của {asked} thành viên cho {count} nội dung.",
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a teller counted for one item."""

    votes_for: int
    votes_against: int
    invalid: int = 0

    @property
    def sheets(self) -> int:
        return self.votes_for + self.votes_against + self.invalid


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of an entry: items on which both tellers now agree, and those that both count again."""

    agreed: tuple[Item, ...] = ()
    differing: tuple[Item, ...] = ()


@transaction.atomic
def enter_counts(session: Session, tallies: Mapping[UUID, Tally], *, actor: User) -> Compared:
    """Enter one teller's counts for every item still open; once both are in, they are compared."""
    session = _being_counted(session, actor)
    items = still_to_count(session)
    if not items:
        raise Refused("Hai người kiểm phiếu đã khớp ở mọi nội dung; không sửa số đếm được nữa.")
    if tallies.keys() != {item.pk for item in items}:
        raise Refused(
            f"Cần số đếm của đúng {len(items)} nội dung chưa khớp. Hãy mở lại trang kiểm phiếu rồi nhập lại."
        )
    roll = roll_of(session)
    for item in items:
        _check_sum(item, tallies[item.pk], roll.sheets_for(item.pk))
    for item in items:
        tally = tallies[item.pk]
        Count.objects.update_or_create(
            item=item,
            teller=actor,
            attempt=item.recounts + 1,
            defaults={
                "votes_for": tally.votes_for,
                "votes_against": tally.votes_against,
                "invalid": tally.invalid,
            },
        )
    log(actor, "counts.entered", session, count=len(items))
    return _compare(session, items, actor)


def _being_counted(session: Session, actor: User) -> Session:
    """Lock a session whose ballots this account counts; of two tellers at once, one waits for the other."""
    locked = Session.objects.select_for_update(of=("self",)).select_related("council")
    found = locked.get(pk=session.pk)
    require(actor, "councils.count", found)
    if found.state != SessionState.VOTING:
        raise Refused(
            f"Phiên họp đang ở trạng thái “{found.get_state_display()}” nên không nhập số đếm được."
        )
    return found


def _check_sum(item: Item, tally: Tally, sheets: int) -> None:
    name = name_of(item.nomination.subject)
    if min(tally.votes_for, tally.votes_against, tally.invalid) < 0:
        raise Refused(f"{name}: số phiếu không được âm.")
    if tally.sheets != sheets:
        raise Refused(
            f"{name}: đồng ý {tally.votes_for} + không đồng ý {tally.votes_against} + không hợp lệ "
            f"{tally.invalid} = {tally.sheets}, mà đã phát {sheets} phiếu. Phiếu không thu về tính là "
            "không hợp lệ; hãy đếm lại."
        )


def _compare(session: Session, items: list[Item], actor: User) -> Compared:
    """Compare the counts of the running attempt, where both tellers have entered theirs."""
    agreed: list[Item] = []
    differing: list[Item] = []
    for item in items:
        counts = list(item.counts.filter(attempt=item.recounts + 1))
        if len(counts) < 2:  # noqa: PLR2004 -- two tellers
            continue
        first, second = (Tally(one.votes_for, one.votes_against, one.invalid) for one in counts)
        (agreed if first == second else differing).append(item)
    for item in differing:
        item.recounts += 1
    Item.objects.bulk_update(differing, ["recounts"])
    if agreed:
        log(actor, "counts.agreed", session, count=len(agreed))
    if differing:
        names = ", ".join(name_of(item.nomination.subject) for item in differing)
        log(actor, "counts.differed", session, names=names)
    return Compared(tuple(agreed), tuple(differing))


@transaction.atomic
def record_written(session: Session, opinions: Mapping[UUID, tuple[int, int]], *, actor: User) -> None:
    """Record the written opinions of absent members: for and against, never more than were asked."""
    session = locked_session(session, actor)
    if session.state != SessionState.VOTING:
        raise Refused("Chỉ nhập ý kiến bằng văn bản khi phiên họp đang bỏ phiếu.")
    roll, items = roll_of(session), standing_items(session)
    if not roll.asked:
        raise Refused("Không có thành viên nào được lấy ý kiến bằng văn bản.")
    if opinions.keys() != {item.pk for item in items}:
        raise Refused("Cần ý kiến bằng văn bản cho mọi nội dung. Hãy mở lại trang rồi nhập lại.")
    for item in items:
        item.written_for, item.written_against = opinions[item.pk]
        asked = roll.asked_for(item.pk)
        if min(opinions[item.pk]) < 0 or sum(opinions[item.pk]) > asked:
            raise Refused(
                f"{name_of(item.nomination.subject)}: {sum(opinions[item.pk])} ý kiến mà chỉ lấy ý kiến "
                f"{asked} thành viên."
            )
    Item.objects.bulk_update(items, ["written_for", "written_against"])
    Session.objects.filter(pk=session.pk).update(written_asked=roll.asked)
    log(actor, "counts.written", session, asked=roll.asked, count=len(items))


def all_agreed(session: Session) -> bool:
    """Tell whether both tellers agree on every item."""
    return len(agreed_counts(session)) == session.items.filter(withdrawn="").count()
