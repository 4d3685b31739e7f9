"""Which councils and sessions an account may open, and the one door to each."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.councils.domain.queries.members import seated_on
from vinhdanh.councils.models import Council, Item, Member, Session
from vinhdanh.units.domain.queries.scopes import units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import User

OF_THE_ORGAN = [Role.MINISTRY_OFFICER, Role.LEADER]


def visible_councils(user: User, on: date) -> QuerySet[Council]:
    """Return the councils of the organs one works for as an officer or leader."""
    organs = units_where(user, OF_THE_ORGAN, on).order_by()
    found = Council.objects.filter(organ__in=organs, tenant=user.tenant_id)
    return found.select_related("organ").order_by("name", "pk")


def council_for(user: User, pk: UUID) -> Council:
    """Open the door to one council."""
    found = visible_councils(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("councils.see")
    return found


def _of_the_meeting(user: User) -> Q:
    """Return the condition "this account has a seat on the day of the session, or counts its ballots"."""
    counts = Q(first_teller=user.pk) | Q(second_teller=user.pk)
    if user.person_id is None:
        return counts
    seats = Member.objects.filter(
        Q(valid_from__lte=OuterRef("held_on"))
        & (Q(valid_until=None) | Q(valid_until__gt=OuterRef("held_on"))),
        council=OuterRef("council"),
        person=user.person_id,
    )
    return counts | Q(Exists(seats))


def _with_all(sessions: QuerySet[Session]) -> QuerySet[Session]:
    return sessions.select_related(
        "council__organ__parent",
        "round__organ",
        "first_teller__person",
        "second_teller__person",
        "minutes",
        "minutes_docx",
        "counting",
        "counting_docx",
    ).order_by("-held_on", "-pk")


def my_sessions(user: User) -> QuerySet[Session]:
    """Return the sessions in which an account sits or counts, the newest first."""
    return _with_all(Session.objects.filter(_of_the_meeting(user), tenant=user.tenant_id))


def visible_sessions(user: User, on: date) -> QuerySet[Session]:
    """Return the sessions at one's organs, and those in which one sits or counts."""
    of_the_organ = Q(council__organ__in=units_where(user, OF_THE_ORGAN, on).order_by())
    return _with_all(Session.objects.filter(of_the_organ | _of_the_meeting(user), tenant=user.tenant_id))


def session_for(user: User, pk: UUID) -> Session:
    """Open the door to one session."""
    found = visible_sessions(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("councils.see")
    return found


def item_for(user: User, session: UUID, pk: UUID) -> Item:
    """Open the door to one item of a session's agenda, with its session and nomination."""
    opened = session_for(user, session)
    found = items_with_all(opened.items.filter(pk=pk)).first()
    if found is None:
        raise NotAllowed("councils.see")
    found.session = opened
    return found


def items_with_all(items: QuerySet[Item]) -> QuerySet[Item]:
    """Return items with what every list of them shows, in the order of the agenda."""
    return items.select_related(
        "nomination__round__organ",
        "nomination__submission__unit",
        "nomination__subject__person",
        "nomination__subject__collective",
        "nomination__place",
        "nomination__report__pdf",
    ).order_by(F("order"))


def taking_part(on: date, account: str = "pk", person: str = "person") -> Q:
    """Return the condition "has a seat on a day, or ballots to count", on an account so reached."""
    counts = Session.objects.filter(Q(first_teller=OuterRef(account)) | Q(second_teller=OuterRef(account)))
    seats = Member.objects.filter(seated_on(on), person=OuterRef(person))
    return Q(Exists(counts)) | Q(Exists(seats))


def takes_part(user: User, on: date) -> bool:
    """Tell in one question whether an account has a seat today or has ballots to count."""
    return User.objects.filter(taking_part(on), pk=user.pk).exists()
