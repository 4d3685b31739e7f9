"""What a record's page shows: chapters of facts by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vinhdanh.law import parse_fact
from vinhdanh.records.models import Fact, Subject
from vinhdanh.units.models import User
from vinhdanh.web.fact_words import FactWords, describe_fact
from vinhdanh.web.unit.record.words import KINDS


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as the page shows it, with who recorded it and, where it was voided, who did."""

    fact: Fact
    words: FactWords
    by: str
    voided_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The facts of one kind, the newest year first; those that were voided stand apart."""

    kind: str
    name: str
    lines: list[Line]
    voided: list[Line]


def chapters_of(subject: Subject) -> list[Chapter]:
    """Return the chapters of a record in the order of KINDS; empty ones are left out."""
    facts = list(Fact.objects.filter(subject=subject).order_by("-year", "-created_at"))
    names = names_of(key for fact in facts for key in (fact.recorded_by, fact.voided_by))
    lines = [
        Line(
            fact,
            describe_fact(parse_fact(fact.content)),
            names.get(fact.recorded_by, ""),
            names.get(fact.voided_by, ""),
        )
        for fact in facts
    ]
    chapters = [
        Chapter(
            kind,
            name,
            [line for line in lines if line.fact.kind == kind and line.fact.voided_at is None],
            [line for line in lines if line.fact.kind == kind and line.fact.voided_at is not None],
        )
        for kind, name in KINDS.items()
    ]
    return [chapter for chapter in chapters if chapter.lines or chapter.voided]


def names_of(accounts: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Return the names of accounts by their keys."""
    found = User.objects.select_related("person").filter(pk__in={key for key in accounts if key})
    return {account.pk: str(account) for account in found}
