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
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
    return Scope.objects.filter(in_force).select_related("organisation")


def scopes_held(user: User, on: date) -> QuerySet[Scope]:
    """Return the scopes that an account holds on a day, with their units."""
    return scopes_in_force(on).filter(user_id=user.pk, user__is_active=True)


def covers(user: User, organisation: Organisation, roles: Collection[Role], on: date) -> bool:
    """Tell whether an account holds one of ``roles`` over a unit, directly or from above."""
    held = scopes_held(user, on).filter(role__in=roles, organisation__tenant=organisation.tenant_id)
    return any(map(organisation.path.startswith, held.values_list("organisation__path", flat=True)))


def units_where(user: User, roles: Collection[Role], on: date) -> QuerySet[Organisation]:
    """Return the units over which an account holds one of ``roles`` on a day, and all below them."""
    held = [scope.organisation for scope in scopes_held(user, on).filter(role__in=roles)]
    return Organisation.objects.filter(at_or_below(held)) if held else Organisation.objects.none()


def at_or_below(tops: Iterable[Organisation], prefix: str = "") -> Q:
    """Return the condition "is one of these units or below one", on an organisation reached by ``prefix``."""
    return reduce(
        or_, (Q(**{f"{prefix}tenant": top.tenant_id, f"{prefix}path__startswith": top.path}) for top in tops)
    )
