"""Safe reading of what people upload: any spreadsheet becomes plain values, or a sentence saying why not."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vinhdanh.common.progress import Tell, untold
from vinhdanh.documents.domain.guards import SAVE_AS, refuse_size
from vinhdanh.documents.domain.reader import LIMITS
from vinhdanh.documents.domain.sandbox import Died, run_child
from vinhdanh.documents.domain.workbook import Cell, Merged, Row, Sheet, Unreadable, Workbook

READER = "vinhdanh.documents.domain.reader"
GAVE_UP = (
    "Tệp không mở được trong giới hạn an toàn (30 giây, 512 MB bộ nhớ): bảng quá rộng, quá lớn hoặc đã hỏng. "
    f"Hãy xoá các dòng, cột thừa ở xa bảng hoặc tách tệp. {SAVE_AS}"
)


def read_workbook(path: Path, *, tell: Tell = untold) -> Workbook:
    """Read xlsx, xls, ods, csv or the tables of a docx in a confined child; else :class:`Unreadable`."""
    refuse_size(path.stat().st_size)
    try:
        return _assembled(map(json.loads, run_child(READER, [path], limits=LIMITS)), tell)
    except (Died, json.JSONDecodeError) as fault:
        raise Unreadable(GAVE_UP) from fault


def _assembled(lines: Iterator[Any], tell: Tell) -> Workbook:
    """Build the workbook from what the child tells; a telling without its end is no workbook."""
    found, ended, sheets = "", False, list[tuple[dict[str, Any], list[Row]]]()
    rows: list[Row] = []
    known: dict[str, str] = {}
    for line in lines:
        if type(line) is list:
            rows += [tuple([_cell(cell, known) for cell in row]) for row in line]
            tell(_share(sheets))
        elif "refused" in line:
            raise Unreadable(line["refused"])
        elif "sheet" in line:
            rows = []
            sheets.append((line, rows))
        else:
            found, ended = line.get("format", found), "end" in line
    if not ended:
        raise Unreadable(GAVE_UP)
    return Workbook(found, tuple(_sheet(heading, rows) for heading, rows in sheets))


def _share(sheets: list[tuple[dict[str, Any], list[Row]]]) -> float:
    """Return how much of a workbook has been told: sheets count alike, rows within their sheet."""
    heading, rows = sheets[-1]
    of_sheet: float = len(rows) / max(heading.get("height", 0), len(rows), 1)
    return (len(sheets) - 1 + of_sheet) / max(int(heading.get("of", 1)), len(sheets))


def _cell(value: Any, known: dict[str, str]) -> Cell:
    """Return one value as the child meant it, equal texts as one object."""
    if type(value) is str:
        return known.setdefault(value, value)
    return date.fromisoformat(value[0]) if type(value) is list else value


def _sheet(heading: dict[str, Any], rows: list[Row]) -> Sheet:
    """Build a sheet from its heading and rows."""
    return Sheet(
        name=heading["sheet"],
        rows=rows,
        merged=tuple(Merged(*spot) for spot in heading["merged"]),
        hidden=heading["hidden"],
    )
