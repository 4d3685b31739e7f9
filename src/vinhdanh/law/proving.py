"""The proof of a standard by its worked examples.

Each example comes out as it says, for the reason it names, in both readings; each condition decides one
example alone; each number is tried just under, at and just over.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.judged import Attestation, CouncilChoice
from vinhdanh.law.explaining import explain
from vinhdanh.law.facts import FactError, History, parse_history
from vinhdanh.law.many import Planes, Stretched
from vinhdanh.law.program import Ask
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Measure, Reading
from vinhdanh.law.standards import Example, Law, Standard
from vinhdanh.law.sweeping import sweep
from vinhdanh.law.tree import All, Any, Leaf, Node, Not
from vinhdanh.law.values import FAILED, WORDS, Outcome, Value
from vinhdanh.law.verdict import Verdict

Proved = tuple[Standard, str]
EVERY_OUTCOME = (
    Outcome.ELIGIBLE,
    Outcome.AWAITING,
    Outcome.INSUFFICIENT,
    Outcome.NOT_ELIGIBLE,
    Outcome.ON_HOLD,
)
SIDES = {-1: "ngay dưới", 0: "đúng", 1: "ngay trên"}


@dataclass(frozen=True, slots=True)
class Tried:
    """An example with its page."""

    example: Example
    page: History

    def asked(self, law: Law) -> Verdict:
        """Ask what the example asks."""
        one = self.example
        return explain(self.page, one.award, one.on, received=one.received, year=one.year, law=law)

    @property
    def day(self) -> date:
        """The day that selects the version of the standard."""
        return self.example.received or self.example.on


def prove_examples(law: Law, *, files: Collection[str] | None = None) -> Iterator[Proved]:
    """Yield what the worked examples of a law, or of some files, fail to prove, standard by standard."""
    everything: list[tuple[Standard, Tried]] = []
    for versions in _versions(law):
        if files is not None and versions[0].file not in files:
            continue
        tried: list[Tried] = []
        for example in versions[0].examples:
            try:
                tried.append(Tried(example, parse_history(example.facts)))
            except FactError as error:
                yield versions[0], f"ví dụ “{example.title}”: {error}"
        everything += [(versions[0], one) for one in tried]
        yield from ((versions[0], text) for text in _prove(law, versions, tried))
    yield from _prove_agreement(law, everything)


def _versions(law: Law) -> list[list[Standard]]:
    """Return the standards of a law, the versions of one file, award and kind of subject together."""
    found: dict[tuple[str, str, frozenset[str]], list[Standard]] = {}
    for standard in law.standards:
        found.setdefault((standard.file, standard.award, standard.kinds), []).append(standard)
    return list(found.values())


def _prove(law: Law, versions: Sequence[Standard], tried: Sequence[Tried]) -> Iterator[str]:
    outcomes = [one.asked(law).outcome for one in tried]
    for one in tried:
        yield from _prove_one(law, versions, one)
    for outcome in can_come_out(versions):
        if outcome not in outcomes:
            yield f"không có ví dụ nào cho kết quả “{WORDS[outcome]}”"
    for number in _own(versions[0]):
        if not _decides(law, versions, number, tried, outcomes):
            node = _numbered(versions[0])[number]
            yield f"{node.cite}, “{_words(node)}”: không ví dụ nào do một mình điều kiện này quyết định"
    yield from _prove_numbers(law, versions, tried)


def can_come_out(versions: Sequence[Standard]) -> list[Outcome]:
    """Return the outcomes that a standard can have, by its guards, its facts and who judges it."""
    judges = {isinstance(leaf.condition, Attestation | CouncilChoice) for leaf in versions[0].tree.leaves()}
    never = {
        Outcome.ON_HOLD: not any("tạm dừng" in one.guards for one in versions),
        Outcome.INSUFFICIENT: judges == {True},
        Outcome.AWAITING: judges == {False},
    }
    return [outcome for outcome in EVERY_OUTCOME if not never.get(outcome)]


def _prove_one(law: Law, versions: Sequence[Standard], tried: Tried) -> Iterator[str]:
    """Prove an example's outcome, and that the point it names decides."""
    example, verdict = tried.example, tried.asked(law)
    name = f"ví dụ “{example.title}”"
    if verdict.outcome is not example.outcome:
        yield f"{name}: phải là “{WORDS[example.outcome]}”, ra “{WORDS[verdict.outcome]}” ({verdict.reason})"
    elif example.outcome is not Outcome.ELIGIBLE:
        if not _stands_at(verdict.cite, example.decided_by):
            yield f"{name}: vì “{example.decided_by}”, nhưng điều còn thiếu đứng ở {verdict.cite}"
    else:
        at = [
            number
            for number, node in enumerate(_numbered(versions[0]))
            if _stands_at(node.cite, example.decided_by)
        ]
        without = _with_forced(law, versions, dict.fromkeys(at, FAILED))
        if not at or tried.asked(without).outcome is Outcome.ELIGIBLE:
            yield f"{name}: vẫn đủ điều kiện khi không đạt “{example.decided_by}”"


def _stands_at(cite: str, place: str) -> bool:
    return cite == place or cite.endswith(f" {place}")


def _words(node: Node) -> str:
    return node.condition.words() if isinstance(node, Leaf) else node.text


def _numbered(standard: Standard) -> list[Node]:
    """Return all nodes of a standard's tree in a fixed order, the same for every version."""
    return list(standard.tree.nodes())


def _own(standard: Standard) -> list[int]:
    """Return the numbers of the conditions that stand in the standard's own article."""
    article = standard.cite.split(" khoản ")[0]
    return [
        number
        for number, node in enumerate(_numbered(standard))
        if isinstance(node, Leaf | Stretch) and (node.cite == article or node.cite.startswith(f"{article} "))
    ]


def _decides(
    law: Law, versions: Sequence[Standard], number: int, tried: Sequence[Tried], outcomes: Sequence[Outcome]
) -> bool:
    """Tell whether an example would come out otherwise if one node alone, met there, were not."""
    without = _with_forced(law, versions, {number: FAILED})
    return any(
        one.asked(without).outcome is not outcome for one, outcome in zip(tried, outcomes, strict=True)
    )


def _prove_numbers(law: Law, versions: Sequence[Standard], tried: Sequence[Tried]) -> Iterator[str]:
    seen: dict[int, list[Measure]] = {}

    def watch(number: int, node: Node) -> Node:
        return Watched(node.text, node.cite, node, seen.setdefault(number, []))

    watched = _with_changed(law, versions, dict.fromkeys(_own(versions[0]), watch))
    for one in tried:
        one.asked(watched)
    for number, measures in seen.items():
        node, sides = _numbered(versions[0])[number], {one.have - one.need for one in measures}
        wanted = {side for one in measures for side in SIDES if one.can_be(one.need + side)}
        for side in sorted(wanted - sides):
            yield f"{node.cite}, “{_words(node)}”: chưa có ví dụ {SIDES[side]} con số"


def _prove_agreement(law: Law, everything: Sequence[tuple[Standard, Tried]]) -> Iterator[Proved]:
    """Prove that the reading for many gives every example the outcome that the reading for one gives it."""
    alike: dict[tuple[date, date | None, int | None], list[int]] = {}
    for number, (_, tried) in enumerate(everything):
        example = tried.example
        alike.setdefault((example.on, example.received, example.year), []).append(number)
    for (on, received, year), numbers in alike.items():
        pages = [_renamed(everything[number][1].page, str(number)) for number in numbers]
        swept = sweep(pages, on, received=received, year=year, law=law)
        for number in numbers:
            standard, tried = everything[number]
            many, one = swept.outcomes[str(number)][standard.award], tried.asked(law).outcome
            if many is not one:
                text = f"ví dụ “{tried.example.title}”: đọc từng người ra “{WORDS[one]}”"
                yield standard, f"{text}, đọc hàng loạt ra “{WORDS[many]}”"


def _renamed(page: History, name: str) -> History:
    return replace(page, subject=replace(page.subject, id=name))


def _with_forced(law: Law, versions: Sequence[Standard], forced: Mapping[int, Value]) -> Law:
    """Return the law with some nodes of a standard, by number, saying what they are told to."""

    def force(number: int, node: Node) -> Node:
        return Forced(node.text, node.cite, node, forced[number])

    return _with_changed(law, versions, dict.fromkeys(forced, force))


def _with_changed(
    law: Law, versions: Sequence[Standard], changes: Mapping[int, Callable[[int, Node], Node]]
) -> Law:
    changed = {
        id(standard): replace(
            standard, tree=_rebuilt(standard.tree, changes, iter(range(len(_numbered(standard)))))
        )
        for standard in versions
    }
    return replace(law, standards=tuple(changed.get(id(one), one) for one in law.standards))


def _rebuilt(node: Node, changes: Mapping[int, Callable[[int, Node], Node]], numbers: Iterator[int]) -> Node:
    """Return a tree with some of its nodes changed; numbers run as in :func:`_numbered`."""
    number = next(numbers)
    below = [_rebuilt(child, changes, numbers) for child in node.below()]
    if isinstance(node, All | Any):
        node = replace(node, children=tuple(below))
    elif isinstance(node, Not):
        node = replace(node, child=below[0])
    elif isinstance(node, Stretch) and below:
        node = replace(node, inside=below[0])
    return changes[number](number, node) if number in changes else node


@dataclass(frozen=True, slots=True)
class Wrapped(Node):
    """A node behind another, for the reading for one only."""

    text: str
    cite: str
    node: Node

    def below(self) -> Sequence[Node]:
        return (self.node,)

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        return self.node.many(ask, stretch)


@dataclass(frozen=True, slots=True)
class Forced(Wrapped):
    """A node that says what it is told to."""

    value: Value

    def read(self, question: Question, window: Window | None = None) -> Reading:
        return replace(self.node.read(question, window), value=self.value)


@dataclass(frozen=True, slots=True)
class Watched(Wrapped):
    """A node whose numbers are remembered."""

    seen: list[Measure]

    def read(self, question: Question, window: Window | None = None) -> Reading:
        reading = self.node.read(question, window)
        measures = [one.measure for one in (reading, *reading.children) if one.measure]
        self.seen.extend(measures[:1])
        return reading
