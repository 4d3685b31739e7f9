"""Who sits in a council on a day, in the order of their offices."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from vinhdanh.councils.enums import Office
from vinhdanh.councils.models import Council, Member


def rank(prefix: str = "") -> Case:
    """Return the rank of an office, on a seat reached by ``prefix``: the chair first."""
    whens = (When(**{f"{prefix}office": office}, then=Value(place)) for place, office in enumerate(Office))
    return Case(*whens, output_field=IntegerField())


def seated_on(on: date, prefix: str = "") -> Q:
    """Return the condition "this seat is held on a day", on a seat reached by ``prefix``."""
    begun = Q(**{f"{prefix}valid_from__lte": on})
    return begun & (Q(**{f"{prefix}valid_until": None}) | Q(**{f"{prefix}valid_until__gt": on}))


def members_on(council: Council, on: date) -> QuerySet[Member]:
    """Return the members of a council on a day: the base of every threshold."""
    found = council.members.filter(seated_on(on)).select_related("person__account")
    return found.order_by(rank(), "person__sort_key", "pk")
