"""Giai đoạn liên tục: từ n năm trở lên đến năm xét, có thể sau một hình thức đã được tặng."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any, ClassVar

from vinhdanh.law.conditions.common import award_names, codes, so_far
from vinhdanh.law.conditions.held import Held
from vinhdanh.law.conditions.ratings import RATINGS, asked_rating, rated_so
from vinhdanh.law.facts import FIRST_YEAR
from vinhdanh.law.many import Planes, Stretched, all_of, certain
from vinhdanh.law.program import Ask, Term
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import (
    Distance,
    Evidence,
    Measure,
    Missing,
    Reading,
    date_after,
    day_text,
    show,
    years_text,
)
from vinhdanh.law.tree import Node, read_all
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET

YEAR_COUNTS = "setting.year_of_prior_award_counts"


@dataclass(frozen=True, slots=True)
class Stretch(Node):
    """An unbroken stretch of well-rated or titled years up to the year considered, and what happens in it.

    Without rating and title every year serves: what is asked happens at any time after an award.
    """

    text: str
    cite: str
    after: frozenset[str]
    least_rating: str
    titles: frozenset[str]
    least: int
    inside: Node | None
    setting: str = ""
    """where the text is silent: the open question on which the order of award and years rests; read the other
    way, years before the award serve as well"""

    takes: ClassVar = frozenset(
        {
            "sau khi được tặng",
            "theo cách hiểu",
            "xếp loại từ",
            "hoặc danh hiệu",
            "danh hiệu",
            "ít nhất",
            "trong thời gian đó",
        }
    )

    @classmethod
    def parse(cls, data: Mapping[str, Any], *, text: str, cite: str, inside: Node | None) -> "Stretch":
        rating, least = data.get("xếp loại từ"), data.get("ít nhất", 0)
        if not least and (rating or "danh hiệu" in data or inside is None):
            raise ValueError("giai đoạn phải ghi “ít nhất” bao nhiêu năm")
        return cls(
            text=text
            or (f"có giai đoạn liên tục từ {least:02} năm trở lên" if least else "sau khi được tặng"),
            cite=cite,
            after=codes(data.get("sau khi được tặng", [])),
            least_rating=RATINGS[rating] if rating else "",
            titles=codes(data.get("danh hiệu", data.get("hoặc danh hiệu", []))),
            least=least,
            inside=inside,
            setting=data.get("theo cách hiểu", ""),
        )

    def words(self) -> str:
        """Say how long the stretch must be, for a person to read."""
        ways = [f"được xếp loại {asked_rating(self.least_rating)}"] if self.least_rating else []
        ways += [f"được tặng {award_names(self.titles)}"] if self.titles else []
        return f"liên tục từ {self.least:02} năm trở lên đến năm xét {' hoặc '.join(ways)}".rstrip()

    @cached_property
    def asked(self) -> str:
        """How long the stretch must be, put in words once."""
        return self.words()

    def read(self, question: Question, window: Window | None = None) -> Reading:
        prior, sure_from, possible_from = self._read_prior(question)
        if self.setting in question.guards:
            sure_from = possible_from = FIRST_YEAR
        any_year, titled = self.any_year, question.titles(self.titles) if self.titles else ()
        known = question.page.ratings
        rated = question.page.rated(self.least_rating) if self.least_rating else ()

        def good(year: int) -> bool:
            return any_year or year in rated or year in titled

        def maybe(year: int) -> bool:
            unrated = bool(self.least_rating) and year not in known
            return unrated or good(year) or (bool(self.titles) and question.unrecorded(year))

        sure = _back(question, sure_from, good)
        stretch = Window(sure, _back(question, possible_from, maybe))
        children = [*prior, *([self._read_length(question, stretch)] if self.least else ())]
        if self.inside is not None:
            children.append(self.inside.read(question, stretch))
        self._note(question, stretch, sure_from, good)
        return read_all(self.text, self.cite, children)

    @property
    def any_year(self) -> bool:
        """Whether every year serves, however it was rated."""
        return not self.least_rating and not self.titles

    def _note(
        self, question: Question, stretch: Window, first: int | None, good: Callable[[int], bool]
    ) -> None:
        """Name the open questions where a good year right before the stretch was left out because of them."""
        if not self.after or first is None or len(stretch.sure) != max(0, question.year - first + 1):
            return
        left_out = min(first - 1, question.year)
        if good(left_out) and question.counts(left_out):
            question.notes.update({YEAR_COUNTS, self.setting} - {""} - question.guards)

    def _read_prior(self, question: Question) -> tuple[list[Reading], int | None, int | None]:
        """Read the award that must come first; return the first years that may count, surely and possibly."""
        if not self.after:
            return [], FIRST_YEAR, FIRST_YEAR
        merit = " theo công trạng" if question.no_basis else ""
        barred = " (không phải khen đột xuất, chuyên đề)" if question.no_basis else ""
        text = f"đã được tặng {award_names(self.after)}{barred}"
        given, no_basis = question.awards(self.after), question.no_basis
        held = [fact for fact in given if fact.get("basis") not in no_basis]
        possible = FIRST_YEAR if question.has_unrecorded else None
        if held:
            first = min(held, key=lambda fact: fact["decided"])
            when = f"quyết định ngày {day_text(first['decided'])}"
            evidence = (show(first, f"{award_names([first['award']])}, {when}"),)
            year = first["decided"].year + (YEAR_COUNTS not in question.guards)
            met = Reading(text, self.cite, MET, evidence, lies=Distance(progress=100))
            return [met], year, possible or year
        why = "khen đột xuất, chuyên đề: không làm căn cứ"
        none_counts = tuple(show(fact, f"{award_names([fact['award']])} {why}") for fact in given)
        value = FAILED if possible is None else INSUFFICIENT
        gap = Missing(f"chưa được tặng {award_names(self.after)}{merit}", self.cite)
        return [Reading(text, self.cite, value, none_counts, lies=Distance((gap,)))], None, possible

    def _read_length(self, question: Question, stretch: Window) -> Reading:
        text = self.asked.replace("năm xét", f"năm {question.year}")
        if self.after and self.setting not in question.guards:
            text += f", tính từ sau khi được tặng {award_names(self.after)}"
        run, measure = sorted(stretch.sure), Measure(len(stretch.sure), self.least)
        value, missing = MET, []
        if len(run) < self.least:
            good = (
                question.page.rated(self.least_rating) if self.least_rating else question.titles(self.titles)
            )
            lacks = f"cần {text}; {so_far(len(run), 'năm', run)}{question.why_not_before(run, good)}"
            value, earliest = FAILED, date_after(question.year + self.least - len(run))
            if len(stretch.possible) >= self.least:
                unknown = sorted(stretch.possible - stretch.sure)[-self.least :]
                value, earliest = INSUFFICIENT, None
                lacks = f"{lacks}; chưa rõ các năm {years_text(unknown)}"
            missing.append(Missing(lacks, self.cite, earliest))
        return Reading(
            text=text,
            cite=self.cite,
            value=value,
            evidence=self._evidence(question, run),
            measure=measure,
            lies=Distance(tuple(missing), measure.percent),
        )

    def _evidence(self, question: Question, run: Sequence[int]) -> tuple[Evidence, ...]:
        held = question.titles(self.titles) if self.titles else {}
        rated = question.page.rated(self.least_rating) if self.least_rating else ()
        shown = []
        for year in run:
            rating = question.rating(year)
            if year not in rated and year in held:
                shown.append(show(held[year], f"{award_names([held[year]['award']])} năm {year}"))
            elif rating is not None:
                shown.append(show(rating, rated_so(rating)))
        return tuple(shown)

    def below(self) -> Sequence[Node]:
        return (self.inside,) if self.inside else ()

    def facts_read(self) -> frozenset[str]:
        rated = {"rating"} if self.least_rating else set()
        return frozenset(rated | ({"award"} if self.titles or self.after else set()))

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        sure, possible = (self._serving(ask, possible=possible) for possible in (False, True))
        # where no length is asked, what must happen after the award is read over the years after it
        parts = [certain(sure.run(self.least or 1), possible.run(self.least or 1))]
        if self.inside is not None:
            parts.append(self.inside.many(ask, Stretched(sure.back(), possible.back())))
        if self.setting in ask.guards:
            parts.append(ask.own(Held(self.after)))
        return all_of(parts)

    def _serving(self, ask: Ask, *, possible: bool) -> Term:
        """Return the years that may be part of it: surely, or possibly."""
        ways = [ask.rated(self.least_rating, possible=possible)] if self.least_rating else []
        ways += [ask.titles(self.titles, possible=possible)] if self.titles else []
        serving = reduce(or_, ways) & ask.fresh if ways else ask.fresh
        if not self.after or self.setting in ask.guards:
            return serving
        return serving & ask.held_since(self.after, possible=possible)


def _back(question: Question, first: int | None, good: Callable[[int], bool]) -> frozenset[int]:
    """Return the unbroken years that are good and may serve, from the year considered back to ``first``."""
    found: set[int] = set()
    year = question.year
    while first is not None and year >= first and good(year) and question.fresh(year):
        found.add(year)
        year -= 1
    return frozenset(found)
