"""Series: what a page says year by year, one 64-bit word each, shared by all standards that read it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from vinhdanh.law.many import WORD, Yearly, bit, since, spelled

if TYPE_CHECKING:
    from vinhdanh.law.masks import Page


@dataclass(frozen=True)
class Series(ABC):
    """A word that can be built from a page."""

    @cached_property
    def name(self) -> str:
        """The name under which its word is kept."""
        return spelled(self)

    @abstractmethod
    def build(self, page: "Page") -> int:
        """Build its word: the years in which it is so."""


@dataclass(frozen=True)
class Rated(Series):
    """Years rated at least so."""

    least: str

    def build(self, page: "Page") -> int:
        return page.rated(self.least)


@dataclass(frozen=True)
class Titled(Series):
    """Years honoured by a title."""

    award: str

    def build(self, page: "Page") -> int:
        return page.titles((self.award,))


@dataclass(frozen=True)
class Used(Series):
    """Years that an award for merit has honoured: they do not serve the same award again."""

    award: str

    def build(self, page: "Page") -> int:
        return page.used(self.award)


@dataclass(frozen=True)
class Held(Series):
    """Years that begin after an award was decided, other than for a sudden merit."""

    award: str

    def build(self, page: "Page") -> int:
        days = [fact["decided"] for fact in page.merits(self.award)]
        return since(min(days).year + 1) if days else 0


@dataclass(frozen=True)
class Given(Series):
    """Years in which an award, other than for a sudden merit, was decided at least ``times`` times."""

    award: str
    times: int

    def build(self, page: "Page") -> int:
        return at_least([bit(fact["decided"].year) for fact in page.merits(self.award)], self.times)


@dataclass(frozen=True)
class Unrecorded(Series):
    """Years before the page is complete."""

    def build(self, page: "Page") -> int:
        return page.unrecorded


@dataclass(frozen=True)
class SomeUnrecorded(Series):
    """Every year, where any year is unrecorded."""

    def build(self, page: "Page") -> int:
        return WORD if page.unrecorded else 0


@dataclass(frozen=True)
class Pending(Series):
    """Every year, while a matter is open."""

    def build(self, page: "Page") -> int:
        return WORD if page.has_open_matter else 0


@dataclass(frozen=True)
class Sentenced(Series):
    """Every year, while a discipline is in force."""

    def build(self, page: "Page") -> int:
        day = page.on
        disciplines = page.history.of("discipline")
        return WORD if any(one["from"] <= day < one.get("until", date.max) for one in disciplines) else 0


@dataclass(frozen=True)
class Taken(Series):
    """Years that discipline takes away: merit counts after its term."""

    def build(self, page: "Page") -> int:
        return page.taken


@dataclass(frozen=True)
class Violated(Series):
    """Years touched by a matter that ended in a violation."""

    def build(self, page: "Page") -> int:
        return page.violated


@dataclass(frozen=True)
class Attested(Series):
    """Years for which something was attested, or denied."""

    of: str
    value: bool

    def build(self, page: "Page") -> int:
        return page.attested.get((self.of, self.value), 0)


@dataclass(frozen=True)
class Own(Series):
    """The years of a condition that keeps words of its own: those for which it is met, or not failed."""

    condition: Yearly
    award: str
    possible: bool

    @cached_property
    def name(self) -> str:
        return f"{self.about}?" if self.possible else self.about

    @cached_property
    def about(self) -> str:
        """What both words are about."""
        return f"{spelled(self.condition)} {self.award}".strip()

    def build(self, page: "Page") -> int:
        found = page.own.get(self.about)
        if found is None:
            found = page.own[self.about] = self.condition.years(page, self.award)
        word: int = found.possible if self.possible else found.met
        return word & WORD


def planes(least: int) -> range:
    """Return how often a year has to be told for so many to be counted exactly: once, twice, … so often."""
    return range(1, least + 1)


def at_least(words: list[int], times: int) -> int:
    """Return the years that stand in at least so many of the words."""
    planes = [0] * times
    for word in words:
        carried = word
        for place, plane in enumerate(planes):
            planes[place], carried = plane | carried, plane & carried
    return planes[-1]
