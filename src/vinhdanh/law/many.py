"""The reading for many: what is so in which years, as 64-bit words or as columns of yes and no.

In a word, bit ``p`` is the year ``LAST_YEAR - p``: the newest year is lowest, and one operation reads a
condition for every year that could be considered. For a whole population a year is cut out of the words,
and the same operations run over columns of yes and no.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from vinhdanh.law.facts import LAST_YEAR

if TYPE_CHECKING:
    from vinhdanh.law.masks import Page

WORD = (1 << 64) - 1


class Planes(NamedTuple):
    """A value of truth as three truths of yes and no, each within the next."""

    met: Any
    awaiting: Any
    """met, or somebody has still to judge"""
    possible: Any
    """not failed"""


class Yearly(ABC):
    """What the reading for many knows of every year: a condition, a stretch, or a guard."""

    judged: ClassVar[bool] = False
    """what is neither met nor failed waits for somebody's judgement"""
    by_award: ClassVar[bool] = False
    """it depends on the award under which it stands"""

    @abstractmethod
    def years(self, page: "Page", award: str, window: Planes | None = None) -> Planes:
        """Read one subject's page as words: the years considered in which it is so."""

    def column(self, award: str) -> str:
        """Return the name of its columns."""
        return f"{spelled(self)} {award}" if self.by_award else spelled(self)


Read = Callable[[Yearly, str], Planes]
"""How what stands in a tree under an award is read: from a page, or from columns."""


def certain(met: Any, possible: Any) -> Planes:
    """Build a value on which nobody has to judge."""
    return Planes(met, met, possible)


def judged(met: Any, possible: Any) -> Planes:
    """Build a value that waits for somebody's judgement where it is neither met nor failed."""
    return Planes(met, possible, possible)


def all_of(planes: Sequence[Planes]) -> Planes:
    """AND, plane by plane."""
    return _fold(planes, and_)


def one_of(planes: Sequence[Planes]) -> Planes:
    """OR, plane by plane."""
    return _fold(planes, or_)


def _fold(planes: Sequence[Planes], operation: Callable[[Any, Any], Any]) -> Planes:
    met = reduce(operation, (plane.met for plane in planes))
    awaiting = possible = met
    if any(plane.awaiting is not plane.met for plane in planes):
        awaiting = possible = reduce(operation, (plane.awaiting for plane in planes))
    if any(plane.possible is not plane.awaiting for plane in planes):
        possible = reduce(operation, (plane.possible for plane in planes))
    return Planes(met, awaiting, possible)


def negation(planes: Planes) -> Planes:
    """NOT: met and failed change places, the middle values stay."""
    met, awaiting, possible = planes
    return Planes(~possible, ~possible | (awaiting & ~met), ~met)


def bit(year: int) -> int:
    """Return the word with only ``year`` set; 0 outside the span."""
    place = LAST_YEAR - year
    return 1 << place if 0 <= place < 64 else 0  # noqa: PLR2004


def through(year: int) -> int:
    """Return the word with ``year`` and all years before it set."""
    return WORD ^ since(year + 1)


def since(year: int) -> int:
    """Return the word with ``year`` and all years after it set."""
    return (1 << min(max(LAST_YEAR + 1 - year, 0), 64)) - 1


def through_newest(word: int) -> int:
    """Return the newest year of a word and all years before it."""
    return -(word & -word) & WORD


def since_nth(word: int, number: int) -> int:
    """Return the ``number``-th oldest year of a word and all years after it."""
    for _ in range(number - 1):
        word &= ~(1 << word.bit_length() >> 1)
    return (1 << word.bit_length()) - 1


def run(word: int, years: int) -> int:
    """Return the years in which a run of so many years ends."""
    return reduce(and_, (word >> ago for ago in range(years)))


def followed(word: int, years: int) -> int:
    """Return the years of a word, each with the years after it until so many are full."""
    return reduce(or_, (word >> ago for ago in range(years)))


def stretches(word: int) -> Iterator[int]:
    """Yield the unbroken stretches of a word, the newest first."""
    while word:
        rest = word & word + (word & -word)
        yield word ^ rest
        word = rest


def counted(word: int, stretch: int, least: int) -> int:
    """Return the years of stretches by which so many of their years are set in ``word``."""
    return reduce(or_, (since_nth(word & one, least) & one for one in stretches(stretch)), 0)


def gathered(words: Sequence[int], stretch: int, least: int) -> int:
    """Return the stretches since whose first year so many years are set in all words together."""
    found = 0
    for one in stretches(stretch):
        onward = (1 << one.bit_length()) - 1
        if sum((word & onward).bit_count() for word in words) >= least:
            found |= one
    return found


def spelled(part: Any) -> str:
    """Write a condition or a node, but for its words, always in the same way."""
    if isinstance(part, frozenset):
        return "+".join(sorted(part))
    if isinstance(part, tuple):
        return ",".join(map(spelled, part))
    if not is_dataclass(part):
        return str(part)
    said = (spelled(getattr(part, one.name)) for one in fields(part) if one.name not in WORDS)
    return f"{type(part).__name__}({' '.join(said)})"


WORDS = frozenset({"text", "cite", "setting"})
"""Fields of a node that change nothing in what it asks."""
