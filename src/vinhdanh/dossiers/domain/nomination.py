"""Putting subjects on a unit's list and taking them off, with the law's verdict of the day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.judging import NEVER_ASKED, Pick, judge_picks, kept, name_of
from vinhdanh.dossiers.domain.submission import changeable, refuse_ended
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination, Report, Submission
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.domain.ledger import lock_subjects
from vinhdanh.records.models import Subject
from vinhdanh.units.models import User

__all__ = ["NEVER_ASKED", "name_of", "nominate", "nominate_many", "put_on_list", "take_off"]

register_sentences(
    {
        "submission.named": "Đưa {count} đề nghị vào danh sách.",
        "nomination.added": "Đưa {name} vào danh sách đề nghị {award}.",
        "nomination.removed": "Bỏ {name} khỏi danh sách đề nghị {award}.",
        "nomination.carried": "Chuyển đề nghị {award} cho {name} từ {unit} về đơn vị nay quản lý.",
        "nomination.carried_away": "Đề nghị {award} cho {name} chuyển sang danh sách của {unit}.",
    }
)


@transaction.atomic
def nominate(
    submission: Submission, subjects: Iterable[Subject], *, award: str, actor: User, on: date
) -> list[Nomination]:
    """Put subjects of the unit on its list for an award; whom the law bars is refused with the article."""
    submission = _listing(submission, {award}, actor=actor, on=on)
    picks = _judged(submission, {award: list(subjects)}, on=on)
    _refuse_barred(picks)
    return [_put(pick, submission, actor=actor, on=on) for pick in picks]


@transaction.atomic
def nominate_many(
    submission: Submission, picks: Mapping[str, Collection[Subject]], *, actor: User, on: date
) -> tuple[list[Nomination], list[Pick]]:
    """Put many on a unit's list at once, by award; return who was put there and who was not, with why."""
    submission = _listing(submission, picks, actor=actor, on=on)
    judged = _judged(submission, picks, on=on)
    added = [_put(pick, submission, actor=actor, on=on) for pick in judged if not pick.why_not]
    if added:
        log(actor, "submission.named", submission, count=len(added))
    return added, [pick for pick in judged if pick.why_not]


def put_on_list(
    submission: Submission, subjects: Iterable[Subject], *, award: str, on: date
) -> list[Nomination]:
    """Judge subjects of the submission's unit and put them on its list, within the action that may do so."""
    picks = _judged(submission, {award: list(subjects)}, on=on)
    _refuse_barred(picks)
    return [_create(pick, submission, on=on) for pick in picks]


def _listing(submission: Submission, awards: Iterable[str], *, actor: User, on: date) -> Submission:
    """Lock a list that names may be put on."""
    require(actor, "dossiers.nominate", submission.unit)
    submission = changeable(submission)
    refuse_ended(submission.unit, on)
    if other := next((award for award in awards if award not in submission.round.awards), None):
        raise Refused(f"Đợt xét này không xét {short_name(other)}.")
    return submission


def _judged(submission: Submission, picks: Mapping[str, Collection[Subject]], *, on: date) -> list[Pick]:
    """Lock the pages of those picked and ask the law; another unit's people are not told of."""
    pages = lock_subjects({page.pk for award in picks for page in picks[award]})
    locked = {award: [pages[page.pk] for page in picks[award]] for award in picks}
    unit = submission.unit
    judged = judge_picks(locked, opened=submission.round, unit=unit, on=on)
    if any(
        pick.place.tenant_id != unit.tenant_id or not pick.place.path.startswith(unit.path) for pick in judged
    ):
        raise NotAllowed("dossiers.nominate")
    return judged


def _refuse_barred(picks: Iterable[Pick]) -> None:
    if refused := next((pick for pick in picks if pick.why_not), None):
        raise Refused(refused.why_not)


def _put(pick: Pick, submission: Submission, *, actor: User, on: date) -> Nomination:
    """Put one on the list, or bring over the proposal that stood on the list of a unit they have left."""
    if pick.carried is not None:
        return _carry(pick, pick.carried, submission, actor=actor, on=on)
    nomination = _create(pick, submission, on=on)
    log(actor, "nomination.added", nomination, name=pick.name, award=short_name(pick.award))
    return nomination


def _create(pick: Pick, submission: Submission, *, on: date) -> Nomination:
    try:
        with transaction.atomic():
            nomination = Nomination.objects.create(
                tenant_id=submission.tenant_id,
                round=submission.round,
                submission=submission,
                subject=pick.page,
                place=pick.place,
                award=pick.award,
                year=submission.round.year,
                outcome=pick.verdict.outcome,
                verdict=kept(pick.verdict),
                judged_on=on,
            )
    except IntegrityError as error:
        raise Refused(
            f"{pick.name} đã có trong danh sách đề nghị {short_name(pick.award)} của đợt này."
        ) from error
    Report.objects.create(nomination=nomination)
    return nomination


def _carry(pick: Pick, there: Nomination, submission: Submission, *, actor: User, on: date) -> Nomination:
    """Bring a proposal over with its report; the votes of the former unit do not count here."""
    before = there.submission
    words = {"name": pick.name, "award": short_name(pick.award)}
    moved = Nomination.objects.filter(pk=there.pk, submission=before, state=NominationState.DRAFT).update(
        submission=submission,
        place=pick.place,
        votes_for=None,
        outcome=pick.verdict.outcome,
        verdict=kept(pick.verdict),
        judged_on=on,
    )
    if not moved:
        raise Refused(f"Đề nghị cho {pick.name} vừa được xử lý ở nơi khác. Hãy mở lại trang để xem.")
    log(actor, "nomination.carried", there, unit=before.unit.name, **words)
    log(actor, "nomination.carried_away", before, unit=submission.unit.name, **words)
    return Nomination.objects.select_related("subject__person", "subject__collective").get(pk=there.pk)


@transaction.atomic
def take_off(nomination: Nomination, *, version: int, votes: int | None, actor: User) -> None:
    """Take a name off a list that is still being made, with the report and the votes that its remover saw."""
    require(actor, "dossiers.nominate", nomination.submission.unit)
    changeable(nomination.submission)
    name, award = name_of(nomination.subject), short_name(nomination.award)
    now = Nomination.objects.select_for_update(of=("self",)).select_related("report")
    locked = now.filter(pk=nomination.pk).first()
    if locked is None:
        raise Refused(f"Đề nghị {award} cho {name} vừa được bỏ khỏi danh sách ở nơi khác.")
    if (locked.report.version, locked.votes_for) != (version, votes):
        raise Refused(
            f"Chưa bỏ {name}: báo cáo hoặc số phiếu đã được ghi thêm từ khi bạn mở trang. "
            "Hãy xem những gì sẽ bị xoá theo rồi mới quyết định."
        )
    if locked.state != NominationState.DRAFT:
        raise Refused("Đề nghị này đã gửi đi nên không xoá được; hãy thu hồi danh sách trước.")
    log(actor, "nomination.removed", nomination.submission, name=name, award=award)
    locked.report.delete()
    locked.delete()
