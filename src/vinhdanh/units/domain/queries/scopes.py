"""Over which units an account holds which roles, on a day: the one mechanism of rights under all doors."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, Scope, User


def scopes_in_force(on: date) -> QuerySet[Scope]:
    """Return the scopes that run on a day, whoever holds them."""
    return Scope.objects.filter(_in_force(on)).select_related("organisation")


def scopes_held(user: User, on: date) -> QuerySet[Scope]:
    """Return the scopes that an account holds on a day, with their units."""
    return Scope.objects.filter(_held(user, on)).select_related("organisation")


def covers(user: User, organisation: Organisation, roles: Collection[Role], on: date) -> bool:
    """Tell whether an account holds one of ``roles`` over a unit, directly or from above.

    This stands before every action: it reads the few values it compares, and no row is made into an object.
    """
    held = Scope.objects.filter(_held(user, on)).values_list(
        "role", "organisation__tenant", "organisation__path"
    )
    return any(
        role in roles and tenant == organisation.tenant_id and organisation.path.startswith(path)
        for role, tenant, path in held
    )


def holds(user: User, organisation: Organisation, roles: Collection[Role], on: date) -> bool:
    """Tell whether an account holds one of ``roles`` over exactly this unit; from above does not count."""
    return Scope.objects.filter(_held(user, on), organisation=organisation.pk, role__in=roles).exists()


def units_where(user: User, roles: Collection[Role], on: date) -> QuerySet[Organisation]:
    """Return the units over which an account holds one of ``roles`` on a day, and all below them."""
    held = [scope.organisation for scope in scopes_held(user, on).filter(role__in=roles)]
    return Organisation.objects.filter(at_or_below(held)) if held else Organisation.objects.none()


def _in_force(on: date) -> Q:
    return Q(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


def _held(user: User, on: date) -> Q:
    return Q(_in_force(on), user=user.pk, user__is_active=True)


def at_or_below(tops: Iterable[Organisation], prefix: str = "") -> Q:
    """Return the condition "is one of these units or below one", on an organisation reached by ``prefix``."""
    return reduce(
        or_, (Q(**{f"{prefix}tenant": top.tenant_id, f"{prefix}path__startswith": top.path}) for top in tops)
    )
