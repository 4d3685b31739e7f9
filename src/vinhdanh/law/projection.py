"""What comes next: when each award could be reached, and what has to happen until then.

Found by reading the page with good years added to it, one award year after another, and then leaving out
every added fact without which the year still stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from vinhdanh.law.assuming import (
    BEST,
    ENOUGH,
    PROPOSED,
    Needs,
    effective,
    good_years,
    grant,
    in_year_after,
    may_lose,
    needs_of,
    open_years,
    rating,
    settled,
    title,
    with_assumed,
)
from vinhdanh.law.columns import compiled, effective_days, whole_law
from vinhdanh.law.explaining import explain, explain_all, read_guards
from vinhdanh.law.facts import LAST_YEAR, Fact, History, vocabulary
from vinhdanh.law.integers import carry_out
from vinhdanh.law.loading import load_law
from vinhdanh.law.many import WORD, bit
from vinhdanh.law.masks import Page, outside
from vinhdanh.law.prospect import Prospect, Road
from vinhdanh.law.question import SUDDEN, Question, Standing
from vinhdanh.law.roadmap import lay_out, relied_on
from vinhdanh.law.standards import Law, Regime, Standard
from vinhdanh.law.values import Value
from vinhdanh.law.verdict import Verdict
from vinhdanh.law.words import Words

HORIZON = 15


def project(
    history: History,
    on: date,
    *,
    awards: Sequence[str] | None = None,
    horizon: int = HORIZON,
    law: Law | None = None,
) -> list[Prospect]:
    """Tell for each award of the subject's kind where it stands and when it could be reached.

    Assumed from ``on``: years not yet rated are rated best, yearly titles are given every year, the works and
    the earlier awards that a standard asks for are earned, open matters end without a violation, nothing bad
    happens, and the standards stay as they are. What people must judge is not assumed: it is among the steps.
    ``horizon`` counts award years after the one that has closed. Raises KeyError for an unknown award.
    """
    law = law or load_law()
    future = _Future(history, on, law, horizon)
    wanted = law.awards_for(history.subject.kind) if awards is None else awards
    if unknown := set(wanted) - vocabulary().awards:
        raise KeyError(*unknown)
    return [future.prospect(award) for award in wanted]


@dataclass
class _Future:
    """One subject's years to come, as far as any award asks."""

    history: History
    on: date
    law: Law
    horizon: int
    found: dict[str, Prospect] = field(default_factory=dict)
    searches: dict[str, "_Search | None"] = field(default_factory=dict)
    yearly: dict[str, list[Fact]] = field(default_factory=dict)
    plain_words: dict[date, Words] = field(default_factory=dict)
    """the words of the page with good ratings, by day"""

    def __post_init__(self) -> None:
        self.page = settled(self.history, self.on)
        self.until = self.on.year - 1 + self.horizon

    @cached_property
    def statuses(self) -> dict[str, Verdict]:
        """Where each award of the subject's kind stands today."""
        return {verdict.award: verdict for verdict in explain_all(self.history, self.on, law=self.law)}

    @cached_property
    def last_event(self) -> date:
        """The last day on which something recorded takes effect."""
        return max(effective_days(self.page, self.law), default=date.min)

    @cached_property
    def good_ratings(self) -> list[Fact]:
        """What years to come bring whatever a standard asks."""
        return good_years(self.history, Needs(), on=self.on, until=self.until)

    @cached_property
    def plain(self) -> History:
        """The page with good ratings alone."""
        return self.with_facts(self.good_ratings)

    @cached_property
    def has_words(self) -> bool:
        """Whether year words can hold the page and the years to come."""
        return not outside(self.history) and self.until < LAST_YEAR

    def prospect(self, award: str) -> Prospect:
        """Return the prospect of an award, found once."""
        if award not in self.found:
            self.found[award] = self._find(award)
        return self.found[award]

    def _find(self, award: str) -> Prospect:
        status = partial(self._status, award)
        search = self.search(award)
        year = search.earliest() if search else None
        if search is None or year is None:
            return Prospect(award, status, search.received if search else self.on)
        assumed = search.smallest(year)
        day = search.first_day(year, assumed)
        return Prospect(
            award=award,
            explained=status,
            received=search.received,
            year=year,
            from_day=day,
            assumed=tuple(assumed),
            settled=self._open_matters(),
            laid_out=partial(search.road, year, day, assumed),
        )

    def _status(self, award: str) -> Verdict:
        return self.statuses.get(award) or explain(self.history, award, self.on, law=self.law)

    def _open_matters(self) -> tuple[int, ...]:
        pairs = zip(self.history.facts, self.page.facts, strict=True)
        return tuple(old.index for old, new in pairs if old.data != new.data)

    def titles(self, award: str) -> list[Fact]:
        """Return a yearly title for the years to come that lack it and in which its standard could be met."""
        if award not in self.yearly:
            own, recorded = self.search(award), self._last_recorded()
            self.yearly[award] = [
                title(award, year, self.on)
                for year in open_years(self.on, self.until)
                if own and not self.history.holds(award, year, date.max)
                if year > recorded or own.could_stand(year)
            ]
        return self.yearly[award]

    def _last_recorded(self) -> int:
        """Return the last year of which the page already says something that could stand against a title."""
        page = self.history
        years = [fact["year"] for kind in ("rating", "attestation", "members") for fact in page.of(kind)]
        years += [fact.touched_years[-1] for kind in ("discipline", "pending") for fact in page.of(kind)]
        return max(years, default=0)

    def words(self, page: History, on: date, base: Words, differ: frozenset[str]) -> Words:
        """Return the words of a page to come as of a day; it and that of other words differ in some facts."""
        return base.of(Page(page, on, self.law.spans), differ)

    def words_of_plain(self, on: date) -> Words:
        """Return the words of the page with good ratings: many awards ask no more."""
        if on not in self.plain_words:
            law = whole_law(self.law, self.history.subject.kind)
            self.plain_words[on] = Words(law.program.series, Page(self.plain, on, self.law.spans))
        return self.plain_words[on]

    def with_facts(self, assumed: Sequence[Fact]) -> History:
        """Return the page with assumed facts at its end."""
        return with_assumed(self.page, assumed)

    def search(self, award: str) -> "_Search | None":
        """Return the search for one award, under the standard of the day or else the last one before it."""
        if award not in self.searches:
            kind = self.history.subject.kind
            before = [one for one in self.law.versions(award) if kind in one.kinds and one.since <= self.on]
            last = max(before, key=lambda one: one.since, default=None)
            received = min(self.on, (last.until if last else None) or date.max)
            regime = self.law.regime(received)
            self.searches[award] = _Search(self, award, last, regime, received) if last and regime else None
        return self.searches[award]


@dataclass
class _Search:
    """One award over the years to come."""

    future: _Future
    award: str
    standard: Standard
    regime: Regime
    received: date
    standing: dict[date, int] = field(default_factory=dict)
    """the years that stand at best, by day"""

    @cached_property
    def assumed(self) -> list[Fact]:
        """The facts of good years that this standard could use."""
        future, needs = self.future, self.needs
        if self.is_plain:
            return future.good_ratings
        facts = good_years(future.history, needs, on=future.on, until=future.until)
        for prior in sorted(needs.priors):
            facts += self._grants(prior)
        for award in sorted(needs.titles - {self.award}):
            facts += future.titles(award)
        return facts

    @cached_property
    def best(self) -> History:
        """The page with all that is assumed."""
        return self.future.plain if self.is_plain else self.future.with_facts(self.assumed)

    @cached_property
    def needs(self) -> Needs:
        """What good years can bring that this standard reads."""
        return needs_of(self.standard, self.future.law)

    @property
    def is_plain(self) -> bool:
        """Whether good years bring it ratings alone."""
        return self.needs in (Needs(), Needs(titles=frozenset({self.award})))

    def earliest(self) -> int | None:
        """Return the first award year in which the standard is met, or waits for somebody's judgement."""
        years = range(self.future.on.year - 1, self.future.until + 1)
        return next((year for year in years if self._may_stand(year) and self.could_stand(year)), None)

    def _may_stand(self, year: int) -> bool:
        """Tell whether a year is worth trying: when all recorded has taken effect, a page only gains."""
        return bool(bit(year) & self._in_the_end) or self._proposal(year) < self.future.last_event

    @cached_property
    def _in_the_end(self) -> int:
        """The years that are met or wait for a judgement as of the last proposal."""
        if not self.future.has_words or may_lose(self.standard):
            return WORD
        return self._at_best(self._proposal(self.future.until))

    def _standing(self, words: Words) -> int:
        """Return the years in which no guard bars and the tree is met or waits for somebody's judgement."""
        law = compiled(frozenset({self.standard}))
        return carry_out(law.program, words)[law.planted[self.standard].awaiting.place]

    def _at_best(self, on: date) -> int:
        """Return the same for the page with all that is assumed, as of a day."""
        if on not in self.standing:
            self.standing[on] = self._standing(self._assuming(self.assumed, on))
        return self.standing[on]

    def _assuming(self, facts: Sequence[Fact], on: date) -> Words:
        """Return the words of the page with some of what is assumed, as of a day."""
        plain = self.future.words_of_plain(on)
        if facts is self.future.good_ratings:
            return plain
        page = self.best if facts is self.assumed else self.future.with_facts(facts)
        return self.future.words(page, on, plain, frozenset({"rating", *(fact.kind for fact in facts)}))

    def smallest(self, year: int) -> list[Fact]:
        """Return the assumed facts without which the year falls, ratings lowered where they may be."""
        day = self._proposal(year)
        kept = self._relied_on(year, day)
        words = self._assuming(kept, day)
        for fact in list(kept):
            fewer = [one for one in kept if one is not fact]
            without = self.future.words(self.future.with_facts(fewer), day, words, frozenset({fact.kind}))
            if self._stands(without, year):
                kept, words = fewer, without
        return self._lowered(kept, words, year)

    def first_day(self, year: int, assumed: Sequence[Fact]) -> date:
        """Return the first day on which it could be proposed for the year."""
        last = self._proposal(year)
        start = max(self.future.on, date(year + 1, 1, 1))
        days = sorted({start, last, *(day for fact in assumed if start < (day := effective(fact)) < last)})
        return next(day for day in days if self._stands(self._assuming(assumed, day), year))

    def road(self, year: int, day: date, assumed: Sequence[Fact]) -> Road:
        """Say what the year rests on that is still to come."""
        question = self.question(self.future.with_facts(assumed), year, day)
        return lay_out(self.standard, self.regime, question, self.future.history)

    def question(self, page: History, year: int, on: date) -> Question:
        """Put this award to a page."""
        return Question(Standing(page, on, self.future.law.spans), self.award, year, self.standard.guards)

    def could_stand(self, year: int) -> bool:
        """Tell whether the standard could be met for a year, given good years from now on."""
        if not self.future.has_words:
            return self._stands(self._assuming(self.assumed, self._proposal(year)), year)
        return bool(self._at_best(self._proposal(year)) & bit(year))

    def _grants(self, prior: str) -> Iterator[Fact]:
        """Yield an earlier award that is lacking; a title of several years again and again."""
        future, span = self.future, self.future.law.spans.get(prior, 0)
        held = future.history.awards({prior}, future.on)
        if not span and any(fact.get("basis") not in SUDDEN for fact in held):
            return
        reached = future.prospect(prior)
        if reached.year is None or reached.from_day is None:
            return
        day = max(reached.from_day, in_year_after(reached.year, (1, 1), future.on))
        yield grant(prior, reached.year, span=span, day=day)
        for year in range(reached.year + span, future.until + 1, span) if span else ():
            yield grant(prior, year, span=span, day=day)

    def _proposal(self, year: int) -> date:
        return in_year_after(year, PROPOSED, self.future.on)

    def _stands(self, words: Words, year: int) -> bool:
        """Tell whether no guard bars and the standard is met or waits for somebody's judgement."""
        if not self.future.has_words:
            question = self.question(words.page.history, year, words.page.on)
            barred = read_guards(question, self.standard, self.regime)
            return not barred and self.standard.tree.read(question).value >= Value.AWAITING
        return bool(self._standing(words) & bit(year))

    def _relied_on(self, year: int, day: date) -> list[Fact]:
        """Return the assumed facts on which the reading rests, oldest first."""
        read = self.standard.tree.read(self.question(self.best, year, day))
        own = len(self.future.page.facts)
        numbers = sorted(
            {one.fact for _, leaf in relied_on(self.standard.tree, read) for one in leaf.evidence}
        )
        kept = [self.assumed[number - own] for number in numbers if number >= own]
        kept.sort(key=effective)
        return kept if self._stands(self._assuming(kept, day), year) else list(self.assumed)

    def _lowered(self, kept: list[Fact], words: Words, year: int) -> list[Fact]:
        """Lower assumed ratings: all at once where that stands, else one after another."""
        best = [fact for fact in kept if fact.kind == "rating" and fact["value"] == BEST]
        for several in (best, *([fact] for fact in best)):
            lowered = [rating(fact["year"], ENOUGH) if fact in several else fact for fact in kept]
            page = self.future.with_facts(lowered)
            of_lowered = self.future.words(page, words.page.on, words, frozenset({"rating"}))
            if lowered != kept and self._stands(of_lowered, year):
                kept = lowered
        return kept
