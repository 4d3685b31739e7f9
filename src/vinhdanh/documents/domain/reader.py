"""The child process that opens one foreign file: ``python -m vinhdanh.documents.domain.reader FILE``.

It writes JSON lines: ``{"format": …}``, then for each sheet ``{"sheet": …}`` and its rows as lists, some of
them on a line (a date is a list of one ISO text), and last ``{"end": true}``, or instead
``{"refused": sentence}``.
"""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from vinhdanh.common.charsets import is_syllable
from vinhdanh.documents.domain.guards import BROKEN, LOCKED, SAVE_AS, real_format, refuse_size
from vinhdanh.documents.domain.sandbox import Limits, confine
from vinhdanh.documents.domain.workbook import Unreadable

LIMITS = Limits(memory=512 << 20, cpu=20, wall=30, output=256 << 20)
MOST_SHEETS = 60
MOST_ROWS = 200_000
MOST_CELLS = 4_000_000
MOST_MERGED = 100_000
LONGEST_TEXT = 32_767
TOO_MUCH = (
    "Tệp có quá nhiều dữ liệu (quá 200.000 dòng hoặc 4.000.000 ô). "
    "Hãy tách thành nhiều tệp, mỗi tệp một đơn vị, rồi tải lên lần lượt."
)
TOO_MANY_SHEETS = "Tệp có quá 60 trang tính. Hãy chỉ giữ lại các trang cần nhập rồi tải lên lại."
LONG_LINE = 1 << 15
NOTHING = "Tệp không có dữ liệu nào trong các trang tính. Hãy kiểm tra lại tệp rồi tải lên lần nữa."

Rows = Iterable[Iterable[Any]]
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def main(path: str) -> None:
    """Read the file named on the command line and tell it to the parent, line by line."""
    with Path(path).open("rb") as file:
        confine(LIMITS)
        try:
            for line in _lines(told(file)):
                sys.stdout.write(line)
        except Unreadable as refusal:
            sys.stdout.write(as_json({"refused": str(refusal)}) + "\n")


def _lines(parts: Iterable[object]) -> Iterator[str]:
    """Yield what is written to the parent: rows many on a line, which is read faster."""
    rows: list[str] = []
    length = 0
    for one in parts:
        said = as_json(one)
        if isinstance(one, list):
            rows.append(said)
            length += len(said)
        if rows and (length > LONG_LINE or not isinstance(one, list)):
            yield f"[{','.join(rows)}]\n"
            rows, length = [], 0
        if not isinstance(one, list):
            yield said + "\n"


def told(file: IO[bytes]) -> Iterator[object]:
    """Yield what the parent is told of the file, in order."""
    refuse_size(file.seek(0, io.SEEK_END))
    file.seek(0)
    found = real_format(file)
    yield {"format": found}
    rows_left, cells_left, filled = MOST_ROWS, MOST_CELLS, 0
    for heading, rows in READERS[found](file):
        yield heading
        blank = 0
        for row in rows:
            cells = _trimmed(row)
            if not cells:
                blank += 1  # told only when something follows: thousands of formatted empty rows are common
                continue
            rows_left -= blank + 1
            cells_left -= len(cells)
            if rows_left < 0 or cells_left < 0:
                raise Unreadable(TOO_MUCH)
            yield from [[]] * blank
            yield cells
            filled, blank = filled + 1, 0
    if not filled:
        raise Unreadable(NOTHING)
    yield {"end": True}


def _trimmed(row: Iterable[Any]) -> list[Any]:
    """Return the row's cells as JSON values, without the empty ones at its end."""
    cells = [_value(cell) for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _value(cell: Any) -> Any:
    """Return one cell as a JSON value: whole numbers as integers, dates as a list of one ISO text."""
    kind = type(cell)
    if kind is str:
        return cell[:LONGEST_TEXT] if cell and not cell.isspace() else None
    if kind is float:
        return int(cell) if cell.is_integer() and abs(cell) < 1 << 53 else cell
    if kind is datetime:
        return [cell.date().isoformat()]
    if kind is date:
        return [cell.isoformat()]
    if kind is time or kind is timedelta:
        return str(cell)
    return cell


def _calamine(file: IO[bytes]) -> Iterator[tuple[object, Rows]]:
    """Read xlsx, xls and ods."""
    from python_calamine import (  # noqa: PLC0415 -- only once the process is confined
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(file)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if len(sheets) > MOST_SHEETS:
            raise Unreadable(TOO_MANY_SHEETS)
        for described in sheets:
            sheet = book.get_sheet_by_name(described.name)
            heading = {
                "sheet": described.name,
                "of": len(sheets),
                "height": sheet.height,
                "hidden": described.visible != SheetVisibleEnum.Visible,
                "merged": [[*start, *end] for start, end in (sheet.merged_cell_ranges or ())[:MOST_MERGED]],
            }
            yield heading, _rows(sheet)
    except PasswordError as fault:
        raise Unreadable(LOCKED) from fault
    except (CalamineError, ValueError, OSError) as fault:
        raise Unreadable(BROKEN) from fault


def _rows(sheet: Any) -> Iterator[list[Any]]:
    """Yield the rows of a sheet from A1 on; the library begins at row 1 but at the first used column."""
    if sheet.start is not None:
        left = [None] * sheet.start[1]
        for row in sheet.iter_rows():
            yield left + row


def _comma_separated(file: IO[bytes]) -> Iterator[tuple[object, Rows]]:
    """Read CSV with whatever separator and encoding the office's program chose."""
    text = _decoded(file.read())
    first = text[: text.find("\n", 4096)]
    separator = max(";\t,|", key=first.count)
    csv.field_size_limit(LONGEST_TEXT)
    try:
        yield (
            {"sheet": "CSV", "hidden": False, "merged": []},
            csv.reader(io.StringIO(text), delimiter=separator),
        )
    except csv.Error as fault:
        raise Unreadable(f"Tệp CSV có một ô quá dài hoặc dấu ngoặc kép không khép. {SAVE_AS}") from fault


def _decoded(content: bytes) -> str:
    """Decode as UTF-8 or UTF-16; else as whichever code page of Windows gives more Vietnamese words."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
        western = content.decode("latin-1")  # keeps the places of TCVN3 and VNI for the one who converts them
        words = [word for word in vietnamese[: 1 << 16].split() if word.isalpha() and not word.isascii()]
        return vietnamese if 2 * sum(map(is_syllable, words)) > len(words) else western


def _word_tables(file: IO[bytes]) -> Iterator[tuple[object, Rows]]:
    """Read the tables of a Word document."""
    from vinhdanh.documents.domain.word_tables import tables  # noqa: PLC0415 -- only once the process is confined

    yield from tables(file)


READERS = {
    "xlsx": _calamine,
    "xls": _calamine,
    "ods": _calamine,
    "csv": _comma_separated,
    "docx": _word_tables,
}

if __name__ == "__main__":
    main(sys.argv[1])
