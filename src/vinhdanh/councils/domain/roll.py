"""The roll: who comes, who sends a deputy, who is asked in writing."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.errors import Refused
from vinhdanh.councils.domain.queries.members import members_on
from vinhdanh.councils.domain.session import locked_session, planned_session
from vinhdanh.councils.enums import Presence, SessionState
from vinhdanh.councils.models import Attendance, Session
from vinhdanh.units.models import User

register_sentences(
    {
        "session.roll": "Điểm danh: {present} có mặt, {deputy} cử người dự thay, {asked} được lấy ý kiến "
        "bằng văn bản, {absent} vắng chưa lấy ý kiến.",
        "session.asked": "Lấy ý kiến bằng văn bản của {name} theo {paper}.",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """How one member takes part; a deputy is named, and has the paper that sent them."""

    presence: Presence
    deputy: str = ""
    paper: str = ""


@transaction.atomic
def take_roll(session: Session, entries: Mapping[UUID, Entry], *, actor: User) -> None:
    """Write down how each member on the day of the session takes part; who is not named stays absent."""
    session = planned_session(session, actor)
    members = {member.pk: member for member in members_on(session.council, session.held_on)}
    if entries.keys() - members.keys():
        raise Refused("Có người không còn là thành viên Hội đồng vào ngày họp. Hãy mở lại trang điểm danh.")
    rows = []
    for key, member in members.items():
        entry = entries.get(key, Entry(Presence.ABSENT))
        if entry.presence == Presence.DEPUTY and not (entry.deputy.strip() and entry.paper.strip()):
            raise Refused(
                f"{member.person.name} cử người dự thay: hãy ghi tên người dự thay và văn bản cử người đó."
            )
        deputy = entry.deputy.strip() if entry.presence == Presence.DEPUTY else ""
        rows.append(
            Attendance(
                session=session,
                member=member,
                presence=entry.presence,
                deputy=deputy,
                paper=entry.paper.strip(),
            )
        )
    session.roll.all().delete()
    Attendance.objects.bulk_create(rows)
    log(
        actor,
        "session.roll",
        session,
        **{how.value: sum(row.presence == how for row in rows) for how in Presence},
    )


@transaction.atomic
def ask_in_writing(entry: Attendance, *, paper: str, actor: User) -> None:
    """Ask an absent member in writing after the vote began; the sheets handed out stay as they were."""
    session = locked_session(entry.session, actor)
    if session.state != SessionState.VOTING:
        raise Refused("Phiên họp không ở bước bỏ phiếu; lúc chuẩn bị, hãy ghi vào điểm danh.")
    if not paper.strip():
        raise Refused("Hãy ghi số, ngày của văn bản xin ý kiến.")
    asked = session.roll.filter(pk=entry.pk, presence=Presence.ABSENT)
    if not asked.update(presence=Presence.ASKED, paper=paper.strip()):
        raise Refused("Thành viên này có mặt, hoặc đã được lấy ý kiến.")
    log(actor, "session.asked", session, name=entry.member.person.name, paper=paper.strip())
