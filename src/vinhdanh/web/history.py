"""What officials did with something, read back as sentences, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from vinhdanh.common.domain.log import sentence
from vinhdanh.common.models import LoggedAction
from vinhdanh.units.models import User

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an official did."""

    at: datetime
    who: str
    what: str


def history_of(*about: UUID) -> list[Event]:
    """Return what officials did with some things."""
    return events_of(LoggedAction.objects.filter(subject__in=about), NEWEST)


def events_of(found: QuerySet[LoggedAction], most: int) -> list[Event]:
    """Read the newest of some entries of the journal back."""
    actions = list(found.order_by("-created_at")[:most])
    names = names_of(action.actor for action in actions)
    return [Event(one.created_at, names.get(one.actor, ""), sentence(one)) for one in actions]


def names_of(accounts: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Return the names of accounts by their keys."""
    found = User.objects.select_related("person").filter(pk__in={key for key in accounts if key})
    return {account.pk: str(account) for account in found}
