"""From the rows of one sheet to facts in the ledger's shape, and to what is wrong with them."""

from collections.abc import Callable
from datetime import date

from vinhdanh.documents.domain.workbook import Cell, Row
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.award_facts import read_awards
from vinhdanh.records.domain.reading.cells import is_nothing, rating, shown, text_of
from vinhdanh.records.domain.reading.columns import Cells, Columns, Found, Stated
from vinhdanh.records.domain.reading.fields import Field, SheetKind
from vinhdanh.records.domain.reading.recognition import Column, SheetRecognition
from vinhdanh.records.domain.reading.row_facts import read_discipline, read_members, read_work


def read_rating(columns: Columns, column: Column, cell: Cell, row: Cells) -> Found:
    """Read a rating."""
    found = Found()
    if is_nothing(cell):
        return found
    if (value := rating(text_of(cell))) is None:
        expected = words.choices("rating", words.RATINGS)
        found.fault(column.letters, f"không hiểu xếp loại “{shown(cell)}”. Hãy ghi một trong: {expected}")
    elif year := columns.year(found, column, row):
        found.facts.append(Stated({"kind": "rating", "year": year, "value": value}, column.letters))
    return found


OF_ROWS: dict[SheetKind, Callable[[Columns, Cells], Found]] = {
    SheetKind.DISCIPLINES: read_discipline,
    SheetKind.INITIATIVES: read_work,
    SheetKind.COLLECTIVES: read_members,
}
OF_CELLS: dict[Field, Callable[[Columns, Column, Cell, Cells], Found]] = {
    Field.RATING: read_rating,
    Field.AWARD: read_awards,
}
BESIDE = frozenset({Field.YEAR, Field.DECISION, Field.DECIDED, Field.DECIDED_BY, Field.BASIS})
ONE_A_ROW = frozenset({SheetKind.DISCIPLINES, SheetKind.INITIATIVES})


class FactReader:
    """Reads the facts of one sheet's rows; where a cell stands for itself, equal cells are read once."""

    def __init__(self, known: SheetRecognition, *, today: date) -> None:
        """Prepare for a sheet as it was recognised."""
        self.columns = Columns(known, today=today)
        self.depends_on_row = bool(BESIDE & self.columns.of.keys())
        self.cell_readers = [
            (column, OF_CELLS[column.field])
            for column in known.columns
            if column.field in OF_CELLS and known.kind not in ONE_A_ROW
        ]
        self.row_reader = OF_ROWS.get(known.kind)
        self.read_before: dict[tuple[int, Cell], Found] = {}

    def read(self, cells: Row) -> Found:
        """Return the facts of a row and what is wrong with them."""
        found = Found()
        row = {one: cells[index] for one, index in self.columns.places} if self._needs_row else {}
        for column, read_cell in self.cell_readers:
            cell = cells[column.index]
            if cell is None:
                continue
            if self.depends_on_row:
                found.take(read_cell(self.columns, column, cell, row))
                continue
            known = self.read_before.get((column.index, cell))
            if known is None:
                known = read_cell(self.columns, column, cell, row)
                self.read_before[column.index, cell] = known
            found.take(known)
        if self.row_reader is not None:
            found.take(self.row_reader(self.columns, row))
        return found

    @property
    def _needs_row(self) -> bool:
        """Tell whether cells are read together with those beside them."""
        return self.depends_on_row or self.row_reader is not None
