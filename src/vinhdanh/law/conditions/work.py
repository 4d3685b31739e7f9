"""Sáng kiến, đề tài, mưu trí sáng tạo đã được công nhận."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from vinhdanh.law.conditions.common import choice, names, so_far
from vinhdanh.law.facts import LAST_YEAR, Fact, vocabulary
from vinhdanh.law.many import WORD, Planes, Stretched, bit, certain, spelled
from vinhdanh.law.masks import Page
from vinhdanh.law.program import Ask, gathered
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Evidence, Finding, Measure, day_text, show
from vinhdanh.law.series import Series, at_least, planes
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET

SCOPES = ("co-so", "bo", "toan-quoc")
DEMANDS = frozenset(
    {"áp dụng hiệu quả", "có khả năng nhân rộng", "được đánh giá xuất sắc", "đạt hiệu quả cao"}
)
EXCELLENT = frozenset({"xuat-sac", "dac-biet-xuat-sac"})
HEADS = frozenset({"bo-truong", "chu-tich-tinh", "chu-tich-nuoc", "thu-tuong", "chinh-phu"})
"""Who recognises a scope beyond the unit (Luật 06/2022/QH15, Điều 21 khoản 2, Điều 22 khoản 2)."""
IN_COMBAT = HEADS - {"chu-tich-tinh"}
"""Who recognises what was done in combat: a minister of the armed forces (the same clauses)."""


@dataclass(frozen=True)
class Work(Condition):
    """At least ``least`` works recognised by the day, of a kind, within a scope, applied as asked."""

    key = "công trình được công nhận"
    from_facts = True
    takes = frozenset({"loại", "phạm vi", "đã", "ít nhất"})
    types: frozenset[str]
    scope: str
    applied: bool
    replicable: bool
    least: int
    excellent: bool = False
    effective: bool = False

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Work":
        demands = data.get("đã", [])
        if unknown := set(demands) - DEMANDS:
            raise ValueError(f"không hiểu yêu cầu {', '.join(unknown)}")
        return cls(
            types=choice(data["loại"], "work-type"),
            scope=next(iter(choice(data["phạm vi"], "work-scope"))),
            applied="áp dụng hiệu quả" in demands,
            replicable="có khả năng nhân rộng" in demands,
            least=data.get("ít nhất", 1),
            excellent="được đánh giá xuất sắc" in demands,
            effective="đạt hiệu quả cao" in demands,
        )

    def words(self) -> str:
        number = f"{self.least:02} " if self.least > 1 else ""
        demands = ", đã áp dụng hiệu quả" * self.applied + ", có khả năng nhân rộng" * self.replicable
        demands += ", được đánh giá xuất sắc" * self.excellent + ", đạt hiệu quả cao" * self.effective
        scope = vocabulary().name("work-scope", self.scope)
        return f"{number}{names('work-type', self.types)} được công nhận phạm vi {scope}{demands}"

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The scopes that are wide enough."""
        return frozenset(SCOPES[SCOPES.index(self.scope) :])

    def suits(self, fact: Fact) -> bool | None:
        """Tell whether a work is such a one; None where its page does not say."""
        if fact["type"] not in self.types or fact["scope"] not in self.scopes:
            return False
        heads = IN_COMBAT if fact["type"] == "muu-tri" else HEADS
        if self.scope != "co-so" and fact.get("recogniser") and fact["recogniser"] not in heads:
            return False
        if self.excellent and fact.get("rating") not in EXCELLENT:
            return False
        if self.effective and fact.get("effect") != "cao":
            return False
        applied = fact.get("applied") if self.applied else True
        replicable = fact.get("replicable") if self.replicable else True
        if applied is False or replicable is False:
            return False
        return None if applied is None or replicable is None or fact["recognised"] is None else True

    def read(self, question: Question, window: Window | None = None) -> Finding:
        sure, possible = self._found(question, window)
        measure = Measure(len(sure), self.least)
        if len(sure) >= self.least:
            self._note(question, sure)
            return Finding(MET, tuple(map(self._evidence, sure)), measure=measure)
        evidence = tuple(map(self._evidence, sure + possible))
        lacks = f"cần {self.asked}; {so_far(len(sure), 'công trình')} như vậy"
        if len(sure) + len(possible) >= self.least:
            waiting = any(fact["recognised"] is None for fact in possible)
            lacks += "; công trình đã nộp chưa có quyết định" if waiting else "; hồ sơ công trình ghi chưa đủ"
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        if self._unrecorded(question, window):
            lacks += "; hồ sơ những năm trước chưa nhập đủ"
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        return Finding(FAILED, evidence, lacks, question.year, measure)

    def _found(self, question: Question, window: Window | None) -> tuple[list[Fact], list[Fact]]:
        """Return the works that surely count, the newest first, and those that possibly do."""
        sure_years = window.works(window.sure) if window else None
        possible_years = window.works(window.possible) if window else None
        sure, possible = [], []
        for fact in question.history.of("work"):
            suits, recognised = self.suits(fact), fact["recognised"]
            if suits is False or (recognised and recognised > question.on):
                continue
            if suits and (sure_years is None or recognised.year in sure_years):
                sure.append(fact)
            elif recognised is None or possible_years is None or recognised.year in possible_years:
                possible.append(fact)
        sure.sort(key=lambda fact: fact["recognised"], reverse=True)
        return sure, possible if window is None or window.possible else []

    def _unrecorded(self, question: Question, window: Window | None) -> bool:
        if window is None:
            return question.has_unrecorded
        return question.any_unrecorded(window.works(window.possible))

    def _note(self, question: Question, sure: Sequence[Fact]) -> None:
        """Remember which open questions the reading rests on."""
        relied = sure[: self.least]
        first = question.year - question.spans.get(question.award, 1) + 1
        if any(fact["recognised"].year < first for fact in relied):
            question.notes.add("setting.work_period")
        if any(fact.get("used_for") for fact in relied):
            question.notes.add("setting.initiative_reuse")

    @staticmethod
    def _evidence(fact: Fact) -> Evidence:
        name = fact.get("name") or fact["id"]
        scope = vocabulary().name("work-scope", fact["scope"])
        day = fact["recognised"]
        when = f"công nhận ngày {day_text(day)}" if day else "chưa có quyết định công nhận"
        return show(fact, f"{vocabulary().name('work-type', fact['type'])} “{name}”, phạm vi {scope}, {when}")

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        if stretch is None:
            return ask.own(self)
        suit = replace(self, least=1)
        sure = [ask.load(Recognised(suit, times, sure=True)) for times in planes(self.least)]
        some = [ask.load(Recognised(suit, times, sure=False)) for times in planes(self.least)]
        possible = gathered(some, stretch.possible, self.least)
        possible |= ask.unrecorded.counted(stretch.possible, 1)
        found = certain(gathered(sure, stretch.sure, self.least), possible)
        return ask.with_hopes(self, found, stretch.sure.at())

    def years(self, page: Page, award: str) -> Planes:
        sure, some = self.found(page)
        possible = len(some) >= self.least or page.unrecorded
        return certain(WORD if len(sure) >= self.least else 0, WORD if possible else 0)

    def found(self, page: Page) -> tuple[list[int], list[int]]:
        """Return the years of the works that surely count by the day, and of those that possibly do."""
        sure, some = [], []
        for fact in page.history.of("work"):
            recognised = fact["recognised"]
            if recognised and recognised > page.on:
                continue
            suits = self.suits(fact)
            if suits is False:
                continue
            # what is not recognised yet may be so in the last of all years
            year = bit(recognised.year if recognised else LAST_YEAR)
            some.append(year)
            if suits:
                sure.append(year)
        return sure, some

    def facts_read(self) -> frozenset[str]:
        return frozenset({"work"})


@dataclass(frozen=True)
class Recognised(Series):
    """Years in which at least ``times`` such works were recognised: surely, or possibly."""

    suit: Work
    times: int
    sure: bool
    reads = frozenset({"work"})

    def build(self, page: Page) -> int:
        found = page.works.get(self.about)
        if found is None:
            found = page.works[self.about] = self.suit.found(page)
        return at_least(found[0 if self.sure else 1], self.times)

    @cached_property
    def about(self) -> str:
        """What sort of works it is about."""
        return spelled(self.suit)
