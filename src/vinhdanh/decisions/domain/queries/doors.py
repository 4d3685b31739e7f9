"""Which decisions and lines of the register an account may open, and the one door to each."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from vinhdanh.common.dates import today
from vinhdanh.common.errors import NotAllowed
from vinhdanh.decisions.models import Award, Decision, DecisionPaper
from vinhdanh.units.domain.queries.scopes import scopes_held, units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

OF_THE_ORGAN = [Role.MINISTRY_OFFICER, Role.LEADER]


def visible_decisions(user: User, on: date) -> QuerySet[Decision]:
    """Return the decisions of the organs for which one is officer or leader, the newest first."""
    organs = units_where(user, OF_THE_ORGAN, on).order_by()
    found = Decision.objects.filter(organ__in=organs, tenant=user.tenant_id)
    newest = (F("decided_on").desc(nulls_first=True), "-created_at", "-pk")
    return found.select_related("organ", "round", "amends", "scan").order_by(*newest)


def decision_for(user: User, pk: UUID) -> Decision:
    """Open the door to one decision."""
    found = visible_decisions(user, today()).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("decisions.see")
    return found


def paper_for(user: User, pk: UUID) -> DecisionPaper:
    """Open the door to one paper of a decision."""
    found = DecisionPaper.objects.select_related("decision", "document").filter(pk=pk).first()
    if found is None:
        raise NotAllowed("decisions.see")
    decision_for(user, found.decision_id)
    return found


def visible_lines(user: User, on: date) -> QuerySet[Award]:
    """Return the lines of the register that organs of one's scopes decided; over an agency, all of it."""
    tops = [scope.organisation for scope in scopes_held(user, on).filter(role__in=OF_THE_ORGAN)]
    whole = any(top.parent_id is None for top in tops)
    below = Organisation.objects.none() if whole else units_where(user, OF_THE_ORGAN, on).order_by()
    seen = Q() if whole else Q(decision__organ__in=below)
    return Award.objects.filter(seen, tenant=user.tenant_id)
