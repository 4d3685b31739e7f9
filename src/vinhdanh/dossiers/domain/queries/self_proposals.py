"""Whose own proposals wait for a unit, and what became of one's own; the one door to each."""

from uuid import UUID

from django.db.models import QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.dossiers.domain.queries.doors import OF_THE_UNIT
from vinhdanh.dossiers.enums import RoundState, SelfProposalState
from vinhdanh.dossiers.models import SelfProposal
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.queries.scopes import at_or_below, units_where
from vinhdanh.units.models import Organisation, User


def waiting_for(unit: Organisation) -> QuerySet[SelfProposal]:
    """Return the proposals of a unit's people that nobody has answered, the oldest first."""
    found = SelfProposal.objects.filter(
        at_or_below([unit], "place__"), state=SelfProposalState.WAITING, round__state=RoundState.OPEN
    )
    return found.select_related("subject__person", "round", "place").order_by("created_at")


def self_proposal_for(user: User, pk: UUID) -> SelfProposal:
    """Open the door to the proposal of somebody of one's units."""
    units = units_where(user, OF_THE_UNIT, today()).order_by()
    found = SelfProposal.objects.filter(pk=pk, place__in=units, tenant=user.tenant_id)
    one = found.select_related("subject__person", "round__organ", "place").first()
    if one is None:
        raise NotAllowed("dossiers.see")
    return one


def own_proposals(page: Subject, *, year: int) -> QuerySet[SelfProposal]:
    """Return what somebody has proposed of themselves for a year, the newest last."""
    found = SelfProposal.objects.filter(subject=page, round__year=year)
    return found.select_related("round").order_by("created_at")
