"""Opinions on nominees, asked of another authority or of us (hiệp y): asking and answering."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.enums import Direction
from vinhdanh.dossiers.models import Consultation
from vinhdanh.units.domain.queries.scopes import units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "consultation.asked": "{direction}: {authority}, về {about}, "
        "{collectives} tập thể, {individuals} cá nhân.",
        "consultation.answered": "Trả lời hiệp y với {authority}, về {about}: {answer}",
    }
)


@transaction.atomic
def ask_opinion(
    tenant: Organisation,
    *,
    direction: Direction,
    authority: str,
    about: str,
    collectives: int,
    individuals: int,
    asked_on: date,
    due_on: date | None,
    actor: User,
    on: date,
) -> Consultation:
    """Enter that an opinion was asked, on how many collectives and individuals, and by when it is due."""
    require(actor, "dossiers.appraise", tenant)
    if collectives + individuals == 0:
        raise Refused("Hãy ghi số tập thể, cá nhân được hỏi ý kiến.")
    if asked_on > on:
        raise Refused("Ngày hỏi ý kiến không được sau hôm nay.")
    if due_on and due_on < asked_on:
        raise Refused("Hạn trả lời không được trước ngày hỏi.")
    asked = Consultation.objects.create(
        tenant=tenant,
        direction=direction,
        authority=authority,
        about=about,
        collectives=collectives,
        individuals=individuals,
        asked_on=asked_on,
        due_on=due_on,
    )
    log(
        actor,
        "consultation.asked",
        asked,
        direction=direction.label,
        authority=authority,
        about=about,
        collectives=collectives,
        individuals=individuals,
    )
    return asked


@transaction.atomic
def answer_opinion(asked: Consultation, *, answer: str, answered_on: date, actor: User, on: date) -> None:
    """Enter the answer, once."""
    require(actor, "dossiers.appraise", asked.tenant)
    if not answer.strip():
        raise Refused("Hãy ghi nội dung ý kiến trả lời.")
    if not asked.asked_on <= answered_on <= on:
        raise Refused("Ngày trả lời phải từ ngày hỏi đến hôm nay.")
    unanswered = Consultation.objects.filter(pk=asked.pk, answered_on=None)
    if not unanswered.update(answer=answer, answered_on=answered_on):
        raise Refused("Lần hiệp y này đã có ý kiến trả lời.")
    log(actor, "consultation.answered", asked, authority=asked.authority, about=asked.about, answer=answer)


def visible_consultations(user: User, on: date) -> QuerySet[Consultation]:
    """Return the consultations of the agency of its officers and leaders, the newest first."""
    organs = units_where(user, [Role.MINISTRY_OFFICER, Role.LEADER], on).order_by()
    return Consultation.objects.filter(tenant__in=organs).order_by("-asked_on", "-pk")


def consultation_for(user: User, pk: UUID, on: date) -> Consultation:
    """Open the door to one consultation."""
    found = visible_consultations(user, on).select_related("tenant").filter(pk=pk).first()
    if found is None:
        raise NotAllowed("dossiers.see")
    return found
