"""Planning a session: its agenda, its tellers, opening the vote, and going back to planning."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.councils.domain.queries.agenda import by_award, ready_nominations, standing_items
from vinhdanh.councils.domain.queries.members import members_on
from vinhdanh.councils.domain.queries.roll import Roll, roll_of, strangers_of
from vinhdanh.councils.domain.rules import rule_for
from vinhdanh.councils.enums import Presence, SessionState
from vinhdanh.councils.models import Attendance, Council, Count, Item, Member, Session
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.routes import STEPS_IN_ORDER
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.catalogue import short_name
from vinhdanh.units.models import User

register_sentences(
    {
        "session.planned": "Lập phiên họp “{title}” ngày {held} với {count} nội dung.",
        "session.revised": "Sửa phiên họp: “{title}”, ngày {held}.",
        "session.dropped": "Bỏ phiên họp “{title}” ngày {held}, các đề nghị trở lại chờ phiên họp khác.",
        "session.agenda": "Sửa nội dung phiên họp: còn {count} đề nghị.",
        "session.tellers": "Cử {first} và {second} kiểm phiếu.",
        "session.opened": "Bắt đầu bỏ phiếu: {members} thành viên, {present} người bỏ phiếu tại phiên họp.",
        "session.replanned": "Đưa phiên họp về chuẩn bị, bỏ các số đếm đã nhập: {reason}",
        "session.withdrawn": "Rút đề nghị {award} cho {name} khỏi phiên họp: {reason}",
    }
)


@transaction.atomic
def plan_session(
    council: Council, round_: Round, *, title: str, held_on: date, place: str, actor: User
) -> Session:
    """Plan a meeting over all nominations of a round that are ready, by award; its roll begins as absent."""
    require(actor, "councils.convene", council.organ)
    if round_.organ_id != council.organ_id:
        raise NotAllowed("councils.convene")
    if Step.COUNCIL not in round_.route:
        raise Refused(f"Quy trình của đợt “{round_.name}” không qua bước {Step.COUNCIL.label}.")
    members = _members_then(council, held_on)
    planned = Session.objects.create(
        tenant_id=council.tenant_id,
        council=council,
        round=round_,
        title=title,
        held_on=held_on,
        place=place,
    )
    Attendance.objects.bulk_create(Attendance(session=planned, member=member) for member in members)
    count = _put_on_agenda(planned, ready_nominations(round_).values_list("pk", flat=True))
    if not count:
        raise Refused(
            f"Đợt “{round_.name}” chưa có đề nghị nào đủ điều kiện trình mà chưa nằm trong phiên họp khác. "
            "Hãy thẩm định trước."
        )
    log(actor, "session.planned", planned, title=title, held=f"{held_on:%d/%m/%Y}", count=count)
    return planned


@transaction.atomic
def revise_session(session: Session, *, title: str, held_on: date, place: str, actor: User) -> None:
    """Call a planned session otherwise, or hold it on another day or elsewhere; its agenda stays."""
    session = planned_session(session, actor)
    _members_then(session.council, held_on)
    session.title, session.held_on, session.place = title, held_on, place
    _refuse_unreceived(
        session, Nomination.objects.filter(items__session=session).select_related("submission")
    )
    session.save(update_fields=["title", "held_on", "place"])
    log(actor, "session.revised", session, title=title, held=f"{held_on:%d/%m/%Y}")


@transaction.atomic
def drop_session(session: Session, *, actor: User) -> None:
    """Drop a session before its vote; what stood on its agenda may come before another."""
    session = planned_session(session, actor)
    log(
        actor,
        "session.dropped",
        session.council,
        title=session.title,
        held=f"{session.held_on:%d/%m/%Y}",
    )
    session.delete()


def _members_then(council: Council, held_on: date) -> list[Member]:
    """Return the members of a council on the day of a session; there must be some."""
    members = list(members_on(council, held_on))
    if not members:
        raise Refused(f"{council.name} chưa có thành viên nào vào ngày {held_on:%d/%m/%Y}.")
    return members


@transaction.atomic
def change_agenda(session: Session, nominations: Collection[UUID], *, actor: User) -> int:
    """Set the agenda of a planned session anew, in the order of awards, units and names."""
    session = planned_session(session, actor)
    session.items.all().delete()
    count = _put_on_agenda(session, nominations)
    if not count:
        raise Refused("Phiên họp phải có ít nhất một đề nghị. Hãy chọn đề nghị đưa ra Hội đồng.")
    log(actor, "session.agenda", session, count=count)
    return count


def _put_on_agenda(session: Session, chosen: Collection[UUID]) -> int:
    """Put nominations on an agenda; each is locked, so that it comes on one open agenda only."""
    keys = set(chosen)
    list(Nomination.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    ready = ready_nominations(session.round, besides=session).filter(pk__in=keys)
    found = list(by_award(ready))
    if missing := len(keys) - len(found):
        raise Refused(
            f"Có {missing} đề nghị không còn đủ điều kiện đưa ra Hội đồng hoặc đã nằm trong phiên họp khác. "
            "Hãy mở lại trang rồi chọn lại."
        )
    _refuse_unreceived(session, found)
    Item.objects.bulk_create(
        Item(session=session, nomination=nomination, order=order)
        for order, nomination in enumerate(found, start=1)
    )
    return len(found)


def _refuse_unreceived(session: Session, nominations: Collection[Nomination]) -> None:
    """Refuse to have looked at a dossier before the organ received it."""
    received = [one.submission.received_on for one in nominations if one.submission.received_on is not None]
    if received and session.held_on < (last := max(received)):
        raise Refused(
            f"Ngày họp {session.held_on:%d/%m/%Y} trước ngày tiếp nhận hồ sơ {last:%d/%m/%Y}. Hội đồng xét "
            f"sau khi hồ sơ được tiếp nhận, thẩm định ({STEPS_IN_ORDER}); hãy ghi ngày họp đúng hoặc bớt nội "
            "dung."
        )


@transaction.atomic
def appoint_tellers(session: Session, *, first: User, second: User, actor: User) -> None:
    """Name two tellers, different people whom nothing on the agenda concerns."""
    session = planned_session(session, actor)
    if first.tenant_id != session.tenant_id or second.tenant_id != session.tenant_id:
        raise NotAllowed("councils.convene")
    _check_tellers(session, first, second)
    Session.objects.filter(pk=session.pk).update(first_teller=first, second_teller=second)
    log(actor, "session.tellers", session, first=str(first), second=str(second))


def _check_tellers(session: Session, first: User | None, second: User | None) -> None:
    if first is None or second is None:
        raise Refused("Chưa cử đủ hai người kiểm phiếu. Mỗi người đếm độc lập, hai kết quả phải khớp.")
    if first.pk == second.pk or (first.person_id and first.person_id == second.person_id):
        raise Refused("Hai người kiểm phiếu phải là hai người khác nhau.")
    if stopped := [teller for teller in (first, second) if not teller.is_active]:
        raise Refused(f"Tài khoản của {stopped[0]} đã ngừng dùng. Hãy cử người kiểm phiếu khác.")
    nominees = set(
        session.items.filter(withdrawn="").values_list("nomination__subject__person_id", flat=True)
    )
    if own := [teller for teller in (first, second) if teller.person_id in nominees - {None}]:
        raise Refused(
            f"{own[0]} có tên trong nội dung biểu quyết nên không kiểm phiếu được. Hãy cử người khác."
        )


@transaction.atomic
def open_voting(session: Session, *, actor: User, on: date) -> None:
    """Freeze the roll and begin the vote: with a quorum, two tellers, and members as they are on that day."""
    session = planned_session(session, actor)
    if on < session.held_on:
        raise Refused(f"Phiên họp vào ngày {session.held_on:%d/%m/%Y}; chưa đến ngày nên chưa bỏ phiếu được.")
    Council.objects.select_for_update().get(pk=session.council_id)  # no seat changes while the roll is read
    _check_tellers(session, session.first_teller, session.second_teller)
    new, gone = strangers_of(session)
    if new or gone:
        changed = ", ".join([*(one.person.name for one in new), *(one.member.person.name for one in gone)])
        raise Refused(
            f"Thành viên Hội đồng đã thay đổi so với danh sách điểm danh ({changed}). "
            "Hãy mở lại trang điểm danh và ghi lại trước khi bỏ phiếu."
        )
    roll = roll_of(session)
    _refuse_absent_tellers(session, roll)
    _check_quorum(session, roll)
    refuse_changed(standing_items(session))
    move(session, SessionState.VOTING, members=roll.members)
    log(actor, "session.opened", session, members=roll.members, present=roll.sheets)


def refuse_changed(items: Collection[Item]) -> None:
    """Lock the nominations and refuse, by name, those that something happened to since the agenda."""
    keys = [item.nomination_id for item in items]
    locked = Nomination.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    now = {nomination.pk: nomination for nomination in locked}
    for item in items:
        nomination = now[item.nomination_id]
        if nomination.state != NominationState.AGREED:
            raise Refused(
                f"Đề nghị {short_name(nomination.award)} cho {name_of(item.nomination.subject)} đang ở trạng "
                f"thái “{nomination.get_state_display()}” nên Hội đồng chưa biểu quyết được. Hãy đưa đề nghị "
                "này ra khỏi nội dung phiên họp, hoặc thẩm định xong rồi làm lại."
            )


def _refuse_absent_tellers(session: Session, roll: Roll) -> None:
    """Refuse a member as teller who is on the roll as away: the minutes would say both."""
    tellers = {teller.person_id for teller in (session.first_teller, session.second_teller) if teller}
    away = roll.of(Presence.DEPUTY, Presence.ASKED, Presence.ABSENT)
    if gone := next((one.member.person for one in away if one.member.person_id in tellers), None):
        raise Refused(
            f"{gone.name} được cử kiểm phiếu mà điểm danh ghi không dự họp. Hãy cử người kiểm phiếu khác "
            "hoặc ghi lại điểm danh."
        )


def _check_quorum(session: Session, roll: Roll) -> None:
    """Refuse to open without the attendance that the rule of each award asks for."""
    items = standing_items(session)
    if not items:
        raise Refused("Phiên họp chưa có đề nghị nào để bỏ phiếu.")
    for award in dict.fromkeys(item.nomination.award for item in items):
        rule = rule_for(award, session.held_on)
        if roll.sheets < (needed := rule.quorum_needed(roll.members)):
            raise Refused(
                f"Mới có {roll.sheets}/{roll.members} thành viên dự họp; cần ít nhất {needed} "
                f"({rule.quorum_source.cite}). Hãy ghi đủ người dự hoặc họp vào ngày khác."
            )


@transaction.atomic
def return_to_planning(session: Session, *, reason: str, actor: User) -> None:
    """Stop a vote that went wrong and plan again; what was counted is dropped, and the reason stays."""
    session = locked_session(session, actor)
    if not reason.strip():
        raise Refused("Hãy ghi lý do dừng bỏ phiếu.")
    move(session, SessionState.PLANNED, members=None, written_asked=None)
    Count.objects.filter(item__session=session).delete()
    session.items.update(recounts=0, written_for=0, written_against=0)
    log(actor, "session.replanned", session, reason=reason)


@transaction.atomic
def withdraw_item(item: Item, *, reason: str, actor: User) -> None:
    """Take one nomination out of a vote, for a reason that the minutes tell."""
    session = locked_session(item.session, actor)
    nomination = item.nomination
    if session.state != SessionState.VOTING:
        raise Refused("Chỉ rút được đề nghị khi phiên họp đang bỏ phiếu; lúc chuẩn bị, hãy sửa nội dung.")
    if not reason.strip():
        raise Refused("Hãy ghi lý do rút đề nghị khỏi phiên họp.")
    if session.items.filter(withdrawn="").exclude(pk=item.pk).count() == 0:
        raise Refused("Đây là nội dung cuối cùng. Hãy đưa phiên họp về chuẩn bị thay vì rút.")
    if not session.items.filter(pk=item.pk, withdrawn="").update(withdrawn=reason):
        raise Refused("Đề nghị này đã được rút khỏi phiên họp.")
    log(
        actor,
        "session.withdrawn",
        session,
        award=short_name(nomination.award),
        name=name_of(nomination.subject),
        reason=reason,
    )


def locked_session(session: Session, actor: User) -> Session:
    """Lock a session as it stands now, for an officer of its organ."""
    locked = Session.objects.select_for_update(of=("self",)).select_related(
        "council__organ", "round", "first_teller__person", "second_teller__person"
    )
    found = locked.get(pk=session.pk)
    require(actor, "councils.convene", found.council.organ)
    return found


def planned_session(session: Session, actor: User) -> Session:
    """Lock a session that is still being planned."""
    found = locked_session(session, actor)
    require_planned(found)
    return found


def require_planned(session: Session) -> None:
    """Refuse with a sentence what may only be changed while a session is being planned."""
    if session.state != SessionState.PLANNED:
        raise Refused(
            f"Phiên họp đang ở trạng thái “{session.get_state_display()}” nên không sửa được phần chuẩn bị."
        )
