"""Importing an office's own workbook: upload, columns, problems, import, undo."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed
from vinhdanh.records import tasks
from vinhdanh.records.domain.importing import (
    ask_to_undo,
    confirm_import,
    discard_import,
    remap_import,
    start_import,
)
from vinhdanh.records.domain.marked_copy import needs_marked_copy
from vinhdanh.records.domain.queries.imports import import_for, imports_of, unfinished_imports_of
from vinhdanh.records.domain.reading.recognition import recognition_from_json
from vinhdanh.records.domain.reading.template import blank_workbook
from vinhdanh.records.models import Import
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation
from vinhdanh.web.unit.importing.columns import KINDS, corrected, sheets_for_page
from vinhdanh.web.unit.importing.forms import UploadForm
from vinhdanh.web.unit.office import Office, office_of

State = Import.State
WORKING = frozenset({State.READING, State.CHECKING, State.IMPORTING, State.UNDOING})
PER_PAGE = 50
YEARS_BACK = 5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def imports(request: HttpRequest) -> HttpResponse:
    """List the unit's imports, and take a new file."""
    office = office_of(request)
    require(request.user, "records.write", office.unit)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return redirect("unit_import", _start(request, office, form.cleaned_data["tep"]).pk)
    page = Paginator(imports_of(office.unit), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "unit/importing/list.html", {"office": office, "form": form, "page": page})


@transaction.atomic
def _start(request: HttpRequest, office: Office, file: UploadedFile) -> Import:
    """Keep an upload and have it checked; the same file sent twice while it waits is one import."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    waiting = unfinished_imports_of(office.unit).filter(sha256=digest.hexdigest()).first()
    if waiting is not None:
        messages.info(request, _("Tệp này đã được tải lên và còn đang chờ; đây là lần nhập ấy."))
        return waiting
    started = start_import(office.unit, file=file, name=file.name or "", actor=request.user)
    tasks.check_import.defer(key=str(started.pk))
    return started


@require_safe
def template(request: HttpRequest) -> FileResponse:
    """Give the blank workbook of the unit: its own departments and the last five closed years."""
    office = office_of(request)
    units = Organisation.objects.filter(at_or_below([office.unit])).order_by("path")
    years = range(office.on.year - YEARS_BACK, office.on.year)
    content = blank_workbook(years=years, units=list(units.values_list("name", flat=True)))
    return attached(BytesIO(content), "mau-nhap-du-lieu.xlsx")


@require_safe
def errors(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give the user's own workbook back with what is to be mended marked in it, once it is made."""
    office_of(request)
    found = import_for(request.user, pk)
    if found.marked:
        return attached(found.marked.open("rb"), f"{Path(found.name).stem} - can sua.xlsx")
    if not found.problems.exists():
        raise NotAllowed("records.no_errors")
    return redirect("unit_import", pk)


@require_safe
def marked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the page whether the marked copy is made by now."""
    office_of(request)
    found = import_for(request.user, pk)
    if not request.htmx:
        return redirect("unit_import", pk)
    words = {"importing": found, "preparing": needs_marked_copy(found)}
    return render(request, "unit/importing/marked.html", words)


def attached(content: IO[bytes], name: str) -> FileResponse:
    """Answer with a workbook to be kept, not shown."""
    return FileResponse(content, as_attachment=True, filename=name, content_type=XLSX)


@require_safe
def importing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one import, at the step where it is."""
    office, found = office_of(request), import_for(request.user, pk)
    words: dict[str, Any] = {"office": office, "importing": found, "working": found.state in WORKING}
    if found.state == State.CHECKED:
        words |= {
            "sheets": sheets_for_page(recognition_from_json(found.mapping)),
            "kinds": KINDS,
        }
    words["preparing"] = needs_marked_copy(found)
    problems = found.problems.order_by("-blocks", "sheet", "row", "pk")
    words["page"] = Paginator(problems, PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "unit/importing/import.html", words)


@require_safe
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the waiting page how far the work is; once it is done, have the page read itself again."""
    office_of(request)
    found = import_for(request.user, pk)
    if not request.htmx:
        return redirect("unit_import", pk)
    if found.state not in WORKING:
        return HttpResponseClientRefresh()
    return render(request, "unit/importing/progress.html", {"importing": found})


@require_POST
@transaction.atomic
def remap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take columns for what the person says, and check again."""
    office_of(request)
    found = import_for(request.user, pk)
    if found.state == State.CHECKED:
        remap_import(
            found, mapping=corrected(recognition_from_json(found.mapping), request.POST), actor=request.user
        )
        tasks.check_import.defer(key=str(found.pk))
    return redirect("unit_import", pk)


@require_POST
@transaction.atomic
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Import the valid rows; asked twice, it is done once."""
    office_of(request)
    found = import_for(request.user, pk)
    if found.state == State.CHECKED:
        confirm_import(found, actor=request.user)
        tasks.carry_out_import.defer(key=str(found.pk), actor=str(request.user.pk))
    else:
        messages.info(request, _("Lần nhập này đã có người xử lý rồi nên không nhập thêm lần nữa."))
    return redirect("unit_import", pk)


@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put aside a checked upload that nobody wants."""
    office_of(request)
    found = import_for(request.user, pk)
    if found.state == State.CHECKED:
        discard_import(found, actor=request.user)
    else:
        messages.info(request, _("Lần nhập này đã có người xử lý rồi nên không bỏ được nữa."))
    return redirect("unit_import", pk)


@form_page
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an import back, after asking."""
    office, found = office_of(request), import_for(request.user, pk)
    if request.method != "POST" and found.state == State.IMPORTED:
        return render(request, "unit/importing/undo.html", {"office": office, "importing": found})
    if request.method == "POST" and found.state == State.IMPORTED:
        with transaction.atomic():
            ask_to_undo(found, actor=request.user)
            tasks.undo_import.defer(key=str(found.pk), actor=str(request.user.pk))
    return redirect("unit_import", pk)
