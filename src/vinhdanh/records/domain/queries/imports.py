"""The imports of units that an account keeps, and the one door to each."""

from uuid import UUID

from django.db.models import QuerySet

from vinhdanh.common.domain.permissions import may
from vinhdanh.common.errors import NotAllowed
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation, User


def imports_of(unit: Organisation) -> QuerySet[Import]:
    """Return the imports of a unit, the newest first."""
    return Import.objects.filter(unit=unit).order_by("-created_at")


def import_for(user: User, pk: UUID) -> Import:
    """Open the door to one import, for those who keep the records of its unit today."""
    found = Import.objects.select_related("unit").filter(pk=pk, tenant=user.tenant_id).first()
    if found is None or not may(user, "records.write", found.unit):
        raise NotAllowed("records.write")
    return found
