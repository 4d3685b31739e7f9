"""Accounts: the list, a new one, what one may do, locking, a new password, the second factor."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.units.domain.account import (
    lock_account,
    open_account,
    renew_password,
    reset_second_factor,
    unlock_account,
)
from vinhdanh.units.domain.queries.account import account_for, administered_accounts, matching_accounts
from vinhdanh.units.domain.queries.scopes import scopes_in_force
from vinhdanh.units.models import Scope, User
from vinhdanh.web.acting import done, handled, typed
from vinhdanh.web.admin.forms import AccountForm, PasswordForm, ReasonForm
from vinhdanh.web.admin.office import Keeping, keeping_of
from vinhdanh.web.history import history_of
from vinhdanh.web.spreadsheets import Sheet, spreadsheet

PER_PAGE = 50
MOST_ROWS = 20_000
ALL, LOCKED, BARE = "", "khoa", "mot-lop"
KINDS = (
    (ALL, _lazy("Tất cả")),
    (LOCKED, _lazy("Đang khoá")),
    (BARE, _lazy("Có vai trò, chưa bảo vệ hai lớp")),
)
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts of the agency with the roles they hold today."""
    keeping = keeping_of(request)
    page = Paginator(_wanted(request, keeping), PER_PAGE).get_page(request.GET.get("trang"))
    words = {"keeping": keeping, "page": page, "text": request.GET.get("tim", "")}
    words |= {"chosen": request.GET.get("loc", ALL), "kinds": KINDS}
    return render(request, "admin/accounts.html", words)


def _wanted(request: HttpRequest, keeping: Keeping) -> QuerySet[User]:
    """Return the accounts that are searched for, with the roles held today."""
    held = scopes_in_force(keeping.on).order_by("organisation__path")
    found = matching_accounts(administered_accounts(request.user), request.GET.get("tim", ""))
    kind = request.GET.get("loc", ALL)
    if kind == LOCKED:
        found = found.filter(is_active=False)
    if kind == BARE:
        found = found.filter(is_active=True, guarded=False, pk__in=held.order_by().values("user"))
    return found.prefetch_related(Prefetch("scopes", held, to_attr="held"))


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the accounts that the list shows as a workbook, for the yearly review of rights."""
    keeping = keeping_of(request)
    rows = [
        (
            number,
            one.username,
            str(one),
            "; ".join(f"{scope.get_role_display()}, {scope.organisation.name}" for scope in one.held),
            "đang dùng" if one.is_active else "đã khoá",
            "có" if one.guarded else "chưa",
        )
        for number, one in enumerate(_wanted(request, keeping)[:MOST_ROWS], 1)
    ]
    head = ("STT", "Tên đăng nhập", "Người dùng", "Vai trò hôm nay", "Trạng thái", "Bảo vệ hai lớp")
    return spreadsheet("tai-khoan.xlsx", [Sheet("Tài khoản", head, rows)])


@form_page
def new_account(request: HttpRequest) -> HttpResponse:
    """Open an account, then give it its roles."""
    keeping = keeping_of(request)
    form = AccountForm(typed(request), agency=keeping.agency)
    made: list[User] = []

    def open_(said: dict[str, Any]) -> None:
        person = said.pop("staff_code")
        made.append(open_account(person, **said, actor=request.user, on=keeping.on))

    if handled(request, form, open_, said=_("Đã mở tài khoản. Bước tiếp theo: giao vai trò.")):
        return redirect("admin_account", made[0].pk)
    words = {"keeping": keeping, "form": form, "title": _("Mở tài khoản"), "button": _("Mở tài khoản")}
    words |= {"up_url": reverse("admin_accounts"), "up_label": _("Tài khoản")}
    return render(request, "admin/form.html", words)


@require_safe
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an account: whose, which roles it holds, held and will hold, what was done to it."""
    keeping, shown = keeping_of(request), account_for(request.user, pk)
    roles = shown.scopes.select_related("organisation").order_by("-valid_from", "organisation__path")
    words = {
        "keeping": keeping,
        "account": shown,
        "roles": [(scope, standing_of(scope, keeping.on)) for scope in roles],
        "own": shown.pk == request.user.pk,
        "history": history_of(shown.pk),
    }
    return render(request, "admin/account.html", words)


def standing_of(scope: Scope, on: date) -> str:
    """Tell whether a role runs on a day, is still to come, or is over."""
    if scope.valid_from > on:
        return "coming"
    return "over" if scope.valid_until is not None and scope.valid_until <= on else "running"


@form_page
def lock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nobody use an account, for a reason."""
    return _changed(
        request,
        pk,
        ReasonForm(typed(request)),
        lambda one, said: lock_account(one, **said, actor=request.user),
        title=_("Khoá tài khoản"),
        said=_("Đã khoá tài khoản. Phiên làm việc đang mở của tài khoản này chấm dứt ngay."),
    )


@form_page
def password(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give an account a new password."""
    return _changed(
        request,
        pk,
        PasswordForm(typed(request)),
        lambda one, said: renew_password(one, **said, actor=request.user),
        title=_("Đặt mật khẩu mới"),
        said=_("Đã đặt mật khẩu mới."),
    )


def _changed(
    request: HttpRequest,
    pk: UUID,
    form: forms.Form,
    act: Callable[[User, dict[str, Any]], None],
    *,
    title: str,
    said: str,
) -> HttpResponse:
    """Change an account by a small form of its own."""
    keeping, shown = keeping_of(request), account_for(request.user, pk)
    if handled(request, form, lambda typed_in: act(shown, typed_in), said=said):
        return redirect("admin_account", pk)
    words = {"keeping": keeping, "form": form, "title": title, "button": title, "lead": str(shown)}
    words |= {"up_url": reverse("admin_account", args=[pk]), "up_label": str(shown)}
    return render(request, "admin/form.html", words)


@require_POST
def unlock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a locked account be used again."""
    keeping_of(request)
    shown = account_for(request.user, pk)
    done(request, lambda: unlock_account(shown, actor=request.user), said=_("Đã mở khoá tài khoản."))
    return redirect("admin_account", pk)


@require_POST
def second_factor(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget a lost second factor."""
    keeping_of(request)
    shown = account_for(request.user, pk)
    said = _("Đã gỡ lớp bảo vệ thứ hai. Người dùng đặt lại ở lần đăng nhập tới.")
    done(request, lambda: reset_second_factor(shown, actor=request.user), said=said)
    return redirect("admin_account", pk)
