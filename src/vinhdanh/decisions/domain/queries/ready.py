"""Which nominations have come all the way, and may stand on the list of a decision."""

from django.db.models import Count, Q, QuerySet

from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination, Round

APPROVED = Q(state=NominationState.RECOMMENDED) | (
    Q(state=NominationState.AGREED) & ~Q(submission__route__contains=[Step.COUNCIL])
)
"""Recommended by the council, or agreed to where the frozen route has no council."""


def approved_nominations(opened: Round) -> QuerySet[Nomination]:
    """Return the nominations of a round on which its organ may decide."""
    found = Nomination.objects.filter(APPROVED, round=opened)
    return found.select_related("subject__person", "subject__collective", "place", "submission")


def waiting_nominations(opened: Round) -> QuerySet[Nomination]:
    """Return those of the approved nominations that stand on no list yet."""
    return approved_nominations(opened).filter(lines=None)


def rounds_with_waiting(rounds: QuerySet[Round]) -> list[tuple[Round, int]]:
    """Return those of the rounds where somebody waits for a decision, each with how many wait."""
    found = Nomination.objects.filter(APPROVED, lines=None, round__in=rounds.order_by())
    waiting = dict(found.order_by().values_list("round").annotate(Count("pk")))
    return [(one, waiting[one.pk]) for one in rounds.filter(pk__in=waiting)]
