"""The report editor: the record beside the writer's boxes, saved as one types, shown as the official form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.domain.permissions import may, require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.text import fold
from vinhdanh.documents.domain.document import content_of
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.papers.drafts import report_of
from vinhdanh.dossiers.domain.papers.keeping import PRINTED
from vinhdanh.dossiers.domain.papers.record import records_of
from vinhdanh.dossiers.domain.queries.doors import nomination_for
from vinhdanh.dossiers.domain.queries.returns import running_return
from vinhdanh.dossiers.domain.report import Stale, said, save_report, writable
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.unit.files import attachment
from vinhdanh.web.unit.office import office_of
from vinhdanh.web.unit.record.page import names_of
from vinhdanh.web.unit.record.views import typed
from vinhdanh.web.unit.report.forms import BOXES, ReportForm
from vinhdanh.web.unit.report.preview import laid_out

CONFLICT = 409
form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a report; saved by the button too, so that no script is needed."""
    words = _page(request, pk)
    nomination = words["nomination"]
    form = ReportForm(typed(request), report=nomination.report)
    if form.is_valid():
        try:
            save_report(nomination.report, **form.cleaned_data, actor=request.user)
        except Stale as stale:
            return render(request, "unit/report/conflict.html", words | both(form, stale), status=CONFLICT)
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Đã lưu báo cáo."))
            return redirect("unit_report", pk)
    record = records_of([nomination.subject])[nomination.subject_id]
    return render(request, "unit/report/report.html", words | {"form": form, "record": record})


@require_POST
def autosave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Save what is being typed; the answer is the line that says how it stands."""
    nomination = _writing(request, pk)
    form = ReportForm(request.POST, report=nomination.report)
    words: dict[str, Any] = {"nomination": nomination}
    if not form.is_valid():
        return render(request, "unit/report/state.html", words | {"problem": _("Chưa lưu: có phần quá dài.")})
    try:
        version = save_report(nomination.report, **form.cleaned_data, actor=request.user)
    except Stale as stale:
        return render(request, "unit/report/stale.html", words | both(form, stale), status=CONFLICT)
    except Refused as reason:
        return render(request, "unit/report/state.html", words | {"problem": str(reason)})
    nomination.report.refresh_from_db()
    return render(
        request, "unit/report/state.html", words | {"version": version, "report": nomination.report}
    )


@require_safe
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the report as the official form."""
    words = _page(request, pk)
    words["paper"] = laid_out(report_of(words["nomination"], today=words["office"].on))
    return render(request, "unit/report/preview.html", words)


@require_safe
def download(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """Give the report as Word or PDF: as it went up, or as a draft before."""
    office, nomination = office_of(request), nomination_for(request.user, pk)
    if form not in PRINTED:
        raise NotAllowed("dossiers.see")
    kept = getattr(nomination.report, form)
    content = (
        content_of(kept)
        if kept and not writable(nomination)
        else PRINTED[form](report_of(nomination, today=office.on))
    )
    name = f"bao-cao-{nomination.award}-{fold(name_of(nomination.subject)).replace(' ', '-')}"
    return attachment(content, name=name, form=form)


def _writing(request: HttpRequest, pk: UUID) -> Nomination:
    """Open the door to a proposal for one who may write its report."""
    office_of(request)
    nomination = nomination_for(request.user, pk)
    require(request.user, "dossiers.nominate", nomination.submission.unit)
    return nomination


def _page(request: HttpRequest, pk: UUID) -> dict[str, Any]:
    """Return what every page of a report shows."""
    office, nomination = office_of(request), nomination_for(request.user, pk)
    if request.method == "POST":
        require(request.user, "dossiers.nominate", nomination.submission.unit)
    by = nomination.report.saved_by
    return {
        "office": office,
        "nomination": nomination,
        "name": name_of(nomination.subject),
        "award": catalogue()[nomination.award].name,
        "writes": writable(nomination) and may(request.user, "dossiers.nominate", nomination.submission.unit),
        "by": names_of([by]).get(by, ""),
        "report": nomination.report,
        "returned": running_return(nomination),
    }


def both(form: ReportForm, stale: Stale) -> dict[str, Any]:
    """Return both texts of a conflict, box by box, and the version to save over after merging.

    A box in which this writer has said nothing holds what the other one said.
    """
    theirs, by = said(stale.theirs), stale.theirs.saved_by
    typed_ = form.cleaned_data
    boxes = [(box, theirs[box.name], typed_[box.name] or theirs[box.name]) for box in BOXES]
    return {
        "sentence": str(stale),
        "by": names_of([by]).get(by, ""),
        "at": stale.theirs.saved_at,
        "version": stale.theirs.version,
        "boxes": [(box, other, mine) for box, other, mine in boxes if other != mine],
        "same": [(box, mine) for box, other, mine in boxes if other == mine],
    }
