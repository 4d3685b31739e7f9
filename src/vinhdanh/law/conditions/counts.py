"""Trong giai đoạn: số năm được xếp loại, số lần được tặng."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes, so_far
from vinhdanh.law.conditions.ratings import RATINGS, at_least, rated_so, rating_name
from vinhdanh.law.facts import Fact
from vinhdanh.law.many import Planes, Stretched, certain
from vinhdanh.law.program import Ask, gathered
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, day_text, show
from vinhdanh.law.series import planes
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class RatedYears(Condition):
    """At least ``least`` years of the stretch were rated so."""

    key = "số năm xếp loại"
    takes = frozenset({"từ", "ít nhất"})
    rating: str
    least: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "RatedYears":
        return cls(RATINGS[data["từ"]], data["ít nhất"])

    def words(self) -> str:
        return f"từ {self.least:02} năm trở lên được xếp loại {rating_name(self.rating)}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        assert window is not None  # noqa: S101 -- the loader puts it inside a stretch only
        rated = [question.rating(year) for year in sorted(window.sure)]
        sure = [fact for fact in rated if fact is not None and at_least(fact["value"], self.rating)]
        evidence = tuple(show(fact, rated_so(fact)) for fact in sure)
        measure = Measure(len(sure), self.least)
        if len(sure) >= self.least:
            return Finding(MET, evidence, measure=measure)
        lacks = f"trong giai đoạn ấy cần {self.asked}; {so_far(len(sure), 'năm')}"
        ratings = [question.rating(year) for year in window.possible]
        some = sum(fact is None or at_least(fact["value"], self.rating) for fact in ratings)
        if some >= self.least:
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        return Finding(FAILED, evidence, lacks, question.year + self.least - len(sure), measure)

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        assert stretch is not None  # noqa: S101 -- as above
        good, maybe = (ask.rated(self.rating, possible=possible) for possible in (False, True))
        return certain(good.counted(stretch.sure, self.least), maybe.counted(stretch.possible, self.least))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"rating"})


@dataclass(frozen=True)
class AwardCount(Condition):
    """At least ``least`` awards in the stretch: yearly titles by year, forms by their decision."""

    key = "số lần được tặng"
    takes = frozenset({"mã", "ít nhất", "tính theo"})
    awards: frozenset[str]
    least: int
    yearly: bool

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "AwardCount":
        by = data.get("tính theo", "năm")
        if by not in ("năm", "quyết định"):
            raise ValueError(f"không hiểu “tính theo: {by}”; hãy ghi năm hoặc quyết định")
        return cls(codes(data["mã"]), data["ít nhất"], yearly=by == "năm")

    def words(self) -> str:
        return f"{self.least:02} lần được tặng {award_names(self.awards)}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        assert window is not None  # noqa: S101 -- the loader puts it inside a stretch only
        sure = self._held(question, window.sure, window)
        evidence = tuple(
            show(fact, f"{award_names([fact['award']])} {self._when(question, fact)}") for fact in sure
        )
        measure = Measure(len(sure), self.least)
        if len(sure) >= self.least:
            return Finding(MET, evidence, measure=measure)
        lacks = f"trong giai đoạn ấy cần {self.asked}; {so_far(len(sure), 'lần')}"
        same = window.possible == window.sure
        possible = sure if same else self._held(question, window.possible, window)
        if len(possible) + self._unrecorded(question, window) >= self.least:
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        return Finding(FAILED, evidence, lacks, question.year + self.least - len(sure), measure)

    def _held(self, question: Question, years: frozenset[int], window: Window) -> list[Fact]:
        if self.yearly:
            held = question.titles(self.awards)
            return [held[year] for year in sorted(years) if year in held]
        span = window.works(years)
        held_forms = question.awards(self.awards)
        return [
            f for f in held_forms if f.get("basis") not in question.no_basis and f["decided"].year in span
        ]

    def _unrecorded(self, question: Question, window: Window) -> int:
        """Return how many more there may have been in years whose papers are not entered."""
        if self.yearly:
            held = question.titles(self.awards)
            return sum(question.unrecorded(year) and year not in held for year in window.possible)
        return self.least * question.any_unrecorded(window.works(window.possible))

    def _when(self, question: Question, fact: Fact) -> str:
        if self.yearly:
            return f"năm {', '.join(map(str, question.honoured(fact)))}"
        return f"quyết định ngày {day_text(fact['decided'])}"

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        assert stretch is not None  # noqa: S101 -- as above
        if self.yearly:
            held, maybe = (ask.titles(self.awards, possible=possible) for possible in (False, True))
            return certain(
                held.counted(stretch.sure, self.least), maybe.counted(stretch.possible, self.least)
            )
        given = [ask.given(code, n) for code in sorted(self.awards) for n in planes(self.least)]
        possible = gathered(given, stretch.possible, self.least)
        possible |= ask.unrecorded.counted(stretch.possible, 1)
        return certain(gathered(given, stretch.sure, self.least), possible)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})
