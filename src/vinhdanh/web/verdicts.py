"""A verdict laid open for a page: the tree of ``law/tree.html``, each piece of evidence with its paper."""

from collections.abc import Sequence
from typing import Any

from vinhdanh.law import Verdict
from vinhdanh.law.tree import Reading
from vinhdanh.law.values import NODE_OUTCOME
from vinhdanh.records.models import Fact


def lay_open(verdict: Verdict, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return the tree of a verdict; ``facts`` are the lines of the page it was read from, in their order."""
    return open_node(verdict.tree, facts)


def open_node(reading: Reading, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return a node of the tree and all below it."""
    return {
        "text": reading.text,
        "cite": reading.cite,
        "outcome": NODE_OUTCOME[reading.value],
        "evidence": [{"text": one.text, "source": facts[one.fact].source} for one in reading.evidence],
        "children": [open_node(child, facts) for child in reading.children],
    }
