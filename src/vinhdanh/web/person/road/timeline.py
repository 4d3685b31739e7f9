"""The years of a person: what was rated, honoured, recognised or held against them, newest year first."""

from collections.abc import Iterator
from dataclasses import dataclass

from vinhdanh.law import Fact
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.law.conditions.ratings import SCALE
from vinhdanh.web.fact_words import FactWords, describe_fact, further_source
from vinhdanh.web.person.road.road import Road

ORDER = ("award", "finding", "movement", "work", "discipline", "pending", "leave", "post")
"""What comes first within a year; other kinds follow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a year, in words, with the paper it stands on."""

    kind: str
    words: FactWords
    source: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year: its rating (None: not known), the short names of what was received, everything else."""

    number: int
    rating: FactWords | None
    step: int
    """how high the year was rated, 1 to 4; 0 where it is not known"""
    received: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with the year under which people look it up."""

    year: int
    fact: Fact
    source: str


def years_of(road: Road, *, until: int) -> list[Year]:
    """Return the years, newest first: all from the first rated one to ``until``, earlier ones if told."""
    lines = list(lines_of(road))
    told = {line.year for line in lines}
    rated = [line.year for line in lines if line.fact.kind == "rating"]
    shown = told | set(range(min(rated, default=until), until + 1))
    return [
        year_of(number, [line for line in lines if line.year == number])
        for number in sorted(shown, reverse=True)
    ]


def lines_of(road: Road) -> Iterator[Line]:
    """Give each fact that belongs to a year."""
    for kept, fact in zip(road.facts, road.history.facts, strict=True):
        if kept.year is not None:
            yield Line(kept.year, fact, kept.source)


def year_of(number: int, lines: list[Line]) -> Year:
    """Gather one year."""
    rating = next((line.fact for line in lines if line.fact.kind == "rating"), None)
    rest = sorted((line for line in lines if line.fact.kind != "rating"), key=place_of)
    return Year(
        number=number,
        rating=describe_fact(rating) if rating else None,
        step=SCALE.index(rating["value"]) + 1 if rating else 0,
        received=tuple(short_name(line.fact["award"]) for line in rest if line.fact.kind == "award"),
        entries=tuple(map(entry_of, rest)),
    )


def entry_of(line: Line) -> Entry:
    """Put a fact of a year into words."""
    words = describe_fact(line.fact)
    return Entry(line.fact.kind, words, further_source(line.source, words))


def place_of(line: Line) -> tuple[int, int]:
    """Return where a fact stands within its year; awards stand as in the catalogue, every year alike."""
    kind = line.fact.kind
    place = ORDER.index(kind) if kind in ORDER else len(ORDER)
    return (place, list(catalogue()).index(line.fact["award"]) if kind == "award" else 0)
