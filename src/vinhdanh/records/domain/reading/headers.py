"""Finding where the header of a list stands: below titles, over several lines, in merged cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.documents.domain.workbook import Cell, Row, Sheet
from vinhdanh.records.domain.reading.cells import plain, text_of, year_of
from vinhdanh.records.domain.reading.fields import Field
from vinhdanh.records.domain.reading.headings import SURE, read_heading

LOOKED_AT = 60  # rows from the top in which a header is sought
LONGEST_HEADING = 120
MOST_LINES = 4
ENOUGH = 3  # headings understood in one row; one that names people counts double
NAMING = frozenset({Field.NAME, Field.SURNAME, Field.STAFF_CODE, Field.COLLECTIVE, Field.ORDINAL})


@dataclass(frozen=True, slots=True)
class Header:
    """Where a sheet's header stands (rows from 0, both belong to it) and its lines for each column."""

    top: int
    bottom: int
    lines: tuple[tuple[str, ...], ...]

    def text(self, column: int) -> str:
        """Return the heading of a column as one text, its lines joined."""
        return " / ".join(dict.fromkeys(filter(None, self.lines[column])))


def find_header(sheet: Sheet) -> Header | None:
    """Return the header of a sheet: the rows that name the most columns; None where no row is one."""
    rows = sheet.rows[:LOOKED_AT]
    scores = [(_named(map(text_of, row)), -place) for place, row in enumerate(rows) if _could_be_header(row)]
    if not scores or (best := max(scores))[0] < ENOUGH:
        return None
    return _stretched(sheet, -best[1])


def header_at(sheet: Sheet, *, top: int, bottom: int) -> Header:
    """Return the header that stands in the given rows, as a person chose them."""
    width = max((len(row) for row in sheet.rows[top : LOOKED_AT + bottom]), default=0)
    filled = [_filled(sheet, line, width, last=line == bottom) for line in range(top, bottom + 1)]
    return Header(top, bottom, tuple(zip(*filled, strict=True)))


def _could_be_header(row: Row) -> bool:
    """Tell whether a row has short texts and years only, as headings are."""
    said = [text for cell in row if (text := text_of(cell))]
    return bool(said) and max(map(len, said)) <= LONGEST_HEADING and not any(map(_is_data, row))


def _is_data(cell: Cell) -> bool:
    """Tell whether a cell is what only data rows hold: a date, a fraction, a number beyond four digits."""
    return isinstance(cell, (date, float)) or (isinstance(cell, int) and cell > 9999)  # noqa: PLR2004


def _named(texts: Iterable[str]) -> int:
    """Count the different things that the texts of a row name as headings."""
    said = [text for text in texts if text]
    found = [heading for text in said if (heading := read_heading((text,))).sure >= SURE]
    things = {(heading.field, heading.award) for heading in found}
    naming = {field for field, _ in things} & NAMING
    return len(things) + len(naming) + (bool(naming) and any(map(year_of, said)))


def _stretched(sheet: Sheet, base: int) -> Header:
    """Grow a header from its best row: down over further lines, up over lines that group its columns."""
    below = [
        spot.bottom
        for spot in sheet.merged
        if spot.top <= base <= spot.bottom and spot.bottom < base + MOST_LINES
    ]
    bottom = max(below, default=base)
    while bottom - base < MOST_LINES and _continues(sheet, base, bottom + 1):
        bottom += 1
    top = base
    while top and base - top < MOST_LINES and _groups(sheet, top - 1, bottom):
        top -= 1
    return header_at(sheet, top=top, bottom=bottom)


def _continues(sheet: Sheet, base: int, line: int) -> bool:
    """Tell whether a row is a further line of the header: it says nothing under headings already whole."""
    if line >= len(sheet.rows) or not _could_be_header(row := sheet.rows[line]):
        return False
    whole = sheet.rows[base]
    said = [column for column, cell in enumerate(row) if text_of(cell)]
    return len(said) > 1 and all(
        _is_grouped(sheet, base, column) or column >= len(whole) or not text_of(whole[column])
        for column in said
    )


def _is_grouped(sheet: Sheet, line: int, column: int) -> bool:
    """Tell whether a column stands under a heading that is shown over several columns."""
    if sheet.merged:
        spots = (spot for spot in sheet.merged if spot.top <= line <= spot.bottom and spot.left < spot.right)
        return any(spot.left <= column <= spot.right for spot in spots)
    row = sheet.rows[line]
    return column + 1 < len(row) and bool(text_of(row[column])) and not text_of(row[column + 1])


def is_numbering(row: Row) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    said = [text for cell in row if (text := plain(text_of(cell)))]
    numbers = [int(text) for text in said if text.isdecimal()]
    in_a_row = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return in_a_row and len(numbers) > 2 and max(map(len, said)) <= 2  # noqa: PLR2004 -- A B 1 2 3 … 25


def _groups(sheet: Sheet, line: int, bottom: int) -> bool:
    """Tell whether a row groups the columns below it: with it, more columns are understood."""
    if not _could_be_header(sheet.rows[line]):
        return False
    width = len(sheet.rows[line + 1])
    if any(spot.top <= line <= spot.bottom and spot.right - spot.left + 1 >= width for spot in sheet.merged):
        return False
    with_it, without = (header_at(sheet, top=top, bottom=bottom).lines for top in (line, line + 1))
    return sum(map(_is_understood, with_it)) > sum(map(_is_understood, without))


def _is_understood(lines: tuple[str, ...]) -> bool:
    """Tell whether a heading says what its column holds."""
    return read_heading(lines).sure >= SURE


def _filled(sheet: Sheet, line: int, width: int, *, last: bool) -> list[str]:
    """Return the texts of a header line, a heading shown over several columns repeated in each of them."""
    row = sheet.rows[line] if line < len(sheet.rows) else ()
    texts = [text_of(cell) for cell in row] + [""] * (width - len(row))
    for spot in sheet.merged:
        if spot.top <= line <= spot.bottom:
            said = text_of(_cell(sheet, spot.top, spot.left))
            for column in range(spot.left, min(spot.right, width - 1) + 1):
                texts[column] = said
    if not sheet.merged and not last:
        _spread(texts, [text_of(cell) for cell in sheet.rows[line + 1]])
    return texts


def _spread(texts: list[str], below: Sequence[str]) -> None:
    """Repeat a heading to the right over blanks with something below (for files that keep no merges)."""
    for column in range(1, min(len(texts), len(below))):
        if not texts[column] and below[column] and below[column - 1]:
            texts[column] = texts[column - 1]


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    """Return one cell; None beyond what the sheet holds."""
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None
