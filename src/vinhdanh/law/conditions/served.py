"""Thời gian phục vụ trong lực lượng vũ trang, tính bằng tháng."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.conditions.common import choice, names
from vinhdanh.law.facts import Fact, History
from vinhdanh.law.many import WORD, Planes, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.posts import Term, joined, months_of, say_months
from vinhdanh.law.question import Question, Window
from vinhdanh.law.tree import Condition, Finding, Measure, show
from vinhdanh.law.values import Value

YEAR = 12


@dataclass(frozen=True)
class Served(Condition):
    """Time of service of a kind, by the day, reaches so many years."""

    key = "thời gian phục vụ"
    once = True
    takes = frozenset({"tham gia", "từ số năm"})
    service: frozenset[str]
    least: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Served":
        return cls(choice(data["tham gia"], "service"), data["từ số năm"])

    def words(self) -> str:
        return f"có thời gian phục vụ {names('service', self.service)} từ {self.least:02} năm trở lên"

    def served(self, history: History, on: date) -> tuple[list[Fact], int]:
        """Return the services that count by a day, and their months together."""
        facts = [f for f in history.of("service") if f["of"] in self.service and f["from"] < on]
        terms = (Term(fact["from"], min(fact.get("until") or on, on)) for fact in facts)
        return facts, months_of(joined(terms))

    def read(self, question: Question, window: Window | None = None) -> Finding:
        facts, months = self.served(question.history, question.on)
        measure = Measure(months, self.least * YEAR)
        evidence = tuple(show(fact, f"phục vụ từ {fact['from']:%d/%m/%Y}") for fact in facts)
        if months >= measure.need:
            return Finding(Value.MET, evidence, measure=measure)
        value = Value.INSUFFICIENT if question.has_unrecorded else Value.FAILED
        return Finding(value, evidence, f"cần {self.asked}; hiện có {say_months(months)}", measure=measure)

    def years(self, page: Page, award: str) -> Planes:
        enough = self.served(page.history, page.on)[1] >= self.least * YEAR
        return certain(WORD * enough, WORD * (enough or bool(page.unrecorded)))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"service"})
