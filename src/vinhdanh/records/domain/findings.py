"""What the law says of everybody: kept beside the facts and renewed in their transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from vinhdanh import law
from vinhdanh.law.catalogue import covering
from vinhdanh.records.domain.keeping import keep_findings, keep_masks
from vinhdanh.records.domain.subjects import Contents, read_history, standing_contents
from vinhdanh.records.models import Subject

BATCH = 500


def open_years(on: date) -> tuple[int, int]:
    """Return the award years that offices work on: the year that closed and the year that runs."""
    return on.year - 1, on.year


def judge(history: law.History, subject: Subject, *, on: date) -> tuple[law.MaskRow, list[dict[str, Any]]]:
    """Ask the law about every award that this kind of subject may receive for the open years."""
    row, outcomes = law.judge_page(history, on, years=open_years(on), law=law.load_law())
    honoured, subject_id, day = history.honoured_years(on), str(subject.pk), on.isoformat()
    return row, [
        {
            "subject_id": subject_id,
            "award": award,
            "year": year,
            "outcome": outcome,
            "awarded": bool(honoured) and any(year in honoured.get(code, ()) for code in covering(award)),
            "on": day,
        }
        for (award, year), outcome in outcomes.items()
    ]


def refresh_findings(subjects: Sequence[Subject], *, on: date) -> None:
    """Renew masks and findings of subjects whose ledger or law has moved (person, collective loaded)."""
    renew_findings(subjects, standing_contents(subjects), on=on)


def renew_findings(subjects: Sequence[Subject], pages: Contents, *, on: date) -> None:
    """Renew masks and findings of subjects whose standing facts are given."""
    rules = law.load_law()
    masks: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for subject in subjects:
        row, found = judge(read_history(subject, pages[subject.pk]), subject, on=on)
        masks.append(mask_row(subject, row, rules, on=on))
        findings += found
    keep_masks(masks)
    keep_findings(findings)


def reasons_of(
    subjects: Sequence[Subject], awards: Iterable[str], *, year: int, on: date
) -> Mapping[tuple[UUID, str], law.Verdict]:
    """Say why the law says what it says of those who are shown, by subject and award."""
    awards, pages = tuple(awards), standing_contents(subjects)
    histories = {subject.pk: read_history(subject, pages[subject.pk]) for subject in subjects}
    return {
        (pk, award): law.explain(history, award, on, year=year)
        for pk, history in histories.items()
        for award in awards
    }


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
