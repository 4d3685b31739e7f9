"""The reading for many, first half: one subject's page as 64-bit year words, as of a day.

Built from the facts by rules of its own, so that it can be compared with :mod:`vinhdanh.law.question`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR, SCALE, Fact, History
from vinhdanh.law.many import WORD, Planes, bit, certain, since, through
from vinhdanh.law.question import SUDDEN
from vinhdanh.law.values import FAILED, GUARDS, MET, Value


class MaskRow(NamedTuple):
    """One subject's words: right for every day from ``valid_from`` until before ``valid_until``.

    ``values`` are signed 64-bit words: those that its standards load, in their order, then
    their flags, 64 a word, year by year for the years asked (:class:`vinhdanh.law.columns.Compiled`).
    """

    values: tuple[int, ...]
    valid_from: date | None
    valid_until: date | None
    flagged: bool


@dataclass
class Page:
    """One subject's facts as words, as of a day."""

    history: History
    on: date
    spans: Mapping[str, int]
    guards: frozenset[str] = GUARDS
    """the guards of the standard for which conditions build words of their own"""
    others: dict[frozenset[str], "Page"] = field(default_factory=dict)
    """the same page under other guards"""
    own: dict[str, Planes] = field(default_factory=dict)
    """the words of conditions that keep their own, met and not failed"""
    works: dict[str, tuple[list[int], list[int]]] = field(default_factory=dict)
    """the years of works of a sort, a word each: those that surely count, and those that possibly do"""

    def as_of_day(self, judge: Callable[[date], Value], turns: date = date.max) -> Planes:  # noqa: ARG002 -- for many days
        """Read what turns with the day, not with the year considered; for the last time when it ``turns``."""
        value = judge(self.on)
        return certain(WORD * (value is MET), WORD * (value is not FAILED))

    @cached_property
    def is_retiring(self) -> bool:
        """Whether long service may be considered on the day."""
        return self.history.is_retiring(self.on)

    @cached_property
    def taken(self) -> int:
        """Years that every discipline begun by the day takes away, up to the end of its term."""
        word = 0
        for fact in self.history.of("discipline"):
            if fact["from"] <= self.on:
                word |= through(_last_touched(fact))
        return word

    @cached_property
    def violated(self) -> int:
        """Years touched by a matter that ended in a violation."""
        word = 0
        for fact in self.history.of("pending"):
            if fact.get("outcome") == "violation" and fact.get("until", date.max) <= self.on:
                word |= through(_last_touched(fact)) & since(fact["from"].year)
        return word

    @property
    def allowed(self) -> int:
        """Years whose merit may serve, by the guards."""
        taken = self.taken if "kỷ luật" in self.guards else 0
        return WORD ^ (taken | (self.violated if "tạm dừng" in self.guards else 0))

    @property
    def no_basis(self) -> frozenset[str]:
        """Grounds of an award on which no merit award may be built, by the guards."""
        return SUDDEN if "đột xuất" in self.guards else frozenset()

    def under(self, guards: frozenset[str]) -> "Page":
        """Return the same page under other guards."""
        if guards is self.guards or guards == self.guards:
            return self
        if guards not in self.others:
            self.others[guards] = replace(self, guards=guards, others=self.others, own={}, works={})
        return self.others[guards]

    @cached_property
    def has_open_matter(self) -> bool:
        """Whether a matter begun by the day has not ended with a conclusion."""
        on = self.on
        return any(
            fact["from"] <= on and (fact.get("until", date.max) > on or "outcome" not in fact.data)
            for fact in self.history.of("pending")
        )

    @cached_property
    def is_disciplined(self) -> bool:
        """Whether a discipline is in force on the day."""
        on = self.on
        return any(one["from"] <= on < one.get("until", date.max) for one in self.history.of("discipline"))

    @cached_property
    def unrecorded(self) -> int:
        """Years before the page is complete."""
        start = self.history.subject.get("record_from")
        return through(start - 1) if start else 0

    def lacks(self, kinds: frozenset[str]) -> bool:
        """Tell whether the page is complete and has no fact of some kinds."""
        return not self.unrecorded and kinds.isdisjoint(self.history.by_kind)

    def fresh(self, award: str) -> int:
        """Years whose merit may serve an award: allowed, and not honoured by it before."""
        overlap = "setting.window_overlap" in self.guards
        return self.allowed if overlap else self.allowed & ~self.used(award)

    def used(self, award: str) -> int:
        """Years that merit awards of a code have honoured."""
        word = 0
        for fact in self.decided([award]):
            if fact.get("basis", "cong-trang") == "cong-trang":
                word |= self.honoured(fact) or through(fact["decided"].year - 1)
        return word

    def titles(self, codes: Iterable[str], *, sudden: bool) -> int:
        """Years honoured by titles among ``codes``; those of a thematic emulation only where they serve."""
        word = 0
        for code in codes:
            for fact in self.serving(code, sudden=sudden):
                word |= self.honoured(fact)
        return word

    def honoured(self, fact: Fact) -> int:
        """The years of one award."""
        if (years := fact.get("years")) is not None:
            word = 0
            for year in years:
                word |= bit(year)
            return word
        last = fact["decided"].year - 1
        span = self.spans.get(fact["award"], 0)
        return through(last) & since(last - span + 1) if span else 0

    def serving(self, code: str, *, sudden: bool) -> list[Fact]:
        """Awards of a code decided by the day; those for a sudden merit only where they serve."""
        return [f for f in self.awards.get(code, ()) if sudden or f.get("basis") not in SUDDEN]

    @cached_property
    def attested(self) -> Mapping[tuple[str, bool], int]:
        """Years for which something has been attested (or denied) by the day."""
        said: dict[tuple[str, bool], int] = {}
        for fact in self.history.of("attestation"):
            if (fact.get("on") or self.on) <= self.on:
                about = (fact["of"], fact["value"])
                said[about] = said.get(about, 0) | bit(fact["year"])
        return said

    @cached_property
    def choices(self) -> Mapping[str, tuple[int, int]]:
        """Years for which councils have chosen the subject by the day, or passed over; the newest counts."""
        newest: dict[str, dict[int, bool]] = {}
        for fact in sorted(self.dated("council"), key=lambda fact: (fact["on"], fact.index)):
            newest.setdefault(fact["award"], {})[fact.get("year", fact["on"].year - 1)] = fact["chosen"]
        return {
            award: (_years_of(said, chosen=True), _years_of(said, chosen=False))
            for award, said in newest.items()
        }

    def decided(self, codes: Iterable[str]) -> list[Fact]:
        """Awards of some codes, decided by the day."""
        return [fact for code in codes for fact in self.awards.get(code, ())]

    @cached_property
    def awards(self) -> Mapping[str, list[Fact]]:
        """Awards decided by the day, by code."""
        found: dict[str, list[Fact]] = {}
        for fact in self.history.of("award"):
            if fact["decided"] <= self.on:
                found.setdefault(fact["award"], []).append(fact)
        return found

    def rated(self, least: str = SCALE[0]) -> int:
        """Years rated at least so."""
        return self.ratings[SCALE.index(least)]

    @cached_property
    def ratings(self) -> tuple[int, ...]:
        """Years rated at least so, for each step of the scale."""
        so_rated = dict.fromkeys(SCALE, 0)
        for fact in self.history.of("rating"):
            so_rated[fact["value"]] |= bit(fact["year"])
        return tuple(accumulate(reversed(so_rated.values()), or_))[::-1]

    def by_year(self, facts: Iterable[Fact]) -> int:
        """The years (``year``, or that of ``on``) of some facts."""
        word = 0
        for fact in facts:
            word |= bit(fact["year"] if "year" in fact.data else fact["on"].year)
        return word

    def dated(self, kind: str) -> list[Fact]:
        """Facts of a kind that happened ``on`` or before the day."""
        return [fact for fact in self.history.of(kind) if fact["on"] <= self.on]

    def unrewarded(self, kind: str) -> list[Fact]:
        """Results that happened by the day and for which no award has been given."""
        return [fact for fact in self.dated(kind) if fact.get("achievement") not in self.rewarded]

    @cached_property
    def rewarded(self) -> set[str]:
        """Achievements for which an award has been given."""
        achieved = (fact.get("achievement") for awards in self.awards.values() for fact in awards)
        return set(filter(None, achieved))


def event_days(history: History, anniversaries: Iterable[int]) -> set[date]:
    """Return the days on which something on a page takes effect."""
    days = {value for fact in history.facts for value in fact.data.values() if value.__class__ is date}
    if died := history.subject.get("died"):
        days.add(died)
    founded: date | None = history.subject.get("founded")
    begun = [fact["from"] for fact in history.of("service")] + ([founded] if founded else [])
    days |= {anniversary(day, years) for day in begun for years in anniversaries}
    return days


def anniversary(day: date, years: int) -> date:
    """Return the day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def outside(history: History) -> bool:
    """Tell whether no row of words can hold a page: it tells of other years, or of time that grows daily."""
    return _grows(history) or of_other_years(history)


def of_other_years(history: History) -> bool:
    """Tell whether a page tells of years that no word has.

    What is only measured from day to day (posts, service, the founding of a collective) may lie anywhere.
    """
    years: set[int] = set()
    for kind, facts in history.by_kind.items():
        for fact in facts if kind not in MEASURED else ():
            for value in fact.data.values():
                if value.__class__ is date:
                    years.add(value.year)
                elif value.__class__ is tuple and value and value[0].__class__ is int:
                    years.update(value)
            if "year" in fact.data:
                years.add(fact.data["year"])
    return bool(years) and not FIRST_YEAR <= min(years) <= max(years) <= LAST_YEAR


MEASURED = frozenset({"post", "service", "retirement"})
"""Kinds of fact of which conditions read days and months, never a year."""


def _grows(history: History) -> bool:
    """Tell whether a post that somebody still holds may count: on retirement its months grow day by day."""
    notices: list[date] = [fact["notice"] for fact in history.of("retirement")]
    if not notices:
        return False
    return any(fact.get("until", date.max) > min(notices) for fact in history.of("post"))


def signed(word: int) -> int:
    """Return a word as PostgreSQL and polars keep it: 64 bits with a sign."""
    return word - (1 << 64) if word >> 63 else word


def _years_of(said: Mapping[int, bool], *, chosen: bool) -> int:
    return sum(bit(year) for year, one in said.items() if one is chosen)


def _last_touched(fact: Fact) -> int:
    until: date | None = fact.get("until")
    return max(fact["from"], until - timedelta(days=1)).year if until else LAST_YEAR
