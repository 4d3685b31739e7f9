"""The unit's desk: what waits, each number with its list, and the last imports."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinhdanh.dossiers.domain.queries.overlooked import tally_of
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.queries.imports import imports_of, unfinished_imports_of
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.domain.queries.waiting import Waiting, waiting
from vinhdanh.web.unit.grid.choice import AWARDS, COLLECTIVES, OVERLOOKED_CODE, PEOPLE
from vinhdanh.web.unit.office import Office, office_of
from vinhdanh.web.unit.submission.waiting import waiting_lists

MATTERS = {
    Waiting.UNRATED: (_("người chưa có xếp loại"), _("Nhập kết quả xếp loại để đối chiếu danh hiệu.")),
    Waiting.UNRECOGNISED: (_("người có sáng kiến chưa được công nhận"), _("Bổ sung quyết định công nhận.")),
    Waiting.PENDING: (
        _("người đang có việc được xem xét"),
        _("Kết quả xét tạm dừng cho đến khi có kết luận."),
    ),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the desk, in words, with the list behind it."""

    number: int
    label: str | Promise
    hint: str | Promise
    url: str
    calling: bool = False


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for the unit, for the year looked at."""
    office = office_of(request)
    people, collectives = people_in(office.unit, office.on), collectives_in(office.unit, office.on)
    counts = tally_of(people, year=office.year)
    words = {
        "office": office,
        "imports": list(imports_of(office.unit)[:5]),
        "people": people.count(),
        "figures": [_unfinished(office), *_matters(office)],
        "overlooked": _overlooked(office, PEOPLE, counts),
        "overlooked_collectives": _overlooked(office, COLLECTIVES, tally_of(collectives, year=office.year)),
    }
    return render(request, "unit/desk.html", words | waiting_lists(office, request.user))


def _unfinished(office: Office) -> Figure:
    number = unfinished_imports_of(office.unit).count()
    return Figure(
        number,
        _("lần nhập chưa xong"),
        _("Xem các dòng đã kiểm tra rồi nhập."),
        reverse("unit_imports"),
        number > 0,
    )


def _matters(office: Office) -> list[Figure]:
    people = people_in(office.unit, office.on)
    return [
        Figure(
            waiting(people, why, year=office.year, on=office.on).count(),
            label,
            hint,
            _list(office, viec=why.value),
        )
        for why, (label, hint) in MATTERS.items()
    ]


def _overlooked(office: Office, group: str, counts: Mapping[str, Mapping[str, int]]) -> list[Figure]:
    return [
        Figure(
            counts.get(award, {}).get("overlooked", 0),
            catalogue()[award].name,
            "",
            _list(office, nhom=group, danh_hieu=award, ket_qua=OVERLOOKED_CODE),
        )
        for award in AWARDS[group]
    ]


def _list(office: Office, **asked: str) -> str:
    return f"{reverse('unit_grid')}?{urlencode({'nam': office.year, **asked})}"
