"""The tree of a standard: all, one of, not, and the conditions at its leaves; read for one subject."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property
from operator import attrgetter
from typing import Any as Json
from typing import ClassVar, NamedTuple

from vinhdanh.law.facts import Fact
from vinhdanh.law.many import Planes, Read, Yearly, all_of, negation, one_of
from vinhdanh.law.question import Question, Window
from vinhdanh.law.values import Value


class Missing(NamedTuple):
    """What would have to be there: in words, by which point, and the first day on which it could be."""

    text: str
    cite: str
    earliest: date | None = None


class Evidence(NamedTuple):
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


class Finding(NamedTuple):
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


class Reading(NamedTuple):
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

    once: ClassVar[bool] = False
    """what it finds depends on page, day and year alone, whatever the award and the stretch"""

    @abstractmethod
    def words(self) -> str:
        """Say what is asked, for a person to read."""

    @cached_property
    def asked(self) -> str:
        """What is asked, put in words once."""
        return self.words()

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

    @property
    def once(self) -> bool:
        """Whether it reads the same under every award."""
        return False

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
            self.text, self.cite, found.value, found.evidence, (), missing, found.progress, found.measure
        )

    @property
    def once(self) -> bool:
        return self.condition.once

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
class Branch(Node):
    """Several children; read once a page and year where the award makes no difference."""

    text: str
    cite: str
    children: tuple[Node, ...]

    @cached_property
    def once(self) -> bool:
        return all(child.once for child in self.children)

    def read(self, question: Question, window: Window | None = None) -> Reading:
        if not self.once:
            return self.join([child.read(question, window) for child in self.children])
        read, about = question.page.read, (id(self), question.year)
        found: Reading | None = read.get(about)
        if found is None:
            found = read[about] = self.join([child.read(question) for child in self.children])
        return found

    @abstractmethod
    def join(self, read: Sequence[Reading]) -> Reading:
        """Put the readings of the children together."""

    def below(self) -> Sequence[Node]:
        return self.children


@dataclass(frozen=True, slots=True)
class All(Branch):
    """Every child must be met: the lowest value among them."""

    def join(self, read: Sequence[Reading]) -> Reading:
        return read_all(self.text, self.cite, read)

    def many(self, award: str, read: Read) -> Planes:
        return all_of([child.many(award, read) for child in self.children])


@dataclass(frozen=True, slots=True)
class Any(Branch):
    """One child suffices: the highest value among them; what is missing is that of the nearest."""

    def join(self, read: Sequence[Reading]) -> Reading:
        nearest = max(read, key=lambda child: (child.value, child.progress, -len(child.missing)))
        missing = () if nearest.value is Value.MET else nearest.missing
        return Reading(self.text, self.cite, nearest.value, (), tuple(read), missing, nearest.progress)

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
    value = min(child.value for child in read)
    missing: tuple[Missing, ...] = ()
    if value is not Value.MET:
        worst_first = sorted(read, key=attrgetter("value"))
        missing = tuple(gap for child in worst_first for gap in child.missing)
    progress = UNFORESEEN if min(steps) < 0 else sum(steps) // len(steps)
    return Reading(text, cite, value, (), tuple(read), missing, progress)


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
