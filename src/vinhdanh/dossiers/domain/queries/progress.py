"""How far a round is: unit by unit, and how many nominations stand in each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from vinhdanh.units.models import Organisation


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """One unit in a round: its list if it has begun one, how many names stand on it, its last day."""

    unit: Organisation
    submission: Submission | None
    names: int
    due: date

    @property
    def extended(self) -> bool:
        return self.submission is not None and self.submission.extended_until is not None


def progress_of(round_: Round) -> list[UnitProgress]:
    """Return the units below the organ that are expected to send, and all others that began a list."""
    lists = Submission.objects.filter(round=round_).select_related("unit")
    begun = {one.unit_id: one for one in lists.annotate(names=Count("nominations"))}
    expected = Organisation.objects.filter(
        Q(parent=round_.organ, valid_until=None) | Q(pk__in=begun), tenant=round_.tenant_id
    )
    return [
        UnitProgress(
            unit,
            begun.get(unit.pk),
            getattr(begun.get(unit.pk), "names", 0),
            _due(round_, begun.get(unit.pk)),
        )
        for unit in expected.order_by("path")
    ]


def _due(round_: Round, submission: Submission | None) -> date:
    return (submission.extended_until if submission else None) or round_.due_on


def count_states(round_: Round) -> Mapping[str, int]:
    """Count the nominations of a round that have gone up, by state."""
    gone_up = Nomination.objects.filter(round=round_).exclude(
        state__in=[NominationState.DRAFT, NominationState.SENT]
    )
    return dict(gone_up.values_list("state").annotate(Count("pk")).order_by("state"))
