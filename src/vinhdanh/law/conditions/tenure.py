"""Thời gian công tác tính đến ngày đề nghị, theo nam, nữ, giảm theo hình thức đã được tặng."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes
from vinhdanh.law.facts import History
from vinhdanh.law.many import Planes
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET, Value

MONTHS = 12


@dataclass(frozen=True)
class Tenure(Condition):
    """Years of service since the person joined, without the terms of discipline.

    Men and women may need different numbers; an award already held takes some years off, the largest
    number only.
    """

    key = "thời gian công tác"
    once = True
    takes = frozenset({"nam", "nữ", "giảm", "làm tròn từ số tháng"})
    men: int
    women: int
    reduced: tuple[tuple[int, frozenset[str]], ...]
    rounded_from: int = MONTHS
    """from how many months on a part of a year is a whole one"""

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Tenure":
        reduced = ((years, codes(awards)) for years, awards in data.get("giảm", {}).items())
        ordered = tuple(sorted(reduced, key=lambda one: -one[0]))
        return cls(data["nam"], data["nữ"], ordered, data.get("làm tròn từ số tháng", MONTHS))

    def words(self) -> str:
        years = f"có từ {self.men} năm công tác trở lên đối với nam, {self.women} năm đối với nữ"
        reduced = "".join(f", giảm {n} năm nếu đã được tặng {award_names(on)}" for n, on in self.reduced)
        rounded = f", phần lẻ từ {self.rounded_from} tháng tính tròn năm"
        return f"{years}{reduced}{rounded if self.rounded_from < MONTHS else ''}"

    def needs(self, history: History, on: date) -> tuple[int, ...]:
        """Return how many years are asked: one number, or two where the page does not say man or woman."""
        by_gender = {"male": (self.men,), "female": (self.women,)}
        asked = by_gender.get(history.subject.get("gender"), tuple(sorted({self.men, self.women})))
        held = {fact["award"] for fact in history.of("award") if fact["decided"] <= on}
        off = next((years for years, awards in self.reduced if awards & held), 0)
        return tuple(years - off for years in asked)

    def judge(self, history: History, on: date) -> bool | None:
        """Tell whether the service is long enough on a day; None where the page does not say."""
        have = self._served(history, on)
        if have is None:
            return None
        enough = {have >= years for years in self.needs(history, on)}
        return enough.pop() if len(enough) == 1 else None

    def _served(self, history: History, on: date) -> int | None:
        """Return the years of service, the last part of a year rounded as the rule says."""
        joined: date | None = history.subject.get("joined")
        if joined is None:
            return None
        until = on - _disciplined(history, joined, on)
        months = MONTHS * (until.year - joined.year) + until.month - joined.month - (until.day < joined.day)
        return max(0, months + MONTHS - self.rounded_from) // MONTHS

    def read(self, question: Question, window: Window | None = None) -> Finding:
        history, on = question.history, question.on
        found, measure = self.judge(history, on), self.measure(history, on)
        if found:
            return Finding(MET, measure=measure)
        if found is None:
            lacks = f"hồ sơ chưa ghi ngày tuyển dụng hoặc giới tính để biết đã {self.asked} hay chưa"
            return Finding(INSUFFICIENT, lacks=lacks)
        return Finding(FAILED, lacks=f"chưa {self.asked}", measure=measure)

    def measure(self, history: History, on: date) -> Measure | None:
        """Return the full years of service against those asked of such a person."""
        have = self._served(history, on)
        return None if have is None else Measure(have, self.needs(history, on)[-1])

    def years(self, page: Page, award: str) -> Planes:
        return page.as_of_day(lambda day: Value.said(self.judge(page.history, day)))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award", "discipline"})


def _disciplined(history: History, joined: date, on: date) -> timedelta:
    """Return how long terms of discipline lay within the service, each day once."""
    days, counted = timedelta(), joined
    for fact in sorted(history.of("discipline"), key=lambda fact: fact["from"]):
        first, last = max(fact["from"], counted), min(fact.get("until", on), on)
        if first < last:
            days, counted = days + (last - first), last
    return days
