"""The grid, the panel that says why, and the grid as a spreadsheet."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh import law
from vinhdanh.common.errors import NotAllowed
from vinhdanh.dossiers.domain.queries.lists import open_rounds
from vinhdanh.dossiers.domain.queries.overlooked import proposals_of, tally_of
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.values import WORDS
from vinhdanh.law.verdict import PROVENANCE_WORDS
from vinhdanh.records.domain.queries.subjects import subject_for
from vinhdanh.records.domain.subjects import places_of, read_history, standing_facts
from vinhdanh.records.models import Subject
from vinhdanh.web.unit.grid.choice import (
    AWARDED_CODE,
    COLLECTIVES,
    OVERLOOKED_CODE,
    PEOPLE,
    PROPOSED_CODE,
    Choice,
)
from vinhdanh.web.unit.grid.export import workbook_of
from vinhdanh.web.unit.grid.legend import legend_of
from vinhdanh.web.unit.grid.meter import meters_of
from vinhdanh.web.unit.grid.rows import MEETING, columns_of, link_to, rows_of
from vinhdanh.web.unit.office import office_of
from vinhdanh.web.verdicts import lay_open, prospect_of

PER_PAGE = 50
FIRST_YEAR = 1990
NOTHING_ASKED = {"tim": "", "danh_hieu": "", "ket_qua": "", "viec": ""}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def grid(request: HttpRequest) -> HttpResponse:
    """Show who deserves what: subjects × awards for the year considered."""
    choice = Choice(office_of(request), request.GET, request.user)
    page = Paginator(choice.subjects, PER_PAGE).get_page(request.GET.get("trang"))
    counts = tally_of(choice.everybody, year=choice.office.year)
    columns = columns_of(choice, counts)
    words = {
        "office": choice.office,
        "choice": choice,
        "page": page,
        "rows": rows_of(list(page), choice, first=page.start_index()),
        "columns": [(column, _links(choice, column.award)) for column in columns],
        "legend": legend_of(choice, counts),
        "meters": meters_of(choice),
        "everything": link_to(choice, **NOTHING_ASKED, phong=""),
        "tabs": [(group, link_to(choice, nhom=group, **NOTHING_ASKED)) for group in (PEOPLE, COLLECTIVES)],
    }
    return render(request, "unit/grid/grid.html", words)


def _links(choice: Choice, award: str) -> dict[str, str]:
    """Return the lists behind the numbers at the head of a column."""
    return {
        "overlooked": link_to(choice, danh_hieu=award, ket_qua=OVERLOOKED_CODE),
        "proposed": link_to(choice, danh_hieu=award, ket_qua=PROPOSED_CODE),
        "awarded": link_to(choice, danh_hieu=award, ket_qua=AWARDED_CODE),
    }


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the grid that the filters leave as a workbook."""
    choice = Choice(office_of(request), request.GET, request.user)
    answer = HttpResponse(workbook_of(choice), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="bang-xet-{choice.office.year}.xlsx"'
    return answer


@require_safe
def verdict(request: HttpRequest, pk: UUID, award: str, year: int) -> HttpResponse:
    """Say why: the verdict of one subject and one award, in the side panel or as a page of its own."""
    office = office_of(request)
    subject = subject_for(request.user, pk)
    kind = "person" if subject.person_id else "collective"
    if award not in law.load_law().awards_for(kind) or not FIRST_YEAR <= year <= office.on.year:
        raise NotAllowed("law.unknown")
    words = {"office": office, "subject": subject, "year": year, "award": catalogue()[award]}
    words |= _read(subject, award, year, office.on) | {"place": places_of([subject], office.on)[subject.pk]}
    if words["overlooked"]:
        words["takers"] = [one for one in open_rounds(office.unit, year=year) if award in one.awards]
    template = "unit/grid/verdict_panel.html" if request.htmx else "unit/grid/verdict.html"
    return render(request, template, words)


def _read(subject: Subject, award: str, year: int, on: date) -> dict[str, Any]:
    """Ask the law now, from the facts that stand."""
    facts = standing_facts([subject])[subject.pk]
    history = read_history(subject, [fact.content for fact in facts])
    found = law.explain(history, award, on, year=year)
    awarded = history.holds(award, year, on)
    proposal = proposals_of([subject.pk], year=year).get((subject.pk, award))
    return {
        "verdict": found,
        "tree": lay_open(found, facts),
        "awarded": awarded,
        "proposal": proposal,
        "overlooked": found.outcome in MEETING and not awarded and proposal is None,
        "prospect": None if awarded else prospect_of(history, found, on),
        "trust": PROVENANCE_WORDS[found.provenance],
        "others": [(regimes_named()[one.regime], WORDS[one.outcome]) for one in found.alternatives],
    }


def regimes_named() -> dict[str, str]:
    """Return the names of regimes by their codes."""
    return {regime.code: regime.name for regime in law.load_law().regimes}
