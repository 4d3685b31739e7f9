"""What is asked of one subject: which award, for which year, as of which day; and which years may count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vinhdanh.law.facts import LAST_YEAR, Fact, History

SUDDEN = frozenset({"dot-xuat", "chuyen-de"})
"""Grounds of an award on which no merit award may be built (Nghị định 98/2023, 152/2025, Điều 4 khoản 3)."""


@dataclass
class Question:
    """One subject, one award, one day, one year considered; read from raw facts."""

    history: History
    award: str
    on: date
    year: int
    spans: Mapping[str, int]
    notes: set[str] = field(default_factory=set)

    @cached_property
    def barred_until(self) -> int:
        """The last year that discipline takes away: merit counts after its term (Điều 4 khoản 4)."""
        disciplines = [fact for fact in self.history.of("discipline") if fact["from"] <= self.on]
        return max((fact.touched_years[-1] for fact in disciplines), default=0)

    @cached_property
    def violated(self) -> frozenset[int]:
        """The years touched by a matter that ended in a violation."""
        return frozenset(
            year
            for fact in self.history.of("pending")
            if fact.get("outcome") == "violation" and fact.get("until", date.max) <= self.on
            for year in fact.touched_years
        )

    @cached_property
    def used(self) -> frozenset[int]:
        """The years that an earlier award of the same code has honoured (setting.window_overlap: no)."""
        years: set[int] = set()
        for fact in self.history.awards({self.award}, self.on):
            if fact.get("basis", "cong-trang") != "cong-trang":
                continue
            honoured = self.honoured(fact)
            years.update(honoured or range(1900, fact["decided"].year))
        return frozenset(years)

    def counts(self, year: int) -> bool:
        """Tell whether a year's merit may serve at all."""
        return year > self.barred_until and year not in self.violated

    def fresh(self, year: int) -> bool:
        """Tell whether a year's merit may serve this award: it counts, and has not served it before."""
        if year in self.used:
            self.notes.add("setting.window_overlap")
            return False
        if year <= self.barred_until:
            self.notes.add("setting.partial_year_after_discipline")
        return self.counts(year)

    def honoured(self, fact: Fact) -> tuple[int, ...]:
        """Return the years an award honours; a title that names none honours those before its decision."""
        years: tuple[int, ...] | None = fact.get("years")
        if years is not None:
            return years
        span = self.spans.get(fact["award"], 0)
        if span:
            self.notes.add("setting.award_without_years")
        last = fact["decided"].year - 1
        return tuple(range(last - span + 1, last + 1))

    def titles(self, codes: frozenset[str]) -> dict[int, Fact]:
        """Return the years honoured by titles among ``codes`` held on the day, each with its award."""
        return {year: fact for fact in self.history.awards(codes, self.on) for year in self.honoured(fact)}

    def unrecorded(self, year: int) -> bool:
        """Tell whether closed kinds of fact are unknown in a year (``subject.record_from``)."""
        start = self.history.subject.get("record_from")
        return start is not None and year < start

    @property
    def has_unrecorded(self) -> bool:
        """Tell whether any early year of this page is unknown."""
        return self.history.subject.get("record_from") is not None

    def rating(self, year: int) -> Fact | None:
        """Return the rating of a year, if the page has one."""
        return self.ratings.get(year)

    @cached_property
    def ratings(self) -> dict[int, Fact]:
        return {fact["year"]: fact for fact in self.history.of("rating")}

    def achieved(self, kind: str) -> Iterator[Fact]:
        """Yield results of the year considered until the day: movements or findings not yet rewarded."""
        rewarded = {
            fact["achievement"]
            for fact in self.history.of("award")
            if fact["decided"] <= self.on and fact.get("achievement")
        }
        for fact in self.history.of(kind):
            if date(self.year, 1, 1) <= fact["on"] <= self.on and fact.get("achievement") not in rewarded:
                yield fact


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of years in which the inner conditions of a run are read: surely, and possibly."""

    sure: frozenset[int]
    possible: frozenset[int]

    def works(self, years: frozenset[int]) -> frozenset[int]:
        """Return the years in which a work may be recognised for this run: from its first year to the day."""
        return frozenset(range(min(years), LAST_YEAR + 1)) if years else years
