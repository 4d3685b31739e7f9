"""The tables of a Word document as sheets: for lists that units send in Word."""

import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as ET

from vinhdanh.documents.domain.guards import BROKEN
from vinhdanh.documents.domain.workbook import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(file: IO[bytes]) -> Iterator[tuple[dict[str, object], list[list[str | None]]]]:
    """Yield a heading and the rows of each table that is not inside another table."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open("word/document.xml") as part:
            root = ET.parse(part).getroot()  # noqa: S314 -- guards refused entities; the process is confined
    except (ET.ParseError, zipfile.BadZipFile) as fault:
        raise Unreadable(BROKEN) from fault
    inner = {
        id(nested)
        for table in root.iter(f"{W}tbl")
        for nested in table.iter(f"{W}tbl")
        if nested is not table
    }
    outer = [table for table in root.iter(f"{W}tbl") if id(table) not in inner]
    for number, table in enumerate(outer, 1):
        rows, merged = _table(table)
        yield {"sheet": f"Bảng {number}", "hidden": False, "merged": merged}, rows


def _table(table: ET.Element) -> tuple[list[list[str | None]], list[list[int]]]:
    """Return the rows of a table and the ranges that are shown as one cell."""
    rows: list[list[str | None]] = []
    merged: list[list[int]] = []
    open_above: dict[int, list[int]] = {}
    for top, line in enumerate(table.iterfind(f"{W}tr")):
        row: list[str | None] = []
        for cell in line.iterfind(f"{W}tc"):
            left, right = len(row), len(row) + _span(cell) - 1
            going_down = cell.find(f"{W}tcPr/{W}vMerge")
            if going_down is not None and going_down.get(f"{W}val") != "restart" and left in open_above:
                open_above[left][2] = top
            else:
                open_above[left] = [top, left, top, right]
                merged.append(open_above[left])
            row += [_text(cell), *[None] * (right - left)]
        rows.append(row)
    return rows, [spot for spot in merged if spot[0] != spot[2] or spot[1] != spot[3]]


def _span(cell: ET.Element) -> int:
    """Return over how many columns a cell reaches."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    written = "" if span is None else span.get(f"{W}val", "")
    return min(int(written), 63) if written.isdecimal() and int(written) else 1


def _text(cell: ET.Element) -> str | None:
    """Return the words of a cell, a space between paragraphs."""
    lines = [
        "".join(run.text or "" for run in paragraph.iter(f"{W}t")) for paragraph in cell.iterfind(f"{W}p")
    ]
    return " ".join(filter(None, lines)) or None
