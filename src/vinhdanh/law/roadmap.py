"""The road to an award in words: the steps that a reading rests on, the years that would break a stretch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from vinhdanh.law.assuming import open_years
from vinhdanh.law.catalogue import short_name
from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.common import award_names
from vinhdanh.law.conditions.counts import AwardCount, RatedYears
from vinhdanh.law.conditions.rating import Rating
from vinhdanh.law.conditions.ratings import asked_rating
from vinhdanh.law.conditions.stretch import YEAR_COUNTS
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.facts import SCALE, Fact, History, vocabulary
from vinhdanh.law.prospect import Break, Road, Step
from vinhdanh.law.question import Question
from vinhdanh.law.reading import Reading, years_text
from vinhdanh.law.standards import Regime, Standard
from vinhdanh.law.tree import All, Leaf, Node
from vinhdanh.law.tree import Any as OneOf
from vinhdanh.law.values import AWAITING


class Relied(NamedTuple):
    """A condition that decides a reading, and what it found."""

    node: Node
    found: Reading
    run: int = 0
    """of how many years the stretch is to which it belongs; 0 where it asks for none"""

    @property
    def rating(self) -> str:
        """The rating that is asked; empty where none is."""
        if isinstance(self.node, Stretch):
            return self.node.least_rating
        condition = self.node.condition if isinstance(self.node, Leaf) else None
        if isinstance(condition, Rating):
            return condition.least
        return condition.rating if isinstance(condition, RatedYears) else ""


def relied_on(node: Node, read: Reading, run: int = 0) -> Iterator[Relied]:
    """Yield the conditions that decide a reading, each with its finding; of alternatives only the nearest."""
    if isinstance(node, All):
        for child, found in zip(node.children, read.children, strict=True):
            yield from relied_on(child, found, run)
    elif isinstance(node, OneOf):
        pairs = zip(node.children, read.children, strict=True)
        nearest = max(pairs, key=lambda pair: (pair[1].value, -len(pair[1].missing)))
        yield from relied_on(*nearest, run)
    elif isinstance(node, Stretch):
        own = read.children if node.inside is None else read.children[:-1]
        run = next((one.measure.have for one in own if one.measure), 0)
        yield from (Relied(node, found, run) for found in own)
        if node.inside is not None:
            yield from relied_on(node.inside, read.children[-1], run)
    else:
        yield Relied(node, read, run)


def lay_out(standard: Standard, regime: Regime, question: Question, *, now: History, today: date) -> Road:
    """Say what a reading rests on that ``now`` does not hold: facts to come, matters to end, judgements."""
    read = standard.tree.read(question)
    relied = list(relied_on(standard.tree, read))
    road = _Road(question, now, today)
    for one in relied:
        road.walk(one)
    steps = [*_matters(regime, question.history, now), *road.steps(), *_judgements(relied)]
    judged_alone = not any(one.found.evidence for one in relied)
    return Road(tuple(dict.fromkeys(steps)), tuple(_breaks(relied, road)), judged_alone=judged_alone)


def in_years(years: Sequence[int]) -> str:
    """Write "năm 2026" or "các năm 2026, 2027"."""
    return f"năm {years[0]}" if len(years) == 1 else f"các năm {years_text(years)}"


@dataclass
class _Road:
    """Facts to come, each under the condition that asks for it."""

    question: Question
    now: History
    today: date
    fixed: dict[tuple[int, str], tuple[Fact, Relied]] = field(default_factory=dict)
    """facts that have to come in just these years"""
    chosen: list[tuple[str, Step]] = field(default_factory=list)
    """steps that leave the years open within a stretch, each with the kind of its facts"""

    def recorded(self, found: Reading) -> list[Fact]:
        """Return the facts of a reading that are there already."""
        return [self.now.facts[one.fact] for one in found.evidence if one.fact < len(self.now.facts)]

    def to_come(self, found: Reading) -> list[Fact]:
        """Return the facts of a reading that are not recorded yet."""
        facts, recorded = self.question.history.facts, len(self.now.facts)
        return [facts[one.fact] for one in found.evidence if one.fact >= recorded]

    def walk(self, one: Relied) -> None:
        """Take up the facts to come of one condition.

        Members count under each condition, others once: a rating where most is asked of it.
        """
        coming = self.to_come(one.found)
        open_to = self._open_to(one, coming)
        if open_to:
            self.chosen.append((coming[0].kind, _in_some_of(open_to, one, coming)))
            return
        for fact in coming:
            key = (fact.index, one.node.text if fact.kind == "members" else "")
            _, other = self.fixed.setdefault(key, (fact, one))
            if fact.kind == "rating" and SCALE.index(one.rating) > SCALE.index(other.rating):
                self.fixed[key] = fact, one

    def _open_to(self, one: Relied, coming: Sequence[Fact]) -> tuple[int, ...]:
        """Return the coming years of a stretch, where some of them will do and it is free which."""
        condition = one.node.condition if isinstance(one.node, Leaf) else None
        if not coming or not one.run or not isinstance(condition, AwardCount | RatedYears):
            return ()
        first, last = self.today.year - 1, self.question.year
        taken = self.now.of("rating")
        if isinstance(condition, AwardCount):
            first = open_years(self.today, last).start
            taken = tuple(fact for fact in self.now.of("award") if fact["award"] in condition.awards)
        closed = {year for fact in taken for year in _years(fact)}
        years = [year for year in range(max(first, last - one.run + 1), last + 1) if year not in closed]
        return tuple(years) if len(years) > len(coming) else ()

    def steps(self) -> Iterator[Step]:
        """Yield one step a group of facts that are asked alike, and those that leave years open."""
        groups: dict[tuple[str, str], list[tuple[Fact, Relied]]] = {}
        for fact, one in self.fixed.values():
            groups.setdefault((fact.kind, _sort(fact, one)), []).append((fact, one))
        steps = [(kind, self._step(*zip(*group, strict=True))) for (kind, _), group in groups.items()]
        for _, step in sorted([*steps, *self.chosen], key=lambda pair: KINDS.index(pair[0])):
            yield step

    def _step(self, facts: Sequence[Fact], relied: Sequence[Relied]) -> Step:
        years = tuple(sorted({year for fact in facts for year in _years(fact)}))
        return Step(self._words(facts, relied[0], years), relied[0].found.cite, years)

    def _words(self, facts: Sequence[Fact], one: Relied, years: Sequence[int]) -> str:
        first = facts[0]
        if first.kind == "rating":
            return f"giữ xếp loại {asked_rating(one.rating)} {in_years(years)}"
        if first.kind == "award":
            when = _for_years(facts, years) if "years" in first.data else self._decided(first, one)
            return f"được tặng “{short_name(first['award'])}” {when}"
        assert isinstance(one.node, Leaf)  # noqa: S101 -- a stretch rests on ratings and awards alone
        condition: Any = one.node.condition
        if first.kind == "work":
            asked = replace(condition, least=len(facts)) if isinstance(condition, Work) else condition
            return f"có thêm {asked.words()}, chậm nhất trong {in_years(years[-1:])}"
        return f"bảo đảm {condition.words()} {in_years(years)}"

    def _decided(self, form: Fact, one: Relied) -> str:
        """Say until when a form of commendation must be decided so that the years after it are counted."""
        apart = "; xem dự kiến riêng của hình thức này" if form["decided"].year > self.today.year else ""
        if not one.run:
            return f"(quyết định sớm nhất tháng {form['decided']:%m/%Y}{apart})"
        last = self.question.year - one.run + (YEAR_COUNTS in self.question.guards)
        return f"(quyết định chậm nhất ngày 31/12/{last}{apart})"


KINDS = ("rating", "award", "work", "members", "cluster")
"""The kinds of fact that a projection adds, in the order in which steps are told."""


def _sort(fact: Fact, one: Relied) -> str:
    """Tell apart what belongs into one step."""
    if fact.kind == "rating":
        return one.rating
    if fact.kind == "award":
        return str(fact["award"])
    return str(fact["scope"]) if fact.kind == "work" else one.node.text


def _years(fact: Fact) -> tuple[int, ...]:
    if fact.kind == "work":
        return (fact["recognised"].year,)
    if fact.kind == "award":
        return tuple(fact.get("years") or (fact["decided"].year - 1,))
    return (fact["year"],)


def _in_some_of(open_to: Sequence[int], one: Relied, coming: Sequence[Fact]) -> Step:
    """Say in how many years of a stretch something must happen, and in which for example."""
    assert isinstance(one.node, Leaf)  # noqa: S101 -- a count within a stretch
    condition: Any = one.node.condition
    if isinstance(condition, AwardCount):
        what = f"được tặng {award_names(condition.awards)} cho"
    else:
        what = f"được xếp loại {asked_rating(one.rating)}"
    example = in_years(sorted(year for fact in coming for year in _years(fact)))
    text = f"{what} ít nhất {len(coming):02} năm trong {in_years(open_to)}, chẳng hạn {example}"
    return Step(text, one.found.cite, tuple(open_to))


def _for_years(titles: Sequence[Fact], years: Sequence[int]) -> str:
    """Say for which years titles are to be given."""
    if len(titles[0]["years"]) == 1:
        return f"cho {in_years(years)}"
    terms = sorted(f"{fact['years'][0]}–{fact['years'][-1]}" for fact in titles)
    return f"cho {'kỳ' if len(terms) == 1 else 'các kỳ'} {', '.join(terms)}"


def _matters(regime: Regime, page: History, now: History) -> Iterator[Step]:
    """Yield the matters that must end first."""
    changed = [old for old, new in zip(now.facts, page.facts, strict=False) if old.data != new.data]
    for fact in changed:
        matter = vocabulary().name("matter", fact["matter"])
        yield Step(f"chờ kết luận không có vi phạm về việc {matter}", regime.guards.get("tạm dừng", ""))


def _judgements(relied: Sequence[Relied]) -> Iterator[Step]:
    """Yield what somebody has still to judge."""
    for one in relied:
        if one.found.value is AWAITING:
            yield from (Step(gap.text, gap.cite) for gap in one.found.missing)


def _breaks(relied: Sequence[Relied], road: _Road) -> Iterator[Break]:
    """Yield the coming years on which stretches that have begun depend."""
    for one in relied:
        if not isinstance(one.node, Stretch) and not (
            isinstance(one.node, Leaf) and isinstance(one.node.condition, TitleRun)
        ):
            continue
        begun, coming = road.recorded(one.found), road.to_come(one.found)
        if begun and coming and begun[0].kind == coming[0].kind:
            years = tuple(sorted({year for fact in coming for year in _years(fact)}))
            last = max(year for fact in begun for year in _years(fact))
            text = (
                f"chuỗi {len(begun):02} năm liên tục đã có đến năm {last} sẽ đứt và phải tính lại từ đầu "
                f"nếu {_any_of(years)} không {_kept(coming[0], one)}"
            )
            yield Break(years, text, one.found.cite)


def _any_of(years: Sequence[int]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"một trong {in_years(years)}"


def _kept(coming: Fact, one: Relied) -> str:
    if coming.kind == "award":
        return f"được tặng “{short_name(coming['award'])}”"
    return f"được xếp loại {asked_rating(one.rating)}"
