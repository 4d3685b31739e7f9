"""Whose ledger pages an account may open, and the one door to each."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.records.models import Fact, Subject
from vinhdanh.units.domain.queries.organisation import visible_organisations
from vinhdanh.units.domain.queries.person import people_of, visible_people
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation, User


def visible_subjects(user: User, on: date) -> QuerySet[Subject]:
    """Return the pages an account may open: its own, and those of people and collectives it answers for."""
    seen = Q(person__in=visible_people(user, on).order_by()) | Q(
        collective__in=visible_organisations(user, on).order_by()
    )
    return Subject.objects.filter(seen, tenant=user.tenant_id).select_related("person", "collective")


def subject_for(user: User, pk: UUID) -> Subject:
    """Open the door to one ledger page; rights are those of the moment of asking."""
    found = visible_subjects(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("records.see")
    return found


def own_subject(user: User) -> Subject | None:
    """Return the page of the person an account is; None where it is nobody's or there is no page yet."""
    if user.person_id is None:
        return None
    return Subject.objects.select_related("person", "collective").filter(person=user.person_id).first()


def fact_for(user: User, pk: UUID) -> Fact:
    """Open the door to one line of a page that the account may open."""
    found = Fact.objects.select_related("subject").filter(pk=pk).first()
    if found is None:
        raise NotAllowed("records.see")
    subject_for(user, found.subject_id)
    return found


def people_in(unit: Organisation, on: date) -> QuerySet[Subject]:
    """Return the pages of those who work in a unit or below it, by given name."""
    found = Subject.objects.filter(person__in=people_of(unit, on).order_by())
    return found.select_related("person").order_by("person__sort_key", "pk")


def collectives_in(unit: Organisation, on: date) -> QuerySet[Subject]:
    """Return the pages of a unit and the collectives below it, in the order of the tree."""
    standing = Q(collective__valid_until=None) | Q(collective__valid_until__gt=on)
    found = Subject.objects.filter(at_or_below([unit], "collective__"), standing)
    return found.select_related("collective").order_by("collective__path")
