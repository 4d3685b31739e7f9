"""The accounts of an agency, and the one door to each, for who administers it."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed
from vinhdanh.units.domain.queries.person import called
from vinhdanh.units.models import Scope, User


def administered_accounts(user: User) -> QuerySet[User]:
    """Return the accounts of one's agency by name, each with whether a second factor guards it."""
    require(user, "units.administer", user.tenant)
    guarded = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP))
    found = User.objects.filter(tenant=user.tenant_id).annotate(guarded=guarded)
    return found.select_related("person").order_by("username")


def matching_accounts(accounts: QuerySet[User], text: str) -> QuerySet[User]:
    """Keep the accounts whose name, staff code or person is searched for, without regard to accents."""
    if not text.strip():
        return accounts
    wanted = text.strip()
    named = called(wanted, "person__") | Q(person__staff_code__icontains=wanted)
    return accounts.filter(named | Q(username__icontains=wanted) | Q(email__icontains=wanted))


def account_for(user: User, pk: UUID) -> User:
    """Open the door to one account of one's agency."""
    found = administered_accounts(user).filter(pk=pk).first()
    if found is None:
        raise NotAllowed("units.administer")
    return found


def scope_for(user: User, pk: UUID) -> Scope:
    """Open the door to one role of an account of one's agency."""
    require(user, "units.administer", user.tenant)
    found = Scope.objects.filter(user__tenant=user.tenant_id, pk=pk).select_related(
        "user__person", "organisation"
    )
    if (scope := found.first()) is None:
        raise NotAllowed("units.administer")
    return scope
