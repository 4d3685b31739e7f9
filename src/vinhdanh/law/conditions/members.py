"""Tỷ lệ và số thành viên của tập thể trong năm xét."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.facts import Fact
from vinhdanh.law.many import WORD, Planes, bit, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET

COUNTED = {
    "hoàn thành nhiệm vụ": ("completed",),
    "Lao động tiên tiến": ("ldtt",),
    "Chiến sĩ tiên tiến": ("cstt",),
    "Lao động tiên tiến hoặc Chiến sĩ tiên tiến": ("ldtt", "cstt"),
    "Chiến sĩ thi đua cơ sở": ("cstd-co-so",),
    "bị kỷ luật từ cảnh cáo": ("disciplined-canh-cao",),
}


BOUNDS = ("tỷ lệ từ", "số người từ", "số người nhiều nhất", "tỷ lệ trên")


@dataclass(frozen=True)
class Members(Condition):
    """A share (percent) reached or exceeded, a number reached, or a number not exceeded; in integers."""

    key = "thành viên"
    from_facts = True
    once = True
    takes = frozenset({"đạt", "tỷ lệ từ", "tỷ lệ trên", "số người từ", "số người nhiều nhất"})
    counted: str
    percent: int | None
    least: int | None
    most: int | None
    above: int | None

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Members":
        counted = data["đạt"]
        if counted not in COUNTED:
            raise ValueError(f"không hiểu “{counted}”; hãy ghi một trong: {', '.join(COUNTED)}")
        bounds = tuple(data.get(key) for key in BOUNDS)
        if sum(bound is not None for bound in bounds) != 1:
            raise ValueError(f"cần đúng một trong: {', '.join(BOUNDS)}")
        return cls(counted, *bounds)

    def words(self) -> str:
        if self.percent is not None:
            return f"từ {self.percent}% cá nhân {self._who()}"
        if self.above is not None:
            return f"trên {self.above}% cá nhân {self._who()}"
        if self.least is not None:
            return f"từ {self.least:02} cá nhân {self._who()}"
        return (
            f"không quá {self.most} cá nhân {self._who()}" if self.most else f"không có cá nhân {self._who()}"
        )

    def _who(self) -> str:
        return self.counted if self.counted[0].islower() else f"đạt “{self.counted}”"

    def judge(self, fact: Fact) -> bool | None:
        """Tell whether a year's count of members suffices; None where it does not say."""
        measure = self.measure(fact)
        if measure is None:
            return None
        if measure.most:
            return measure.have <= measure.need
        return measure.have >= measure.need and (self.percent is None or fact["total"] > 0)

    def measure(self, fact: Fact) -> Measure | None:
        """Return how many members count, against how many must (or may)."""
        said = [fact.get(key) for key in COUNTED[self.counted]]
        if all(number is None for number in said):
            return None
        number = sum(number or 0 for number in said)
        if self.percent is not None:
            return Measure(number, -(-self.percent * fact["total"] // 100), top=fact["total"])
        if self.above is not None:
            return Measure(number, self.above * fact["total"] // 100 + 1, top=fact["total"])
        return (
            Measure(number, self.least)
            if self.least is not None
            else Measure(number, self.most or 0, most=True)
        )

    def read(self, question: Question, window: Window | None = None) -> Finding:
        for fact in question.history.of("members"):
            if fact["year"] == question.year:
                return self._read_members(fact, question.year)
        lacks = f"chưa có số liệu thành viên năm {question.year}"
        return Finding(INSUFFICIENT, lacks=lacks, earliest_year=question.year)

    def _read_members(self, fact: Fact, year: int) -> Finding:
        measure = self.measure(fact)
        if measure is None:
            lacks = f"số liệu thành viên năm {year} chưa ghi số cá nhân {self._who()}"
            return Finding(INSUFFICIENT, (show(fact, f"tổng số {fact['total']}"),), lacks, year)
        share = f"{measure.have}/{fact['total']}"
        evidence = (show(fact, f"năm {year}: {share} cá nhân {self._who()}"),)
        if self.judge(fact):
            return Finding(MET, evidence, measure=measure)
        lacks = f"cần {self.asked}; năm {year} có {share}"
        return Finding(FAILED, evidence, lacks, year + 1, measure)

    def years(self, page: Page, award: str) -> Planes:
        first: dict[int, Fact] = {}
        for fact in page.history.of("members"):
            first.setdefault(fact["year"], fact)
        found = {year: self.judge(fact) for year, fact in first.items()}
        failed = sum(bit(year) for year, enough in found.items() if enough is False)
        return certain(sum(bit(year) for year, enough in found.items() if enough), WORD ^ failed)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"members"})
