"""The page of figures, and the same as a workbook."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.oversight.domain.paragraph import Clause, honours, roughly, work_done
from vinhdanh.oversight.domain.queries.process import days_between, returns_by_unit
from vinhdanh.oversight.domain.queries.slices import (
    RECIPIENTS,
    Row,
    annulled_in,
    rows_by,
    rows_by_award,
    rows_by_unit,
    share,
)
from vinhdanh.units.enums import Gender
from vinhdanh.web.oversight.office import Lookout, lookout_of
from vinhdanh.web.oversight.period import address, list_behind, presets
from vinhdanh.web.spreadsheets import Sheet, spreadsheet

LEVELS = {"Nhà nước": "Cấp Nhà nước", "bộ": "Cấp bộ", "cơ sở": "Cấp cơ sở"}


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show a period in figures; each opens the list behind it."""
    seen = lookout_of(request)
    gone = annulled_in(seen.piece, seen.awards)
    words = {
        "seen": seen,
        "presets": presets(seen.piece, seen.on),
        "honours": _told(honours(seen.piece, seen.awards, seen.top.tenant) if seen.whole else []),
        "work": _told(work_done(seen.piece, seen.awards, seen.top.tenant) if seen.whole else []),
        "tables": [(title, _linked(rows)) for title, rows in _tables(seen)],
        "recipients": [kind.label for kind in RECIPIENTS],
        "shares": _shares(seen),
        "annulled": gone.number,
        "annulled_url": list_behind(gone.piece),
        "proposed": days_between(seen.piece, seen.awards, "proposed_on"),
        "done": days_between(seen.piece, seen.awards, "done_on"),
        "returns": returns_by_unit(seen.piece, seen.top.tenant) if seen.whole else {},
        "export": address(seen.piece, "figures_export"),
    }
    return render(request, "oversight/figures.html", words)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the tables of a period as a workbook."""
    seen = lookout_of(request)
    head = [_("Nội dung"), *(kind.label for kind in RECIPIENTS)]
    sheets = [
        Sheet(title, head, [[row.name, *(cell.number for cell in row.cells)] for row in rows])
        for title, rows in _tables(seen)
    ]
    return spreadsheet(f"thong-ke-{seen.piece.since}-{seen.piece.until}.xlsx", sheets)


def _tables(seen: Lookout) -> list[tuple[str, list[Row]]]:
    kinds = {kind.value: str(kind.label) for kind in RoundKind}
    return [
        (_("Theo danh hiệu, hình thức"), rows_by_award(seen.piece, seen.awards)),
        (_("Theo cấp khen thưởng"), rows_by(seen.piece, seen.awards, "level", LEVELS)),
        (_("Theo loại hình"), rows_by(seen.piece, seen.awards, "basis", kinds)),
        (_("Theo đơn vị"), rows_by_unit(seen.piece, seen.awards, seen.top)),
    ]


def _linked(rows: list[Row]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [(row.name, [(cell.number, list_behind(cell.piece)) for cell in row.cells]) for row in rows]


def _told(clauses: list[Clause]) -> list[dict[str, Any]]:
    return [
        {
            "number": clause.number,
            "roughly": roughly(clause.number),
            "words": clause.words,
            "url": list_behind(clause.piece, clause.opens),
        }
        for clause in clauses
    ]


def _shares(seen: Lookout) -> list[dict[str, Any]]:
    """Return women and direct workers among the individuals honoured, in numbers that open their lists."""
    told = []
    for words, part in (
        (_("nữ trong số cá nhân được khen"), {"gender": Gender.FEMALE.value}),
        (_("người lao động trực tiếp trong số cá nhân được khen"), {"direct": "co"}),
    ):
        some, all_of = share(seen.piece, seen.awards, **part)
        told.append(
            {
                "number": some.number,
                "of": all_of.number,
                "percent": 100 * some.number // all_of.number if all_of.number else None,
                "words": words,
                "url": list_behind(some.piece),
                "of_url": list_behind(all_of.piece),
            }
        )
    return told
