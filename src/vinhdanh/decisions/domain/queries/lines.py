"""The list of a decision that is being prepared."""

from vinhdanh.decisions.models import Decision, Line


def lines_of(decision: Decision) -> list[Line]:
    """Return the names of a list in their order, with who they are about and where they work."""
    found = decision.lines.select_related(
        "nomination__subject__person",
        "nomination__subject__collective__parent",
        "nomination__place",
        "nomination__round",
        "nomination__submission",
    )
    return list(found.order_by("ordinal"))
