"""Accounts and the rights they hold: opening, granting, ending."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, Person, Scope, User

register_sentences(
    {
        "account.opened": "Mở tài khoản “{username}”.",
        "scope.granted": "Giao vai trò “{role}” tại “{organisation}” cho tài khoản “{username}” từ {since}.",
        "account.locked": "Khoá tài khoản “{username}”: {reason}",
        "account.unlocked": "Mở khoá tài khoản “{username}”.",
        "account.password_renewed": "Đặt mật khẩu mới cho tài khoản “{username}”.",
        "account.second_factor_reset": "Gỡ lớp bảo vệ thứ hai của tài khoản “{username}” để đặt lại.",
        "scope.ended": "Thôi vai trò “{role}” tại “{organisation}” của tài khoản “{username}” từ {until}.",
    }
)


@transaction.atomic
def open_account(
    person: Person | None, *, username: str, password: str, actor: User, on: date, email: str = ""
) -> User:
    """Open an account in the actor's agency, for a person of the record or for an office."""
    post = post_of(person, on) if person else None
    where = post.organisation if post else (person or actor).tenant
    require(actor, "units.administer", where)
    tenant = where.tenant
    account = new_account(tenant=tenant, username=username, password=password, person=person, email=email)
    log(actor, "account.opened", account, username=account.username)
    return account


def new_account(
    *, tenant: Organisation, username: str, password: str, person: Person | None = None, email: str = ""
) -> User:
    """Build and keep an account after checking that its name is free and its password strong."""
    username, email = username.strip().lower(), email.strip().lower()
    account = User(tenant=tenant, username=username, person=person, email=email)
    if User.objects.filter(username=username).exists():
        raise Refused(f"Mã cán bộ “{username}” đã có tài khoản. Hãy dùng tài khoản ấy hoặc chọn mã khác.")
    if email and User.objects.filter(email=email).exists():
        raise Refused(f"Địa chỉ “{email}” đã gắn với một tài khoản khác. Hãy dùng địa chỉ khác.")
    if person and User.objects.filter(person=person).exists():
        raise Refused(f"{person.name} đã có tài khoản. Mỗi người chỉ dùng một tài khoản.")
    _give_password(account, password)
    account.save(force_insert=True)
    return account


def _give_password(account: User, password: str) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    account.set_password(password)


def _account_of_another(user: User, actor: User) -> User:
    """Lock an account that an administrator keeps; nobody does to their own what another must do."""
    require(actor, "units.administer", user.tenant)
    if user.pk == actor.pk:
        raise Refused("Không ai tự làm việc này với tài khoản của mình. Hãy nhờ một người quản trị khác.")
    return User.objects.select_for_update().get(pk=user.pk)


@transaction.atomic
def lock_account(user: User, *, reason: str, actor: User) -> None:
    """Let nobody use an account from this moment; its sessions end, what it did stays."""
    locked = _account_of_another(user, actor)
    if not reason.strip():
        raise Refused("Hãy ghi lý do khoá tài khoản.")
    if not locked.is_active:
        raise Refused("Tài khoản này đã khoá từ trước.")
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    log(actor, "account.locked", locked, username=locked.username, reason=reason.strip())


@transaction.atomic
def unlock_account(user: User, *, actor: User) -> None:
    """Let a locked account be used again, with the roles it still holds."""
    unlocked = _account_of_another(user, actor)
    if unlocked.is_active:
        raise Refused("Tài khoản này không bị khoá.")
    unlocked.is_active = True
    unlocked.save(update_fields=["is_active"])
    log(actor, "account.unlocked", unlocked, username=unlocked.username)


@transaction.atomic
def renew_password(user: User, *, password: str, actor: User) -> None:
    """Give an account whose owner forgot it a new password; the sessions of the old one end."""
    renewed = _account_of_another(user, actor)
    _give_password(renewed, password)
    renewed.save(update_fields=["password"])
    log(actor, "account.password_renewed", renewed, username=renewed.username)


@transaction.atomic
def reset_second_factor(user: User, *, actor: User) -> None:
    """Forget the second factor of an account whose owner lost the device; it is set up anew on signing in."""
    bare = _account_of_another(user, actor)
    forgotten, _ = Authenticator.objects.filter(user=bare).delete()
    if not forgotten:
        raise Refused("Tài khoản này chưa bật bảo vệ hai lớp.")
    log(actor, "account.second_factor_reset", bare, username=bare.username)


@transaction.atomic
def grant_scope(
    user: User, *, organisation: Organisation, role: Role, actor: User, on: date, until: date | None = None
) -> Scope:
    """Give an account a role over a unit and all below it, from a day on."""
    require(actor, "units.administer", organisation)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.pk == actor.pk:
        raise Refused("Không ai tự giao vai trò cho chính mình. Hãy đề nghị một người quản trị khác.")
    if user.tenant_id != organisation.tenant_id:
        raise Refused("Tài khoản này thuộc cơ quan khác nên không nhận vai trò ở đây.")
    if until is not None and until <= on:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.")
    scope, created = Scope.objects.get_or_create(
        user=user, organisation=organisation, role=role, valid_from=on, defaults={"valid_until": until}
    )
    if not created:
        raise Refused("Vai trò này đã được giao từ chính ngày ấy.")
    log(
        actor,
        "scope.granted",
        user,
        role=Role(role).label,
        organisation=organisation.name,
        username=user.username,
        since=f"{on:%d/%m/%Y}",
    )
    return scope


@transaction.atomic
def end_scope(scope: Scope, *, actor: User, on: date) -> None:
    """End a role: from ``on`` the account holds it no longer; the days before stay as they were."""
    require(actor, "units.administer", scope.organisation)
    scope = Scope.objects.select_for_update().select_related("organisation", "user").get(pk=scope.pk)
    if scope.valid_until is not None and scope.valid_until <= on:
        raise Refused("Vai trò này đã thôi giao từ trước.")
    scope.valid_until = max(on, scope.valid_from)
    scope.save(update_fields=["valid_until"])
    log(
        actor,
        "scope.ended",
        scope.user,
        role=scope.get_role_display(),
        organisation=scope.organisation.name,
        username=scope.user.username,
        until=f"{scope.valid_until:%d/%m/%Y}",
    )
