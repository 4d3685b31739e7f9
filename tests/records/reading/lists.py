"""Workbooks for the tests of recognition and checking, as they come from the reader."""

from collections.abc import Sequence
from datetime import date

from vinhdanh.documents.domain.workbook import Cell, Merged, Sheet, Workbook
from vinhdanh.records.domain.reading.check import Checked, check
from vinhdanh.records.domain.reading.known import KnownPerson, KnownUnit
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.recognition import Recognition, SheetRecognition

TODAY = date(2026, 3, 1)
UNITS = (
    KnownUnit("u1", "VP", "Văn phòng Bộ"),
    KnownUnit("u2", "TCCB", "Vụ Tổ chức cán bộ"),
    KnownUnit("u3", "TTLT", "Trung tâm Lưu trữ"),
)
HEAD = ("STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Xếp loại năm 2024")
TITLES = ("STT", "Họ và tên", "Mã cán bộ", "Danh hiệu thi đua năm 2024")
WORKS = ("STT", "Họ và tên", "Mã cán bộ", "Tên sáng kiến", "Cấp", "Số quyết định", "Ngày công nhận")
DISCIPLINES = ("STT", "Họ và tên", "Mã cán bộ", "Hình thức kỷ luật", "Từ ngày", "Đến ngày")
RATING = {"kind": "rating", "year": 2024, "value": "xuat-sac"}
AN = (1, "CB1", "Nguyễn Văn An", "02/03/1985", "HTXSNV")
BINH = (2, "CB2", "Trần Thị Bình", "20/11/1990", "HTTNV")

Rows = Sequence[Sequence[Cell]]


def row(number: int, **changed: object) -> tuple[object, ...]:
    """Return a row of the plain list of people with some cells changed."""
    cells: dict[str, object] = {
        "code": f"CB{number}",
        "name": "Nguyễn Văn An",
        "born": f"02/03/19{60 + number}",
        "rating": "HTXSNV",
    }
    cells |= changed
    return (number, cells["code"], cells["name"], cells["born"], cells["rating"])


def workbook(*sheets: Rows | tuple[str, Rows], merged: Sequence[Merged] = ()) -> Workbook:
    """Return a workbook of these sheets; the first has the merged cells."""
    named = [
        sheet if isinstance(sheet[0], str) else (f"Trang {n}", sheet) for n, sheet in enumerate(sheets, 1)
    ]
    return Workbook(
        "xlsx",
        tuple(
            Sheet(name, [tuple(row) for row in rows], tuple(merged) if place == 0 else ())
            for place, (name, rows) in enumerate(named)
        ),
    )


def recognised(*sheets: Rows | tuple[str, Rows], merged: Sequence[Merged] = ()) -> Recognition:
    """Recognise a workbook of these sheets."""
    return recognise(workbook(*sheets, merged=merged))


def first_sheet(*rows: Sequence[Cell], merged: Sequence[Merged] = ()) -> SheetRecognition:
    """Recognise one sheet of these rows."""
    return recognised(rows, merged=merged).sheets[0]


def meanings(sheet: SheetRecognition) -> list[str]:
    """Return what the columns of a sheet are taken for, in words."""
    return [column.meaning for column in sheet.columns]


def checked(
    *sheets: Rows | tuple[str, Rows], known: Sequence[KnownPerson] = (), merged: Sequence[Merged] = ()
) -> Checked:
    """Recognise and check a workbook of these sheets."""
    book = workbook(*sheets, merged=merged)
    return check(book, recognise(book), known_units=UNITS, known_people=known, today=TODAY)


def sentences(outcome: Checked) -> list[str]:
    """Return what is said of the rows, what blocks first."""
    return [problem.sentence for problem in outcome.problems]


def facts(outcome: Checked) -> dict[str, list[dict[str, object]]]:
    """Return the facts by the name of whom they are about."""
    found: dict[str, list[dict[str, object]]] = {}
    for row in outcome.rows:
        found.setdefault(row.subject.name, []).extend(row.facts)
    return found
