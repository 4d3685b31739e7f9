"""The child process that marks problems in a workbook: ``python -m … marked|copied SOURCE TARGET``.

It is told on its standard input, one JSON line each: the last header row of every sheet, then the problems.
Texts are written as texts: nothing a user typed becomes a live formula.
"""

import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from vinhdanh.documents.domain.guards import real_format
from vinhdanh.documents.domain.reader import told
from vinhdanh.documents.domain.sandbox import Limits, confine
from vinhdanh.documents.domain.workbook import column_letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LIMITS = Limits(memory=1 << 30, cpu=60, wall=60, output=1 << 16, writes=100 << 20)
COLUMN = "Cần sửa"
AUTHOR = "Vinh Danh"
BLOCKS, REMARKS = "FFF4B6B0", "FFFFF2CC"
MOST_COMMENTS = 2_000
WIDE = 70
SUMMARY_HEAD = ("Trang tính", "Dòng", "Cột", "Điều cần sửa", "Mức độ")
DEGREES = {True: "Phải sửa mới nhập được", False: "Cần biết"}

Said = list[Any]
"""One problem as told: sheet, row, column letters, sentence, whether it blocks."""


def main(way: str, source: str, target: str) -> None:
    """Mark or copy the source into the target."""
    headers: dict[str, int] = json.loads(sys.stdin.readline())
    problems: list[Said] = [json.loads(line) for line in sys.stdin]
    with Path(source).open("rb") as file, Path(target).open("wb") as out:
        confine(LIMITS)
        found = real_format(file)
        if way == "marked" and found == "xlsx":
            _mark(file, out, headers, problems)
        else:
            _copy(file, out, headers, problems)


def _by_sheet(problems: list[Said]) -> dict[str, list[Said]]:
    """Group problems by the sheet they are on."""
    grouped: dict[str, list[Said]] = defaultdict(list)
    for problem in problems:
        grouped[problem[0]].append(problem)
    return grouped


def _sentences(problems: list[Said]) -> dict[int, str]:
    """Return, for each row, all that is to be said of it."""
    said: dict[int, list[str]] = defaultdict(list)
    for _, row, _, sentence, _ in problems:
        if row:
            said[row].append(sentence)
    return {row: "\n".join(sentences) for row, sentences in said.items()}


def _mark(file: IO[bytes], out: IO[bytes], headers: dict[str, int], problems: list[Said]) -> None:
    """Mark the user's own xlsx: coloured cells, comments, a last column, and a sheet with everything."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- only once the process is confined

    book = load_workbook(file, keep_links=False)
    if COLUMN in book.sheetnames:
        del book[COLUMN]
    comments = iter(range(MOST_COMMENTS))
    grouped = _by_sheet(problems)
    for sheet in book.worksheets:
        _unmark(sheet)
        _mark_cells(sheet, grouped.get(sheet.title, []), comments)
        _mark_rows(sheet, headers.get(sheet.title, 0), _sentences(grouped.get(sheet.title, [])))
    _summarise(book, problems)
    book.save(out)


def _unmark(sheet: "Worksheet") -> None:
    """Take away what an earlier marking left."""
    from openpyxl.cell.cell import Cell  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell) or cell.comment is None or cell.comment.author != AUTHOR:
                continue
            cell.comment = None
            cell.fill = PatternFill()


def _mark_cells(sheet: "Worksheet", problems: list[Said], comments: Iterator[int]) -> None:
    """Colour the cells that have problems, and say in a comment what they are."""
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    said: dict[str, list[Said]] = defaultdict(list)
    for problem in problems:
        if problem[1] and problem[2]:
            said[f"{problem[2]}{problem[1]}"].append(problem)
    for place, here in said.items():
        cell = sheet[place]
        if isinstance(cell, MergedCell):
            cell = next(
                sheet[spot.coord.split(":")[0]] for spot in sheet.merged_cells.ranges if place in spot
            )
        colour = BLOCKS if any(blocks for *_, blocks in here) else REMARKS
        cell.fill = PatternFill("solid", fgColor=colour)
        if next(comments, None) is not None:
            cell.comment = Comment(
                "\n".join(sentence for _, _, _, sentence, _ in here), AUTHOR, height=120, width=360
            )


def _mark_rows(sheet: "Worksheet", header: int, sentences: dict[int, str]) -> None:
    """Write what is to be said of each row into the last column, the same one each time."""
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    if not header:
        return
    named = [cell.column for cell in sheet[header] if cell.value == COLUMN and cell.column is not None]
    column = named[0] if named else sheet.max_column + 1
    for (cell,) in sheet.iter_rows(min_row=header, min_col=column, max_col=column):
        if not isinstance(cell, MergedCell):
            cell.value = None
    if not sentences and not named:
        return
    for row, text in {header: COLUMN, **sentences}.items():
        cell = sheet.cell(row, column)
        cell.value = text
        cell.data_type = "s"
        cell.font = Font(bold=row == header, color="FF9F1D20")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[column_letters(column - 1)].width = WIDE


def _summarise(book: "Workbook", problems: list[Said]) -> None:
    """Add the sheet that lists all problems."""
    sheet = book.create_sheet(COLUMN)
    for row, values in enumerate(_summary(problems), 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.column_dimensions["D"].width = 2 * WIDE
    sheet.freeze_panes = "A2"


def _summary(problems: list[Said]) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of the list of all problems."""
    yield SUMMARY_HEAD
    for sheet, row, column, sentence, blocks in problems:
        yield sheet, row or None, column, sentence, DEGREES[blocks]


def _copy(file: IO[bytes], out: IO[bytes], headers: dict[str, int], problems: list[Said]) -> None:
    """Write a plain xlsx of the same rows with the problems in a last column."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 -- once confined

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, safe) as book:
        formats = {
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "wrong": book.add_format({"bg_color": f"#{BLOCKS[2:]}"}),
            "said": book.add_format({"text_wrap": True, "font_color": "#9F1D20"}),
        }
        _copy_sheets(book, formats, file, headers, _by_sheet(problems))
        summary = book.add_worksheet(COLUMN)
        for row, values in enumerate(_summary(problems)):
            for column, value in enumerate(values):
                summary.write(row, column, value)
    out.write(content.getbuffer())


def _copy_sheets(
    book: Any,
    formats: dict[str, Any],
    file: IO[bytes],
    headers: dict[str, int],
    grouped: dict[str, list[Said]],
) -> None:
    """Copy the sheets, their last column saying what is wrong; wrong cells are coloured."""
    pages: list[tuple[str, list[Any]]] = []
    for line in told(file):
        if isinstance(line, list):
            pages[-1][1].append(line)
        elif isinstance(line, dict) and "sheet" in line:
            pages.append((line["sheet"], []))
    for name, rows in pages:
        if name == COLUMN:
            continue
        sheet = book.add_worksheet(name)
        here, header = grouped.get(name, []), headers.get(name, 0)
        sentences = _sentences(here)
        wrong = {(problem[1], problem[2]) for problem in here if problem[4]}
        last = max(map(len, rows), default=0)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells):
                style = formats["wrong"] if (row, column_letters(column)) in wrong else None
                _copy_cell(sheet, row - 1, column, value, style, formats["date"])
            if row in sentences or row == header:
                sheet.write_string(row - 1, last, sentences.get(row, COLUMN), formats["said"])
        sheet.set_column(last, last, WIDE)


def _copy_cell(sheet: Any, row: int, column: int, value: Any, style: Any, dates: Any) -> None:
    """Write one value as what it is: a text as a text, a date as a date."""
    if isinstance(value, list):
        day = date.fromisoformat(value[0])
        sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), style or dates)  # noqa: DTZ001
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write(row, column, value, style)


if __name__ == "__main__":
    main(*sys.argv[1:])
