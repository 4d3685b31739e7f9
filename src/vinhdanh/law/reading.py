"""What reading a page gives: a value, the facts it rests on, what is missing and how near the page is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import NamedTuple

from vinhdanh.law.facts import Fact
from vinhdanh.law.values import MET, Value


class Missing(NamedTuple):
    """What would have to be there: in words, by which point, and the first day on which it could be."""

    text: str
    cite: str
    earliest: date | None = None
    ways: int = 1
    """of how many ways one would do"""
    nearest: tuple[str, ...] = ()
    """where several would do: what the nearest of them lacks, if one is nearer than the others"""

    @property
    def brief(self) -> str:
        """The same in one sentence that is never too long for a cell."""
        if self.ways == 1 or len(self.text) <= BRIEF:
            return self.text
        if not self.nearest:
            return f"cần một trong {self.ways:02} điều kiện mà luật cho chọn, chưa đạt điều kiện nào"
        first, *rest = self.nearest
        more = f"; còn {len(rest):02} điều nữa" if rest else ""
        return f"cần một trong {self.ways:02} điều kiện; gần nhất: {first}{more}"


BRIEF = 300
"""How long a sentence may be that stands in a cell, in letters."""


@dataclass(slots=True)
class Evidence:
    """The fact a reading rests on (its place on the page) and what it shows."""

    fact: int
    text: str


@dataclass(slots=True)
class Measure:
    """How far a page goes against a number of the law."""

    have: int
    need: int
    most: bool = False
    """the number is an upper bound"""
    top: int | None = None
    """as far as any page can go"""

    def can_be(self, have: int) -> bool:
        """Tell whether a page could go just so far."""
        return have >= 0 and (self.top is None or have <= self.top)

    @property
    def percent(self) -> int:
        """Return how much of a lower bound is there, from 0 to 100."""
        return min(100, 100 * self.have // self.need) if self.need else 100


UNFORESEEN = -1
"""The progress of what nobody can plan: a sudden merit, a prize, a place in a movement."""


@dataclass(slots=True)
class Finding:
    """What a condition finds on a page: its value, on which facts, and what is lacking."""

    value: Value
    evidence: tuple[Evidence, ...] = ()
    lacks: str = ""
    earliest_year: int | None = None
    """the first year that, once closed, could mend it"""
    measure: Measure | None = None
    foreseen: bool = True
    """somebody can work towards it"""
    fixed: bool = False
    """it lies in what the subject is, not in what is done"""

    @property
    def progress(self) -> int:
        """Return how near the page is, in percent; ``UNFORESEEN`` where that cannot be said."""
        if self.value is MET:
            return 100
        if not self.foreseen:
            return UNFORESEEN
        return self.measure.percent if self.measure and not self.measure.most else 0


class Distance(NamedTuple):
    """How far a page is from what a node asks."""

    missing: tuple[Missing, ...] = ()
    progress: int = 0
    """how near, in percent, among the ways that lead to the same end"""
    closed: bool = False
    """not met, and not open to such a subject at all"""


@dataclass(slots=True)
class Reading:
    """A node read for one subject; how far the page is from it is put into words when somebody asks."""

    text: str
    cite: str
    value: Value
    evidence: tuple[Evidence, ...] = ()
    children: tuple["Reading", ...] = ()
    measure: Measure | None = None
    lies: "Distance | Callable[[Reading], Distance]" = field(default=Distance(), compare=False, repr=False)
    found: Finding | None = field(default=None, compare=False, repr=False)
    """what the condition found, where it is one"""

    @property
    def distance(self) -> Distance:
        """How far the page is from it."""
        if not isinstance(self.lies, Distance):
            self.lies = self.lies(self)
        return self.lies

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be there."""
        return self.distance.missing


def as_clause(sentence: str) -> str:
    """Return a sentence of a law file as a part of another sentence."""
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def show(fact: Fact, text: str) -> Evidence:
    """Return a fact as evidence."""
    return Evidence(fact.index, text)


@lru_cache(maxsize=4096)
def day_text(day: date) -> str:
    """Write a day for people, as 31/03/2026."""
    return f"{day:%d/%m/%Y}"


def years_text(years: Sequence[int]) -> str:
    """Write years for people: 2023, 2024, 2025; runs as 2019–2025."""
    if len(years) > 3 and years[-1] - years[0] == len(years) - 1:  # noqa: PLR2004
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years)) or "chưa có năm nào"


def date_after(year: int) -> date | None:
    """Return the first day after a year has closed; None beyond the calendar."""
    return date(year + 1, 1, 1) if year < MAXYEAR else None
