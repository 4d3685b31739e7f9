"""Roles and their dates: giving one, ending one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinhdanh.units.domain.account import end_scope, grant_scope
from vinhdanh.units.domain.queries.account import account_for, scope_for
from vinhdanh.units.enums import Role
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.admin.forms import EndForm, ScopeForm
from vinhdanh.web.admin.office import keeping_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give an account a role over a unit, from a day on."""
    keeping, shown = keeping_of(request), account_for(request.user, pk)
    form = ScopeForm(typed(request), agency=keeping.agency, initial={"on": keeping.on})

    def give(said: dict[str, Any]) -> None:
        said["role"] = Role(said["role"])
        grant_scope(shown, **said, actor=request.user)

    if handled(request, form, give, said=_("Đã giao vai trò.")):
        return redirect("admin_account", pk)
    words = {"keeping": keeping, "form": form, "title": _("Giao vai trò"), "button": _("Giao vai trò")}
    words |= {"lead": str(shown), "up_url": reverse("admin_account", args=[pk]), "up_label": str(shown)}
    return render(request, "admin/form.html", words)


@form_page
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a role from a day on."""
    keeping, scope = keeping_of(request), scope_for(request.user, pk)
    form = EndForm(typed(request), on=keeping.on, initial={"on": keeping.on})
    if handled(
        request,
        form,
        lambda said: end_scope(scope, **said, actor=request.user),
        said=_("Đã thôi giao vai trò."),
    ):
        return redirect("admin_account", scope.user_id)
    lead = f"{scope.user}: {scope.get_role_display()}, {scope.organisation.name}"
    words = {"keeping": keeping, "form": form, "title": _("Thôi giao vai trò"), "lead": lead}
    words |= {"button": _("Thôi giao"), "up_label": str(scope.user)}
    words["up_url"] = reverse("admin_account", args=[scope.user_id])
    return render(request, "admin/form.html", words)
