"""The years to come in words: standards put down with what good years bring, all years and awards at once.

What is assumed is what :mod:`vinhdanh.law.assuming` says in facts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from vinhdanh.law.assuming import (
    PROPOSED,
    Needs,
    good_members,
    in_year_after,
    needs_of,
    open_years,
    years_of_works,
)
from vinhdanh.law.columns import Compiled, words_of
from vinhdanh.law.conditions.cluster import Cluster
from vinhdanh.law.conditions.conferral_run import ConferralRun
from vinhdanh.law.conditions.held import Held
from vinhdanh.law.conditions.members import Members
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.facts import Fact, History
from vinhdanh.law.integers import carry_out
from vinhdanh.law.many import Planes, Yearly, bit, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.program import Ask, Program, Term, plant
from vinhdanh.law.series import Flag
from vinhdanh.law.standards import Law, Regime, Standard
from vinhdanh.law.values import FAILED, MET, Value


@dataclass
class Ahead(Page):
    """A page read ahead: of a year to come it says what is so on the day by which its proposals are in."""

    proposals: Mapping[int, date] = field(default_factory=dict)

    def as_of_day(self, judge: Callable[[date], Value], turns: date = date.max) -> Planes:
        met, possible, at_last = 0, 0, judge(self.on)
        for year, day in self.proposals.items():
            value = at_last if day >= turns else judge(day)
            met |= bit(year) * (value is MET)
            possible |= bit(year) * (value is not FAILED)
        return certain(met, possible)

    @cached_property
    def members(self) -> tuple[Fact, int]:
        """The members of good years, the same every year, and the years not counted yet."""
        counted = {fact["year"] for fact in self.history.of("members")}
        return good_members(self.history), sum(bit(year) for year in self.proposals if year not in counted)


class Way(NamedTuple):
    """By what an award is looked for: the standard of the day, or else the last one before it."""

    standard: Standard
    regime: Regime
    received: date
    """the day whose law it is"""


class Sight(NamedTuple):
    """What good years bring to a kind of subject: where the years stand in which awards could be reached."""

    compiled: Compiled
    reached: Mapping[str, Term]
    proposals: Mapping[int, date]
    """by year: the last day on which its proposals come in"""

    def page(self, history: History, spans: Mapping[str, int]) -> Ahead:
        """Return a page read ahead."""
        return Ahead(history, max(self.proposals.values()), spans, proposals=self.proposals)


@lru_cache(maxsize=64)
def ways_ahead(law: Law, kind: str, on: date) -> Mapping[str, Way]:
    """Return by what each award of a kind of subject is looked for, from a day on."""
    ways = {}
    for award in law.awards_for(kind):
        before = [one for one in law.versions(award) if kind in one.kinds and one.since <= on]
        last = max(before, key=lambda one: one.since, default=None)
        received = min(on, (last.until if last else None) or date.max)
        regime = law.regime(received)
        if last and regime:
            ways[award] = Way(last, regime, received)
    return ways


@lru_cache(maxsize=64)
def sight(law: Law, kind: str, on: date, until: int) -> Sight:
    """Put the standards of a kind of subject down for the years from the closed one to ``until``."""
    ways = ways_ahead(law, kind, on)
    years = range(on.year - 1, until + 1)
    coming = Coming(
        years=_word(years),
        open=_word(open_years(on, until)),
        works=_word(years_of_works(on, until)),
    )
    planting = _Planting(law, {award: way.standard for award, way in ways.items()}, coming)
    program, reached = planting.program.only(
        {award: term for award in ways if (term := planting.reached(award))}
    )
    proposals = {year: in_year_after(year, PROPOSED, on) for year in years}
    return Sight(Compiled(program, {}), reached, proposals)


def years_reached(page: History, on: date, until: int, *, law: Law) -> Mapping[str, int]:
    """Return, as words, the years in which each award of a page's subject could be reached."""
    seen = sight(law, page.subject.kind, on, until)
    results = carry_out(seen.compiled.program, words_of(seen.compiled, seen.page(page, law.spans)))
    return {award: results[term.place] for award, term in seen.reached.items()}


class Coming(NamedTuple):
    """Years to come, as words."""

    years: int
    """all: ratings and members may come"""
    open: int
    """titles and places may still come"""
    works: int
    """works to come are recognised before the proposals are in"""


@dataclass
class _Planting:
    """Standards put down one after another, those that others rest on first."""

    law: Law
    standards: Mapping[str, Standard]
    coming: Coming
    program: Program = field(default_factory=Program)
    found: dict[str, Term | None] = field(default_factory=dict)

    def reached(self, award: str) -> Term | None:
        """Return the years in which an award could be reached; none where it rests on itself."""
        if award not in self.found:
            self.found[award] = None
            if standard := self.standards.get(award):
                hope = Hope(
                    self.program,
                    award,
                    standard.guards,
                    planting=self,
                    needs=needs_of(standard, self.law),
                )
                within = self.program.years(self.coming.years)
                self.found[award] = plant(hope, standard).awaiting & within
        return self.found[award]

    def any_reached(self, awards: Iterable[str]) -> Term | None:
        """Return the years in which one of some awards could be reached."""
        terms = [term for award in sorted(awards) if (term := self.reached(award))]
        return reduce(or_, terms) if terms else None


@dataclass(frozen=True)
class Hope(Ask):
    """What a condition asks the words with, where good years are still to come."""

    planting: _Planting = field(kw_only=True)
    needs: Needs = field(kw_only=True)

    @property
    def coming(self) -> Coming:
        """The years to come."""
        return self.planting.coming

    def rated(self, least: str, *, possible: bool = False) -> Term:
        sure, some = (super(Hope, self).rated(least, possible=one) for one in (False, True))
        return some if possible else sure | some & self.program.years(self.coming.years)

    def titles(self, codes: frozenset[str], *, possible: bool = False) -> Term:
        held = super().titles(codes, possible=possible)
        reached = self.planting.any_reached(codes & self.needs.titles - {self.award})
        return held | reached & self.program.years(self.coming.open) if reached else held

    def held_since(self, codes: frozenset[str], *, possible: bool = False) -> Term:
        held = super().held_since(codes, possible=possible)
        reached = self.planting.any_reached(codes)
        # proposed for a year, it is decided in the next
        return held | reached.onward().later(1 + self.basis.after) if reached else held

    def with_hopes(self, condition: Yearly, planes: Planes, at: Term | None = None) -> Planes:
        hoped = self._hoped(condition)
        if hoped is None:
            return planes
        return Planes(*(plane | (hoped & at if at else hoped) for plane in planes))

    def _hoped(self, condition: Yearly) -> Term | None:
        """Return the years to come in which good years bring what a condition asks."""
        if isinstance(condition, Work) and condition in self.needs.works:
            assumed = not (condition.excellent or condition.effective)
            return self.program.years(self.coming.works) if assumed else None
        if isinstance(condition, Cluster) and condition in self.needs.clusters:
            return self.program.years(self.coming.open)
        if isinstance(condition, Held):
            reached = self.planting.any_reached(condition.awards & self.needs.priors)
            return reached and reached.onward().later(condition.least and condition.least + 1)
        if isinstance(condition, Members):
            return self.load(WellStaffed(condition))
        return self._conferred(condition) if isinstance(condition, ConferralRun) else None

    def _conferred(self, run: ConferralRun) -> Term | None:
        """Return the years in which a title of several years has been given so often, again and again."""
        reached = self.planting.any_reached(run.titles)
        if reached is None:
            return None
        again = _again(reached, run.span, self.coming.years.bit_count())
        given = reduce(or_, again) & self.fresh.run(run.span)
        ends = given
        for links in range(1, run.times):
            chained = self.load(Chained(replace(run, times=links), self.award, self.guards))
            ends = given & (chained | ends).later(run.span)
        return reduce(or_, (ends.later(ago) for ago in range(run.span)))


def _again(reached: Term, span: int, years: int) -> Iterable[Term]:
    """Yield the first year in which an award is reached, and those in which it is given again."""
    first = reached.onward() & ~reached.onward().later(1)
    yield first
    yield from (first.later(ago) for ago in range(span, years, span))


@dataclass(frozen=True)
class WellStaffed(Flag):
    """Years to come in which members who all do well suffice."""

    condition: Members
    reads = frozenset({"members"})

    def build(self, page: Page) -> int:
        assert isinstance(page, Ahead)  # noqa: S101 -- put down for years to come only
        members, years = page.members
        return years if self.condition.judge(members) else 0


@dataclass(frozen=True)
class Chained(Flag):
    """Years in which a run of conferrals ends."""

    run: ConferralRun
    award: str
    guards: frozenset[str]
    reads = frozenset({"award", "discipline", "pending"})

    def build(self, page: Page) -> int:
        return self.run.chains(page.under(self.guards), self.award)[0]


def _word(years: Iterable[int]) -> int:
    return sum(map(bit, years))
