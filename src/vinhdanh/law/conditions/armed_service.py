"""Niên hạn: thời gian phục vụ liên tục trong lực lượng vũ trang."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from vinhdanh.law.facts import Fact, History
from vinhdanh.law.many import Planes
from vinhdanh.law.masks import Page, anniversary
from vinhdanh.law.posts import Term, joined
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET, Value


@dataclass(frozen=True)
class ArmedService(Condition):
    """Unbroken service in the armed forces of so many full years, under so many where an upper end is set."""

    key = "niên hạn"
    from_facts = True
    once = True
    takes = frozenset({"từ số năm", "dưới số năm"})
    least: int
    under: int | None

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "ArmedService":
        return cls(data["từ số năm"], data.get("dưới số năm"))

    def words(self) -> str:
        upper = f" đến dưới {self.under} năm" if self.under else " trở lên"
        return f"công tác liên tục trong lực lượng vũ trang từ {self.least} năm{upper}"

    @property
    def anniversaries(self) -> tuple[int, ...]:
        """The anniversaries on which it turns."""
        return (self.least, *([self.under] if self.under else []))

    def served(self, history: History, on: date) -> int:
        """Return the full years of the longest unbroken service by the day."""
        terms = [
            Term(fact["from"], min(fact.get("until") or on, on))
            for fact in _armed(history)
            if fact["from"] <= on
        ]
        return max((_full_years(term) for term in joined(terms)), default=0)

    def judge(self, history: History, on: date) -> Value:
        """Tell whether the service suffices; papers not entered may hold a longer one."""
        served, unrecorded = self.served(history, on), history.subject.get("record_from") is not None
        if served >= self.least and self.under is None:
            return MET
        if unrecorded:
            return INSUFFICIENT
        return MET if self.least <= served < (self.under or 0) else FAILED

    def read(self, question: Question, window: Window | None = None) -> Finding:
        value, served = self.judge(question.history, question.on), self.served(question.history, question.on)
        evidence = tuple(show(f, f"phục vụ từ {day_text(f['from'])}") for f in _armed(question.history))
        lacks = f"cần {self.asked}; hiện có {served:02} năm"
        return Finding(value, evidence, lacks, measure=Measure(served, self.least), foreseen=False)

    def years(self, page: Page, award: str) -> Planes:
        return page.as_of_day(partial(self.judge, page.history))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"service"})


def _armed(history: History) -> list[Fact]:
    return [fact for fact in history.of("service") if fact["of"] == "luc-luong-vu-trang"]


def _full_years(term: Term) -> int:
    years = term.until.year - term.since.year
    return years - (anniversary(term.since, years) > term.until)
