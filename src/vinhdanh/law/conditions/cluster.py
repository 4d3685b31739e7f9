"""Dẫn đầu cụm, khối thi đua trong năm xét."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import choice, names
from vinhdanh.law.many import Planes, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class Cluster(Condition):
    """First (or outstanding) of a cluster run by somebody, in the year considered."""

    key = "kết quả cụm, khối"
    from_facts = True
    once = True
    takes = frozenset({"tổ chức", "hạng"})
    run_by: frozenset[str]
    places: frozenset[str]

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Cluster":
        return cls(choice(data["tổ chức"], "cluster"), choice(data.get("hạng", "dan-dau"), "place"))

    def words(self) -> str:
        return f"{names('place', self.places)} cụm, khối thi đua do {names('cluster', self.run_by)} tổ chức"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        for fact in question.history.of("cluster"):
            if (
                fact["year"] == question.year
                and fact["run_by"] in self.run_by
                and fact["place"] in self.places
            ):
                return Finding(MET, (show(fact, f"năm {question.year}: {self.asked}"),))
        lacks = f"chưa {self.asked} năm {question.year}"
        if question.unrecorded(question.year):
            return Finding(INSUFFICIENT, lacks=lacks)
        return Finding(FAILED, lacks=lacks, earliest_year=question.year + 1, foreseen=False)

    def years(self, page: Page, award: str) -> Planes:
        clusters = page.history.of("cluster")
        met = page.by_year(f for f in clusters if f["run_by"] in self.run_by and f["place"] in self.places)
        return certain(met, met | page.unrecorded)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"cluster"})
