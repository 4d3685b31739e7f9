"""Nominations for awards of the State: those that may go up, those that wait there, those answered."""

from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from vinhdanh.dossiers.domain.forwarding import STATE
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.domain.queries.scopes import units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import User


class StateLevel(models.TextChoices):
    """Where a nomination stands between the agency and the State level."""

    READY = "cho-trinh", "Chờ trình"
    PENDING = "cho-ket-qua", "Đang chờ kết quả"
    ANSWERED = "co-ket-qua", "Đã có kết quả"


CONDITIONS = {
    StateLevel.READY: Q(state=NominationState.RECOMMENDED)
    | (Q(state=NominationState.AGREED) & ~Q(submission__route__contains=[Step.COUNCIL])),
    StateLevel.PENDING: Q(state=NominationState.FORWARDED),
    StateLevel.ANSWERED: Q(
        state__in=[NominationState.AWARDED, NominationState.DECLINED], forwarded_on__isnull=False
    ),
}


def state_level(user: User, stage: StateLevel, on: date) -> QuerySet[Nomination]:
    """Return the State-level nominations of one's organs at a stage, those forwarded first at the top."""
    organs = units_where(user, [Role.MINISTRY_OFFICER], on).order_by()
    awards = [code for code, entry in catalogue().items() if entry.level == STATE]
    found = Nomination.objects.filter(
        CONDITIONS[stage], tenant=user.tenant_id, round__organ__in=organs, award__in=awards
    )
    found = found.select_related(
        "round__organ", "submission", "subject__person", "subject__collective", "place"
    )
    return found.order_by("forwarded_on", "award", "proposed_on", "pk")
