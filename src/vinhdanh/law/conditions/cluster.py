"""Dẫn đầu cụm, khối thi đua trong năm xét."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import UNRECORDED, choice, names
from vinhdanh.law.many import Many, Planes, Series, bit
from vinhdanh.law.question import Question, Window
from vinhdanh.law.tree import Condition, Finding, show
from vinhdanh.law.values import Value


@dataclass(frozen=True)
class Cluster(Condition):
    """First (or outstanding) of a cluster run by somebody, in the year considered."""

    key = "kết quả cụm, khối"
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
                return Finding(Value.MET, (show(fact, f"năm {question.year}: {self.words()}"),))
        lacks = f"chưa {self.words()} năm {question.year}"
        if question.unrecorded(question.year):
            return Finding(Value.INSUFFICIENT, lacks=lacks)
        return Finding(Value.FAILED, lacks=lacks, earliest_year=question.year + 1, foreseen=False)

    def series(self, award: str) -> Sequence[Series]:
        def build(page: Any) -> int:
            found = (
                f
                for f in page.history.of("cluster")
                if f["run_by"] in self.run_by and f["place"] in self.places
            )
            return int(page.by_year(found))

        return (Series(self._name(), build), UNRECORDED)

    def _name(self) -> str:
        return f"cluster:{'+'.join(sorted(self.run_by))}:{'+'.join(sorted(self.places))}"

    def many(self, many: Many, window: Planes | None = None) -> Planes:
        met = many.hits(many.word(self._name()), bit(many.year))
        return many.known(met, met | many.hits(many.word(UNRECORDED.name), bit(many.year)))

    def facts_read(self) -> frozenset[str]:
        return frozenset({"cluster"})
