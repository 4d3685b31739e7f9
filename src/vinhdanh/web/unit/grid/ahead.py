"""The years to come: in which year each subject of the grid could first reach each award."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vinhdanh import law
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.projection import HORIZON
from vinhdanh.law.prospect import ASSUMED_OF_MANY
from vinhdanh.records.domain.subjects import places_of, read_history, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.web.spreadsheets import Sheet, spreadsheet
from vinhdanh.web.unit.grid.choice import AWARDS, COLLECTIVES, PEOPLE, Choice
from vinhdanh.web.unit.grid.rows import Row
from vinhdanh.web.unit.office import office_of

PER_PAGE = 50
NOT_SEEN, CONTRADICTORY = "Chưa thấy", "Hồ sơ có dữ kiện mâu thuẫn nhau"


@dataclass(frozen=True, slots=True)
class FirstYear:
    """The first year in which a subject could reach an award; none within the horizon."""

    award: str
    subject: UUID
    considered: int
    year: int | None

    @property
    def name(self) -> str:
        return catalogue()[self.award].name

    @property
    def is_near(self) -> bool:
        """Whether it is the year considered, or has passed."""
        return self.year is not None and self.year <= self.considered

    @property
    def url(self) -> str:
        return reverse("unit_verdict", args=[self.subject, self.award, self.considered])


RowAhead = tuple[Row, tuple[FirstYear, ...]]


@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """Show in which year each subject could first reach each award, if good years follow."""
    choice = Choice(office_of(request), request.GET, request.user)
    page = Paginator(choice.everybody, PER_PAGE).get_page(request.GET.get("trang"))
    words = {
        "office": choice.office,
        "choice": choice,
        "page": page,
        "rows": rows_ahead(list(page), choice, first=page.start_index()),
        "awards": [catalogue()[award] for award in AWARDS[choice.group]],
        "fields": [choice.form[name] for name in ("tim", "phong")],
        "groups": (PEOPLE, COLLECTIVES),
        "assumed": ASSUMED_OF_MANY,
        "until": choice.office.on.year - 1 + HORIZON,
    }
    return render(request, "unit/grid/ahead.html", words)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the first years of everybody that the search leaves as a workbook."""
    choice = Choice(office_of(request), request.GET, request.user)
    rows = rows_ahead(list(choice.everybody), choice, first=1)
    filename = f"du-kien-tu-{choice.office.year}.xlsx"
    notes = Sheet("Ghi chú", ["Cách tính"], [[ASSUMED_OF_MANY]])
    return spreadsheet(filename, [_list(rows, choice.group), _sums(rows, AWARDS[choice.group]), notes])


def _list(rows: Sequence[RowAhead], group: str) -> Sheet:
    """Return the page as a sheet."""
    whose = "Họ và tên" if group == PEOPLE else "Tập thể"
    head = ["STT", "Mã", whose, "Đơn vị", *(catalogue()[award].name for award in AWARDS[group])]
    unread = [CONTRADICTORY] * len(AWARDS[group])
    lines = [
        [
            *(row.number, row.code, row.name, row.place.name),
            *([one.year or NOT_SEEN for one in years] or unread),
        ]
        for row, years in rows
    ]
    return Sheet("Các năm tới", head, lines)


def _sums(rows: Sequence[RowAhead], awards: Sequence[str]) -> Sheet:
    """Return how many could first reach each award in which year."""
    counts = {award: Counter[int | None]() for award in awards}
    for _, cells in rows:
        for one in cells:
            counts[one.award][one.year] += 1
    years = sorted({year for counted in counts.values() for year in counted if year})
    lines = [
        [catalogue()[award].name, *(counted[year] for year in years), counted[None]]
        for award, counted in counts.items()
    ]
    return Sheet("Tổng hợp", ["Danh hiệu, hình thức", *(f"Năm {year}" for year in years), NOT_SEEN], lines)


def rows_ahead(subjects: Sequence[Subject], choice: Choice, *, first: int) -> list[RowAhead]:
    """Return the rows of some subjects with their first years; none where facts contradict each other."""
    office, contents = choice.office, standing_contents(subjects)
    places = places_of(subjects, office.on)

    def years_of(subject: Subject) -> tuple[FirstYear, ...]:
        try:
            history = read_history(subject, contents[subject.pk])
        except law.FactError:
            return ()
        prospects = law.project(history, office.on, awards=AWARDS[choice.group])
        return tuple(FirstYear(one.award, subject.pk, office.year, one.year) for one in prospects)

    return [
        (Row(number, subject, places[subject.pk], ()), years_of(subject))
        for number, subject in enumerate(subjects, start=first)
    ]
