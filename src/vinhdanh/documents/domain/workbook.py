"""What a spreadsheet is once read: sheets of rows of plain values, and nothing of the file it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.common.errors import Refused

Cell = str | int | float | bool | date | None
Row = Sequence[Cell]


class Unreadable(Refused):
    """The file was not read; ``args[0]`` says in Vietnamese what happened, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one; rows and columns are counted from 0 and both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet from cell A1 on: ``rows[0]`` is row 1 of the file; empty cells at the end may be absent."""

    name: str
    rows: Sequence[Row]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file of sheets; ``format`` is what it really is, whatever its name says."""

    format: str  # xlsx | xls | ods | csv | docx
    sheets: tuple[Sheet, ...]


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
