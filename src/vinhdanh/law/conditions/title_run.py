"""Danh hiệu hằng năm được tặng liên tục, đến năm xét."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes, so_far
from vinhdanh.law.facts import Fact
from vinhdanh.law.many import Planes, Stretched, certain
from vinhdanh.law.program import Ask
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, show, years_text
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class TitleRun(Condition):
    """A yearly title held ``times`` years without a break, the last for the year considered."""

    key = "danh hiệu liên tục"
    takes = frozenset({"mã", "số lần"})
    titles: frozenset[str]
    times: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "TitleRun":
        return cls(codes(data["mã"]), data["số lần"])

    def words(self) -> str:
        return f"{self.times:02} lần liên tục được tặng {award_names(self.titles)}, lần cuối cho năm xét"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        held = question.titles(self.titles)
        run = _run(question, held, question.year)
        evidence = tuple(show(held[year], f"{award_names(self.titles)} năm {year}") for year in run)
        measure = Measure(len(run), self.times)
        if len(run) >= self.times:
            question.notes.add("setting.third_title_year")
            return Finding(MET, evidence, measure=measure)
        if not run and len(_run(question, held, question.year - 1)) >= self.times:
            question.notes.add("setting.third_title_year")
        lacks = f"cần {self.asked}; {so_far(len(run), 'lần')} liên tục đến năm {question.year}"
        lacks += f" ({years_text(run)})" if run else ""
        lacks += question.why_not_before(run, held)
        wanted = range(question.year - self.times + 1, question.year + 1)
        known = all(year in held or question.unrecorded(year) for year in wanted)
        if known and all(map(question.fresh, wanted)):
            lacks += "; hồ sơ những năm trước chưa nhập đủ"
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        return Finding(FAILED, evidence, lacks, question.year + self.times - len(run), measure)

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        held, maybe = (ask.titles(self.titles, possible=possible) for possible in (False, True))
        return certain((held & ask.fresh).run(self.times), (maybe & ask.fresh).run(self.times))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})


def _run(question: Question, held: Mapping[int, Fact], last: int) -> list[int]:
    """Return the unbroken years of a title that may serve, up to ``last``."""
    year = last
    while year in held and question.fresh(year):
        year -= 1
    return list(range(year + 1, last + 1))
