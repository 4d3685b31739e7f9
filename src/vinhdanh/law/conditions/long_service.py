"""Quá trình cống hiến: thời gian giữ chức vụ theo mức, tính bằng tháng, khi nghỉ hưu hoặc từ trần."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from vinhdanh.law.conditions.common import choice, names
from vinhdanh.law.facts import Fact, History, vocabulary
from vinhdanh.law.many import Planes, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.posts import Step, Term, joined, months_of, say_months, step_of
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Evidence, Finding, Measure, day_text, show
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET, Value

YEAR = 12
BOTH_WARS = frozenset({"chong-phap", "chong-my"})
THIRD = "một phần ba"
UNDISCIPLINED = "không bị kỷ luật"


class Count(NamedTuple):
    """What a page says of one band."""

    months: int
    held: tuple[Fact, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class LongService(Condition):
    """Time in a post of a step or a higher one lies within a band, at retirement or death.

    The band is in years, its upper end excluded. ``below``: time in a higher post counts only while it is
    shorter than the years that this post itself asks for. Years honoured for long service do not count.
    """

    key = "quá trình cống hiến"
    from_facts = True
    once = True
    takes = frozenset(
        {"chức vụ", "từ số năm", "dưới số năm", "cao hơn khi dưới", "tham gia", "nữ giảm", "với"}
    )
    title: str
    least: int
    under: int | None
    below: tuple[tuple[str, int], ...]
    service: frozenset[str]
    reduced: str | int
    undisciplined: bool

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "LongService":
        demands, reduced = data.get("với", []), data.get("nữ giảm", 0)
        below = tuple(data.get("cao hơn khi dưới", {}).items())
        choice([data["chức vụ"], *(title for title, _ in below)], "post")
        if step_of(data["chức vụ"], date.max) is None:
            raise ValueError(f"chức vụ {data['chức vụ']} không có bậc trong chuc-vu.yaml")
        if set(demands) - {UNDISCIPLINED} or not (reduced == THIRD or isinstance(reduced, int)):
            raise ValueError(f"không hiểu yêu cầu {', '.join(demands)} hoặc “nữ giảm: {reduced}”")
        return cls(
            title=data["chức vụ"],
            least=data.get("từ số năm", 0),
            under=data.get("dưới số năm"),
            below=below,
            service=choice(data["tham gia"], "service") if "tham gia" in data else frozenset(),
            reduced=reduced,
            undisciplined=UNDISCIPLINED in demands,
        )

    def words(self) -> str:
        served = f"tham gia {names('service', self.service)}; " if self.service else ""
        bounds = f" từ {self.least:02} năm" * bool(self.least)
        bounds += f" đến dưới {self.under:02} năm" if self.under else " trở lên" * bool(self.least)
        title = vocabulary().name("post", self.title)
        fewer = "một phần ba" if self.reduced == THIRD else f"{self.reduced:02} năm"
        women = f"; nữ được giảm {fewer}" if self.reduced else ""
        clean = "; không bị kỷ luật trong thời gian ấy" * self.undisciplined
        return f"{served}giữ chức vụ {title} hoặc tương đương{bounds}{women}{clean}, khi nghỉ hưu"

    def bands(self, gender: str | None) -> list[tuple[int, int | None]]:
        """Return the bands that may apply, in months: two where the page does not tell the gender."""
        full = (self.least * YEAR, self.under * YEAR if self.under else None)
        less = (self._less(full[0]), None if full[1] is None else self._less(full[1]))
        return [less] if gender == "female" else [full] if gender == "male" or less == full else [full, less]

    def _less(self, months: int) -> int:
        if self.reduced == THIRD:
            return months * 2 // 3
        return max(0, months - int(self.reduced) * YEAR)

    def count(self, history: History, on: date) -> Count:
        """Count the time in posts that serve this band, by the day."""
        honoured = [f["decided"] for f in history.of("award") if f.get("basis") == "cong-hien"]
        since = max((day for day in honoured if day <= on), default=date.min)
        end = min(on, history.subject.get("died") or on)
        held: list[tuple[Fact, Step, Term]] = []
        for fact in history.of("post"):
            step = step_of(fact["title"], fact["from"])
            term = Term(max(fact["from"], since), min(fact.get("until") or end, end))
            if step is not None and term.since < term.until:
                held.append((fact, step, term))
        own = step_of(self.title, end)
        assert own is not None  # noqa: S101 -- the law file names posts of a ladder only
        too_long = [
            step
            for title, years in self.below
            if (step := step_of(title, end))
            and (time := [term for _, other, term in held if other.reaches(step)])
            and months_of(joined(time)) >= years * YEAR
        ]
        serving = [
            (fact, term)
            for fact, step, term in held
            if step.reaches(own) and not any(step.reaches(other) for other in too_long)
        ]
        terms = joined(term for _, term in serving)
        return Count(months_of(terms), tuple(fact for fact, _ in serving), tuple(terms))

    def served(self, history: History) -> tuple[Fact, ...]:
        """Return the facts of the service asked."""
        facts = history.of("service")
        both = tuple(fact for fact in facts if fact["of"] in BOTH_WARS)
        if "hai-cuoc-khang-chien" in self.service and {fact["of"] for fact in both} == BOTH_WARS:
            return both
        return tuple(fact for fact in facts if fact["of"] in self.service)

    def barred(self, history: History, terms: Iterable[Term], on: date) -> tuple[Fact, ...]:
        """Return the disciplines, and the violations found, that fall into the time counted."""
        if not self.undisciplined:
            return ()
        against = [fact for fact in history.of("discipline") if fact["from"] <= on]
        against += [
            fact
            for fact in history.of("pending")
            if fact.get("outcome") == "violation" and fact.get("until", date.max) <= on
        ]
        return tuple(f for f in against if any(term.meets(f["from"], f["from"]) for term in terms))

    def judge(self, history: History, on: date) -> Value:
        """Tell whether the time lies in the band; papers not entered could lengthen it."""
        return self._value(history, self.count(history, on), on) if history.is_retiring(on) else FAILED

    def _value(self, history: History, count: Count, on: date) -> Value:
        subject = history.subject
        if self.barred(history, count.terms, on):
            return FAILED
        unrecorded = subject.get("record_from") is not None
        if self.service and not self.served(history):
            return INSUFFICIENT if unrecorded else FAILED
        within = {
            bool(count.held) and least <= count.months and (under is None or count.months < under)
            for least, under in self.bands(subject.get("gender"))
        }
        if unrecorded and (False in within or self.under is not None or self.below):
            return INSUFFICIENT
        return INSUFFICIENT if len(within) > 1 else MET if True in within else FAILED

    def read(self, question: Question, window: Window | None = None) -> Finding:
        if not question.page.is_retiring:
            return NOT_OPENED
        history, on = question.history, question.on
        count = self.count(history, on)
        value = self._value(history, count, on)
        against = self.barred(history, count.terms, on)
        evidence = tuple(map(_evidence, (*count.held, *self.served(history), *against)))
        least, under = self.bands(history.subject.get("gender"))[0]
        measure = Measure(count.months, least) if least else None
        if value is MET:
            return Finding(value, evidence, measure=measure)
        lacks = f"cần {self.asked}; hiện có {say_months(count.months)}"
        if against:
            lacks = "bị kỷ luật hoặc có kết luận vi phạm trong thời gian giữ chức vụ"
        elif value is INSUFFICIENT:
            lacks += "; hồ sơ chưa ghi đủ để biết"
        elif self.service and not self.served(history):
            lacks = f"cần {self.asked}; hồ sơ không có thời gian tham gia ấy"
        elif under is not None and count.months >= under:
            lacks += ", đã vượt mức này: xét hạng cao hơn"
        return Finding(value, evidence, lacks, measure=measure, foreseen=False)

    def years(self, page: Page, award: str) -> Planes:
        if not page.is_retiring:
            return NEVER
        history = page.history
        ends = [fact.get("until", date.max) for fact in history.of("post")]
        opens = [fact["notice"] for fact in history.of("retirement")]
        turns = max((*ends, *opens, history.subject.get("died", date.min)))
        return page.as_of_day(partial(self.judge, history), turns)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"retirement", "post", "award"}) | ({"service"} if self.service else frozenset())


NEVER = certain(0, 0)
NOT_OPENED = Finding(
    FAILED,
    lacks="chưa có thông báo nghỉ hưu để xét khen thưởng quá trình cống hiến",
    foreseen=False,
)


def _evidence(fact: Fact) -> Evidence:
    """Show a post, a service, a discipline or a violation with its time."""
    listed, key = NAMED[fact.kind]
    until = fact.get("until")
    when = f"từ {day_text(fact['from'])}" + (f" đến {day_text(until)}" if until else "")
    return show(fact, f"{vocabulary().name(listed, fact[key])} {when}")


NAMED = {
    "post": ("post", "title"),
    "service": ("service", "of"),
    "discipline": ("discipline", "form"),
    "pending": ("matter", "matter"),
}
"""By which list, under which key, a kind of fact says what it is."""
