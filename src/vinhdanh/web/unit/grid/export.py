"""The grid as a workbook: one sheet like the screen, one with the reason and the article for every cell."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import UUID

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from vinhdanh.law import Verdict
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.findings import reasons_of
from vinhdanh.records.models import Finding
from vinhdanh.web.unit.grid.choice import AWARDED_CODE, PEOPLE, PROPOSED_CODE, RESULT_NAMES, Choice
from vinhdanh.web.unit.grid.rows import Cell, Row, rows_of

TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook_of(choice: Choice) -> bytes:
    """Write the rows that the filters leave; text stays text."""
    subjects, file, office = list(choice.subjects), BytesIO(), choice.office
    rows = rows_of(subjects, choice)
    reasons = reasons_of(subjects, choice.awards, year=office.year, on=office.on)
    with Workbook(file, TEXT_ONLY) as workbook:
        head = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4EEE3"})
        body = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        whose = "Họ và tên" if choice.group == PEOPLE else "Tập thể"
        names = [catalogue()[award].name for award in choice.awards]
        title = f"Bảng xét năm {choice.office.year}: {choice.office.unit.name}"
        _write(
            workbook.add_worksheet("Bảng xét"),
            title,
            ["STT", "Mã", whose, "Đơn vị", *names],
            [[*_identity(row), *(words_of(cell) for cell in row.cells)] for row in rows],
            (head, body),
        )
        _write(
            workbook.add_worksheet("Lý do"),
            title,
            ["STT", "Mã", whose, "Đơn vị", "Danh hiệu, hình thức", "Kết quả", "Lý do", "Căn cứ"],
            [
                [*_identity(row), cell.name, words_of(cell), *_why(cell, reasons)]
                for row in rows
                for cell in row.cells
            ],
            (head, body),
        )
    return file.getvalue()


def words_of(cell: Cell) -> str:
    """Say a cell in words."""
    if cell.state in (AWARDED_CODE, PROPOSED_CODE):
        return str(RESULT_NAMES[cell.state])
    if cell.finding is None:
        return "Chưa đối chiếu"
    if cell.state == Finding.Outcome.ELIGIBLE:
        return "Đủ điều kiện, chưa đề nghị"
    return str(Finding.Outcome(cell.state).label)


def _identity(row: Row) -> list[Any]:
    return [row.number, row.code, row.name, row.place.name]


def _why(cell: Cell, reasons: Mapping[tuple[UUID, str], Verdict]) -> list[str]:
    if cell.finding is None:
        return ["", ""]
    why = reasons[cell.subject.pk, cell.award]
    return [why.reason, why.cite]


def _write(sheet: Worksheet, title: str, header: list[str], lines: list[list[Any]], formats: Any) -> None:
    """Write a titled table with a frozen header and a filter."""
    head, body = formats
    sheet.write_string(0, 0, title)
    for column, name in enumerate(header):
        sheet.write_string(2, column, name, head)
        sheet.set_column(column, column, {"STT": 6, "Mã": 12, "Lý do": 60, "Căn cứ": 34}.get(name, 24))
    for number, line in enumerate(lines, start=3):
        for column, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(number, column, value, body)
            else:
                sheet.write_string(number, column, value, body)
    sheet.freeze_panes(3, 3)
    sheet.autofilter(2, 0, 2 + len(lines), len(header) - 1)
