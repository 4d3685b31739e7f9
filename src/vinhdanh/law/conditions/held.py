"""Đã được tặng một hình thức, có thể từ bao nhiêu năm trước."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes
from vinhdanh.law.facts import Fact
from vinhdanh.law.many import WORD, Planes, certain, since
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET

Given = Callable[[Iterable[str]], list[Fact]]
"""How a page tells the awards decided by the day among some codes."""


@dataclass(frozen=True)
class Held(Condition):
    """An award is held on the day; where years are asked, so many have followed the last one.

    ``anew``: what was held before the award asked was given the last time has served that time.
    """

    key = "đã được tặng"
    from_facts = True
    by_award = True
    takes = frozenset({"mã", "từ số năm", "sau lần tặng trước"})
    awards: frozenset[str]
    least: int = 0
    anew: bool = False

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Held":
        return cls(codes(data["mã"]), data.get("từ số năm", 0), data.get("sau lần tặng trước", False))

    def words(self) -> str:
        anew = ", không phải trước lần gần nhất được tặng chính hình thức này," if self.anew else ""
        since_then = f" và sau đó đã qua từ {self.least:02} năm trở lên" if self.least else ""
        return f"đã được tặng {award_names(self.awards)}{anew}{since_then}"

    def serving(self, given: Given, award: str, no_basis: Container[str]) -> list[Fact]:
        """Return the awards on which the one asked may be built."""
        last = max((fact["decided"] for fact in given([award])), default=date.min) if self.anew else date.min
        return [f for f in given(self.awards) if f.get("basis") not in no_basis and f["decided"] > last]

    def read(self, question: Question, window: Window | None = None) -> Finding:
        held = self.serving(question.awards, question.award, question.no_basis)
        if not held:
            value = INSUFFICIENT if question.has_unrecorded else FAILED
            again = " từ sau lần gần nhất được tặng chính hình thức này" if self.anew else ""
            return Finding(value, lacks=f"chưa được tặng {award_names(self.awards)}{again}", foreseen=False)
        last = max(held, key=lambda fact: fact["decided"])
        when = f"quyết định ngày {day_text(last['decided'])}"
        evidence = (show(last, f"{award_names([last['award']])}, {when}"),)
        measure = Measure(max(0, question.year - last["decided"].year), self.least) if self.least else None
        if measure is None or measure.have >= measure.need:
            return Finding(MET, evidence, measure=measure)
        lacks = f"cần {self.asked}; {when}"
        return Finding(FAILED, evidence, lacks, last["decided"].year + self.least, measure)

    def years(self, page: Page, award: str) -> Planes:
        held = [fact["decided"].year for fact in self.serving(page.decided, award, page.no_basis)]
        if not held:
            return certain(0, WORD * bool(page.unrecorded))
        word = since(max(held) + self.least) if self.least else WORD
        return certain(word, word)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})
