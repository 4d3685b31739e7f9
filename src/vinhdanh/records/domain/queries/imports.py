"""The imports of units that an account keeps, and the one door to each."""

from uuid import UUID

from django.db.models import F, QuerySet

from vinhdanh.common.domain.permissions import may
from vinhdanh.common.errors import NotAllowed
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation, User

State = Import.State
ON_THE_WAY = frozenset({State.READING, State.MAPPING, State.CHECKING, State.CHECKED, State.IMPORTING})


def imports_of(unit: Organisation) -> QuerySet[Import]:
    """Return the imports of a unit, the newest first."""
    return Import.objects.filter(unit=unit).order_by("-created_at")


def unfinished_imports_of(unit: Organisation) -> QuerySet[Import]:
    """Return the imports of a unit that wait for somebody; not those whose rows are all on record already."""
    nothing_new = {"state": State.CHECKED, "counts__known": F("counts__valid"), "counts__blocked": 0}
    return imports_of(unit).filter(state__in=ON_THE_WAY).exclude(**nothing_new)


def import_for(user: User, pk: UUID) -> Import:
    """Open the door to one import, for those who keep the records of its unit today."""
    found = Import.objects.select_related("unit").filter(pk=pk, tenant=user.tenant_id).first()
    if found is None or not may(user, "records.write", found.unit):
        raise NotAllowed("records.write")
    return found
