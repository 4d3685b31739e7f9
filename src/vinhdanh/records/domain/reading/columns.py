"""The columns of one sheet as a reader of rows uses them: what was found, and what is wrong where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.documents.domain.workbook import Cell
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.cells import is_nothing, look_up, read_day, shown, text_of, year_of
from vinhdanh.records.domain.reading.fields import FIELD_NAMES, Field
from vinhdanh.records.domain.reading.problems import Fault
from vinhdanh.records.domain.reading.recognition import Column, SheetRecognition

LedgerFact = dict[str, Any]
"""One fact as a facts file has it, dates in ISO; equal cells share one object, so it is never changed."""
Cells = Mapping[Field, Cell]
"""One row by what its columns hold."""
PEOPLE_COUNTED = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d+)(?: người)?")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a row states it: the letters of its column, and of the columns that hold a detail of it."""

    content: LedgerFact
    column: str
    details: Mapping[str, str] = field(default_factory=dict)

    def column_against(self, other: LedgerFact) -> str:
        """Return the letters of the column in which this fact differs from another about the same."""
        differing = (key for key in self.content | other if self.content.get(key) != other.get(key))
        return next((self.details[key] for key in differing if self.details.get(key)), self.column)


@dataclass(slots=True)
class Found:
    """What was found in some cells: facts, what stops the row, what is worth knowing."""

    facts: list[Stated] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def blocked(self) -> bool:
        """Tell whether something stops the row."""
        return any(fault.blocks for fault in self.faults)

    def fault(self, column: str, phrase: str) -> None:
        """Note what stops the row."""
        self.faults.append(Fault(column, phrase))

    def remark(self, column: str, phrase: str) -> None:
        """Note what is worth knowing."""
        self.faults.append(Fault(column, phrase, blocks=False))

    def take(self, other: "Found") -> None:
        """Add what was found elsewhere in the row."""
        self.facts += other.facts
        self.faults += other.faults


class Columns:
    """Where what stands in one sheet, and how its cells are read; what is wrong goes to a :class:`Found`."""

    def __init__(self, known: SheetRecognition, *, today: date) -> None:
        """Prepare for a sheet as it was recognised."""
        self.known = known
        self.today = today
        self.of: dict[Field, Column] = {column.field: column for column in reversed(known.columns)}
        self.places: list[tuple[Field, int]] = [
            (one, column.index) for one, column in self.of.items() if one is not Field.IGNORED
        ]

    def year(self, found: Found, column: Column, row: Cells) -> int | None:
        """Return the year a cell speaks of: its column's, its row's or the title's; else a fault."""
        written = row.get(Field.YEAR)
        year = column.year or (self.known.year if is_nothing(written) else year_of(written))
        at = column.letters if column.year or is_nothing(written) else self.known.letters(Field.YEAR)
        if year is None and not is_nothing(written):
            found.fault(at, f"không hiểu năm “{shown(written)}”. Hãy ghi năm bằng bốn chữ số")
        elif year is None:
            advice = "Hãy ghi năm ở tiêu đề cột, tiêu đề bảng hoặc thêm cột “Năm”"
            found.fault(at, f"không rõ số liệu ở ô này của năm nào. {advice}")
        elif year > self.today.year:
            found.fault(at, f"năm {year} chưa đến. Hãy sửa lại năm")
        else:
            return year
        return None

    def day(self, found: Found, row: Cells, wanted: Field) -> date | None:
        """Return the day in a column; None if there is none, or with a fault if it cannot be read."""
        cell = row.get(wanted)
        if is_nothing(cell):
            return None
        try:
            day = read_day(cell)
        except ValueError as reason:
            advice = "Hãy ghi dạng ngày/tháng/năm, ví dụ 20/11/2025"
            found.fault(self.known.letters(wanted), f"{reason}. {advice}")
            return None
        if isinstance(day, int):
            found.fault(self.known.letters(wanted), f"chỉ ghi “{shown(cell)}”. Hãy ghi đủ ngày/tháng/năm")
            return None
        return day

    def coded(
        self, found: Found, row: Cells, wanted: Field, *, table: Mapping[str, str], listed: str
    ) -> str | None:
        """Return the code of a word of a vocabulary; a fault if there is none or it is not understood."""
        text = text_of(row.get(wanted))
        code = None if is_nothing(text) else look_up(text, table)
        if code is None:
            what = FIELD_NAMES[wanted].lower()
            fault = f"thiếu {what}" if is_nothing(text) else f"không hiểu {what} “{shown(text)}”"
            expected = words.choices(listed, dict.fromkeys(table.values()))
            found.fault(self.known.letters(wanted), f"{fault}. Hãy ghi một trong: {expected}")
        return code

    def people(self, found: Found, row: Cells, wanted: Field) -> int | None:
        """Return a number of people; a fault if the cell is none."""
        cell = row[wanted]
        if isinstance(cell, int) and not isinstance(cell, bool) and cell >= 0:
            return cell
        if (said := PEOPLE_COUNTED.fullmatch(text_of(cell).lower())) is None:
            found.fault(
                self.known.letters(wanted), f"“{shown(cell)}” không phải là số người. Hãy ghi một số nguyên"
            )
            return None
        return int(said[1].replace(".", ""))
