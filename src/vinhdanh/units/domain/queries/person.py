"""Which people an account may see, and the one door to each."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.common.text import fold
from vinhdanh.units.domain.queries.scopes import at_or_below, scopes_held
from vinhdanh.units.models import Organisation, Person, Post, User


def called(words: str, person: str = "") -> Q:
    """Return the condition "has all these words in the name", accents or not; ``person`` leads to whom."""
    return Q(*(Q(**{f"{person}folded__contains": word}) for word in fold(words).split()))


def people_of(organisation: Organisation, on: date) -> QuerySet[Person]:
    """Return who works in a unit or below it on a day, in the order of given names."""
    posts = Post.objects.filter(
        at_or_below([organisation], "organisation__"), person=OuterRef("pk"), period__contains=on
    )
    return Person.objects.filter(Exists(posts), tenant=organisation.tenant_id).order_by("sort_key", "pk")


def visible_people(user: User, on: date) -> QuerySet[Person]:
    """Return oneself and those who work where one holds a role; over a whole agency, also who left it."""
    tops = [scope.organisation for scope in scopes_held(user, on)]
    seen = Q(pk=user.person_id)
    if roots := [top for top in tops if top.parent_id is None]:
        seen |= Q(tenant__in=roots)
    elif tops:
        posts = Post.objects.filter(
            at_or_below(tops, "organisation__"), person=OuterRef("pk"), period__contains=on
        )
        seen |= Q(Exists(posts))
    return Person.objects.filter(seen, tenant=user.tenant_id).order_by("sort_key", "pk")


def person_for(user: User, pk: UUID) -> Person:
    """Open the door to one person; rights are those of the moment of asking."""
    found = visible_people(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("units.see_person")
    return found


def post_of(person: Person, on: date) -> Post | None:
    """Return the post that a person holds on a day."""
    return Post.objects.select_related("organisation").filter(person=person, period__contains=on).first()
