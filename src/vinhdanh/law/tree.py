"""The tree of a standard: all, one of, not, and the conditions at its leaves; read for one subject."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar
from typing import Any as Json

from vinhdanh.law.many import Planes, Stretched, Yearly, all_of, negation, one_of, spelled
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import UNFORESEEN, Distance, Finding, Missing, Reading, as_clause, date_after
from vinhdanh.law.values import AWAITING, FAILED, MET

if TYPE_CHECKING:
    from vinhdanh.law.program import Ask

ALL_NEEDED, ONE_SUFFICES = "đạt tất cả", "đạt một trong các điều kiện"
"""How a group is called that has no words of its own."""


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

    @cached_property
    def about(self) -> str:
        """What it is, spelled in the same way wherever the law asks it."""
        return spelled(self)

    @abstractmethod
    def read(self, question: Question, window: Window | None = None) -> Finding:
        """Read one subject's page."""


class Node(ABC):
    """A node of the tree, with the words and the citation under which it stands."""

    text: str
    cite: str

    @abstractmethod
    def read(self, question: Question, window: Window | None = None) -> Reading: ...

    @abstractmethod
    def below(self) -> "Sequence[Node]":
        """Return the nodes right below this one."""

    def nodes(self) -> "Iterator[Node]":
        """Yield this node and all below it."""
        yield self
        for child in self.below():
            yield from child.nodes()

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

    @abstractmethod
    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:
        """Put down how it is read for many."""


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """One condition under one point."""

    text: str
    cite: str
    condition: Condition
    setting: str = ""
    """where the text is open: the question on which meeting it rests"""

    def read(self, question: Question, window: Window | None = None) -> Reading:
        one = self.condition
        found: Finding | None = question.kept.get(one.about) if one.once else None
        if found is None:
            found = one.read(question, window)
            if one.once:
                question.kept[one.about] = found
        value = found.value
        if self.setting and value is MET:
            question.notes.add(self.setting)
        return Reading(self.text, self.cite, value, found.evidence, (), found.measure, _of_found, found)

    @property
    def once(self) -> bool:
        return self.condition.once and not self.setting

    def below(self) -> Sequence[Node]:
        return ()

    def leaves(self) -> "Iterator[Leaf]":
        yield self

    def facts_read(self) -> frozenset[str]:
        return self.condition.facts_read()

    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:
        return self.condition.many(ask, stretch)


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
        found: Reading | None = question.kept.get(id(self))
        if found is None:
            found = question.kept[id(self)] = self.join([child.read(question) for child in self.children])
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

    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:
        return all_of([child.many(ask, stretch) for child in self.children])


@dataclass(frozen=True, slots=True)
class Any(Branch):
    """One child suffices: the highest value among them; what is missing is one of them, the nearest first."""

    def join(self, read: Sequence[Reading]) -> Reading:
        value = max([child.value for child in read])
        return Reading(self.text, self.cite, value, (), tuple(read), None, _of_nearest)

    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:
        return one_of([child.many(ask, stretch) for child in self.children])


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The child must not be met."""

    text: str
    cite: str
    child: Node

    def read(self, question: Question, window: Window | None = None) -> Reading:
        read = self.child.read(question, window)
        value = read.value.negated()
        return Reading(self.text, self.cite, value, (), (read,), None, _of_contrary)

    def below(self) -> Sequence[Node]:
        return (self.child,)

    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:
        return negation(self.child.many(ask, stretch))


def read_all(text: str, cite: str, read: Sequence[Reading]) -> Reading:
    """Read children that must all be met."""
    value = min([child.value for child in read])
    return Reading(text, cite, value, (), tuple(read), None, _of_all)


def _of_found(leaf: Reading) -> Distance:
    """Say how far it is to a condition."""
    found = leaf.found
    assert found is not None  # noqa: S101 -- a condition has found something
    if found.value is MET:
        return Distance((), found.progress)
    earliest = date_after(found.earliest_year) if found.earliest_year else None
    gap = Missing(found.lacks or leaf.text, leaf.cite, earliest)
    return Distance((gap,), found.progress, found.fixed and found.value is FAILED)


def _of_contrary(node: Reading) -> Distance:
    """Say how far it is to the contrary of what was read."""
    (read,) = node.children
    if read.value is MET:
        return Distance((Missing(node.text, node.cite),), closed=True)
    return Distance(() if read.value is FAILED else read.missing)


def _of_all(node: Reading) -> Distance:
    """Say how far it is to all: what failed stands first among what is missing."""
    read = node.children
    worst_first = sorted(read, key=attrgetter("value"))
    missing = tuple(gap for child in worst_first if child.value is not MET for gap in child.missing)
    steps = [child.distance.progress for child in read]
    progress = UNFORESEEN if min(steps) < 0 else sum(steps) // len(steps)
    return Distance(missing, progress, closed=any(child.distance.closed for child in read))


def _of_nearest(node: Reading) -> Distance:
    """Say how far it is to one of several: to the nearest that is open to the subject."""
    ways = [child for child in node.children if not child.distance.closed] or node.children
    nearest = max(ways, key=lambda way: (way.value, way.distance.progress, -len(way.missing)))
    missing = missing_of_one(nearest, [way for way in ways if way is not nearest])
    return nearest.distance._replace(missing=missing)


def missing_of_one(nearest: Reading, others: Sequence[Reading]) -> tuple[Missing, ...]:
    """Say what is missing where one of several ways would do; what awaits a person's word stays as it is."""
    if nearest.value is MET:
        return ()
    if not others or not nearest.missing or nearest.value is AWAITING:
        return nearest.missing
    ways = [as_clause(way.text) for way in (nearest, *others)]
    lacks: tuple[str, ...] = ()
    if nearest.value is not FAILED or nearest.distance.progress != UNFORESEEN:
        lacks = tuple(text for gap in nearest.missing for text in gap.nearest or (gap.text,))
        ways[0] += f" ({'; '.join(lacks if nearest.children else (_without_demand(lacks[0]),))})"
    days = [gap.earliest for gap in nearest.missing if gap.earliest]
    return (
        Missing(
            text=f"cần một trong: {'; hoặc '.join(ways)}",
            cite=nearest.missing[0].cite,
            earliest=max(days, default=None),
            ways=len(ways),
            nearest=lacks,
        ),
    )


def _without_demand(lacks: str) -> str:
    """Leave out of "cần …; hiện có …" what a condition's own sentence has just said."""
    demand, _, rest = lacks.partition("; ")
    return rest if rest and demand.startswith("cần ") else lacks
