"""Kết quả trong phong trào thi đua, ghi nhận từ đầu năm xét đến ngày đề nghị."""

from dataclasses import dataclass, replace
from typing import Any

from vinhdanh.law.conditions.common import choice, names
from vinhdanh.law.facts import Fact, vocabulary
from vinhdanh.law.many import Planes, bit, certain, through_newest
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Evidence, Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class Movement(Condition):
    """A place won in a movement: launched by whom, lasting how long, at which review."""

    key = "kết quả phong trào"
    from_facts = True
    once = True
    takes = frozenset({"phát động", "hạng", "dịp", "từ số năm"})
    launched_by: frozenset[str]
    places: frozenset[str]
    reviews: frozenset[str]
    duration: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Movement":
        return cls(
            launched_by=choice(data.get("phát động"), "launcher"),
            places=choice(data.get("hạng"), "place"),
            reviews=choice(data.get("dịp"), "review") if "dịp" in data else frozenset(),
            duration=data.get("từ số năm", 0),
        )

    def words(self) -> str:
        lasting = f" kéo dài từ {self.duration:02} năm trở lên" if self.duration else ""
        review = f", khi {names('review', self.reviews)}" if self.reviews else ""
        everybody = self.launched_by == vocabulary().lists["launcher"].keys()
        launched = "" if everybody else f" do {names('launcher', self.launched_by)} phát động"
        return f"{names('place', self.places)} trong phong trào thi đua{launched}{lasting}{review}"

    def suits(self, fact: Fact) -> bool | None:
        """Tell whether a result is such a one; None where its page does not say."""
        if fact["launched_by"] not in self.launched_by or fact["place"] not in self.places:
            return False
        if self.reviews and fact.get("review", next(iter(self.reviews))) not in self.reviews:
            return False
        if self.duration and fact.get("duration_years", self.duration) < self.duration:
            return False
        unsaid = (self.reviews and "review" not in fact.data) or (
            self.duration and "duration_years" not in fact.data
        )
        return None if unsaid else True

    def measure(self, question: Question) -> Measure | None:
        """Return the longest duration among results that suit otherwise, where a duration is asked."""
        if not self.duration:
            return None
        any_length = replace(self, duration=0)
        lengths = [
            fact.get("duration_years", 0)
            for fact in question.achieved("movement")
            if any_length.suits(fact) is not False
        ]
        return Measure(max(lengths), self.duration) if lengths else None

    def read(self, question: Question, window: Window | None = None) -> Finding:
        return read_results(self, question, "movement", f"chưa có kết quả {self.asked}")

    def years(self, page: Page, award: str) -> Planes:
        return years_of_results(self, page, "movement")

    def facts_read(self) -> frozenset[str]:
        return frozenset({"movement"})


@dataclass(frozen=True)
class Merit(Condition):
    """A result found by a competent person: sudden merit, a contribution, a prize, an invention."""

    key = "thành tích được ghi nhận"
    from_facts = True
    once = True
    takes = frozenset({"loại", "phạm vi", "mức", "người ghi nhận"})
    kind: str
    scopes: frozenset[str]
    grades: frozenset[str] = frozenset()
    finders: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Merit":
        (kind,) = choice(data["loại"], "finding")
        return cls(
            kind,
            scopes=choice(data["phạm vi"], "finding-scope") if "phạm vi" in data else frozenset(),
            grades=choice(data["mức"], "grade") if "mức" in data else frozenset(),
            finders=choice(data["người ghi nhận"], "competent") if "người ghi nhận" in data else frozenset(),
        )

    def words(self) -> str:
        finder = names("competent", self.finders) if self.finders else "người có thẩm quyền"
        scope = f", phạm vi {names('finding-scope', self.scopes)}" if self.scopes else ""
        grade = f", mức {names('grade', self.grades)}" if self.grades else ""
        return f"{vocabulary().name('finding', self.kind)} được {finder} ghi nhận{scope}{grade}"

    def suits(self, fact: Fact) -> bool | None:
        """Tell whether a finding is such a one; None where it does not say its scope, grade or finder."""
        if fact["of"] != self.kind:
            return False
        asked = {"scope": self.scopes, "grade": self.grades, "by": self.finders}
        said = [fact.get(key) and fact[key] in wanted for key, wanted in asked.items() if wanted]
        return False if False in said else None if None in said else True

    def measure(self, question: Question) -> Measure | None:
        """Return nothing: no number is asked."""
        return None

    def read(self, question: Question, window: Window | None = None) -> Finding:
        return read_results(self, question, "finding", f"chưa có {self.asked}")

    def years(self, page: Page, award: str) -> Planes:
        return years_of_results(self, page, "finding")

    def facts_read(self) -> frozenset[str]:
        return frozenset({"finding"})


def read_results(condition: "Movement | Merit", question: Question, kind: str, lacks: str) -> Finding:
    """Read results of the year considered until the day, not yet rewarded."""
    measure, unsaid = condition.measure(question), []
    if results := question.achieved(kind):
        found = [(fact, condition.suits(fact)) for fact in results]
        sure = [fact for fact, suits in found if suits]
        if sure:
            return Finding(MET, tuple(map(_evidence, sure)), measure=measure)
        unsaid = [fact for fact, suits in found if suits is None]
    if unsaid:
        return Finding(INSUFFICIENT, tuple(map(_evidence, unsaid)), f"{lacks}: hồ sơ ghi chưa đủ")
    if question.unrecorded(question.year):
        return Finding(INSUFFICIENT, (), f"{lacks}: hồ sơ năm {question.year} chưa nhập đủ")
    lacks = f"{lacks} từ đầu năm {question.year}"
    return Finding(FAILED, (), lacks, question.year, measure, foreseen=False)


def _evidence(fact: Fact) -> Evidence:
    """Show what the result is, under the name that its page gives it."""
    if fact.kind == "finding":
        what = vocabulary().name("finding", fact["of"])
    else:
        what = f"{vocabulary().name('place', fact['place'])} trong phong trào thi đua"
    name = fact.get("name") or fact.get("achievement")
    return show(fact, f"{what}{f' “{name}”' if name else ''}, ngày {day_text(fact['on'])}")


def years_of_results(condition: "Movement | Merit", page: Page, kind: str) -> Planes:
    """Read results as words: one serves every year considered up to its own, as it lies before the day."""
    sure, some = 0, page.unrecorded
    for fact in page.unrewarded(kind):
        suits = condition.suits(fact)
        if suits:
            sure |= bit(fact["on"].year)
        elif suits is None:
            some |= bit(fact["on"].year)
    return certain(through_newest(sure), through_newest(sure | some))
