"""The register of an organ: searched without accents, filtered, as a workbook."""

from dataclasses import dataclass
from io import BytesIO

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinhdanh.decisions.domain.queries.doors import visible_lines
from vinhdanh.decisions.domain.queries.public import years_with_honours
from vinhdanh.decisions.domain.queries.search import SHOWN, matching, newest, standing_ones
from vinhdanh.decisions.domain.queries.standing import standings, with_changes
from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.models import Organisation
from vinhdanh.web.ministry.decision.exports import table_workbook, words_of
from vinhdanh.web.ministry.decision.issued import XLSX
from vinhdanh.web.ministry.office import Ministry, ministry_of

MOST_ROWS = 20_000
STATES = {"con-hieu-luc": _("Còn hiệu lực"), "da-sua-doi": _("Đã đính chính hoặc hủy bỏ")}
HEADER = (
    "STT",
    "Số quyết định",
    "Ngày",
    "Họ tên, tập thể",
    "Chức vụ",
    "Đơn vị",
    "Danh hiệu, hình thức",
    "Năm",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the filters ask for; an unknown value asks for nothing."""

    text: str
    year: int | None
    award: str
    recipient: str
    state: str

    def of(self, lines: QuerySet[Award]) -> QuerySet[Award]:
        """Keep the lines that are wanted, whatever their names."""
        if self.year:
            lines = lines.filter(decided_on__year=self.year)
        if self.award:
            lines = lines.filter(award=self.award)
        if self.recipient:
            lines = lines.filter(recipient=self.recipient)
        if self.state == "con-hieu-luc":
            lines = standing_ones(lines)
        elif self.state:
            lines = lines.filter(changes__isnull=False).distinct()
        return lines


def wanted_of(request: HttpRequest) -> Wanted:
    """Read the filters of an address."""
    said = request.GET.get
    year = said("nam", "")
    award, recipient, state = said("hinh_thuc", ""), said("doi_tuong", ""), said("hien_trang", "")
    return Wanted(
        text=said("tim", "")[:120],
        year=int(year) if year.isdecimal() and len(year) == len("2026") else None,
        award=award if award in catalogue() else "",
        recipient=recipient if recipient in Recipient.values else "",
        state=state if state in STATES else "",
    )


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the newest lines that the filters leave, a page at a time."""
    ministry, wanted = ministry_of(request), wanted_of(request)
    number = max(1, int(said)) if (said := request.GET.get("trang", "")).isdecimal() else 1
    lines = wanted.of(visible_lines(request.user, ministry.on))
    hits = newest(lines, typed=wanted.text, first=(number - 1) * SHOWN)
    words = {
        "hits": hits,
        "wanted": wanted,
        "number": number,
        "more": hits.count > number * SHOWN or not hits.whole,
        "first": (number - 1) * SHOWN,
        "years": years_with_honours(_agency(ministry)),
        "awards": [(code, entry.name) for code, entry in catalogue().items()],
        "recipients": Recipient.choices,
        "states": STATES.items(),
    }
    return render(request, "ministry/register/register.html", {"ministry": ministry} | words)


def _agency(ministry: Ministry) -> Organisation:
    """Return the root of the tree to which the organ belongs."""
    return ministry.organ.tenant


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """Give what the filters leave as a workbook, the newest 20.000 at most."""
    ministry, wanted = ministry_of(request), wanted_of(request)
    lines = matching(wanted.of(visible_lines(request.user, ministry.on)), wanted.text)
    lines = lines.select_related("decision", "tenant")
    found = standings(with_changes(lines.order_by("-decided_on", "decision", "ordinal"))[:MOST_ROWS])
    rows = (
        [number, line.award.decision.title, f"{line.award.decided_on:%d/%m/%Y}", *words_of(line)]
        for number, line in enumerate(found, start=1)
    )
    content = table_workbook("Sổ vàng", f"Sổ vàng của {ministry.organ.name}", [*HEADER, "Hiện trạng"], rows)
    return FileResponse(BytesIO(content), as_attachment=True, filename="so-vang.xlsx", content_type=XLSX)
