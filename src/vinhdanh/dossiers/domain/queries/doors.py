"""Which rounds, lists and nominations an account may open, and the one door to each."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.dossiers.enums import NominationState, RoundState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from vinhdanh.units.domain.queries.organisation import steps_of
from vinhdanh.units.domain.queries.scopes import scopes_held, units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import User

OF_THE_UNIT = [Role.UNIT_OFFICER, Role.UNIT_HEAD]
OF_THE_ORGAN = [Role.MINISTRY_OFFICER, Role.LEADER]
GONE_UP = [SubmissionState.SENT, SubmissionState.RECEIVED]


def visible_rounds(user: User, on: date) -> QuerySet[Round]:
    """Return rounds of one's organs, and those opened above the units one works for; the newest first."""
    paths = [
        scope.organisation.path
        for scope in scopes_held(user, on).filter(role__in=[*OF_THE_UNIT, *OF_THE_ORGAN])
    ]
    above = {step for path in paths for step in steps_of(path)}
    seen = Q(organ__in=units_where(user, OF_THE_ORGAN, on).order_by()) | (
        Q(organ__path__in=above) & ~Q(state=RoundState.PREPARING)
    )
    found = Round.objects.filter(seen, tenant=user.tenant_id)
    return found.select_related("organ").order_by("-year", "-opens_on", "-pk")


def round_for(user: User, pk: UUID) -> Round:
    """Open the door to one round."""
    found = visible_rounds(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("dossiers.see")
    return found


def visible_submissions(user: User, on: date) -> QuerySet[Submission]:
    """Return the lists of one's units, and those that were sent to one's organs."""
    seen = Q(unit__in=units_where(user, OF_THE_UNIT, on).order_by()) | Q(
        round__organ__in=units_where(user, OF_THE_ORGAN, on).order_by(), state__in=GONE_UP
    )
    found = Submission.objects.filter(seen, tenant=user.tenant_id)
    return found.select_related("round__organ", "unit", "petition", "minutes")


def submission_for(user: User, pk: UUID) -> Submission:
    """Open the door to one unit's list."""
    found = visible_submissions(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("dossiers.see")
    return found


def visible_nominations(user: User, on: date) -> QuerySet[Nomination]:
    """Return the nominations of one's units, and those that have gone up to one's organs."""
    seen = Q(submission__unit__in=units_where(user, OF_THE_UNIT, on).order_by()) | (
        Q(round__organ__in=units_where(user, OF_THE_ORGAN, on).order_by())
        & ~Q(state__in=[NominationState.DRAFT, NominationState.SENT])
    )
    found = Nomination.objects.filter(seen, tenant=user.tenant_id)
    return found.select_related(
        "round__organ", "submission__unit", "subject__person", "subject__collective", "place", "report"
    )


def nomination_for(user: User, pk: UUID) -> Nomination:
    """Open the door to one nomination."""
    found = visible_nominations(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("dossiers.see")
    return found
