"""What may stand on an agenda, what stands on it, and who may count."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from vinhdanh.councils.domain.queries.doors import items_with_all
from vinhdanh.councils.domain.queries.members import seated_on
from vinhdanh.councils.enums import SessionState
from vinhdanh.councils.models import Council, Item, Session
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.enums import Role
from vinhdanh.units.models import User


def ready_nominations(round_: Round, *, besides: Session | None = None) -> QuerySet[Nomination]:
    """Return nominations agreed to and on no other open agenda, by award, unit and name."""
    return by_award(_ready(besides).filter(round=round_))


def rounds_with_ready(council: Council) -> QuerySet[Round]:
    """Return the rounds of a council's organ that come before it and hold ready nominations, newest first."""
    ready = _ready().filter(round=OuterRef("pk"))
    found = Round.objects.filter(Exists(ready), organ=council.organ_id, route__contains=[Step.COUNCIL])
    return found.order_by("-year", "-opens_on")


def _ready(besides: Session | None = None) -> QuerySet[Nomination]:
    elsewhere = Item.objects.filter(nomination=OuterRef("pk"), withdrawn="").exclude(
        session__state=SessionState.CLOSED
    )
    if besides is not None:
        elsewhere = elsewhere.exclude(session=besides)
    return Nomination.objects.filter(~Exists(elsewhere), state=NominationState.AGREED)


def by_award(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Order nominations as the catalogue orders awards, then by unit and name."""
    places = (When(award=code, then=Value(place)) for place, code in enumerate(catalogue()))
    order = Case(*places, default=Value(len(catalogue())), output_field=IntegerField())
    found = nominations.select_related(
        "subject__person", "subject__collective", "submission__unit", "place", "round"
    )
    return found.order_by(order, "submission__unit__path", "subject__person__sort_key", "place__path", "pk")


def standing_items(session: Session) -> list[Item]:
    """Return the items that are voted on, in the order of the agenda."""
    return list(items_with_all(session.items.filter(withdrawn="")))


def withdrawn_items(session: Session) -> list[Item]:
    """Return the items taken off after the agenda was made, with their reasons."""
    return list(items_with_all(session.items.exclude(withdrawn="")))


def possible_tellers(session: Session) -> QuerySet[User]:
    """Return accounts of members and of the organ's officers whom no item of the agenda concerns."""
    seats = Q(person__seats__council=session.council) & seated_on(session.held_on, "person__seats__")
    officers = Q(
        scopes__role=Role.MINISTRY_OFFICER,
        scopes__organisation=session.council.organ,
        scopes__valid_until=None,
    )
    nominees = session.items.filter(withdrawn="", nomination__subject__person=OuterRef("person"))
    found = User.objects.filter(seats | officers, ~Exists(nominees), tenant=session.tenant_id, is_active=True)
    return found.select_related("person").order_by("person__sort_key", "pk").distinct()
