"""Opinions asked and given: the list by deadline, asking, answering."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.consultation import (
    answer_opinion,
    ask_opinion,
    consultation_for,
    visible_consultations,
)
from vinhdanh.dossiers.enums import Direction
from vinhdanh.law import step_deadline
from vinhdanh.web.ministry.consultation.forms import AnswerForm, AskForm
from vinhdanh.web.ministry.office import ministry_of

PER_PAGE = 50


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """Show what waits for an answer first, by deadline."""
    ministry = ministry_of(request)
    found = visible_consultations(request.user, ministry.on)
    ordered = found.order_by(F("answered_on").desc(nulls_first=True), "due_on", "-pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "ministry/consultation/list.html", {"ministry": ministry, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Enter an opinion that was asked."""
    ministry, form = ministry_of(request), AskForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        said["direction"] = Direction(said["direction"])
        said["due_on"] = said["due_on"] or step_deadline("tra-loi-hiep-y", said["asked_on"]).due
        try:
            ask_opinion(ministry.organ, **said, actor=request.user, on=ministry.on)
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Đã ghi lần hiệp y."))
            return redirect("ministry_consultations")
    return render(request, "ministry/consultation/ask.html", {"ministry": ministry, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter the answer to an opinion."""
    ministry = ministry_of(request)
    asked, form = consultation_for(request.user, pk, ministry.on), AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer_opinion(asked, **form.cleaned_data, actor=request.user, on=ministry.on)
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Đã ghi ý kiến trả lời."))
            return redirect("ministry_consultations")
    words = {"ministry": ministry, "form": form, "asked": asked}
    return render(request, "ministry/consultation/answer.html", words)
