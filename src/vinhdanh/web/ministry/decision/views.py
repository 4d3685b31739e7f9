"""Decisions of an organ: the list, a new draft, its names, its way up and back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.db.models.functions import Greatest
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain import drafting
from vinhdanh.decisions.domain.numbering import set_numbering
from vinhdanh.decisions.domain.queries.doors import decision_for, visible_decisions
from vinhdanh.decisions.domain.queries.ready import rounds_with_waiting
from vinhdanh.decisions.enums import Book, DecisionState
from vinhdanh.decisions.models import Decision, Numbering
from vinhdanh.dossiers.domain.queries.doors import round_for, visible_rounds
from vinhdanh.dossiers.models import Nomination
from vinhdanh.web.acting import done
from vinhdanh.web.ministry.decision.forms import DecisionForm, NumberingForm
from vinhdanh.web.ministry.decision.page import draft_page, issued_page
from vinhdanh.web.ministry.decision.printing import begin_printing
from vinhdanh.web.ministry.office import Ministry, ministry_of
from vinhdanh.web.spreadsheets import Sheet, spreadsheet

form_page = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE, MOST_ROWS = 25, 20_000
HEAD = ("STT", "Số, ký hiệu", "Trích yếu", "Loại", "Ngày quyết định", "Người ký", "Số tên", "Trạng thái")
STATES = {state.value: state for state in DecisionState}


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """List the decisions of one's organs, by state."""
    ministry, chosen = ministry_of(request), _chosen(request)
    found = visible_decisions(request.user, ministry.on)
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    words = {
        "page": Paginator(_wanted(request, ministry), PER_PAGE).get_page(request.GET.get("trang")),
        "chosen": chosen,
        "states": [(state, counts.get(state, 0)) for state in DecisionState],
        "numbering": Numbering.objects.filter(organ=ministry.organ).first(),
    }
    return render(request, "ministry/decision/list.html", {"ministry": ministry} | words)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the decisions that the list shows as a workbook."""
    rows = [
        (
            number,
            one.title,
            one.subject_line,
            one.get_kind_display(),
            f"{one.decided_on:%d/%m/%Y}" if one.decided_on else "",
            one.signer_name,
            one.names,
            one.get_state_display(),
        )
        for number, one in enumerate(_wanted(request, ministry_of(request))[:MOST_ROWS], start=1)
    ]
    return spreadsheet("quyet-dinh.xlsx", [Sheet("Quyết định", HEAD, rows)])


def _chosen(request: HttpRequest) -> DecisionState | None:
    """Read the state that the list is narrowed to."""
    return STATES.get(request.GET.get("trang-thai", ""))


def _wanted(request: HttpRequest, ministry: Ministry) -> QuerySet[Decision]:
    """Return the decisions that the list is narrowed to, with how many names each has."""
    found, chosen = visible_decisions(request.user, ministry.on), _chosen(request)
    names = Greatest(
        Count("lines", distinct=True), Count("awards", distinct=True)
    )  # a draft's, or the register's
    return (found.filter(state=chosen) if chosen else found).annotate(names=names)


@form_page
def new(request: HttpRequest) -> HttpResponse:
    """Choose a round, say who signs, and have the list drafted."""
    ministry = ministry_of(request)
    rounds = rounds_with_waiting(visible_rounds(request.user, ministry.on))
    form = DecisionForm(request.POST or None)
    if form.is_valid() and (chosen := _key(request.POST.get("dot", ""))):
        opened = round_for(request.user, chosen)
        try:
            drafted = drafting.draft_decision(opened, **form.cleaned_data, actor=request.user, on=ministry.on)
            return redirect("ministry_decision", drafted.pk)
        except Refused as reason:
            form.add_error(None, str(reason))
    elif form.is_valid():
        form.add_error(None, _("Hãy chọn đợt xét có đề nghị đang chờ quyết định."))
    words = {
        "ministry": ministry,
        "form": form,
        "rounds": rounds,
        "chosen": request.POST.get("dot") or request.GET.get("dot", ""),
    }
    return render(request, "ministry/decision/new.html", words)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@form_page
def numbering(request: HttpRequest) -> HttpResponse:
    """Set symbol, place and book of the organ."""
    ministry = ministry_of(request)
    kept = Numbering.objects.filter(organ=ministry.organ).first()
    now = model_to_dict(kept, NumberingForm.base_fields) if kept else {"book": Book.CLERK}
    form = NumberingForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            set_numbering(ministry.organ, **form.cleaned_data, actor=request.user, on=ministry.on)
            messages.success(request, _("Đã lưu cách đánh số."))
            return redirect("ministry_decisions")
        except Refused as reason:
            form.add_error(None, str(reason))
    return render(request, "ministry/decision/numbering.html", {"ministry": ministry, "form": form})


@require_safe
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a decision at the step where it is."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    number = request.GET.get("trang")
    issued = found.state == DecisionState.ISSUED
    words = (
        issued_page(found, number=number)
        if issued
        else draft_page(found, on=ministry.on, actor=request.user, number=number)
    )
    template = "ministry/decision/issued.html" if issued else "ministry/decision/draft.html"
    shown = {"ministry": ministry, "decision": found} | words
    return render(request, template, shown)


@form_page
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the words and the signer of a draft."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    form = DecisionForm(request.POST or None, initial=_words_of(found))
    if form.is_valid():
        drafting.describe_decision(found, **form.cleaned_data, actor=request.user)
        messages.success(request, _("Đã lưu."))
        return redirect("ministry_decision", pk)
    return render(
        request, "ministry/decision/edit.html", {"ministry": ministry, "decision": found, "form": form}
    )


def _words_of(found: Decision) -> dict[str, Any]:
    return {name: getattr(found, name) for name in DecisionForm.base_fields}


@require_POST
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the ticked names on the list."""
    ministry_of(request)
    found = decision_for(request.user, pk)
    drafting.add_lines(found, _ticked(request, found), actor=request.user)
    return redirect("ministry_decision", pk)


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the ticked names off the list."""
    ministry_of(request)
    found = decision_for(request.user, pk)
    drafting.remove_lines(found, _ticked(request, found), actor=request.user)
    return redirect("ministry_decision", pk)


def _ticked(request: HttpRequest, found: Decision) -> list[Nomination]:
    """Return the ticked nominations of the decision's round; a list without a tick changes nothing."""
    keys = [key for text in request.POST.getlist("ten") if (key := _key(text))]
    ticked = list(
        Nomination.objects.filter(pk__in=keys, round=found.round).select_related(
            "subject__person", "subject__collective"
        )
    )
    if not ticked:
        raise Refused(_("Hãy đánh dấu ít nhất một tên rồi bấm lại."))
    return ticked


@require_POST
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a draft up for signature."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    with transaction.atomic():
        drafting.submit_decision(found, actor=request.user, on=ministry.on)
        begin_printing(found)
    messages.success(request, _("Đã trình ký; danh sách được giữ nguyên từ đây."))
    return redirect("ministry_decision", pk)


@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a submitted decision back to be mended."""
    ministry_of(request)
    found, reason = decision_for(request.user, pk), request.POST.get("ly_do", "")
    done(
        request,
        lambda: drafting.take_back(found, reason=reason, actor=request.user),
        said=_("Đã rút về dự thảo; sửa xong hãy trình ký lại."),
    )
    return redirect("ministry_decision", pk)


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a draft up."""
    ministry_of(request)
    drafting.drop_draft(decision_for(request.user, pk), actor=request.user)
    messages.success(request, _("Đã bỏ dự thảo; các tên trong danh sách lại chờ quyết định."))
    return redirect("ministry_decisions")
