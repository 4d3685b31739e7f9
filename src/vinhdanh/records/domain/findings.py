"""What the law says of everybody: kept beside the facts and renewed in their transaction."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from vinhdanh import law
from vinhdanh.records.domain.subjects import read_history, standing_facts
from vinhdanh.records.models import Finding, Subject

BATCH = 500


def open_years(on: date) -> tuple[int, int]:
    """Return the award years that offices work on: the year that closed and the year that runs."""
    return on.year - 1, on.year


def judge(history: law.History, subject: Subject, *, year: int, on: date) -> list[Finding]:
    """Ask the law about every award that this kind of subject may receive for ``year``."""
    findings = []
    for award in law.load_law().awards_for(history.subject.kind):
        verdict = law.explain(history, award, on, year=year)
        findings.append(
            Finding(
                subject=subject,
                award=award,
                year=year,
                outcome=verdict.outcome,
                awarded=history.holds(award, year, on),
                reason=verdict.reason[:300],
                cite=verdict.cite[:120],
                on=on,
            )
        )
    return findings


def refresh_findings(subjects: Sequence[Subject], *, on: date) -> None:
    """Renew masks and findings of subjects whose ledger or law has moved (person, collective loaded)."""
    rules = law.load_law()
    version = law.series_version(rules)
    pages = standing_facts(subjects)
    findings: list[Finding] = []
    for subject in subjects:
        history = read_history(subject, [fact.content for fact in pages[subject.pk]])
        row = law.build_masks(history, on, rules)
        subject.masks = list(row.values)
        subject.series = version
        subject.valid_from, subject.valid_until, subject.flagged = (
            row.valid_from,
            row.valid_until,
            row.flagged,
        )
        subject.judged_on = on
        for year in open_years(on):
            findings += judge(history, subject, year=year, on=on)
    fields = ["masks", "series", "valid_from", "valid_until", "flagged", "judged_on"]
    Subject.objects.bulk_update(list(subjects), fields, batch_size=BATCH)
    Finding.objects.bulk_create(
        findings,
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["subject", "award", "year"],
        update_fields=["outcome", "awarded", "reason", "cite", "on"],
    )


def due_for_refresh(on: date) -> Q:
    """Tell whose findings time alone has made old: a day in the ledger, a new year, or a change of law."""
    rules = law.load_law()
    turned = max((day for day in rules.boundaries if day <= on), default=date.min)
    return (
        Q(judged_on=None)
        | Q(judged_on__lt=max(turned, date(on.year, 1, 1)))
        | Q(valid_until__lte=on)
        | ~Q(series=law.series_version(rules))
    )


def refresh_due(*, on: date) -> int:
    """Renew, a batch a transaction, everybody who is due; tell how many were."""
    renewed = 0
    while True:
        with transaction.atomic():
            due = Subject.objects.select_for_update(of=("self",), skip_locked=True)
            batch = list(due.filter(due_for_refresh(on)).select_related("person", "collective")[:BATCH])
            refresh_findings(batch, on=on)
        renewed += len(batch)
        if not batch:
            return renewed
