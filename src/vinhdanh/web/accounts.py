"""Signing in: by staff code or by e-mail address, with one limiter, and no signing up."""

from datetime import timedelta
from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.dates import CIVIL
from vinhdanh.units.models import User
from vinhdanh.web.guarding import guard_session


class AccountAdapter(DefaultAccountAdapter):
    """Our rules on top of allauth's."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Mã cán bộ hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **words: Any) -> HttpResponse:
        """Note in the new session how it is to be guarded."""
        guard_session(request, user)
        return super().post_login(request, user, **words)

    def authenticate(self, request: HttpRequest | None, **credentials: str) -> AbstractBaseUser | None:
        """Check a password; the name typed may be the staff code or the e-mail address of the account."""
        typed = credentials.get("username", "").strip().lower()
        owner = User.objects.filter(email=typed).first() if "@" in typed else None
        return super().authenticate(request, **credentials | {"username": owner.username if owner else typed})


class PlainFields:
    """Forms whose fields say what they are above the field, not as grey words inside it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(PlainFields, account_forms.LoginForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Mã cán bộ hoặc thư điện tử")
        self.fields["login"].widget.attrs["autocapitalize"] = "none"


class ChangePasswordForm(PlainFields, account_forms.ChangePasswordForm):
    pass


class ReauthenticateForm(PlainFields, account_forms.ReauthenticateForm):
    pass


class CodeForm(PlainFields, mfa_forms.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(PlainFields, mfa_forms.ReauthenticateForm):
    pass


class ActivateAppForm(PlainFields, totp_forms.ActivateTOTPForm):
    pass


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, str]
) -> HttpResponse:
    """Answer a sign-in that comes after too many wrong passwords: say until when to wait."""
    last = (
        AccessAttempt.objects.filter(username=credentials["username"], ip_address=request.axes_ip_address)
        .order_by("-attempt_time")
        .first()
    )
    until = (last.attempt_time if last else timezone.now()) + timedelta(hours=settings.AXES_COOLOFF_TIME)
    words = {"until": f"{until.astimezone(CIVIL):%H:%M}", "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "account/locked_out.html", words, status=429)
