"""Which units an account may see, and the one door to each."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.units.domain.queries.scopes import units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


def visible_organisations(user: User, on: date) -> QuerySet[Organisation]:
    """Return the units an account may see: those of its scopes, in the order of the tree."""
    return units_where(user, list(Role), on).order_by("path")


def organisation_for(user: User, pk: UUID) -> Organisation:
    """Open the door to one unit; rights are those of the moment of asking."""
    found = visible_organisations(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("units.see")
    return found


def agency_of(user: User | AnonymousUser) -> Organisation | None:
    """Return the agency of an account; for whoever has not signed in, the one of this installation."""
    if isinstance(user, User):
        return user.tenant
    roots = Organisation.objects.filter(parent=None)[:2]
    return roots[0] if len(roots) == 1 else None


def names_within(root: Organisation, places: Iterable[Organisation]) -> dict[UUID, str]:
    """Return how each place is called within a root: its own name, then those of the units above it.

    A place that is the root or lies outside of it is called by its own name.
    """
    places = list(places)
    names = dict(
        Organisation.objects.filter(
            tenant=root.tenant_id, path__in={step for place in places for step in steps_of(place.path)}
        ).values_list("path", "name")
    )
    found = {}
    for place in places:
        inside = [step for step in steps_of(place.path) if step.startswith(root.path) and step != root.path]
        found[place.pk] = ", ".join(names[step] for step in reversed(inside)) or place.name
    return found


def steps_of(path: str) -> list[str]:
    """Return the paths from the root of the tree down to a path."""
    return [path[: end + 1] for end, letter in enumerate(path) if letter == "/"]
