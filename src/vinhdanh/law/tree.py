"""The tree of a standard: all, one of, not, and the conditions at its leaves; read for one subject."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Any as Json
from typing import ClassVar, NamedTuple

from vinhdanh.law.facts import Fact
from vinhdanh.law.many import Planes, Read, Yearly, all_of, negation, one_of
from vinhdanh.law.question import Question, Window
from vinhdanh.law.values import Value


@dataclass(frozen=True, slots=True)
class Missing:
    """What would have to be there: in words, by which point, and the first day on which it could be."""

    text: str
    cite: str
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fact a reading rests on (its place on the page) and what it shows."""

    fact: int
    text: str


class Measure(NamedTuple):
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


@dataclass(frozen=True, slots=True)
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

    @property
    def progress(self) -> int:
        """Return how near the page is, in percent; ``UNFORESEEN`` where that cannot be said."""
        if self.value is Value.MET:
            return 100
        if not self.foreseen:
            return UNFORESEEN
        return self.measure.percent if self.measure and not self.measure.most else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A node read for one subject."""

    text: str
    cite: str
    value: Value
    evidence: tuple[Evidence, ...] = ()
    children: tuple["Reading", ...] = ()
    missing: tuple[Missing, ...] = ()
    progress: int = 0
    """how near, in percent, among the ways that lead to the same end"""
    measure: Measure | None = None


class Condition(Yearly):
    """A condition of the law: its words, its reading for one, its reading for many. One class, one file."""

    key: ClassVar[str]
    """the word that names it in law files"""
    takes: ClassVar[frozenset[str]] = frozenset()
    """the keys that may stand under that word"""

    @classmethod
    @abstractmethod
    def parse(cls, data: dict[str, Json]) -> "Condition":
        """Read what stands under the word in a law file; raises ValueError or KeyError."""

    @abstractmethod
    def words(self) -> str:
        """Say what is asked, for a person to read."""

    @abstractmethod
    def read(self, question: Question, window: Window | None = None) -> Finding:
        """Read one subject's page."""

    def facts_read(self) -> frozenset[str]:
        """Return the kinds of fact that this condition reads."""
        return frozenset()


class Node(ABC):
    """A node of the tree, with the words and the citation under which it stands."""

    text: str
    cite: str

    @abstractmethod
    def read(self, question: Question, window: Window | None = None) -> Reading: ...

    @abstractmethod
    def below(self) -> "Sequence[Node]":
        """Return the nodes right below this one."""

    def leaves(self) -> "Iterator[Leaf]":
        """Yield the conditions below this node."""
        for child in self.below():
            yield from child.leaves()

    def facts_read(self) -> frozenset[str]:
        """Return the kinds of fact that this node itself reads."""
        return frozenset()

    def yearly(self) -> Iterator[Yearly]:
        """Yield what the reading for many reads in this tree."""
        for child in self.below():
            yield from child.yearly()

    @abstractmethod
    def many(self, award: str, read: Read) -> Planes:
        """Put together what ``read`` says of the parts."""


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """One condition under one point."""

    text: str
    cite: str
    condition: Condition

    def read(self, question: Question, window: Window | None = None) -> Reading:
        found = self.condition.read(question, window)
        missing: tuple[Missing, ...] = ()
        if found.value is not Value.MET:
            earliest = date_after(found.earliest_year) if found.earliest_year else None
            missing = (Missing(found.lacks or self.text, self.cite, earliest),)
        return Reading(
            text=self.text,
            cite=self.cite,
            value=found.value,
            evidence=found.evidence,
            missing=missing,
            progress=found.progress,
            measure=found.measure,
        )

    def below(self) -> Sequence[Node]:
        return ()

    def leaves(self) -> "Iterator[Leaf]":
        yield self

    def facts_read(self) -> frozenset[str]:
        return self.condition.facts_read()

    def yearly(self) -> Iterator[Yearly]:
        yield self.condition

    def many(self, award: str, read: Read) -> Planes:
        return read(self.condition, award)


@dataclass(frozen=True, slots=True)
class All(Node):
    """Every child must be met: the lowest value among them."""

    text: str
    cite: str
    children: tuple[Node, ...]

    def read(self, question: Question, window: Window | None = None) -> Reading:
        read = tuple(child.read(question, window) for child in self.children)
        return read_all(self.text, self.cite, read)

    def below(self) -> Sequence[Node]:
        return self.children

    def many(self, award: str, read: Read) -> Planes:
        return all_of([child.many(award, read) for child in self.children])


@dataclass(frozen=True, slots=True)
class Any(Node):
    """One child suffices: the highest value among them; what is missing is that of the nearest."""

    text: str
    cite: str
    children: tuple[Node, ...]

    def read(self, question: Question, window: Window | None = None) -> Reading:
        read = tuple(child.read(question, window) for child in self.children)
        nearest = max(read, key=lambda child: (child.value, child.progress, -len(child.missing)))
        missing = () if nearest.value is Value.MET else nearest.missing
        return Reading(
            text=self.text,
            cite=self.cite,
            value=nearest.value,
            children=read,
            missing=missing,
            progress=nearest.progress,
        )

    def below(self) -> Sequence[Node]:
        return self.children

    def many(self, award: str, read: Read) -> Planes:
        return one_of([child.many(award, read) for child in self.children])


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The child must not be met."""

    text: str
    cite: str
    child: Node

    def read(self, question: Question, window: Window | None = None) -> Reading:
        read = self.child.read(question, window)
        value = read.value.negated()
        missing = () if value is Value.MET else (Missing(self.text, self.cite),)
        return Reading(self.text, self.cite, value, (), (read,), missing)

    def below(self) -> Sequence[Node]:
        return (self.child,)

    def many(self, award: str, read: Read) -> Planes:
        return negation(self.child.many(award, read))


def read_all(text: str, cite: str, read: Sequence[Reading]) -> Reading:
    """Read children that must all be met: what failed stands first among what is missing."""
    steps = [child.progress for child in read]
    return Reading(
        text=text,
        cite=cite,
        value=min(child.value for child in read),
        children=tuple(read),
        missing=tuple(gap for child in sorted(read, key=lambda r: r.value) for gap in child.missing),
        progress=UNFORESEEN if min(steps) < 0 else sum(steps) // len(steps),
    )


def show(fact: Fact, text: str) -> Evidence:
    """Return a fact as evidence."""
    return Evidence(fact.index, text)


def years_text(years: Sequence[int]) -> str:
    """Write years for people: 2023, 2024, 2025; runs as 2019–2025."""
    if len(years) > 3 and years[-1] - years[0] == len(years) - 1:  # noqa: PLR2004
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years)) or "chưa có năm nào"


def date_after(year: int) -> date | None:
    """Return the first day after a year has closed; None beyond the calendar."""
    return date(year + 1, 1, 1) if year < MAXYEAR else None
