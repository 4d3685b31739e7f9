"""How a session is guarded: noted on signing in, held to on each page, without asking the database again."""

from collections.abc import Callable
from time import time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils.translation import gettext as _

from vinhdanh.common.dates import today
from vinhdanh.units.domain.guarding import has_second_factor, lacks_second_factor
from vinhdanh.units.domain.queries.scopes import scopes_held
from vinhdanh.units.enums import Role
from vinhdanh.units.models import User

IDLE_OF_ADMINISTRATORS = 5 * 60  # seconds; others have SESSION_COOKIE_AGE
NOTED_AFTER = 60  # seconds: that somebody is at work is written down once a minute, not with every page
IDLE, BARE, AT_WORK = "idle", "second_factor_missing", "at_work"
ALWAYS_OPEN = ("account_", "mfa_", "set_language", "healthz")


def guard_session(request: HttpRequest, user: User) -> None:
    """Note in a session that begins how long it may rest, and whether a second factor must come first."""
    request.session[AT_WORK] = 0  # the next page holds to it
    if scopes_held(user, today()).filter(role=Role.ADMINISTRATOR).exists():
        request.session[IDLE] = IDLE_OF_ADMINISTRATORS
    if lacks_second_factor(user, today()):
        request.session[BARE] = True


class GuardMiddleware:
    """End a session that rests, an administrator's early; lead who lacks a second factor to setting it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if not session.is_empty() and time() - session.get(AT_WORK, 0) >= NOTED_AFTER:
            session[AT_WORK] = int(time())
            if IDLE in session:
                session.set_expiry(session[IDLE])
        if BARE in session and not _always_open(request.path_info):
            if not has_second_factor(request.user):
                messages.warning(request, _("Cơ quan yêu cầu bật bảo vệ hai lớp trước khi làm việc."))
                return redirect("mfa_activate_totp")
            del session[BARE]
        return self.get_response(request)


def _always_open(path: str) -> bool:
    """Tell whether a page may be seen before the second factor is set up."""
    try:
        name = resolve(path).url_name or ""
    except Resolver404:
        return False
    return name.startswith(ALWAYS_OPEN)
