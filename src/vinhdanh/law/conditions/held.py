"""Đã được tặng một hình thức trước ngày đề nghị."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes
from vinhdanh.law.many import WORD, Planes, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.tree import Condition, Finding, show
from vinhdanh.law.values import Value


@dataclass(frozen=True)
class Held(Condition):
    """An award is held on the day, whenever it was given."""

    key = "đã được tặng"
    by_award = True
    takes = frozenset({"mã"})
    awards: frozenset[str]

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Held":
        return cls(codes(data["mã"]))

    def words(self) -> str:
        return f"đã được tặng {award_names(self.awards)}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        held = [f for f in question.awards(self.awards) if f.get("basis") not in question.no_basis]
        if held:
            when = f"quyết định ngày {held[0]['decided']:%d/%m/%Y}"
            return Finding(Value.MET, (show(held[0], f"{award_names([held[0]['award']])}, {when}"),))
        value = Value.INSUFFICIENT if question.has_unrecorded else Value.FAILED
        return Finding(value, lacks=f"chưa được tặng {award_names(self.awards)}")

    def years(self, page: Page, award: str, window: Planes | None = None) -> Planes:
        held = any(f.get("basis") not in page.no_basis for f in page.decided(self.awards))
        return certain(WORD * held, WORD * (held or bool(page.unrecorded)))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})
