"""A line of the register as it stands today: what was decided, with what later decisions changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from vinhdanh.decisions.enums import Change
from vinhdanh.decisions.models import Award, AwardChange, Certificate, Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line says today. ``change`` is the last one's kind, empty while it stands as decided."""

    award: Award
    words: Mapping[str, Any]
    change: str
    by: Decision | None
    reason: str
    fact: UUID | None

    @property
    def name(self) -> str:
        return str(self.words["name"])

    @property
    def certificate(self) -> Certificate | None:
        """The certificate, where one was made and is loaded."""
        return getattr(self.award, "certificate", None)

    @property
    def annulled(self) -> bool:
        return self.change == Change.ANNULLED


CORRECTABLE = {
    "name": "tên người, tập thể",
    "post": "chức vụ",
    "unit_name": "đơn vị",
    "achievement": "thành tích",
    "years": "năm được khen",
    "amount": "tiền thưởng, đồng",
}
"""What a correction may set right; another person or another award is an annulment and a new decision."""


def with_changes(lines: QuerySet[Award]) -> QuerySet[Award]:
    """Load the changes of lines, oldest first, with the decisions that made them."""
    changes = AwardChange.objects.select_related("decision").order_by("created_at", "pk")
    return lines.prefetch_related(Prefetch("changes", queryset=changes))


def as_it_stands(line: Award, *, before: Decision | None = None) -> Standing:
    """Return a line with its changes (loaded by :func:`with_changes`), or those before a decision."""
    words: dict[str, Any] = {field: getattr(line, field) for field in CORRECTABLE}
    fact, last = line.fact, None
    for change in line.changes.all():
        if change.decision == before:
            break
        words |= change.corrected
        fact, last = change.fact or fact, change
    if last is None:
        return Standing(line, words, "", None, "", fact)
    return Standing(line, words, last.change, last.decision, last.reason, fact)


def standings(lines: Iterable[Award]) -> list[Standing]:
    """Return lines as they stand today."""
    return [as_it_stands(line) for line in lines]
