"""The appraisal desk: which nominations are looked at, in which order, and the one that comes next."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from vinhdanh.dossiers.domain.queries.doors import visible_nominations
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.units.domain.queries.person import called
from vinhdanh.units.models import Organisation, User

FULL = ("submission__unit__path", "award", "subject__person__sort_key", "pk")


def at_the_desk(user: User, organ: Organisation, on: date) -> QuerySet[Nomination]:
    """Return what has come to an organ's desk, by unit, award and name."""
    found = visible_nominations(user, on).filter(round__organ__path__startswith=organ.path)
    return found.exclude(state__in=[NominationState.DRAFT, NominationState.SENT]).order_by(*FULL)


def named(nominations: QuerySet[Nomination], words: str) -> QuerySet[Nomination]:
    """Return those whose name has some words, with or without their accents."""
    found = called(words, "subject__person__")
    return nominations.filter(found | Q(subject__collective__name__icontains=words))


def count_by_state(nominations: QuerySet[Nomination]) -> Mapping[str, int]:
    """Count nominations by state."""
    counted = nominations.order_by().select_related(None).values_list("state").annotate(Count("pk"))
    return dict(counted)


def next_to_appraise(user: User, organ: Organisation, nomination: Nomination, on: date) -> Nomination | None:
    """Return the next nomination of the same round that waits, going round once."""
    waiting = at_the_desk(user, organ, on).filter(state=NominationState.APPRAISING, round=nomination.round_id)
    keys = list(waiting.exclude(pk=nomination.pk).values_list("pk", flat=True)[:1])
    return waiting.filter(pk=keys[0]).first() if keys else None
