"""Who a row speaks of, as written: read from its cells, not yet matched with anybody."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vinhdanh.common.text import clean_name, compare_key
from vinhdanh.documents.domain.workbook import Cell, Row, Sheet
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.body import BodyRow
from vinhdanh.records.domain.reading.cells import (
    GENDER_OF,
    GROUP_OF,
    code_key,
    is_broken_formula,
    is_nothing,
    is_tick,
    look_up,
    read_day,
    shown,
    staff_code,
    text_of,
)
from vinhdanh.records.domain.reading.columns import Stated
from vinhdanh.records.domain.reading.fields import FIELD_NAMES, OF_PERSONS, Field, SheetKind
from vinhdanh.records.domain.reading.known import KnownUnit, Units
from vinhdanh.records.domain.reading.problems import Fault
from vinhdanh.records.domain.reading.recognition import Column, SheetRecognition

YOUNGEST, OLDEST = 14, 110
LONGEST_CODE, LONGEST_TEXT = 30, 120
IDENTIFYING = OF_PERSONS | {
    Field.STAFF_CODE,
    Field.NAME,
    Field.SURNAME,
    Field.GIVEN,
    Field.MALE,
    Field.FEMALE,
    Field.UNIT,
    Field.TITLE,
    Field.POSITION,
    Field.COLLECTIVE,
}

Names = dict[tuple[str, bool], tuple[str, str, str, tuple[str, ...]]]
"""Names read before: as written and whether in an old font → as :func:`_read_written` gave them."""


@dataclass(slots=True)
class Draft:
    """One row on its way: who it speaks of as written, its facts, and what is wrong with it."""

    of_sheet: SheetRecognition
    row: int
    cells: Row
    code: str = ""
    name: str = ""
    name_key: str = ""
    born: date | None = None
    born_year: int | None = None
    gender: str = ""
    group: str = ""
    unit: KnownUnit | None = None
    title: str = ""
    joined: date | None = None
    collective: str | None = None
    facts: list[Stated] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        """Return the name of the sheet."""
        return self.of_sheet.name

    @property
    def kind(self) -> SheetKind:
        """Return what the sheet lists."""
        return self.of_sheet.kind

    @property
    def code_key(self) -> str:
        """Return what all writings of the staff code share."""
        return code_key(self.code)

    @property
    def blocked(self) -> bool:
        """Tell whether something stops the row."""
        return bool(self.faults) and any(fault.blocks for fault in self.faults)


class IdentityReader:
    """Reads who the rows of one sheet speak of."""

    def __init__(
        self, sheet: Sheet, known: SheetRecognition, *, units: Units, names: Names, today: date
    ) -> None:
        """Prepare for a sheet as it was recognised; ``names`` are kept from sheet to sheet."""
        self.known = known
        self.units = units
        self.today = today
        self.of: dict[Field, Column] = {column.field: column for column in reversed(known.columns)}
        self.places = [(one, column.index) for one, column in self.of.items() if one in IDENTIFYING]
        self.code_width = self._code_width(sheet)
        self.name_parts = [one for one in (Field.SURNAME, Field.GIVEN, Field.NAME) if one in self.of]
        self.names = names
        self.must_be_named = known.kind is SheetKind.PEOPLE

    def read(self, row: BodyRow) -> Draft:
        """Return the draft of a row, without its facts."""
        draft = Draft(self.known, row.number, row.cells)
        cells = {one: row.cells[index] for one, index in self.places}
        for one, cell in cells.items():
            if isinstance(cell, str) and cell[0] == "#" and is_broken_formula(cell):
                self._fault(
                    draft, one, f"ô báo lỗi công thức “{shown(cell)}”. Hãy sửa công thức hoặc gõ lại giá trị"
                )
        if self.known.kind is SheetKind.COLLECTIVES:
            self._read_collective(draft, cells)
            return draft
        self._read_name(draft, cells)
        self._read_birth(draft, cells)
        self._read_details(draft, cells)
        self._read_unit(draft, cells, row.section)
        return draft

    def _code_width(self, sheet: Sheet) -> int:
        """Return how long staff codes of digits are where some still have their leading zeros; else 0."""
        if (column := self.of.get(Field.STAFF_CODE)) is None:
            return 0
        rows = sheet.rows[self.known.header_bottom :]
        texts = (row[column.index] for row in rows if column.index < len(row))
        widths = Counter(
            len(text) for text in texts if isinstance(text, str) and text.isdigit() and text[0] == "0"
        )
        return widths.most_common(1)[0][0] if widths else 0

    def _fault(self, draft: Draft, wanted: Field, phrase: str, *, blocks: bool = True) -> None:
        """Note a fault at the column that holds a field."""
        column = self.of[wanted].letters if wanted in self.of else ""
        draft.faults.append(Fault(column, phrase, blocks))

    def _read_name(self, draft: Draft, cells: Mapping[Field, Cell]) -> None:
        """Read the staff code and the name."""
        draft.code = staff_code(cells.get(Field.STAFF_CODE), width=self.code_width)
        draft.code = self._limited(draft, Field.STAFF_CODE, draft.code, LONGEST_CODE)
        at = self.name_parts[-1] if self.name_parts else Field.STAFF_CODE
        written = " ".join([text_of(cells[one]) for one in self.name_parts if not is_nothing(cells[one])])
        if not written:
            if self.must_be_named or not draft.code:
                self._fault(draft, at, "thiếu họ tên. Hãy ghi họ và tên đầy đủ vào ô này")
            return
        legacy = self.of[at].legacy
        known = self.names.get((written, legacy))
        if known is None:
            known = self.names[written, legacy] = _read_written(written, legacy=legacy)
        draft.name, draft.name_key, fault, remarks = known
        draft.name = self._limited(draft, at, draft.name, LONGEST_TEXT)
        if fault:
            self._fault(draft, at, f"họ tên {fault}")
        for remark in remarks:
            self._fault(
                draft, at, f"họ tên có {remark}" if remark.startswith("chữ") else remark, blocks=False
            )

    def _limited(self, draft: Draft, wanted: Field, text: str, most: int) -> str:
        """Return a text as long as the record holds; a fault if it is longer."""
        if len(text) > most:
            what = FIELD_NAMES[wanted].lower()
            self._fault(draft, wanted, f"{what} dài {len(text)} ký tự, quá {most}. Hãy viết gọn lại")
        return text[:most]

    def _read_birth(self, draft: Draft, cells: Mapping[Field, Cell]) -> None:
        """Read the birth date, which may stand in one of two columns and so tell the gender."""
        for wanted, gender in ((Field.BORN, ""), (Field.BORN_MALE, "male"), (Field.BORN_FEMALE, "female")):
            if is_nothing(cell := cells.get(wanted)):
                continue
            draft.gender = gender
            if (day := self._day(draft, wanted, cell)) is not None:
                draft.born, draft.born_year = (None, day) if isinstance(day, int) else (day, day.year)
            if draft.born_year and not YOUNGEST <= self.today.year - draft.born_year <= OLDEST:
                self._fault(
                    draft, wanted, f"năm sinh {draft.born_year} không hợp lý. Hãy kiểm tra lại ngày sinh"
                )

    def _day(self, draft: Draft, wanted: Field, cell: Cell) -> date | int | None:
        """Return the day or year in a cell."""
        try:
            return read_day(cell)
        except ValueError as reason:
            self._fault(draft, wanted, f"{reason}. Hãy ghi dạng ngày/tháng/năm, ví dụ 20/11/1985")
            return None

    def _read_details(self, draft: Draft, cells: Mapping[Field, Cell]) -> None:
        """Read gender, group, title and the day of joining."""
        if not is_nothing(said := cells.get(Field.GENDER)):
            gender = look_up(text_of(said), GENDER_OF)
            if gender is None:
                self._fault(draft, Field.GENDER, f"không hiểu giới tính “{shown(said)}”. Hãy ghi Nam hoặc Nữ")
            draft.gender = gender or draft.gender
        elif Field.FEMALE in self.of or Field.MALE in self.of:
            draft.gender = _ticked_gender(cells)
        if not is_nothing(said := cells.get(Field.GROUP)):
            draft.group = look_up(text_of(said), GROUP_OF) or ""
            if not draft.group:
                expected = words.choices("person-group", words.GROUPS)
                self._fault(
                    draft,
                    Field.GROUP,
                    f"không hiểu đối tượng “{shown(said)}”. Hãy ghi một trong: {expected}",
                )
        if not is_nothing(said := cells.get(Field.TITLE)):
            draft.title = self._limited(draft, Field.TITLE, text_of(said), LONGEST_TEXT)
        if not is_nothing(said := cells.get(Field.JOINED)):
            day = self._day(draft, Field.JOINED, said)
            draft.joined = day if isinstance(day, date) else None
            if draft.joined and draft.joined > self.today:
                self._fault(
                    draft,
                    Field.JOINED,
                    f"ngày vào cơ quan {draft.joined:%d/%m/%Y} chưa đến. Hãy sửa lại ngày",
                )
            if draft.joined and draft.born and draft.joined <= draft.born:
                self._fault(
                    draft, Field.JOINED, "ngày vào cơ quan đứng trước ngày sinh. Hãy kiểm tra lại cả hai ngày"
                )

    def _read_unit(self, draft: Draft, cells: Mapping[Field, Cell], section: str) -> None:
        """Read the unit: from its column, from “Chức vụ, đơn vị”, or from the section the row stands in."""
        if not is_nothing(said := cells.get(Field.POSITION)):
            written = said if isinstance(said, str) else text_of(said)
            title, _, place = written.replace("\n", ", ").partition(", ")
            unit = self.units.find(place)
            draft.title, draft.unit = (title, unit) if unit else (text_of(said), None)
        text = "" if is_nothing(said := cells.get(Field.UNIT)) else text_of(said)
        if text:
            if (unit := self.units.find(text)) is None:
                near = self.units.suggest(text)
                advice = (
                    f"Có phải “{near}” không? Hãy ghi đúng tên" if near else "Hãy ghi đúng tên đơn vị đã có"
                )
                self._fault(draft, Field.UNIT, f"đơn vị “{shown(text)}” chưa có trong hệ thống. {advice}")
            else:
                draft.unit = unit
        elif draft.unit is None and section and (unit := self.units.find(section)):
            draft.unit = unit

    def _read_collective(self, draft: Draft, cells: Mapping[Field, Cell]) -> None:
        """Read which collective a row speaks of."""
        draft.name = text_of(cells.get(Field.COLLECTIVE))
        if is_nothing(draft.name):
            self._fault(draft, Field.COLLECTIVE, "thiếu tên tập thể. Hãy ghi tên đơn vị vào ô này")
        elif (unit := self.units.find(re.sub(r"^tập thể\s+", "", draft.name, flags=re.IGNORECASE))) is None:
            near = self.units.suggest(draft.name)
            advice = f"Có phải “{near}” không? Hãy ghi đúng tên" if near else "Hãy ghi đúng tên đơn vị đã có"
            self._fault(
                draft, Field.COLLECTIVE, f"tập thể “{shown(draft.name)}” chưa có trong hệ thống. {advice}"
            )
        else:
            draft.collective = unit.key


def _read_written(written: str, *, legacy: bool) -> tuple[str, str, str, tuple[str, ...]]:
    """Return a written name clean, the key it is compared by, why it is refused, and what was changed."""
    try:
        clean = clean_name(written)
    except ValueError as fault:
        return "", "", str(fault), ()
    name = _with_capitals(clean.text) if legacy else clean.text
    return name, compare_key(name), "", clean.remarks


def _with_capitals(name: str) -> str:
    """Give each word its capital: old fonts had none for letters with a tone."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _ticked_gender(cells: Mapping[Field, Cell]) -> str:
    """Return the gender that ticks under “Nam”, “Nữ” say; where only women are ticked, the rest are men."""
    if not is_nothing(said := cells.get(Field.FEMALE)) and (
        is_tick(said) or look_up(text_of(said), GENDER_OF) == "female"
    ):
        return "female"
    return "male"
