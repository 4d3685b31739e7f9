"""The lists behind the numbers: register lines, what went up to the State level, opinions."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinhdanh.common.dates import write_date
from vinhdanh.common.errors import NotAllowed
from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award
from vinhdanh.dossiers.domain.consultation import visible_consultations
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.law.catalogue import catalogue
from vinhdanh.oversight.domain.queries.process import forwarded, pending
from vinhdanh.oversight.domain.queries.slices import Slice, awards_in
from vinhdanh.units.enums import Gender
from vinhdanh.units.models import Organisation
from vinhdanh.web.oversight.office import Lookout, lookout_of
from vinhdanh.web.oversight.period import address
from vinhdanh.web.spreadsheets import Sheet, spreadsheet

PER_PAGE = 50


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the register lines of a slice."""
    seen = lookout_of(request)
    page = Paginator(_lines(seen), PER_PAGE).get_page(request.GET.get("trang"))
    words = {
        "seen": seen,
        "page": page,
        "rows": [(line, catalogue()[line.award].name) for line in page],
        "narrowed": in_words(seen.piece),
        "up": address(Slice(seen.piece.since, seen.piece.until), "figures"),
        "export": address(seen.piece, "figures_register_export"),
    }
    return render(request, "oversight/register.html", words)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the register lines of a slice as a workbook."""
    seen = lookout_of(request)
    head = [
        _("STT"),
        _("Họ tên, tên tập thể"),
        _("Chức vụ"),
        _("Đơn vị"),
        _("Danh hiệu, hình thức"),
        _("Năm"),
        _("Số quyết định"),
        _("Ngày quyết định"),
    ]
    rows = [
        [
            number,
            line.name,
            line.post,
            line.unit_name,
            catalogue()[line.award].name,
            ", ".join(map(str, line.years)),
            line.decision.title,
            write_date(line.decided_on),
        ]
        for number, line in enumerate(_lines(seen), 1)
    ]
    return spreadsheet("danh-sach-khen-thuong.xlsx", [Sheet(_("Danh sách"), head, rows)])


def _lines(seen: Lookout) -> QuerySet[Award]:
    found = awards_in(seen.piece, seen.awards).select_related("decision")
    return found.order_by("-decided_on", "decision", "ordinal")


@require_safe
def forwarded_list(request: HttpRequest) -> HttpResponse:
    """Show the nominations that went up to the State level, or those it still considers."""
    seen = _whole(request)
    waits = bool(request.GET.get("cho"))
    found = (pending if waits else forwarded)(seen.piece, seen.top.tenant)
    ordered = found.select_related("subject__person", "subject__collective", "place").order_by(
        "-forwarded_on"
    )
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("trang"))
    words = {
        "seen": seen,
        "page": page,
        "rows": [
            (one, one.subject.person or one.subject.collective, catalogue()[one.award].name) for one in page
        ],
        "waits": waits,
        "up": address(Slice(seen.piece.since, seen.piece.until), "figures"),
    }
    return render(request, "oversight/forwarded.html", words)


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """Show the opinions asked in the period."""
    seen = _whole(request)
    found = visible_consultations(request.user, seen.on).filter(
        asked_on__range=(seen.piece.since, seen.piece.until)
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    up = address(Slice(seen.piece.since, seen.piece.until), "figures")
    return render(request, "oversight/consultations.html", {"seen": seen, "page": page, "up": up})


def _whole(request: HttpRequest) -> Lookout:
    """Open what concerns the whole agency."""
    seen = lookout_of(request)
    if not seen.whole:
        raise NotAllowed("oversight.see")
    return seen


def in_words(piece: Slice) -> list[str]:
    """Say what narrows a slice besides its period."""
    said = [catalogue()[code].name for code in piece.award.split(",") if code in catalogue()]
    said += [str(Recipient(piece.recipient).label)] if piece.recipient in Recipient.values else []
    said += [str(RoundKind(piece.basis).label)] if piece.basis in RoundKind.values else []
    said += [str(Gender(piece.gender).label)] if piece.gender in Gender.values else []
    said += [_("lao động trực tiếp")] if piece.direct else []
    said += [_("đã bị hủy bỏ")] if piece.annulled else []
    said += [_("cấp %(level)s") % {"level": piece.level}] if piece.level else []
    if piece.unit:
        said += Organisation.objects.filter(path=piece.unit).values_list("name", flat=True)[:1]
    return said
