"""The reading for many: standards as operations on columns of year masks, whatever engine holds the columns.

A column is a 64-bit word per subject: bit ``p`` is the year ``LAST_YEAR - p``, so that the newest year is
lowest and a run ending in a year is a row of trailing ones once the years after it are filled in.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, NamedTuple

from vinhdanh.law.facts import LAST_YEAR

if TYPE_CHECKING:
    from vinhdanh.law.masks import Page

WORD = (1 << 64) - 1


class Series(NamedTuple):
    """A column: its name, and how one subject's page fills it (an unsigned 64-bit word)."""

    name: str
    build: "Callable[[Page], int]"


class Planes(NamedTuple):
    """A value of truth for everybody, as three columns of yes and no, each within the next."""

    met: Any
    awaiting: Any
    """met, or somebody has still to judge"""
    possible: Any
    """not failed"""


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


class Many(ABC):
    """The few operations that the law asks of a column engine; one instance serves one award and year."""

    award: str
    year: int

    @abstractmethod
    def word(self, name: str) -> Any:
        """Return a column of words."""

    @abstractmethod
    def const(self, word: int) -> Any:
        """Return the same word for everybody."""

    @abstractmethod
    def keep(self, expression: Any) -> Any:
        """Name an expression that is used more than once, so that it is computed once."""

    @abstractmethod
    def trailing(self, word: Any) -> Any:
        """Return the unbroken years of ``word`` that end in the year considered."""

    @abstractmethod
    def onward(self, word: Any) -> Any:
        """Return the years of a stretch that ends in the year considered, and all years after it."""

    @abstractmethod
    def count(self, word: Any) -> Any:
        """Return how many years are set."""

    def hits(self, word: Any, mask: int) -> Any:
        """Tell where any year of ``mask`` is set."""
        return (word & self.const(mask)) != self.const(0)

    def covers(self, word: Any, mask: int) -> Any:
        """Tell where every year of ``mask`` is set."""
        return (word & self.const(mask)) == self.const(mask)

    def at_least(self, words: Sequence[Any], least: int) -> Any:
        """Tell where the years set in all words together are so many."""
        if least == 1:
            return self.any_year(reduce(or_, words))
        first, *rest = map(self.count, words)
        return sum(rest, first) >= least

    def any_year(self, word: Any) -> Any:
        """Tell where any year is set."""
        return word != self.const(0)

    def all(self, planes: Sequence[Planes]) -> Planes:
        """AND, plane by plane."""
        return self._fold(planes, and_)

    def any(self, planes: Sequence[Planes]) -> Planes:
        """OR, plane by plane."""
        return self._fold(planes, or_)

    def _fold(self, planes: Sequence[Planes], operation: Callable[[Any, Any], Any]) -> Planes:
        if len(planes) == 1:
            return planes[0]
        met = self.keep(reduce(operation, (plane.met for plane in planes)))
        awaiting = met
        if any(plane.awaiting is not plane.met for plane in planes):
            awaiting = self.keep(reduce(operation, (plane.awaiting for plane in planes)))
        possible = awaiting
        if any(plane.possible is not plane.awaiting for plane in planes):
            possible = self.keep(reduce(operation, (plane.possible for plane in planes)))
        return Planes(met, awaiting, possible)

    def negate(self, planes: Planes) -> Planes:
        """NOT: met and failed change places, the middle values stay."""
        met, awaiting, possible = planes
        return Planes(~possible, ~possible | (awaiting & ~met), ~met)

    def known(self, met: Any, possible: Any) -> Planes:
        """Build a value on which nobody has to judge."""
        return Planes(met, met, possible)
