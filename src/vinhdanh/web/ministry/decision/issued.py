"""Issuing a decision and what comes after: scan, money, papers to take along."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.decisions.domain.checking import doubts_of
from vinhdanh.decisions.domain.issuing import issue_decision
from vinhdanh.decisions.domain.numbering import numbering_of
from vinhdanh.decisions.domain.queries.doors import decision_for, paper_for
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.money import money_sheet
from vinhdanh.decisions.domain.scan import confirm_scan, keep_scan
from vinhdanh.decisions.enums import DecisionKind, DecisionState
from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.document import content_of
from vinhdanh.documents.models import Document
from vinhdanh.web.ministry.decision.exports import list_workbook, money_workbook
from vinhdanh.web.ministry.decision.forms import IssueForm, ScanForm
from vinhdanh.web.ministry.decision.printing import begin_printing
from vinhdanh.web.ministry.office import ministry_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@form_page
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter number and day; a refusal keeps what was typed."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    if found.state != DecisionState.SUBMITTED:
        return redirect("ministry_decision", pk)
    numbering = numbering_of(found.organ)
    form = IssueForm(request.POST or None, book=numbering.book)
    if form.is_valid():
        given = {"number": form.cleaned_data.get("so"), "decided_on": form.cleaned_data["ngay"]}
        try:
            with transaction.atomic():
                issued = issue_decision(found, **given, actor=request.user, on=ministry.on)
                begin_printing(issued)
            messages.success(request, _("Đã ban hành Quyết định %(title)s.") % {"title": issued.title})
            return redirect("ministry_decision", pk)
        except Refused as reason:
            form.add_error(None, str(reason))
    words = {"ministry": ministry, "decision": found, "form": form, "numbering": numbering}
    words["doubts"] = list(doubts_of(found, lines_of(found), ministry.on))
    return render(request, "ministry/decision/issue.html", words)


@require_POST
def scan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a signed scan and compare it."""
    ministry_of(request)
    found, form = decision_for(request.user, pk), ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        for sentence in (error for errors in form.errors.values() for error in errors):
            messages.error(request, sentence)
        return redirect("ministry_decision", pk)
    file = form.cleaned_data["tep"]
    try:
        result = keep_scan(found, file.read(), name=file.name or "ban-quet.pdf", actor=request.user)
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect("ministry_decision", pk)
    words = _("Đã đối chiếu: %(found)s") % {"found": result.words()}
    (messages.success if result.agrees else messages.warning)(request, words)
    return redirect("ministry_decision", pk)


@require_POST
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody compared a scan by eye."""
    ministry = ministry_of(request)
    note = request.POST.get("ghi_chu", "")
    confirm_scan(decision_for(request.user, pk), note=note, actor=request.user, on=ministry.on)
    messages.success(request, _("Đã ghi nhận việc đối chiếu bản quét."))
    return redirect("ministry_decision", pk)


@require_safe
def scan_file(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the signed scan."""
    ministry_of(request)
    found = decision_for(request.user, pk)
    if found.scan is None:
        raise NotAllowed("decisions.no_scan")
    return attached(found.scan)


@require_safe
def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give one paper of a decision."""
    ministry_of(request)
    return attached(paper_for(request.user, pk).document)


def attached(document: Document) -> FileResponse:
    """Answer with a kept document, to be saved and never run."""
    content = BytesIO(content_of(document))
    return FileResponse(content, as_attachment=True, filename=document.name, content_type=document.media_type)


@require_safe
def money(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a decision pays, line by line."""
    ministry, found = ministry_of(request), awarding(request, pk)
    words = {"ministry": ministry, "decision": found, "sheet": money_sheet(found)}
    return render(request, "ministry/decision/money.html", words)


@require_safe
def money_export(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the sums as a workbook."""
    ministry_of(request)
    found = awarding(request, pk)
    return _workbook(
        money_workbook(found, money_sheet(found)), f"tien-thuong-{found.number}-{found.year}.xlsx"
    )


@require_safe
def export(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the list of an issued decision as a workbook."""
    ministry_of(request)
    found = awarding(request, pk)
    return _workbook(list_workbook(found), f"danh-sach-{found.number}-{found.year}.xlsx")


def awarding(request: HttpRequest, pk: UUID) -> Decision:
    """Open the door to an issued decision to commend."""
    found = decision_for(request.user, pk)
    if found.state != DecisionState.ISSUED or found.kind != DecisionKind.AWARD:
        raise NotAllowed("decisions.not_issued")
    return found


def _workbook(content: bytes, name: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)
