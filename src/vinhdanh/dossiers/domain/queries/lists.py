"""A unit's rounds and lists: what is open to it, what it has sent, what came back."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from vinhdanh.dossiers.enums import FindingKind, NominationState, RoundState, Step, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from vinhdanh.units.domain.queries.organisation import steps_of
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation

WRITTEN = Q(nominations__report__results__gt="")
"""What ``Report.written`` tells of one."""


def rounds_of(unit: Organisation) -> QuerySet[Round]:
    """Return the rounds opened by a unit or above it, the newest first."""
    found = Round.objects.filter(tenant=unit.tenant_id, organ__path__in=steps_of(unit.path))
    return found.exclude(state=RoundState.PREPARING).select_related("organ").order_by("-year", "due_on", "pk")


def open_rounds(unit: Organisation, *, year: int | None = None) -> QuerySet[Round]:
    """Return the rounds that take a unit's nominations, those due first before the others."""
    found = rounds_of(unit).filter(state=RoundState.OPEN).order_by("due_on", "pk")
    return found if year is None else found.filter(year=year)


def lists_of(unit: Organisation) -> QuerySet[Submission]:
    """Return the lists of a unit and of those below it, with how many names and reports they have."""
    found = Submission.objects.filter(at_or_below([unit], "unit__"))
    return found.select_related("round__organ", "unit").annotate(
        names=Count("nominations", filter=~Q(nominations__state=NominationState.WITHDRAWN)),
        written=Count("nominations", filter=WRITTEN),
        returned=Count("nominations", filter=Q(nominations__state=NominationState.RETURNED)),
    )


def list_in(opened: Round, unit: Organisation) -> Submission | None:
    """Return a unit's own list in a round, if it has begun one."""
    return Submission.objects.filter(round=opened, unit=unit).select_related("unit").first()


def names_on(submission: Submission) -> QuerySet[Nomination]:
    """Return the names of a list, by award and given name."""
    found = submission.nominations.select_related(
        "subject__person", "subject__collective", "place", "report", "round"
    )
    return found.order_by(
        "award", F("subject__person__sort_key").asc(nulls_last=True), "subject__collective__name", "pk"
    )


def returned_to(unit: Organisation) -> QuerySet[Nomination]:
    """Return the proposals sent back to a unit, those due first before the others (``due``)."""
    found = Nomination.objects.filter(
        at_or_below([unit], "submission__unit__"), state=NominationState.RETURNED
    )
    waiting = Q(appraisals__finding=FindingKind.RETURN, appraisals__answered_at=None)
    found = found.select_related("subject__person", "subject__collective", "round")
    return found.annotate(due=Max("appraisals__due_on", filter=waiting)).order_by("due", "pk")


def lists_to_approve(unit: Organisation) -> QuerySet[Submission]:
    """Return a unit's own lists that wait for its head: names on them, met where it meets, the round open."""
    found = lists_of(unit).filter(unit=unit, state=SubmissionState.PREPARING, round__state=RoundState.OPEN)
    unmet = Q(met_on=None) & Q(round__route__contains=[Step.SELECT])
    named = Nomination.objects.filter(submission=OuterRef("pk"))
    return found.filter(Exists(named)).exclude(unmet).order_by("round__due_on", "pk")


def count_by_award(opened: Round, unit: Organisation, *, kind: str) -> Mapping[str, int]:
    """Count the people, or the collectives, that a unit proposes in a round, by award."""
    found = Nomination.objects.filter(at_or_below([unit], "submission__unit__"), round=opened)
    found = found.filter(subject__person__isnull=kind != "person")
    rows = found.exclude(state=NominationState.WITHDRAWN).values("award").order_by("award")
    return {row["award"]: row["number"] for row in rows.annotate(number=Count("pk"))}


def last_day(submission: Submission) -> date:
    """Return the last day on which a list may be sent: the round's, or a later one given to this unit."""
    return submission.extended_until or submission.round.due_on
