"""A verdict laid open for a page: the tree of ``law/tree.html``, each piece of evidence with its paper."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.law import History, Outcome, Prospect, Verdict
from vinhdanh.law.reading import Reading
from vinhdanh.law.tree import ALL_NEEDED, ONE_SUFFICES
from vinhdanh.law.values import NODE_OUTCOME
from vinhdanh.records.models import Fact

STOCK_WORDS = {
    ALL_NEEDED: "tất cả các điều kiện sau",
    ONE_SUFFICES: "một trong các điều kiện sau",
}
"""What the law library calls a group without words of its own, and how a page says it beside its mark."""

NEAREST = (Outcome.ELIGIBLE, Outcome.AWAITING, Outcome.ON_HOLD, Outcome.INSUFFICIENT)
"""What can still be proposed for the year considered, once papers or people speak; the nearest first."""


def prospect_of(history: History, verdict: Verdict, on: date) -> Prospect | None:
    """Tell when an award that its year missed could be reached; None where nothing is in sight."""
    if verdict.outcome in NEAREST:
        return None
    (prospect,) = law.project(history, on, awards=[verdict.award])
    return prospect if (prospect.year or 0) >= verdict.year else None


def lay_open(verdict: Verdict, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return the tree of a verdict; ``facts`` are the lines of the page it was read from, in their order."""
    return open_node(verdict.tree, facts)


def open_node(reading: Reading, facts: Sequence[Fact]) -> dict[str, Any]:
    """Return a node of the tree and all below it."""
    return {
        "text": STOCK_WORDS.get(reading.text, reading.text),
        "cite": reading.cite,
        "outcome": NODE_OUTCOME[reading.value],
        "evidence": [{"text": one.text, "source": facts[one.fact].source} for one in reading.evidence],
        "children": [open_node(child, facts) for child in reading.children],
    }
