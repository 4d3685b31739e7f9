"""The trials of one's agency, and the one door to each."""

from uuid import UUID

from django.db.models import QuerySet

from vinhdanh.common.domain.permissions import may
from vinhdanh.common.errors import NotAllowed
from vinhdanh.records.models import Trial
from vinhdanh.units.models import User


def visible_trials(user: User) -> QuerySet[Trial]:
    """Return the trials of one's agency, the newest first, without what came of them."""
    found = Trial.objects.filter(tenant=user.tenant_id).defer("result").order_by("-created_at", "-pk")
    return found if may(user, "records.try", user.tenant) else found.none()


def trial_for(user: User, pk: UUID) -> Trial:
    """Open the door to one trial; rights are those of the moment of asking."""
    found = visible_trials(user).defer(None).select_related("tenant").filter(pk=pk).first()
    if found is None:
        raise NotAllowed("records.try")
    return found
