"""What comes next: when each award could be reached, and what has to happen until then.

Found by reading the page with good years added to it, one award year after another, and then leaving out
every added fact without which the year still stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vinhdanh.law.ahead import Way, ways_ahead, years_reached
from vinhdanh.law.assuming import (
    BEST,
    ENOUGH,
    PROPOSED,
    Needs,
    as_known,
    effective,
    good_years,
    grant,
    in_year_after,
    needs_of,
    open_years,
    rating,
    title,
    with_assumed,
)
from vinhdanh.law.columns import compiled, whole_law
from vinhdanh.law.explaining import explain, explain_all, notes_of, read_guards
from vinhdanh.law.facts import LAST_YEAR, Fact, History, vocabulary
from vinhdanh.law.integers import carry_out
from vinhdanh.law.loading import load_law
from vinhdanh.law.many import bit, oldest
from vinhdanh.law.masks import Page, of_other_years
from vinhdanh.law.prospect import Found, Prospect, Road
from vinhdanh.law.question import SUDDEN, Question, Standing
from vinhdanh.law.roadmap import lay_out, relied_on
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.values import AWAITING
from vinhdanh.law.verdict import Note, Verdict
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
    happens, and the standards stay as they are. What the page says of later days is not read, and what people
    must judge is not assumed: it is among the steps. ``horizon`` counts award years after the one that has
    closed. Raises KeyError for an unknown award.
    """
    law = law or load_law()
    future = _Future(history, on, law, horizon)
    wanted = law.awards_for(history.subject.kind) if awards is None else awards
    if unknown := set(wanted) - vocabulary().awards:
        raise KeyError(*unknown)
    return [future.prospect(award) for award in wanted]


@dataclass
class _Future:
    """One subject's years to come."""

    history: History
    on: date
    law: Law
    horizon: int
    statuses: dict[str, Verdict] = field(default_factory=dict)
    searches: dict[str, "_Search"] = field(default_factory=dict)
    yearly: dict[str, list[Fact]] = field(default_factory=dict)
    plain_words: dict[date, Words] = field(default_factory=dict)
    """the words of the page with good ratings, by day"""
    plain_standing: dict[date, Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page = as_known(self.history, self.on)
        self.until = self.on.year - 1 + self.horizon
        self.ways = ways_ahead(self.law, self.history.subject.kind, self.on)

    def status(self, award: str) -> Verdict:
        """Return where an award stands today."""
        if not self.statuses:
            self.statuses |= {one.award: one for one in explain_all(self.history, self.on, law=self.law)}
        return self.statuses.get(award) or explain(self.history, award, self.on, law=self.law)

    @cached_property
    def in_words(self) -> bool:
        """Whether year words can hold the page and the years to come."""
        return self.until < LAST_YEAR and not of_other_years(self.page)

    @cached_property
    def reached(self) -> Mapping[str, int]:
        """The years in which each award could be reached, read at once for all that words can hold."""
        return years_reached(self.page, self.on, self.until, law=self.law)

    @cached_property
    def good_ratings(self) -> list[Fact]:
        """What years to come bring whatever a standard asks."""
        return good_years(self.history, Needs(), on=self.on, until=self.until)

    @cached_property
    def plain(self) -> History:
        """The page with good ratings alone."""
        return self.with_facts(self.good_ratings)

    def prospect(self, award: str) -> Prospect:
        """Return the prospect of an award."""
        search = self.search(award)
        return Prospect(award, search.received, search.year, self.ended if search.year else (), search)

    @cached_property
    def ended(self) -> tuple[int, ...]:
        """The places of the open matters that are assumed to end."""
        if self.page is self.history:
            return ()
        pairs = zip(self.history.facts, self.page.facts, strict=True)
        return tuple(old.index for old, new in pairs if old.data != new.data)

    def titles(self, award: str) -> list[Fact]:
        """Return a yearly title for the years to come in which its standard could be met."""
        if award not in self.yearly:
            own = self.search(award)
            self.yearly[award] = [
                title(award, year, self.on)
                for year in open_years(self.on, self.until)
                if own.could_stand(year)
            ]
        return self.yearly[award]

    def words(self, page: History, on: date, base: Words, differ: frozenset[str]) -> Words:
        """Return the words of a page to come as of a day; it and that of other words differ in some facts."""
        return base.of(Page(page, on, self.law.spans), differ)

    def words_of_plain(self, on: date) -> Words:
        """Return the words of the page with good ratings: many awards ask no more."""
        if on not in self.plain_words:
            law = whole_law(self.law, self.history.subject.kind)
            self.plain_words[on] = Words(law.program.series, Page(self.plain, on, self.law.spans))
        return self.plain_words[on]

    def standing(self, page: History, on: date) -> Standing:
        """Return what a page says on a day; of the page with good ratings it is read once."""
        if page is not self.plain:
            return Standing(page, on, self.law.spans)
        if on not in self.plain_standing:
            self.plain_standing[on] = Standing(page, on, self.law.spans)
        return self.plain_standing[on]

    def with_facts(self, assumed: Sequence[Fact]) -> History:
        """Return the page with assumed facts at its end."""
        return with_assumed(self.page, assumed)

    def search(self, award: str) -> "_Search":
        """Return the search for one award."""
        if award not in self.searches:
            self.searches[award] = _Search(self, award, self.ways.get(award))
        return self.searches[award]


@dataclass
class _Search:
    """One award over the years to come."""

    future: _Future
    award: str
    way: Way | None
    """none where no standard has been entered"""

    @property
    def received(self) -> date:
        """The day whose law it is."""
        return self.way.received if self.way else self.future.on

    @cached_property
    def year(self) -> int | None:
        """The first award year in which the standard is met, or waits for somebody's judgement."""
        future = self.future
        if future.in_words:
            return oldest(future.reached.get(self.award, 0))
        years = range(future.on.year - 1, future.until + 1)
        return next((year for year in years if self.could_stand(year)), None)

    @property
    def status(self) -> Verdict:
        """Where the award stands today."""
        return self.future.status(self.award)

    @property
    def standard(self) -> Standard:
        """By what it is looked for."""
        assert self.way is not None  # noqa: S101 -- asked where there is one
        return self.way.standard

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

    @cached_property
    def looked_for(self) -> Found:
        """The first day of the first year, and what it takes."""
        assert self.year is not None  # noqa: S101 -- asked of an award that is in sight
        assumed = self.smallest(self.year)
        return Found(self.first_day(self.year, assumed), tuple(assumed))

    @cached_property
    def road(self) -> Road:
        """What the first year rests on that is still to come."""
        assert self.year is not None  # noqa: S101 -- as above
        assert self.way is not None  # noqa: S101 -- as above
        page = self.future.with_facts(self.looked_for.assumed)
        question = self.question(page, self.year, self.looked_for.from_day)
        road = lay_out(
            self.standard, self.way.regime, question, now=self.future.history, today=self.future.on
        )
        return road._replace(notes=self._notes(self.year))

    def _notes(self, year: int) -> tuple[Note, ...]:
        """Name the open questions on which the first year rests."""
        question = self.question(self.best, year, self._proposal(year))
        self.standard.tree.read(question)
        return notes_of(frozenset(question.notes), self.future.law, self.received)

    def could_stand(self, year: int) -> bool:
        """Tell whether the standard could be met for a year, given good years from now on."""
        if self.future.in_words:
            return bool(self.future.reached.get(self.award, 0) & bit(year))
        return self.way is not None and self._read(self.best, self._proposal(year), year)

    def _standing(self, words: Words) -> int:
        """Return the years in which no guard bars and the tree is met or waits for somebody's judgement."""
        law = compiled(frozenset({self.standard}))
        return carry_out(law.program, words)[law.planted[self.standard].awaiting.place]

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
        return next((day for day in days if self._stands(self._assuming(assumed, day), year)), last)

    def question(self, page: History, year: int, on: date) -> Question:
        """Put this award to a page."""
        return Question(self.future.standing(page, on), self.award, year, self.standard.guards)

    def _grants(self, prior: str) -> Iterator[Fact]:
        """Yield an earlier award that is lacking; a title of several years again and again."""
        future, span = self.future, self.future.law.spans.get(prior, 0)
        held = future.page.awards({prior}, future.on)
        if not span and any(fact.get("basis") not in SUDDEN for fact in held):
            return
        search = future.search(prior)
        if search.year is None:
            return
        day = max(search.looked_for.from_day, in_year_after(search.year, (1, 1), future.on))
        yield grant(prior, search.year, span=span, day=day)
        for year in range(search.year + span, future.until + 1, span) if span else ():
            yield grant(prior, year, span=span, day=day)

    def _proposal(self, year: int) -> date:
        return in_year_after(year, PROPOSED, self.future.on)

    def _stands(self, words: Words, year: int) -> bool:
        """Tell whether no guard bars and the standard is met or waits for somebody's judgement."""
        if not self.future.in_words:
            return self._read(words.page.history, words.page.on, year)
        return bool(self._standing(words) & bit(year))

    def _read(self, page: History, on: date, year: int) -> bool:
        """Tell the same by the reading for one."""
        assert self.way is not None  # noqa: S101 -- as above
        question = self.question(page, year, on)
        barred = read_guards(question, self.standard, self.way.regime)
        return not barred and self.standard.tree.read(question).value >= AWAITING

    def _relied_on(self, year: int, day: date) -> list[Fact]:
        """Return the assumed facts on which the reading rests, oldest first."""
        read = self.standard.tree.read(self.question(self.best, year, day))
        own = len(self.future.page.facts)
        numbers = sorted(
            {shown.fact for one in relied_on(self.standard.tree, read) for shown in one.found.evidence}
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
