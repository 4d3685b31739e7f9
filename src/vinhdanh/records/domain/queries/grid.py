"""The grid: subjects × awards, and how many stand where."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from vinhdanh.records.models import Finding, Subject

MEETS = Q(outcome__in=[Finding.Outcome.ELIGIBLE, Finding.Outcome.AWAITING])
OVERLOOKED = MEETS & Q(awarded=False)


def with_finding(
    subjects: QuerySet[Subject], condition: Q, *, year: int, award: str = ""
) -> QuerySet[Subject]:
    """Keep the subjects of whom the law says ``condition`` for a year, for one award or for any."""
    found = Finding.objects.filter(condition, subject=OuterRef("pk"), year=year)
    return subjects.filter(Exists(found.filter(award=award) if award else found))


def findings_of(subjects: Iterable[Subject], *, year: int) -> Mapping[UUID, Mapping[str, Finding]]:
    """Return what the law says of each subject for a year, by award."""
    rows: dict[UUID, dict[str, Finding]] = {subject.pk: {} for subject in subjects}
    for finding in Finding.objects.filter(subject__in=rows, year=year):
        rows[finding.subject_id][finding.award] = finding
    return rows


def tally(subjects: QuerySet[Subject], *, year: int) -> Mapping[str, Mapping[str, int]]:
    """Count, for each award, the subjects of each outcome, those already honoured and those overlooked."""
    found = Finding.objects.filter(subject__in=subjects.order_by().values("pk"), year=year)
    columns = {
        outcome.value: Count("pk", filter=Q(outcome=outcome, awarded=False)) for outcome in Finding.Outcome
    }
    columns |= {"honoured": Count("pk", filter=Q(awarded=True)), "overlooked": Count("pk", filter=OVERLOOKED)}
    rows = found.values("award").order_by("award").annotate(**columns)
    return {row["award"]: {key: int(row[key]) for key in columns} for row in rows.values("award", *columns)}
