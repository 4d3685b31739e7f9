"""Xếp loại của năm xét."""

from dataclasses import dataclass

from vinhdanh.law.conditions.ratings import (
    RATINGS,
    asked_rating,
    at_least,
    rated_so,
    rating_name,
)
from vinhdanh.law.facts import SCALE
from vinhdanh.law.many import Planes, Stretched, certain
from vinhdanh.law.program import Ask
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class Rating(Condition):
    """The year considered was rated at least so (or honoured by a title that stands for it)."""

    key = "xếp loại năm xét"
    once = True
    takes = frozenset({"từ"})
    least: str

    @classmethod
    def parse(cls, data: dict[str, str]) -> "Rating":
        return cls(least=RATINGS[data["từ"]])

    def words(self) -> str:
        return f"năm xét được xếp loại {asked_rating(self.least)}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        fact = question.rating(question.year)
        if fact is None:
            lacks = f"chưa có kết quả xếp loại năm {question.year}"
            return Finding(INSUFFICIENT, lacks=lacks, earliest_year=question.year)
        evidence = (show(fact, rated_so(fact)),)
        measure = Measure(SCALE.index(fact["value"]), SCALE.index(self.least), top=len(SCALE) - 1)
        if at_least(fact["value"], self.least):
            return Finding(MET, evidence, measure=measure)
        wanted = asked_rating(self.least)
        lacks = f"cần {wanted}; năm {question.year} là {rating_name(fact['value'])}"
        return Finding(FAILED, evidence, lacks, question.year + 1, measure)

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        return certain(ask.rated(self.least).at(), ask.rated(self.least, possible=True).at())

    def facts_read(self) -> frozenset[str]:
        return frozenset({"rating"})
