"""What a standard asks, piece by piece: each condition with the part it plays, wherever the texts put it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.common import award_names
from vinhdanh.law.many import spelled
from vinhdanh.law.tree import Any, Condition, Leaf, Node, Not


class Part(StrEnum):
    """What part a condition plays in its standard."""

    ASKED = "asked"
    """nobody does without it"""
    WAY = "way"
    """one of several that would do, or a condition of one of them"""
    BAR = "bar"
    """whoever meets it is left out"""
    EXCEPTION = "exception"
    """whoever meets it cannot go one of the ways"""

    @property
    def excludes(self) -> bool:
        return self in (Part.BAR, Part.EXCEPTION)


@dataclass(frozen=True, slots=True)
class Demand:
    """One condition of a standard, its part, and within which stretch of years it is asked."""

    node: Leaf | Stretch
    part: Part
    inside: Stretch | None = None

    @property
    def cite(self) -> str:
        return self.node.cite

    @property
    def condition(self) -> Condition | Stretch:
        """What is asked, without the words and the article of its place."""
        return (
            self.node.condition
            if isinstance(self.node, Leaf)
            else replace(self.node, text="", cite="", inside=None, setting="")
        )

    @property
    def text(self) -> str:
        """What is asked, for a person to read by itself."""
        if isinstance(self.node, Stretch):
            return _stretch_words(self.node)
        return (
            f"trong thời gian đó, {self.node.condition.asked}" if self.inside else self.node.condition.asked
        )

    @property
    def spelled(self) -> str:
        """The same for two demands that ask the same, under whatever article."""
        return f"{spelled(self.condition)}{' inside' if self.inside else ''}"


def demands_of(tree: Node) -> Iterator[Demand]:
    """Yield what a standard asks, in the order of its tree."""
    return _demands(tree, Part.ASKED, None)


def _demands(node: Node, part: Part, inside: Stretch | None) -> Iterator[Demand]:
    if isinstance(node, Leaf):
        yield Demand(node, part, inside)
    if isinstance(node, Stretch):
        yield Demand(node, part)
        inside = node
    if isinstance(node, Not):
        part = Part.BAR if part is Part.ASKED else Part.EXCEPTION
    elif isinstance(node, Any) and len(node.children) > 1 and part is Part.ASKED:
        part = Part.WAY
    for child in node.below():
        yield from _demands(child, part, inside)


def _stretch_words(node: Stretch) -> str:
    after = f"sau khi được tặng {award_names(node.after)}" if node.after else ""
    return ", ".join(filter(None, (after, node.asked if node.least else "")))
