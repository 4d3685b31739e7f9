"""What the law says of everybody: kept beside the facts and renewed in their transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from vinhdanh import law
from vinhdanh.records.domain.keeping import keep_findings, keep_masks
from vinhdanh.records.domain.subjects import read_history, standing_contents
from vinhdanh.records.models import Subject

BATCH = 500


def open_years(on: date) -> tuple[int, int]:
    """Return the award years that offices work on: the year that closed and the year that runs."""
    return on.year - 1, on.year


def judge(history: law.History, subject: Subject, *, on: date) -> list[dict[str, Any]]:
    """Ask the law about every award that this kind of subject may receive for the open years."""
    return [
        {
            "subject_id": subject.pk,
            "award": verdict.award,
            "year": verdict.year,
            "outcome": verdict.outcome,
            "awarded": history.holds(verdict.award, verdict.year, on),
            "reason": verdict.reason[:300],
            "cite": verdict.cite[:120],
            "on": on,
        }
        for verdict in law.explain_all(history, on, years=open_years(on))
    ]


def refresh_findings(subjects: Sequence[Subject], *, on: date) -> None:
    """Renew masks and findings of subjects whose ledger or law has moved (person, collective loaded)."""
    rules = law.load_law()
    pages = standing_contents(subjects)
    masks: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for subject in subjects:
        history = read_history(subject, pages[subject.pk])
        masks.append(mask_row(subject, law.build_masks(history, on, rules), rules, on=on))
        findings += judge(history, subject, on=on)
    keep_masks(masks)
    keep_findings(findings)


def mask_row(subject: Subject, row: law.MaskRow, rules: law.Law, *, on: date) -> dict[str, Any]:
    """Return what is kept of a subject's masks."""
    return {
        "id": subject.pk,
        "masks": row.values,
        "series": law.series_version(rules),
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "flagged": row.flagged,
        "judged_on": on,
    }


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
