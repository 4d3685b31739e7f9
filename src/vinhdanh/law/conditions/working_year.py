"""Năm công tác: thời gian từ khi tuyển dụng, số ngày nghỉ, kỷ luật trong năm xét."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import Any

from vinhdanh.law.facts import Fact, vocabulary
from vinhdanh.law.many import WORD, Planes, bit, certain, since
from vinhdanh.law.masks import Page, anniversary
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET
from vinhdanh.law.working_days import working_days_between

MONTHS = 12


@dataclass(frozen=True)
class Joined(Condition):
    """By the end of the year considered the person has worked for so many months."""

    key = "thời gian từ khi tuyển dụng"
    once = True
    takes = frozenset({"từ số tháng"})
    months: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Joined":
        return cls(data["từ số tháng"])

    def words(self) -> str:
        return f"đến hết năm xét đã được tuyển dụng từ {self.months} tháng trở lên"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        joined: date | None = question.history.subject.get("joined")
        if joined is None:
            lacks = "hồ sơ chưa ghi ngày tuyển dụng"
            return Finding(INSUFFICIENT, lacks=lacks)
        measure = Measure(_full_months(joined, question.year), self.months)
        if measure.have >= self.months:
            return Finding(MET, measure=measure)
        lacks = f"tuyển dụng ngày {day_text(joined)}, đến hết năm {question.year} chưa đủ {self.months} tháng"
        return Finding(FAILED, lacks=lacks, earliest_year=self._first(joined), measure=measure)

    def _first(self, joined: date) -> int:
        """Return the first year by the end of which the months are full."""
        return next(year for year in count(joined.year) if _full_months(joined, year) >= self.months)

    def years(self, page: Page, award: str) -> Planes:
        joined: date | None = page.history.subject.get("joined")
        if joined is None:
            return certain(0, WORD)
        long_enough = since(self._first(joined))
        return certain(long_enough, long_enough)


def _full_months(joined: date, year: int) -> int:
    """Return how many full months lie between a day and the end of a year."""
    return max(0, MONTHS * (year + 1 - joined.year) - joined.month + (joined.day == 1))


@dataclass(frozen=True)
class Absence(Condition):
    """Fewer than so many working days of leave in the year considered.

    Maternity, treatment after an act of courage and training count as work (Nghị định 65/2014/NĐ-CP, Điều 5
    khoản 2, 3, 4); training of a year or more only with a result of "khá" or better.
    """

    key = "số ngày nghỉ"
    from_facts = True
    once = True
    takes = frozenset({"dưới"})
    limit: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Absence":
        return cls(data["dưới"])

    def words(self) -> str:
        return f"nghỉ dưới {self.limit} ngày làm việc trong năm xét"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        leaves = [fact for fact in question.history.of("leave") if fact["from"] <= question.on]
        found = [(fact, days) for fact in leaves if (days := _days_off(fact, question.year)) != (0, 0)]
        evidence = tuple(show(fact, f"{vocabulary().name('leave', fact['reason'])}") for fact, _ in found)
        least, most = sum(days[0] for _, days in found), sum(days[1] for _, days in found)
        measure = Measure(least, self.limit - 1, most=True)
        if least >= self.limit:
            lacks = f"năm {question.year} nghỉ {least} ngày làm việc, phải dưới {self.limit} ngày"
            return Finding(FAILED, evidence, lacks, question.year + 1, measure)
        if most >= self.limit or question.unrecorded(question.year):
            lacks = f"chưa rõ số ngày làm việc đã nghỉ trong năm {question.year}"
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        return Finding(MET, evidence, measure=measure)

    def years(self, page: Page, award: str) -> Planes:
        leaves = [fact for fact in page.history.of("leave") if fact["from"] <= page.on]
        met, possible = WORD & ~page.unrecorded, WORD
        for year in {year for fact in leaves for year in _years_of(fact)}:
            days = [_days_off(fact, year) for fact in leaves]
            if sum(most for _, most in days) >= self.limit:
                met &= ~bit(year)
            if sum(least for least, _ in days) >= self.limit:
                possible &= ~bit(year)
        return certain(met, possible)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"leave"})


COUNTED_AS_WORK = frozenset({"thai-san", "cuu-nguoi"})
GOOD_RESULTS = frozenset({"kha", "khá", "gioi", "giỏi", "xuat-sac", "xuất sắc"})
A_DAY = timedelta(days=1)


def _years_of(fact: Fact) -> Iterator[int]:
    yield from range(fact["from"].year, _until(fact).year + 1)


def _until(fact: Fact) -> date:
    """Return the last day of a leave; one without an end is read until the end of its first year."""
    until: date | None = fact.get("until")
    return until or date(fact["from"].year, 12, 31)


def _days_off(fact: Fact, year: int) -> tuple[int, int]:
    """Return how many working days of a year a leave takes at least, and at most."""
    first, last = max(fact["from"], date(year, 1, 1)), min(_until(fact), date(year, 12, 31))
    if fact["reason"] in COUNTED_AS_WORK or first > last:
        return 0, 0
    inside = _between(first, last)
    least, most = inside, inside
    if "days" in fact.data:
        outside = _between(fact["from"], _until(fact)) - inside
        least, most = max(0, min(fact["days"], fact["days"] - outside)), fact["days"]
        most = most if outside == 0 else min(most, inside)
    if fact["reason"] != "dao-tao":
        return least, most
    long = anniversary(fact["from"], 1) <= _until(fact) + A_DAY
    if not long or fact.get("result", "").lower() in GOOD_RESULTS:
        return 0, 0
    return (least if "result" in fact.data else 0), most


@cache
def _between(first: date, last: date) -> int:
    return working_days_between(first - A_DAY, last)


@dataclass(frozen=True)
class Disciplined(Condition):
    """A discipline of at least some form was decided in the year considered."""

    key = "bị kỷ luật trong năm xét"
    from_facts = True
    once = True
    takes = frozenset({"từ"})
    least: str

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Disciplined":
        if data["từ"] not in vocabulary().lists["discipline"]:
            raise ValueError(f"không có hình thức kỷ luật {data['từ']}")
        return cls(data["từ"])

    def words(self) -> str:
        return f"bị kỷ luật từ hình thức {vocabulary().name('discipline', self.least)} trở lên trong năm xét"

    def suits(self, fact: Fact, on: date) -> bool:
        """Tell whether a discipline, begun by the day, is heavy enough."""
        forms = list(vocabulary().lists["discipline"])
        return fact["from"] <= on and forms.index(fact["form"]) >= forms.index(self.least)

    def read(self, question: Question, window: Window | None = None) -> Finding:
        for fact in question.history.of("discipline"):
            if fact["from"].year == question.year and self.suits(fact, question.on):
                form = vocabulary().name("discipline", fact["form"])
                return Finding(MET, (show(fact, f"{form} từ {day_text(fact['from'])}"),))
        if question.unrecorded(question.year):
            lacks = f"hồ sơ kỷ luật năm {question.year} chưa nhập đủ"
            return Finding(INSUFFICIENT, lacks=lacks)
        return Finding(FAILED, lacks=f"không {self.asked}")

    def years(self, page: Page, award: str) -> Planes:
        met = 0
        for fact in page.history.of("discipline"):
            if self.suits(fact, page.on):
                met |= bit(fact["from"].year)
        return certain(met, met | page.unrecorded)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"discipline"})
