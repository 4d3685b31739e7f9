"""The road to an award in words: the steps that a reading rests on, the years that would break a stretch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vinhdanh.law.catalogue import short_name
from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.ratings import rating_name
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.facts import Fact, History, vocabulary
from vinhdanh.law.prospect import Break, Step
from vinhdanh.law.question import Question
from vinhdanh.law.reading import Reading, years_text
from vinhdanh.law.standards import Regime, Standard
from vinhdanh.law.tree import All, Leaf, Node
from vinhdanh.law.tree import Any as OneOf
from vinhdanh.law.values import AWAITING

Relied = tuple[Node, Reading]


def relied_on(node: Node, read: Reading) -> Iterator[Relied]:
    """Yield the conditions that decide a reading, each with its finding; of alternatives only the nearest."""
    if isinstance(node, All):
        for child, found in zip(node.children, read.children, strict=True):
            yield from relied_on(child, found)
    elif isinstance(node, OneOf):
        pairs = zip(node.children, read.children, strict=True)
        yield from relied_on(*max(pairs, key=lambda pair: (pair[1].value, -len(pair[1].missing))))
    elif isinstance(node, Stretch):
        if node.inside is None:
            yield from ((node, found) for found in read.children)
        else:
            *before, inside = read.children
            yield from ((node, found) for found in before)
            yield from relied_on(node.inside, inside)
    else:
        yield node, read


def lay_out(
    standard: Standard, regime: Regime, question: Question, now: History
) -> tuple[tuple[Step, ...], tuple[Break, ...]]:
    """Say what a reading rests on that ``now`` does not hold: facts to come, matters to end, judgements."""
    read = standard.tree.read(question)
    pairs = list(relied_on(standard.tree, read))
    road = _Road(question.history.facts, len(now.facts))
    for node, found in pairs:
        road.walk(node, found)
    steps = [*_matters(regime, question.history, now), *road.steps(), *_judgements(pairs)]
    return tuple(dict.fromkeys(steps)), tuple(_breaks(pairs, road))


def in_years(years: Sequence[int]) -> str:
    """Write "năm 2026" or "các năm 2026, 2027"."""
    return f"năm {years[0]}" if len(years) == 1 else f"các năm {years_text(years)}"


@dataclass
class _Road:
    """Facts to come, grouped by what they are."""

    facts: Sequence[Fact]
    recorded: int
    groups: dict[tuple[str, ...], list[Fact]] = field(default_factory=dict)
    nodes: dict[tuple[str, ...], Relied] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def to_come(self, found: Reading) -> list[Fact]:
        """Return the facts of a reading that are not recorded yet."""
        return [self.facts[one.fact] for one in found.evidence if one.fact >= self.recorded]

    def walk(self, node: Node, found: Reading) -> None:
        """Take up the facts to come of one condition; members count under each condition, others once."""
        for fact in self.to_come(found):
            key = (fact.kind, *_sort(fact, node))
            if fact.index not in self.seen or fact.kind == "members":
                self.seen.add(fact.index)
                self.groups.setdefault(key, []).append(fact)
                self.nodes.setdefault(key, (node, found))

    def steps(self) -> Iterator[Step]:
        """Yield one step a group."""
        for key in sorted(self.groups, key=lambda key: KINDS.index(key[0])):
            facts, (node, found) = self.groups[key], self.nodes[key]
            years = tuple(sorted({year for fact in facts for year in _years(fact)}))
            yield Step(_words(facts, node, years), found.cite, years)


KINDS = ("rating", "award", "work", "members", "cluster")
"""The kinds of fact that a projection adds, in the order in which steps are told."""


def _sort(fact: Fact, node: Node) -> tuple[str, ...]:
    """Tell apart what belongs into one step."""
    if fact.kind == "rating":
        return (fact["value"],)
    if fact.kind == "award":
        return (fact["award"],)
    return (fact["scope"],) if fact.kind == "work" else (node.text,)


def _years(fact: Fact) -> tuple[int, ...]:
    if fact.kind == "work":
        return (fact["recognised"].year,)
    if fact.kind == "award":
        return tuple(fact.get("years") or (fact["decided"].year - 1,))
    return (fact["year"],)


def _words(facts: Sequence[Fact], node: Node, years: Sequence[int]) -> str:
    first = facts[0]
    if first.kind == "rating":
        better = " trở lên" if first["value"] != "xuat-sac" else ""
        return f"giữ xếp loại {rating_name(first['value'])}{better} {in_years(years)}"
    if first.kind == "award":
        return f"được tặng “{short_name(first['award'])}” {_for_what(facts, years)}"
    assert isinstance(node, Leaf)  # noqa: S101 -- a stretch rests on ratings and awards alone
    condition: Any = node.condition
    if first.kind == "work":
        asked = replace(condition, least=len(facts)) if isinstance(condition, Work) else condition
        return f"có thêm {asked.words()}, chậm nhất trong {in_years(years[-1:])}"
    return f"bảo đảm {condition.words()} {in_years(years)}"


def _for_what(facts: Sequence[Fact], years: Sequence[int]) -> str:
    """Say for which years titles are to be given, or when a form of commendation is to be decided."""
    first = facts[0]
    if "years" not in first.data:
        return f"(quyết định sớm nhất tháng {first['decided']:%m/%Y})"
    if len(first["years"]) == 1:
        return f"cho {in_years(years)}"
    terms = sorted(f"{fact['years'][0]}–{fact['years'][-1]}" for fact in facts)
    return f"cho {'kỳ' if len(terms) == 1 else 'các kỳ'} {', '.join(terms)}"


def _matters(regime: Regime, page: History, now: History) -> Iterator[Step]:
    """Yield the matters that must end first."""
    changed = [old for old, new in zip(now.facts, page.facts, strict=False) if old.data != new.data]
    for fact in changed:
        matter = vocabulary().name("matter", fact["matter"])
        yield Step(f"chờ kết luận không có vi phạm về việc {matter}", regime.guards.get("tạm dừng", ""))


def _judgements(pairs: Sequence[Relied]) -> Iterator[Step]:
    """Yield what somebody has still to judge."""
    for _, found in pairs:
        if found.value is AWAITING:
            yield from (Step(gap.text, gap.cite) for gap in found.missing)


def _breaks(pairs: Sequence[Relied], road: _Road) -> Iterator[Break]:
    """Yield the coming years on which stretches that have begun depend."""
    for node, found in pairs:
        if not isinstance(node, Stretch) and not (
            isinstance(node, Leaf) and isinstance(node.condition, TitleRun)
        ):
            continue
        begun = [road.facts[one.fact] for one in found.evidence if one.fact < road.recorded]
        coming = road.to_come(found)
        if begun and coming and begun[0].kind == coming[0].kind:
            years = tuple(sorted({year for fact in coming for year in _years(fact)}))
            last = max(year for fact in begun for year in _years(fact))
            text = (
                f"chuỗi {len(begun):02} năm liên tục đã có đến năm {last} sẽ đứt và phải tính lại từ đầu "
                f"nếu {_any_of(years)} không {_kept(coming)}"
            )
            yield Break(years, text, found.cite)


def _any_of(years: Sequence[int]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"một trong {in_years(years)}"


def _kept(coming: Sequence[Fact]) -> str:
    first: Mapping[str, Any] = coming[0].data
    if first["kind"] == "award":
        return f"được tặng “{short_name(first['award'])}”"
    least = min((fact["value"] for fact in coming), key=("tot", "xuat-sac").index)
    return f"được xếp loại {rating_name(least)}{' trở lên' if least == 'tot' else ''}"
