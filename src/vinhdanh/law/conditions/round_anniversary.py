"""Kỷ niệm ngày thành lập năm tròn (Luật 06/2022/QH15, Điều 3 khoản 6) vào năm xét hoặc năm liền sau."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR
from vinhdanh.law.many import WORD, Planes, bit, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET

ROUND = 10


@dataclass(frozen=True)
class RoundAnniversary(Condition):
    """Years ending in nought have passed since the founding, in the year considered or in the next."""

    key = "kỷ niệm năm tròn"
    once = True

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "RoundAnniversary":
        return cls()

    def words(self) -> str:
        return "kỷ niệm ngày thành lập năm tròn trong năm xét hoặc năm liền sau"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        founded, year = question.history.subject.get("founded"), question.year
        if founded is None:
            return Finding(INSUFFICIENT, lacks="hồ sơ chưa ghi ngày thành lập")
        # years until the next round anniversary; the founding itself is none
        left = -(year - founded.year) % ROUND if year > founded.year else founded.year + ROUND - year
        comes = year + left
        said = f"kỷ niệm {comes - founded.year} năm thành lập vào năm {comes}"
        if left <= 1:
            return Finding(MET)
        lacks = f"năm {year} và năm {year + 1} không phải năm tròn; {said}"
        return Finding(FAILED, lacks=lacks, earliest_year=comes - 1, foreseen=False)

    def years(self, page: Page, award: str) -> Planes:
        founded = page.history.subject.get("founded")
        if founded is None:
            return certain(0, WORD)
        word = 0
        for year in range(founded.year + ROUND, LAST_YEAR + 2, ROUND):
            if year >= FIRST_YEAR:
                word |= bit(year) | bit(year - 1)
        return certain(word, word)
