"""The State level: what may go up, what waits for an answer, what was answered; each step by its own form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.errors import NotAllowed
from vinhdanh.decisions.domain.state_level import receive_state_decision
from vinhdanh.dossiers.domain.forwarding import decline, forward
from vinhdanh.dossiers.domain.queries.state_level import StateLevel, state_level
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.ministry.office import Ministry, ministry_of
from vinhdanh.web.ministry.state_level.forms import DecidedForm, DeclinedForm, ForwardForm

PER_PAGE = 100
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def nominations(request: HttpRequest) -> HttpResponse:
    """List the State-level nominations of a stage, each stage counted apart."""
    return _page(request, ministry_of(request), _stage(request), None)


def _stage(request: HttpRequest) -> StateLevel:
    asked = request.GET.get("loc", "")
    return StateLevel(asked) if asked in StateLevel.values else StateLevel.READY


def _page(
    request: HttpRequest, ministry: Ministry, stage: StateLevel, form: forms.Form | None
) -> HttpResponse:
    page = Paginator(state_level(request.user, stage, ministry.on), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    chosen = set(request.POST.getlist("chon"))
    words = {
        "ministry": ministry,
        "stage": stage,
        "stages": [(one, state_level(request.user, one, ministry.on).count()) for one in StateLevel],
        "page": page,
        "rows": [(one, catalogue()[one.award].name, str(one.pk) in chosen) for one in page],
        "form": form or FORMS.get(stage, lambda: None)(),
    }
    return render(request, "ministry/state_level/list.html", words)


FORMS: dict[StateLevel, Callable[[], forms.Form]] = {
    StateLevel.READY: ForwardForm,
    StateLevel.PENDING: DecidedForm,
}


def _chosen(request: HttpRequest, ministry: Ministry, stage: StateLevel) -> list[Nomination]:
    """Return the ticked nominations that one's organs have at a stage."""
    keys = request.POST.getlist("chon")
    waiting = {str(one.pk): one for one in state_level(request.user, stage, ministry.on)}
    return [waiting[key] for key in dict.fromkeys(keys) if key in waiting]


@form_page
def send_on(request: HttpRequest) -> HttpResponse:
    """Forward the ticked nominations under one paper."""
    ministry, form = ministry_of(request), ForwardForm(typed(request))
    found = _chosen(request, ministry, StateLevel.READY)

    def act(said: dict[str, Any]) -> None:
        forward(found, **said, actor=request.user, on=ministry.on)

    return _acted(request, ministry, form, act, found, stage=StateLevel.READY, said=_("Đã ghi việc trình."))


@form_page
def decided(request: HttpRequest) -> HttpResponse:
    """Enter the decision that the State level took on the ticked nominations."""
    ministry, form = ministry_of(request), DecidedForm(typed(request))
    found = _chosen(request, ministry, StateLevel.PENDING)

    def act(said: dict[str, Any]) -> None:
        receive_state_decision(found, **said, actor=request.user, on=ministry.on)

    said = _("Đã ghi quyết định; tên được tặng đã vào sổ vàng.")
    return _acted(request, ministry, form, act, found, stage=StateLevel.PENDING, said=said)


def _acted(
    request: HttpRequest,
    ministry: Ministry,
    form: forms.Form,
    act: Callable[[dict[str, Any]], None],
    found: list[Nomination],
    *,
    stage: StateLevel,
    said: str,
) -> HttpResponse:
    """Do what the form of a stage asks for the ticked; without a tick nothing is done, and it is said."""
    if form.is_bound and not found:
        form.add_error(None, _("Hãy chọn ít nhất một đề nghị trong danh sách."))
    elif handled(request, form, act, said=said):
        return redirect(f"{reverse('ministry_state_level')}?loc={stage.value}")
    return _page(request, ministry, stage, form)


@form_page
def declined(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter that the State level does not give an award, and why."""
    ministry, form = ministry_of(request), DeclinedForm(typed(request))
    waiting = state_level(request.user, StateLevel.PENDING, ministry.on).filter(pk=pk).first()
    if waiting is None:
        raise NotAllowed("dossiers.see")
    up = f"{reverse('ministry_state_level')}?loc={StateLevel.PENDING.value}"
    if handled(
        request, form, lambda said: decline(waiting, **said, actor=request.user), said=_("Đã ghi kết quả.")
    ):
        return redirect(up)
    who = waiting.subject.person or waiting.subject.collective
    words = {"ministry": ministry, "form": form, "title": _("Cấp trên không tặng"), "button": _("Ghi")}
    words |= {"lead": f"{catalogue()[waiting.award].name}: {who}"}
    words |= {"up_url": up, "up_label": _("Trình Nhà nước")}
    return render(request, "ministry/form.html", words)
