"""Whether an agency asks a second factor of all who hold a role, and of whom it is asked."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.units.domain.queries.scopes import scopes_held
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "agency.second_factor_required": "Bắt buộc bảo vệ hai lớp với mọi tài khoản có vai trò.",
        "agency.second_factor_offered": "Thôi bắt buộc bảo vệ hai lớp, để mỗi người tự chọn.",
    }
)


@transaction.atomic
def require_second_factor(agency: Organisation, *, actor: User) -> None:
    """Ask a second factor, from the next signing in, of everybody who may see what others entrusted."""
    require(actor, "units.administer", agency)
    if not Organisation.objects.filter(pk=agency.pk, parent=None, second_factor=False).update(
        second_factor=True
    ):
        raise Refused("Cơ quan đã bắt buộc bảo vệ hai lớp.")
    log(actor, "agency.second_factor_required", agency)


@transaction.atomic
def offer_second_factor(agency: Organisation, *, actor: User) -> None:
    """Leave the second factor to each."""
    require(actor, "units.administer", agency)
    if not Organisation.objects.filter(pk=agency.pk, parent=None, second_factor=True).update(
        second_factor=False
    ):
        raise Refused("Cơ quan không bắt buộc bảo vệ hai lớp.")
    log(actor, "agency.second_factor_offered", agency)


def lacks_second_factor(user: User, on: date) -> bool:
    """Tell whether an account must set up its second factor before anything else."""
    return user.tenant.second_factor and scopes_held(user, on).exists() and not has_second_factor(user)


def has_second_factor(user: User) -> bool:
    """Tell whether a second factor guards an account."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())
