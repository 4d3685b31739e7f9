"""The rows under a header: which are people or units, which only divide, add up, number or sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from vinhdanh.common.charsets import decode, decode_if_better
from vinhdanh.common.text import collapse_spaces, nfc
from vinhdanh.documents.domain.workbook import Cell, Row, Sheet
from vinhdanh.records.domain.reading.cells import is_again, text_of
from vinhdanh.records.domain.reading.fields import Field, SheetKind
from vinhdanh.records.domain.reading.headers import is_numbering
from vinhdanh.records.domain.reading.recognition import Column, SheetRecognition

TOTALS = re.compile(
    r"(?:tổng cộng|tổng số|tổng hợp|cộng|tổng|tong cong|tong so|cong|tong)\s*[:.(]?\s*(?:\d.*|[^\w\s].*)?"
)
SIGNED = re.compile(
    r"người lập(?: biểu| bảng| danh sách)?|nơi nhận.*|\(ký.*|ký, .*|"
    r"(?:.{2,30}, )?ngày .{0,12} tháng .{0,12} năm.*|"
    r"thủ trưởng(?: đơn vị| cơ quan)|xác nhận của .*|(?:tm|kt|tl|tuq)\..*|\(?danh sách (?:này )?(?:gồm|có) .*"
)
NUMBERING = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d+)\s*[.)\-:]\s*|^[IVXLC]+\s+(?=\S)")
SECTION_NUMBER = re.compile(r"[IVXLC]+|[A-Z]|[\dIVXLC.]+")
DIVISION = re.compile(
    r"(?:các )?(?:vụ|cục|tổng cục|chi cục|phòng|văn phòng|trung tâm|ban|viện|trường|khoa|tổ|đội|công ty|"
    r"xí nghiệp|nhà máy|thanh tra|sở|bộ|đơn vị|bộ phận|khối|tạp chí|báo|nhà xuất bản|học viện|chi nhánh|"
    r"lãnh đạo)\b"
)
"""With its accents: without them Vũ, Tô and Đôi would be units."""
DASH_REPEATS = frozenset(
    {Field.UNIT, Field.GROUP, Field.YEAR, Field.DECISION, Field.DECIDED, Field.DECIDED_BY}
)
DASHES = ("-", "–")
MOST_IN_A_SIGNATURE = 4
MOST_FILLED = 500_000
FULL = 3  # cells in a row that speaks of somebody
AGAIN = "as in the row above"
"""Stands in a row, as this one object, where the file says “nt” or ″, until the row is filled in."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row that speaks of somebody: its number in the file, its cells, and the section it stands in."""

    number: int
    cells: Row
    section: str


class Body:
    """Walks the rows of one sheet; knows which column holds what and what stood above.

    Once it has ended, ``signed_at`` is the row of a signature that ended it, ``left_out`` how many numbered
    rows stand below that.
    """

    def __init__(self, sheet: Sheet, known: SheetRecognition) -> None:
        """Prepare for a sheet as it was recognised."""
        self.sheet = sheet
        self.known = known
        self.columns = [column for column in known.columns if column.field is not Field.IGNORED]
        self.width = max((column.index for column in self.columns), default=-1) + 1
        self.place = {column.field: column.index for column in reversed(self.columns)}
        self.headings = {text for column in self.columns for text in column.heading.split(" / ")}
        self.naming = self._naming()
        repeating = {column.index for column in self.columns if column.field in DASH_REPEATS}
        self.dash_repeats = frozenset(repeating.union(self.naming))
        self.long = known.kind not in {SheetKind.PEOPLE, SheetKind.COLLECTIVES}
        self.signed_at = self.left_out = 0
        self.filled_down = self._filled_down()
        self.texts: list[tuple[Column, dict[str, str]]] = [(column, {}) for column in self.columns]

    def rows(self) -> Iterator[BodyRow]:
        """Yield the rows that speak of somebody, as far as the signature."""
        above: list[Cell] = [None] * self.width
        section = ""
        for place in range(self.known.header_bottom, len(self.sheet.rows)):
            raw = self.sheet.rows[place]
            if all(cell is None for cell in raw):
                continue
            row = self._legible(place, raw)
            ordinal = self._ordinal(raw)
            if ordinal is None:
                said = [cell for cell in raw if cell is not None]
                if self._is_signature(said):
                    self.signed_at, self.left_out = place + 1, self._numbered_below(place)
                    return
                if self._is_aside(raw, row, said):
                    continue
                if (division := self._division(row, said)) is not None:
                    section = division
                    continue
            elif ordinal == 1 and is_numbering(raw):
                continue
            self._repeat(row, above, numbered=ordinal is not None)
            above = row
            yield BodyRow(place + 1, row, section)

    def _numbered_below(self, place: int) -> int:
        """Count the rows below a signature that look like people all the same."""
        below = self.sheet.rows[place + 1 :]
        full = (raw for raw in below if sum(cell is not None for cell in raw) >= FULL)
        return sum(self._ordinal(raw) is not None for raw in full)

    def _naming(self) -> tuple[int, ...]:
        """Return the columns that say of whom a row speaks."""
        fields = (Field.NAME, Field.SURNAME, Field.GIVEN, Field.COLLECTIVE, Field.STAFF_CODE)
        return tuple(self.place[field] for field in fields if field in self.place)

    def _filled_down(self) -> dict[int, list[tuple[int, int]]]:
        """Return, for each row inside a cell merged downwards, which columns are filled from which row."""
        wanted = {column.index for column in self.columns}
        spots = [
            spot for spot in self.sheet.merged if spot.left in wanted and spot.top >= self.known.header_bottom
        ]
        rows = (
            (row, spot)
            for spot in spots
            for row in range(spot.top + 1, min(spot.bottom + 1, len(self.sheet.rows)))
        )
        filled: dict[int, list[tuple[int, int]]] = {}
        for row, spot in islice(rows, MOST_FILLED):
            filled.setdefault(row, []).append((spot.left, spot.top))
        return filled

    def _legible(self, place: int, raw: Row) -> list[Cell]:
        """Return the cells of the known columns in Unicode, with what merged cells show."""
        row: list[Cell] = [None] * self.width
        last = len(raw)
        for column, texts in self.texts:
            if column.index < last:
                cell = raw[column.index]
                if isinstance(cell, str):
                    cell = texts.get(cell) or self._text(cell, column, texts) or None
                row[column.index] = cell
        for index, top in self.filled_down.get(place, ()):
            row[index] = self._above(index, self.sheet.rows[top])
        return row

    def _above(self, index: int, raw: Row) -> Cell:
        """Return what a merged cell shows in its further rows: the cell of its first row."""
        cell = raw[index] if index < len(raw) else None
        column, texts = next(one for one in self.texts if one[0].index == index)
        return (texts.get(cell) or self._text(cell, column, texts) or None) if isinstance(cell, str) else cell

    def _text(self, text: str, column: Column, texts: dict[str, str]) -> str:
        """Return a text in Unicode, and remember it; lines stay apart, other spaces are collapsed."""
        composed = nfc(text)
        if self.known.charset is not None:
            composed = (decode if column.legacy else decode_if_better)(composed, self.known.charset)
        lines = composed.splitlines()
        clean = (
            "\n".join(filter(None, map(collapse_spaces, lines))) if lines[1:] else collapse_spaces(composed)
        )
        return texts.setdefault(text, AGAIN if is_again(clean) else clean)

    def _plain_text(self, text: str) -> str:
        """Return a text from outside the known columns in Unicode, on one line."""
        composed = collapse_spaces(nfc(text))
        return decode_if_better(composed, self.known.charset) if self.known.charset else composed

    def _is_signature(self, said: Sequence[Cell]) -> bool:
        """Tell whether the list ends here: who made it, where it goes, the place and day, a stamp."""
        if len(said) > MOST_IN_A_SIGNATURE:
            return False
        texts = [self._plain_text(cell).lower() for cell in said if isinstance(cell, str)]
        return any(SIGNED.fullmatch(text) for text in texts)

    def _is_aside(self, raw: Row, row: list[Cell], said: Sequence[Cell]) -> bool:
        """Tell whether a row adds up, numbers the columns or repeats the header."""
        first = next((cell for cell in said if isinstance(cell, str)), None)
        if first is not None and TOTALS.fullmatch(self._plain_text(first).lower()):
            return True
        if all(text_of(cell) in self.headings for cell in row if cell is not None):
            return True
        return text_of(said[0]).strip("() ").upper() in {"1", "A"} and is_numbering(raw)

    def _ordinal(self, raw: Row) -> int | None:
        """Return the number in the ordinal column; None where there is no such column or no number."""
        index = self.place.get(Field.ORDINAL)
        cell = raw[index] if index is not None and index < len(raw) else None
        if isinstance(cell, str) and (number := cell.strip()).isdecimal():
            return int(number)
        return cell if isinstance(cell, int) and not isinstance(cell, bool) else None

    def _division(self, row: list[Cell], said: Sequence[Cell]) -> str | None:
        """Return the title of a section if the row is one: a single text, apart from its numbering."""
        texts = [cell for cell in said if isinstance(cell, str)]
        if not texts or len(said) > 2:  # noqa: PLR2004 -- numbering and title
            return None
        title = self._plain_text(texts[-1])
        numbered = len(said) == 2  # noqa: PLR2004
        if numbered and not SECTION_NUMBER.fullmatch(str(said[0]).strip(" .)")):
            return None
        among_names = any(row[index] is not None for index in self.naming)
        divides = numbered or NUMBERING.match(title) or DIVISION.match(title.lower())
        return NUMBERING.sub("", title) if divides or not among_names else None

    def _repeat(self, row: list[Cell], above: list[Cell], *, numbered: bool) -> None:
        """Fill in what a row only points at: nt, ″, and in a list of results no name under the one above."""
        nameless = all(row[index] is None for index in self.naming)
        for index, cell in enumerate(row):
            if cell is AGAIN or (cell in DASHES and index in self.dash_repeats):
                row[index] = above[index]
        if nameless and self.long and not numbered:
            for index in self.naming:
                row[index] = above[index]
