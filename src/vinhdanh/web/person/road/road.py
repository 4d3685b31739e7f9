"""Somebody's own page of the ledger, opened once for a request."""

from collections.abc import Sequence
from dataclasses import dataclass

from vinhdanh.law import History
from vinhdanh.records.domain.queries.subjects import own_subject
from vinhdanh.records.domain.subjects import read_history, standing_facts
from vinhdanh.records.models import Fact
from vinhdanh.units.models import User


@dataclass(frozen=True, slots=True)
class Road:
    """The lines of a page, oldest entry first, and the same as the law reads them."""

    facts: Sequence[Fact]
    history: History


def open_road(user: User) -> Road | None:
    """Open the page of whoever has signed in; None where nothing is recorded of them."""
    subject = own_subject(user)
    facts = standing_facts([subject])[subject.pk] if subject else []
    if subject is None or not facts:
        return None
    return Road(facts, read_history(subject, [fact.content for fact in facts]))
