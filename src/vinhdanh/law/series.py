"""Series: what a page says year by year, one 64-bit word each, shared by all standards that read it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from vinhdanh.law.facts import History, Who
from vinhdanh.law.many import WORD, Yearly, bit, since, spelled
from vinhdanh.law.masks import Page
from vinhdanh.law.values import GUARDS

EMPTY = Page(History(Who("", "person", {}), (), {}), date.min, {})


@dataclass(frozen=True)
class Series(ABC):
    """A word that can be built from a page."""

    @cached_property
    def name(self) -> str:
        """The name under which its word is kept."""
        return spelled(self)

    reads: ClassVar[frozenset[str]] = frozenset()
    """the kinds of fact that it reads"""

    def facts_read(self) -> frozenset[str]:
        """Return the kinds of fact that it reads."""
        return self.reads

    @abstractmethod
    def build(self, page: Page) -> int:
        """Build its word: the years in which it is so."""


class Flag(Series):
    """What is asked of the year considered alone: one bit a year is kept, not the word."""


@dataclass(frozen=True)
class Rated(Series):
    """Years rated at least so: surely, or possibly, where the rating is not known."""

    least: str
    possible: bool

    reads = frozenset({"rating"})

    def build(self, page: Page) -> int:
        rated = page.rated(self.least)
        return rated | (WORD ^ page.rated()) if self.possible else rated


@dataclass(frozen=True)
class Titled(Series):
    """Years honoured by titles: surely, or possibly, where the page is not complete.

    ``sudden`` tells whether a title of a thematic emulation serves.
    """

    awards: frozenset[str]
    sudden: bool
    possible: bool

    reads = frozenset({"award"})

    def build(self, page: Page) -> int:
        titled = page.titles(self.awards, sudden=self.sudden)
        return titled | page.unrecorded if self.possible else titled


@dataclass(frozen=True)
class Fresh(Series):
    """Years whose merit may serve an award: after discipline, outside violations, not honoured so before."""

    award: str
    guards: frozenset[str]

    reads = frozenset({"award", "discipline", "pending"})

    def build(self, page: Page) -> int:
        return page.under(self.guards).fresh(self.award)


@dataclass(frozen=True)
class HeldSince(Series):
    """Years that begin after one of some awards was decided: surely, or possibly, where years are unrecorded.

    ``sudden`` tells whether an award for a sudden merit serves.
    """

    awards: frozenset[str]
    sudden: bool
    possible: bool
    after: ClassVar[int] = 1
    """how many years after that of the decision they begin"""

    reads = frozenset({"award"})

    def build(self, page: Page) -> int:
        if self.possible and page.unrecorded:
            return WORD
        days = [fact["decided"] for code in self.awards for fact in page.serving(code, sudden=self.sudden)]
        return since(min(days).year + self.after) if days else 0


@dataclass(frozen=True)
class HeldFrom(HeldSince):
    """The same, with the year of the decision itself."""

    after = 0


@dataclass(frozen=True)
class Given(Series):
    """Years in which an award was decided at least ``times`` times; ``sudden`` as above."""

    award: str
    times: int
    sudden: bool

    reads = frozenset({"award"})

    def build(self, page: Page) -> int:
        serving = page.serving(self.award, sudden=self.sudden)
        return at_least([bit(fact["decided"].year) for fact in serving], self.times)


@dataclass(frozen=True)
class Unrecorded(Series):
    """Years before the page is complete."""

    def build(self, page: Page) -> int:
        return page.unrecorded


@dataclass(frozen=True)
class Pending(Flag):
    """Every year, while a matter is open."""

    reads = frozenset({"pending"})

    def build(self, page: Page) -> int:
        return WORD if page.has_open_matter else 0


@dataclass(frozen=True)
class Free(Flag):
    """Years that no guard takes away: no discipline in force, no open matter, no such title (if one)."""

    title: str
    guards: frozenset[str]

    reads = frozenset({"award", "discipline", "pending"})

    def build(self, page: Page) -> int:
        page = page.under(self.guards)
        if ("tạm dừng" in self.guards and page.has_open_matter) or (
            "kỷ luật" in self.guards and page.is_disciplined
        ):
            return 0
        if not self.title or "một thành tích" not in self.guards:
            return page.allowed
        return page.allowed & ~page.titles((self.title,), sudden="đột xuất" not in self.guards)


@dataclass(frozen=True)
class Attested(Flag):
    """Years for which something was attested, or denied."""

    of: str
    value: bool

    reads = frozenset({"attestation"})

    def build(self, page: Page) -> int:
        return page.attested.get((self.of, self.value), 0)


@dataclass(frozen=True)
class Own(Flag):
    """The years of a condition that keeps words of its own: those for which it is met, or not failed."""

    condition: Yearly
    award: str
    guards: frozenset[str]
    possible: bool

    @cached_property
    def name(self) -> str:
        return f"{self.about}?" if self.possible else self.about

    @cached_property
    def about(self) -> str:
        """What both words are about."""
        guards = "" if self.guards == GUARDS else f"[{spelled(self.guards)}]"
        return " ".join(filter(None, (spelled(self.condition), self.award, guards)))

    @cached_property
    def read_from(self) -> frozenset[str]:
        """The kinds of fact without any of which a page says what an empty one says."""
        return self.condition.facts_read() if self.condition.from_facts else frozenset()

    @cached_property
    def of_empty(self) -> int:
        """Its word on a page without facts."""
        found = self.condition.years(EMPTY.under(self.guards), self.award)
        word: int = found.possible if self.possible else found.met
        return word & WORD

    def facts_read(self) -> frozenset[str]:
        return self.condition.facts_read()

    def build(self, page: Page) -> int:
        found = page.own.get(self.about)
        if found is None:
            found = page.own[self.about] = self.condition.years(page.under(self.guards), self.award)
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
