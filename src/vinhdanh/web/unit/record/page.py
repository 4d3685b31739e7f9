"""What a record's page shows: chapters of facts by kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from vinhdanh.law import parse_fact
from vinhdanh.records.models import Fact, Subject
from vinhdanh.web.fact_words import FactWords, describe_fact, further_source
from vinhdanh.web.history import names_of
from vinhdanh.web.unit.record.words import KINDS


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as the page shows it, with who recorded it and, where it was voided, who did."""

    fact: Fact
    words: FactWords
    source: str
    by: str
    voided_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The facts of one kind, the newest year first; those that were voided stand apart."""

    kind: str
    name: str
    may_void: bool
    lines: list[Line]
    voided: list[Line]


def chapters_of(subject: Subject, may_void: Callable[[str], bool]) -> list[Chapter]:
    """Return the chapters of a record in the order of KINDS; empty ones are left out."""
    facts = list(Fact.objects.filter(subject=subject).order_by("-year", "-created_at"))
    names = names_of(key for fact in facts for key in (fact.recorded_by, fact.voided_by))
    lines = [line_of(fact, names) for fact in facts]
    written = {line.fact.kind for line in lines}
    return [
        Chapter(
            kind,
            name,
            may_void(kind),
            [line for line in lines if line.fact.kind == kind and line.fact.voided_at is None],
            [line for line in lines if line.fact.kind == kind and line.fact.voided_at is not None],
        )
        for kind, name in KINDS.items()
        if kind in written
    ]


def line_of(fact: Fact, names: Mapping[UUID | None, str]) -> Line:
    """Put a fact into words."""
    words = describe_fact(parse_fact(fact.content))
    source = further_source(fact.source, words)
    return Line(fact, words, source, names.get(fact.recorded_by, ""), names.get(fact.voided_by, ""))
