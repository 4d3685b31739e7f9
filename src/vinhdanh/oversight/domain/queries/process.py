"""Figures of the process: what went up to the State level, opinions, returns, days from deed to decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from django.db.models import Count, F, QuerySet, Sum

from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award
from vinhdanh.dossiers.enums import Direction, FindingKind, NominationState
from vinhdanh.dossiers.models import Appraisal, Consultation, Nomination
from vinhdanh.oversight.domain.queries.slices import Slice, awards_in
from vinhdanh.units.models import Organisation


@dataclass(frozen=True, slots=True)
class Pair:
    """How many collectives and how many individuals."""

    collectives: int
    individuals: int


@dataclass(frozen=True, slots=True)
class Days:
    """Days between two days of many register lines: how many lines, the median, and nine tenths within."""

    lines: int
    median: int | None
    nine_tenths: int | None


def forwarded(piece: Slice, tenant: Organisation) -> QuerySet[Nomination]:
    """Return the nominations that went up to the State level in the period."""
    found = Nomination.objects.filter(tenant=tenant, forwarded_on__range=(piece.since, piece.until))
    found = found.filter(award=piece.award) if piece.award else found
    if piece.recipient == Recipient.HOUSEHOLD:
        return found.none()
    if piece.recipient:
        found = found.filter(subject__person__isnull=piece.recipient != Recipient.PERSON)
    return found


def pending(piece: Slice, tenant: Organisation) -> QuerySet[Nomination]:
    """Return those that went up by the end of the period and of which nothing has been heard."""
    ever = piece.since.min
    return forwarded(replace(piece, since=ever), tenant).filter(state=NominationState.FORWARDED)


def consulted(piece: Slice, tenant: Organisation, direction: Direction) -> Pair:
    """Sum the collectives and individuals on whom opinions were asked in the period."""
    found = Consultation.objects.filter(
        tenant=tenant, direction=direction, asked_on__range=(piece.since, piece.until)
    )
    summed = found.aggregate(collectives=Sum("collectives"), individuals=Sum("individuals"))
    return Pair(summed["collectives"] or 0, summed["individuals"] or 0)


def days_between(piece: Slice, awards: QuerySet[Award], start: str) -> Days:
    """Measure the days from ``proposed_on`` or ``done_on`` to the decision, over lines that have both."""
    found = awards_in(piece, awards).filter(**{f"{start}__isnull": False})
    spans = list(found.annotate(span=F("decided_on") - F(start)).values_list("span", flat=True))
    return Days(len(spans), _rank(spans, 50), _rank(spans, 90))


def _rank(spans: Sequence[timedelta], percent: int) -> int | None:
    """Return the least number of days within which so many percent of the lines lie."""
    ordered = sorted(span.days for span in spans)
    return ordered[ceil(len(ordered) * percent / 100) - 1] if ordered else None


def returns_by_unit(piece: Slice, tenant: Organisation) -> dict[str, int]:
    """Count the returns of the period by the name of the unit, most first."""
    found = Appraisal.objects.filter(
        nomination__tenant=tenant,
        finding=FindingKind.RETURN,
        found_on__range=(piece.since, piece.until),
    )
    counted = found.values_list("nomination__submission__unit__name").annotate(number=Count("pk"))
    return dict(counted.order_by("-number", "nomination__submission__unit__name"))
