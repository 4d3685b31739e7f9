"""What is asked of one subject: which award, for which year, as of which day; and which years may count."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from vinhdanh.law.facts import LAST_YEAR, SCALE, Fact, History
from vinhdanh.law.values import GUARDS

SUDDEN = frozenset({"dot-xuat", "chuyen-de"})
"""Grounds of an award on which no merit award may be built (Nghị định 98/2023, 152/2025, Điều 4 khoản 3)."""


def is_open(fact: Fact, on: date) -> bool:
    """Tell whether a pending matter holds on a day: begun, and not ended with a conclusion."""
    return bool(fact["from"] <= on and (fact.get("until", date.max) > on or "outcome" not in fact.data))


@dataclass
class Standing:
    """What one subject's page says on a day, read from raw facts once however many awards and years ask."""

    history: History
    on: date
    spans: Mapping[str, int]
    kept: dict[int, dict[Any, Any]] = field(default_factory=dict)
    """by year: what is the same under every award: findings of conditions, readings of nodes, results"""
    well_rated: dict[str, frozenset[int]] = field(default_factory=dict)
    """the years rated at least so"""

    @cached_property
    def is_clear(self) -> bool:
        """Whether it tells of no discipline and of no matter, open or concluded."""
        return not (self.history.of("pending") or self.history.of("discipline"))

    @cached_property
    def is_retiring(self) -> bool:
        """Whether long service may be considered on the day."""
        return self.history.is_retiring(self.on)

    @cached_property
    def barred_until(self) -> int:
        """The last year that discipline takes away: merit counts after its term (Điều 4 khoản 4)."""
        disciplines = [fact for fact in self.history.of("discipline") if fact["from"] <= self.on]
        return max((fact.touched_years[-1] for fact in disciplines), default=0)

    @cached_property
    def open_matters(self) -> list[Fact]:
        """The pending matters that hold on the day."""
        return [fact for fact in self.history.of("pending") if is_open(fact, self.on)]

    @cached_property
    def disciplines_in_force(self) -> list[Fact]:
        """The disciplines whose term is not over on the day."""
        found = self.history.of("discipline")
        return [fact for fact in found if fact["from"] <= self.on < fact.get("until", date.max)]

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
    def awards(self) -> dict[str, list[Fact]]:
        """The awards held on the day, by code."""
        held: dict[str, list[Fact]] = {}
        for fact in self.history.of("award"):
            if fact["decided"] <= self.on:
                held.setdefault(fact["award"], []).append(fact)
        return held

    @cached_property
    def rewarded(self) -> frozenset[str]:
        """The achievements for which an award is held."""
        held = (fact.get("achievement") for awards in self.awards.values() for fact in awards)
        return frozenset(filter(None, held))

    @cached_property
    def ratings(self) -> dict[int, Fact]:
        """The ratings by year."""
        return {fact["year"]: fact for fact in self.history.of("rating")}

    def rated(self, least: str) -> frozenset[int]:
        """Return the years rated at least so."""
        if least not in self.well_rated:
            enough = SCALE[SCALE.index(least) :]
            self.well_rated[least] = frozenset(
                y for y, fact in self.ratings.items() if fact["value"] in enough
            )
        return self.well_rated[least]

    @cached_property
    def choices(self) -> dict[tuple[str, int], list[Fact]]:
        """What councils have said by the day, by award and year."""
        said: dict[tuple[str, int], list[Fact]] = {}
        for fact in self.history.of("council"):
            if fact["on"] <= self.on:
                said.setdefault((fact["award"], fact.get("year", fact["on"].year - 1)), []).append(fact)
        return said

    @cached_property
    def attested(self) -> dict[tuple[str, int], list[Fact]]:
        """What has been attested or denied by the day, by what it is about and its year."""
        said: dict[tuple[str, int], list[Fact]] = {}
        for fact in self.history.of("attestation"):
            if (fact.get("on") or self.on) <= self.on:
                said.setdefault((fact["of"], fact["year"]), []).append(fact)
        return said


@dataclass
class Question:
    """One award and one year considered, put to what a page says on a day."""

    page: Standing
    award: str
    year: int
    guards: frozenset[str] = GUARDS
    """the guards of the standard that is read"""
    notes: set[str] = field(default_factory=set)
    honours: dict[frozenset[str], dict[int, Fact]] = field(default_factory=dict)
    """years honoured by titles, for each choice of titles asked for"""

    def __post_init__(self) -> None:
        page = self.page
        self.history, self.on, self.spans = page.history, page.on, page.spans
        self.kept = page.kept.setdefault(self.year, {})

    @cached_property
    def used(self) -> frozenset[int]:
        """The years that an earlier award of the same code has honoured (setting.window_overlap: no)."""
        if "setting.window_overlap" in self.guards:
            return frozenset()
        years: set[int] = set()
        for fact in self.awards({self.award}):
            if fact.get("basis", "cong-trang") != "cong-trang":
                continue
            honoured = self.honoured(fact)
            years.update(honoured or range(1900, fact["decided"].year))
        return frozenset(years)

    def awards(self, codes: Iterable[str]) -> list[Fact]:
        """Return the awards held on the day among ``codes``, in the order of the page."""
        held = [fact for code in codes for fact in self.page.awards.get(code, ())]
        held.sort(key=_index)
        return held

    def counts(self, year: int) -> bool:
        """Tell whether a year's merit may serve at all."""
        if self.page.is_clear:
            return True
        barred = "kỷ luật" in self.guards and year <= self.page.barred_until
        return not barred and not ("tạm dừng" in self.guards and year in self.page.violated)

    @property
    def no_basis(self) -> frozenset[str]:
        """The grounds of an award on which no merit award may be built."""
        return SUDDEN if "đột xuất" in self.guards else frozenset()

    def fresh(self, year: int) -> bool:
        """Tell whether a year's merit may serve this award: it counts, and has not served it before."""
        if year in self.used:
            self.notes.add("setting.window_overlap")
            return False
        if self.page.is_clear:
            return True
        if "kỷ luật" in self.guards and year <= self.page.barred_until:
            self.notes.add("setting.partial_year_after_discipline")
        return self.counts(year)

    def why_not_before(self, run: Sequence[int], good: Container[int]) -> str:
        """Say that a run of good years goes no further back because an earlier award has used the year."""
        before = (run[0] if run else self.year + 1) - 1
        stopped = before in good and before in self.used
        return f"; năm {before} đã tính cho lần tặng trước" if stopped else ""

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
        """Return the years honoured by titles among ``codes`` held on the day, each with its award.

        A title of a thematic emulation is no basis (Nghị định 98/2023, 152/2025, Điều 4 khoản 3).
        """
        if codes not in self.honours:
            held = [fact for fact in self.awards(codes) if fact.get("basis") not in self.no_basis]
            self.honours[codes] = {year: fact for fact in held for year in self.honoured(fact)}
        return self.honours[codes]

    def unrecorded(self, year: int) -> bool:
        """Tell whether closed kinds of fact are unknown in a year (``subject.record_from``)."""
        start = self.history.subject.get("record_from")
        return start is not None and year < start

    def any_unrecorded(self, years: range) -> bool:
        """Tell whether closed kinds of fact are unknown in some of following years: if so, in the first."""
        return bool(years) and self.unrecorded(years[0])

    @property
    def has_unrecorded(self) -> bool:
        """Tell whether any early year of this page is unknown."""
        return self.history.subject.get("record_from") is not None

    def rating(self, year: int) -> Fact | None:
        """Return the rating of a year, if the page has one."""
        return self.page.ratings.get(year)

    def achieved(self, kind: str) -> Sequence[Fact]:
        """Return results of the year considered until the day: movements or findings not yet rewarded."""
        facts = self.history.of(kind)
        if not facts:
            return ()
        found: Sequence[Fact] | None = self.kept.get(kind)
        if found is None:
            found = self.kept[kind] = self._achieved(facts)
        return found

    def _achieved(self, facts: Iterable[Fact]) -> Sequence[Fact]:
        rewarded, first = self.page.rewarded, date(self.year, 1, 1)
        return [
            fact
            for fact in facts
            if first <= fact["on"] <= self.on and fact.get("achievement") not in rewarded
        ]


def _index(fact: Fact) -> int:
    return fact.index


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of years in which the inner conditions of a run are read: surely, and possibly."""

    sure: frozenset[int]
    possible: frozenset[int]

    def works(self, years: frozenset[int]) -> range:
        """Return the years in which a work may be recognised for this run: from its first year to the day."""
        return range(min(years), LAST_YEAR + 1) if years else range(0)
