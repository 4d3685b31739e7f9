"""A nomination as several faces show it: the record behind it, and what the law says of it today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import FactError, parse_fact
from vinhdanh.law.verdict import PROVENANCE_WORDS
from vinhdanh.records.domain.subjects import read_history
from vinhdanh.records.models import Fact
from vinhdanh.web.fact_words import FactWords, describe_fact, further_source
from vinhdanh.web.verdicts import lay_open


@dataclass(frozen=True, slots=True)
class RecordYear:
    """What the record says of one year."""

    year: int | None
    lines: list[tuple[FactWords, str]]


def record_of(facts: Sequence[Fact]) -> list[RecordYear]:
    """Return the record year by year, the newest first; what has no year stands last."""
    years: dict[int | None, list[tuple[FactWords, str]]] = {}
    for fact in sorted(facts, key=lambda one: (-(one.year or 0), one.kind)):
        words = describe_fact(parse_fact(fact.content))
        years.setdefault(fact.year or None, []).append((words, further_source(fact.source, words)))
    return [RecordYear(year, lines) for year, lines in years.items()]


def verdict_now(nomination: Nomination, facts: Sequence[Fact], on: date) -> dict[str, Any]:
    """Ask the law again, today and from the facts that stand now; what was awarded has used its merit."""
    if nomination.state == NominationState.AWARDED:
        return {"verdict": None}
    try:
        history = read_history(nomination.subject, [fact.content for fact in facts])
    except FactError:
        return {"verdict": None}
    found = law.explain(history, nomination.award, on, year=nomination.year)
    return {
        "verdict": found,
        "tree": lay_open(found, facts),
        "trust": PROVENANCE_WORDS[found.provenance],
        "changed": found.outcome != nomination.outcome,
    }
