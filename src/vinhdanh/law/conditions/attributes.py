"""Thuộc tính của chủ thể: nhóm đối tượng, đối tượng tặng cờ, tuổi của tập thể."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.facts import Who, vocabulary
from vinhdanh.law.many import WORD, Planes, certain
from vinhdanh.law.masks import Page, anniversary
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET, Value


@dataclass(frozen=True)
class Attribute(Condition):
    """Something about the subject itself: met, not met, or not said."""

    once = True

    def judge(self, subject: Who, on: date) -> bool | None:
        """Tell whether the subject is so on a day; None where the page does not say."""
        raise NotImplementedError

    def measure(self, subject: Who, on: date) -> Measure | None:
        """Return how far the subject goes where a number is asked."""
        return None

    def read(self, question: Question, window: Window | None = None) -> Finding:
        subject = question.history.subject
        found, measure = self.judge(subject, question.on), self.measure(subject, question.on)
        if found is None:
            return Finding(INSUFFICIENT, lacks=f"hồ sơ chưa ghi để biết có {self.asked} hay không")
        if found:
            return Finding(MET, measure=measure)
        lacks = f"không {self.asked}"
        return Finding(
            FAILED, lacks=lacks, measure=measure, foreseen=measure is not None, fixed=measure is None
        )

    def years(self, page: Page, award: str) -> Planes:
        found = self.judge(page.history.subject, page.on)
        return certain(WORD * (found is True), WORD * (found is not False))


@dataclass(frozen=True)
class Group(Attribute):
    """The subject belongs to one of some groups."""

    key = "đối tượng"
    takes = frozenset({"nhóm"})
    groups: frozenset[str]

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Group":
        groups = frozenset(data["nhóm"])
        lists = vocabulary().lists
        if unknown := groups - lists["person-group"].keys() - lists["collective-group"].keys():
            raise ValueError(f"không có nhóm đối tượng {', '.join(sorted(unknown))}")
        return cls(groups)

    def words(self) -> str:
        lists = vocabulary().lists
        known = {**lists["collective-group"], **lists["person-group"]}
        return f"thuộc đối tượng {', '.join(known[group] for group in sorted(self.groups))}"

    def judge(self, subject: Who, on: date) -> bool | None:
        group = subject.get("group")
        return None if group is None else group in self.groups


@dataclass(frozen=True)
class OutsideFlags(Attribute):
    """The collective is not among those that can receive flags."""

    key = "ngoài đối tượng tặng cờ"

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "OutsideFlags":
        return cls()

    def words(self) -> str:
        return "thuộc diện không được xét tặng cờ thi đua"

    def judge(self, subject: Who, on: date) -> bool | None:
        return subject.get("flags") is False


@dataclass(frozen=True)
class Age(Attribute):
    """The collective has existed for so many years."""

    key = "tuổi tập thể"
    takes = frozenset({"từ số năm"})
    least: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Age":
        return cls(data["từ số năm"])

    def words(self) -> str:
        return f"có quá trình xây dựng, phát triển từ {self.least} năm trở lên"

    @property
    def anniversaries(self) -> tuple[int, ...]:
        """The anniversaries on which it turns."""
        return (self.least,)

    def judge(self, subject: Who, on: date) -> bool | None:
        founded = subject.get("founded")
        return None if founded is None else anniversary(founded, self.least) <= on

    def years(self, page: Page, award: str) -> Planes:
        subject = page.history.subject
        founded = subject.get("founded")
        grown = anniversary(founded, self.least) if founded else date.min
        return page.as_of_day(lambda day: Value.said(self.judge(subject, day)), grown)

    def measure(self, subject: Who, on: date) -> Measure | None:
        founded: date | None = subject.get("founded")
        if founded is None:
            return None
        years = on.year - founded.year
        return Measure(years - (anniversary(founded, years) > on), self.least)
