"""What officials did with something, read back as sentences, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinhdanh.common.domain.log import sentence
from vinhdanh.common.models import LoggedAction
from vinhdanh.web.unit.record.page import names_of

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an official did."""

    at: datetime
    who: str
    what: str


def history_of(*subjects: UUID) -> Sequence[Event]:
    """Return what was done with some things."""
    actions = list(LoggedAction.objects.filter(subject__in=subjects).order_by("-created_at")[:NEWEST])
    names = names_of(action.actor for action in actions)
    return [Event(one.created_at, names.get(one.actor, ""), sentence(one)) for one in actions]
