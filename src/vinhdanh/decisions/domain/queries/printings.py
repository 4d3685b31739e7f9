"""How far the papers of a decision are: of each kind what was asked for last."""

from vinhdanh.decisions.enums import Papers, PrintingState
from vinhdanh.decisions.models import Decision, Printing


def printings_in(decision: Decision, *states: PrintingState) -> list[Printing]:
    """Return the last printing of each kind of papers, where that is in one of some states."""
    last: dict[str, Printing] = {one.papers: one for one in decision.printings.order_by("created_at", "pk")}
    order = list(Papers)
    found = [one for one in last.values() if one.state in states]
    return sorted(found, key=lambda one: order.index(Papers(one.papers)))
