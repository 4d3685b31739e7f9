"""Founding a council and giving seats in it; at any time it has one chair, and a person one seat."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.councils.enums import Office, SessionState
from vinhdanh.councils.models import Attendance, Council, Member
from vinhdanh.units.models import Organisation, Person, User

register_sentences(
    {
        "council.founded": "Lập {name} theo {basis}.",
        "council.changed": "Sửa {name}: căn cứ {basis}; {own_case}.",
        "council.seated": "{person} giữ chức danh {office} từ ngày {since}.",
        "council.left": "{person} thôi là {office} từ ngày {until}: {reason}",
    }
)
OWN_CASE = {
    True: "thành viên được biểu quyết việc của chính mình",
    False: "thành viên không biểu quyết việc của chính mình",
}


@transaction.atomic
def found_council(organ: Organisation, *, name: str, basis: str, actor: User) -> Council:
    """Found a council of an organ; its members may not vote on their own case unless that is changed."""
    require(actor, "councils.convene", organ)
    try:
        with transaction.atomic():
            founded = Council.objects.create(tenant_id=organ.tenant_id, organ=organ, name=name, basis=basis)
    except IntegrityError as error:
        raise Refused(f"{organ.name} đã có một Hội đồng tên “{name}”. Hãy đặt tên khác.") from error
    log(actor, "council.founded", founded, name=name, basis=basis or "chưa ghi quyết định")
    return founded


@transaction.atomic
def change_council(council: Council, *, basis: str, own_case_votes: bool, actor: User) -> None:
    """Change the decision a council rests on, and whether members vote on their own case by its rules."""
    require(actor, "councils.convene", council.organ)
    if council.sessions.filter(state=SessionState.VOTING).exists():
        raise Refused("Đang có phiên họp bỏ phiếu nên chưa sửa được; hãy sửa sau khi phiên họp kết thúc.")
    council.basis, council.own_case_votes = basis, own_case_votes
    council.save(update_fields=["basis", "own_case_votes"])
    log(
        actor,
        "council.changed",
        council,
        name=council.name,
        basis=basis or "chưa ghi quyết định",
        own_case=OWN_CASE[own_case_votes],
    )


@transaction.atomic
def seat_member(council: Council, person: Person, *, office: Office, valid_from: date, actor: User) -> Member:
    """Give a person of the agency a seat from a day on."""
    require(actor, "councils.convene", council.organ)
    if person.tenant_id != council.tenant_id:
        raise NotAllowed("councils.convene")
    Council.objects.select_for_update().get(pk=council.pk)
    standing = council.members.filter(Q(valid_until=None) | Q(valid_until__gt=valid_from))
    if standing.filter(person=person).exists():
        raise Refused(f"{person.name} đang là thành viên của {council.name}.")
    chair = standing.filter(office=Office.CHAIR).select_related("person").first()
    if office == Office.CHAIR and chair is not None:
        raise Refused(
            f"{council.name} đã có Chủ tịch là {chair.person.name}. Hãy ghi ngày thôi của người đó trước."
        )
    if council.sessions.filter(state=SessionState.VOTING, held_on__gte=valid_from).exists():
        raise Refused("Có phiên họp đang bỏ phiếu nên chưa thêm thành viên vào trước ngày họp được.")
    seated = Member.objects.create(council=council, person=person, office=office, valid_from=valid_from)
    log(
        actor,
        "council.seated",
        council,
        person=person.name,
        office=office.label,
        since=f"{valid_from:%d/%m/%Y}",
    )
    return seated


@transaction.atomic
def end_seat(member: Member, *, until: date, reason: str, actor: User) -> None:
    """End a seat before a day; meetings already held keep their roll."""
    require(actor, "councils.convene", member.council.organ)
    Council.objects.select_for_update().get(pk=member.council_id)
    if until < member.valid_from:
        raise Refused(f"Ngày thôi không được trước ngày bắt đầu {member.valid_from:%d/%m/%Y}.")
    if not reason.strip():
        raise Refused("Hãy ghi lý do thôi làm thành viên, ví dụ: nghỉ hưu, chuyển công tác.")
    taking_part = Attendance.objects.filter(
        member=member, session__held_on__gte=until, session__state=SessionState.VOTING
    )
    if taking_part.exists():
        raise Refused(
            f"{member.person.name} đang có tên trong phiên họp đang bỏ phiếu. Hãy kết thúc phiên họp trước."
        )
    if not Member.objects.filter(pk=member.pk, valid_until=None).update(valid_until=until):
        raise Refused(f"{member.person.name} đã thôi làm thành viên. Hãy mở lại trang.")
    member.valid_until = until
    log(
        actor,
        "council.left",
        member.council,
        person=member.person.name,
        office=member.get_office_display(),
        until=f"{until:%d/%m/%Y}",
        reason=reason,
    )
