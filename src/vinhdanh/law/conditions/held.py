"""Đã được tặng một hình thức, có thể từ bao nhiêu năm trước."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes
from vinhdanh.law.many import WORD, Planes, certain, since
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class Held(Condition):
    """An award is held on the day; where years are asked, so many have followed the last one."""

    key = "đã được tặng"
    from_facts = True
    by_award = True
    takes = frozenset({"mã", "từ số năm"})
    awards: frozenset[str]
    least: int = 0

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Held":
        return cls(codes(data["mã"]), data.get("từ số năm", 0))

    def words(self) -> str:
        since_then = f" và sau đó đã qua từ {self.least:02} năm trở lên" if self.least else ""
        return f"đã được tặng {award_names(self.awards)}{since_then}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        held = [f for f in question.awards(self.awards) if f.get("basis") not in question.no_basis]
        if not held:
            value = INSUFFICIENT if question.has_unrecorded else FAILED
            return Finding(value, lacks=f"chưa được tặng {award_names(self.awards)}", foreseen=False)
        last = max(held, key=lambda fact: fact["decided"])
        when = f"quyết định ngày {day_text(last['decided'])}"
        evidence = (show(last, f"{award_names([last['award']])}, {when}"),)
        measure = Measure(max(0, question.year - last["decided"].year), self.least) if self.least else None
        if measure is None or measure.have >= measure.need:
            return Finding(MET, evidence, measure=measure)
        lacks = f"cần {self.asked}; {when}"
        return Finding(FAILED, evidence, lacks, last["decided"].year + self.least, measure)

    def years(self, page: Page, award: str) -> Planes:
        held = [f["decided"].year for f in page.decided(self.awards) if f.get("basis") not in page.no_basis]
        if not held:
            return certain(0, WORD * bool(page.unrecorded))
        word = since(max(held) + self.least) if self.least else WORD
        return certain(word, word)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})
