"""The head's attestations for a year: for everybody with exceptions, after a preview of exactly whom."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.common.domain.permissions import require
from vinhdanh.records.domain.attesting import attest
from vinhdanh.web.unit.attestation.selection import Selection
from vinhdanh.web.unit.office import office_of

STALE = "Danh sách đã thay đổi từ lúc xem trước. Hãy xem lại danh sách dưới đây rồi xác nhận."


def selection_of(request: HttpRequest) -> Selection:
    """Read a selection, for those who head the unit."""
    office = office_of(request)
    require(request.user, "records.attest", office.unit)
    return Selection(office, request.user, request.POST if request.method == "POST" else request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def attestations(request: HttpRequest) -> HttpResponse:
    """List who awaits which attestation; a POST carries out what was previewed."""
    selection = selection_of(request)
    if request.method != "POST":
        return render(
            request, "unit/attestation/list.html", {"selection": selection, "office": selection.office}
        )
    if request.POST.get("dau") != selection.mark and selection.keys:
        messages.warning(request, _(STALE))
        return preview(request)
    if not selection.keys:
        return preview(request)
    office = selection.office
    attest(selection.keys, of=selection.of, year=office.year, actor=request.user, on=office.on)
    messages.success(request, _("Đã ghi xác nhận cho %(count)d trường hợp.") % {"count": len(selection.keys)})
    return redirect(address_of(selection))


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Show exactly whom, and what, before anything is recorded."""
    selection = selection_of(request)
    if not selection.of:
        messages.error(request, _("Hãy chọn ít nhất một nội dung cần xác nhận."))
        return redirect(address_of(selection))
    if not selection.chosen:
        messages.info(request, _("Không còn ai cần xác nhận những nội dung đã chọn."))
        return redirect(address_of(selection))
    words = {
        "selection": selection,
        "office": selection.office,
        "names": [selection.offered[c] for c in selection.of],
    }
    return render(request, "unit/attestation/preview.html", words)


def address_of(selection: Selection) -> str:
    """Return the address of the same part of the list."""
    asked = {"nam": selection.office.year, "nhom": selection.group, "phong": selection.query.get("phong", "")}
    return f"{reverse('unit_attestations')}?{urlencode(asked)}"
