"""The reading for many: truths in planes, and what is so in which years as 64-bit words.

In a word, bit ``p`` is the year ``LAST_YEAR - p``: the newest year is lowest, and one operation reads a
condition for every year that could be considered.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from vinhdanh.law.facts import LAST_YEAR

if TYPE_CHECKING:
    from vinhdanh.law.masks import Page
    from vinhdanh.law.program import Ask

WORD = (1 << 64) - 1


class Planes(NamedTuple):
    """A value of truth as three truths of yes and no, each within the next."""

    met: Any
    awaiting: Any
    """met, or somebody has still to judge"""
    possible: Any
    """not failed"""


class Stretched(NamedTuple):
    """The stretch in which the inner conditions of a run are read: surely, and possibly."""

    sure: Any
    possible: Any


class Yearly:
    """What the reading for many knows of every year: a condition, or a stretch.

    What asks for series of years puts itself down in a program (``many``). What lies in scalars or in rare
    facts keeps two words of its own instead, which ``years`` builds from a page: those for which it is met,
    and those for which it is not failed.
    """

    judged: ClassVar[bool] = False
    """what is neither met nor failed waits for somebody's judgement"""
    by_award: ClassVar[bool] = False
    """its own words depend on the award under which it stands"""
    from_facts: ClassVar[bool] = False
    """where a complete page has no fact that it reads, its own words are those of an empty page"""

    def facts_read(self) -> frozenset[str]:
        """Return the kinds of fact that it reads."""
        return frozenset()

    def many(self, ask: "Ask", stretch: Stretched | None = None) -> Planes:  # noqa: ARG002 -- own words know no stretch
        """Put down how it is read."""
        return ask.own(self)

    def years(self, page: "Page", award: str) -> Planes:
        """Read one subject's page as words of its own: the years considered in which it is so."""
        raise NotImplementedError


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
    met = _together((plane.met for plane in planes), operation)
    awaiting = possible = met
    if any(plane.awaiting is not plane.met for plane in planes):
        awaiting = possible = _together((plane.awaiting for plane in planes), operation)
    if any(plane.possible is not plane.awaiting for plane in planes):
        possible = _together((plane.possible for plane in planes), operation)
    return Planes(met, awaiting, possible)


def _together(terms: Iterable[Any], operation: Callable[[Any, Any], Any]) -> Any:
    """Put terms together, those that rest on flags alone first: they become one flag of a row."""
    return reduce(operation, sorted(terms, key=lambda term: not term.of_flags))


def negation(planes: Planes) -> Planes:
    """NOT: met and failed change places, the middle values stay."""
    met, awaiting, possible = planes
    return Planes(~possible, ~possible | (awaiting & ~met), ~met)


def bit(year: int) -> int:
    """Return the word with only ``year`` set; 0 outside the span."""
    place = LAST_YEAR - year
    return 1 << place if 0 <= place < 64 else 0  # noqa: PLR2004


def oldest(word: int) -> int | None:
    """Return the oldest year of a word."""
    return LAST_YEAR - word.bit_length() + 1 if word else None


def through(year: int) -> int:
    """Return the word with ``year`` and all years before it set."""
    return WORD ^ since(year + 1)


def since(year: int) -> int:
    """Return the word with ``year`` and all years after it set."""
    return (1 << min(max(LAST_YEAR + 1 - year, 0), 64)) - 1


def through_newest(word: int) -> int:
    """Return the newest year of a word and all years before it."""
    return -(word & -word) & WORD


def followed(word: int, years: int) -> int:
    """Return the years of a word, each with the years after it until so many are full."""
    return reduce(or_, (word >> ago for ago in range(years)))


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
