"""Lists as workbooks: text stays text, numbers are numbers, the head stays in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.http import HttpResponse
from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDEST, NARROWEST, LONGEST_NAME = 60, 8, 31
UNWRITABLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the head of its columns, its rows of text and whole numbers."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def spreadsheet(filename: str, sheets: Sequence[Sheet]) -> HttpResponse:
    """Answer with a workbook of these sheets, as a file to keep."""
    answer = HttpResponse(workbook_of(sheets), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets into a workbook."""
    file = BytesIO()
    with Workbook(file, TEXT_ONLY) as workbook:
        head = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4EEE3"})
        body = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.name.translate(UNWRITABLE)[:LONGEST_NAME])
            page.write_row(0, 0, sheet.head, head)
            page.freeze_panes(1, 0)
            for number, row in enumerate(sheet.rows, 1):
                page.write_row(number, 0, row, body)
            for column, title in enumerate(sheet.head):
                cells = [len(str(row[column])) for row in sheet.rows[:500]]
                page.set_column(column, column, max(NARROWEST, min(WIDEST, max([len(title), *cells]) + 2)))
    return file.getvalue()
