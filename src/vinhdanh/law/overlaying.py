"""A body's own rules laid over the statute: they add and tighten; one that loosens is reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.dated import weakest
from vinhdanh.law.facts import SCALE
from vinhdanh.law.standards import Standard
from vinhdanh.law.tree import All, Leaf, Node

DAY = timedelta(days=1)


def lay_over(statute: Sequence[Standard], own: Sequence[Standard]) -> Iterator[Standard]:
    """Yield the standards that hold when a body's own are laid over those of the statute.

    Where both speak of an award, both must be met: own rules cannot loosen. Where the statute leaves the
    standard to the body, the own rule takes the place of the waiting. Before the statute speaks of an award
    own rules stand by themselves, guarded by nothing; after its last known rule they fall silent with it.
    """
    free = [replace(one, guards=frozenset[str]()) for one in own]
    for standard in statute:
        rest = [standard]
        for one in own:
            rest = [piece for each in rest for piece in _without(each, one)]
            shared = _shared(standard, one)
            if shared is not None:
                yield shared
        yield from rest
        free = [piece for each in free for piece in _without(each, standard)]
    yield from (one for one in free if not _outlives(one, statute))


def _outlives(own: Standard, statute: Iterable[Standard]) -> bool:
    """Tell whether an own rule begins after the last known rule of the statute for its award."""
    known = [one.until or date.max for one in statute if one.award == own.award and one.kinds & own.kinds]
    return bool(known) and own.since > max(known)


def _overlap(one: Standard, other: Standard) -> tuple[date, date] | None:
    if one.award != other.award or not one.kinds & other.kinds:
        return None
    first = max(one.since, other.since)
    last = min(one.until or date.max, other.until or date.max)
    return (first, last) if first <= last else None


def _without(standard: Standard, other: Standard) -> Iterator[Standard]:
    """Yield what is left of a standard on the days and for the subjects of which another does not speak."""
    days = _overlap(standard, other)
    if days is None:
        yield standard
        return
    if kinds := standard.kinds - other.kinds:
        yield replace(standard, kinds=kinds)
    both = standard.kinds & other.kinds
    if standard.since < days[0]:
        yield replace(standard, kinds=both, until=days[0] - DAY)
    if days[1] < (standard.until or date.max):
        yield replace(standard, kinds=both, since=days[1] + DAY)


def _shared(statute: Standard, own: Standard) -> Standard | None:
    days = _overlap(statute, own)
    if days is None:
        return None
    tree = own.tree if statute.delegated else All(own.title, own.cite, (statute.tree, own.tree))
    return replace(
        own,
        kinds=statute.kinds & own.kinds,
        since=days[0],
        until=None if days[1] == date.max else days[1],
        tree=tree,
        span=statute.span or own.span,
        provenance=weakest(statute.provenance, own.provenance),
        remark=". ".join(filter(None, (statute.remark, own.remark))),
        settings=tuple(dict.fromkeys((*statute.settings, *own.settings))),
        guards=statute.guards,
        delegated=False,
    )


def loosened(statute: Iterable[Standard], own: Sequence[Standard]) -> Iterator[tuple[Standard, str]]:
    """Yield each own condition that asks less than the statute's same one, with a sentence."""
    for standard in statute:
        for one in own:
            if _overlap(standard, one) is None:
                continue
            for mine in _asking(one.tree):
                for theirs in _asking(standard.tree):
                    if _asks_less(_condition(mine), _condition(theirs)):
                        text = f"“{_words(mine)}” nới lỏng “{_words(theirs)}” của {theirs.cite}"
                        yield one, f"{mine.cite}: {text}; điều của Luật vẫn được áp dụng"


def _asking(tree: Node) -> Iterator[Leaf | Stretch]:
    return (node for node in tree.nodes() if isinstance(node, Leaf | Stretch))


def _condition(node: Leaf | Stretch) -> Any:
    return (
        node.condition if isinstance(node, Leaf) else replace(node, text="", cite="", inside=None, setting="")
    )


def _words(node: Leaf | Stretch) -> str:
    return node.condition.words() if isinstance(node, Leaf) else node.words()


def _asks_less(mine: Any, theirs: Any) -> bool:
    """Tell whether two conditions ask the same thing with a number or rating that is easier on our side."""
    if type(mine) is not type(theirs) or not is_dataclass(mine):
        return False
    easier: list[str] = []
    harder: list[str] = []
    for field in fields(mine):
        ours, other = getattr(mine, field.name), getattr(theirs, field.name)
        if ours == other:
            continue
        own, statute = _rank(ours), _rank(other)
        if own is None or statute is None:
            return False
        upper_bound = field.name in ("most", "limit")
        (easier if (own > statute) is upper_bound else harder).append(field.name)
    return bool(easier) and not harder


def _rank(value: Any) -> int | None:
    """Return a number that grows with what is asked; None for what is not a number or rating."""
    if isinstance(value, str):
        return SCALE.index(value) if value in SCALE else None
    return value if isinstance(value, int) else None
