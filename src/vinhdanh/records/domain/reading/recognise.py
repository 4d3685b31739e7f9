"""Recognising a workbook: which rows are the header, what each column holds, what each sheet is a list of."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from vinhdanh.common.charsets import Charset, decode, decode_if_better, legacy_charset
from vinhdanh.common.text import fold, nfc
from vinhdanh.documents.domain.workbook import Cell, Row, Sheet, Workbook, column_letters
from vinhdanh.records.domain.reading.awards import Citation, find_award, read_citation
from vinhdanh.records.domain.reading.cells import (
    GENDER_OF,
    is_again,
    is_nothing,
    is_tick,
    look_up,
    rating,
    read_day,
    text_of,
    years_in,
)
from vinhdanh.records.domain.reading.fields import (
    BY_YEAR,
    DATES,
    OF_COLLECTIVES,
    OF_PERSONS,
    Field,
    SheetKind,
)
from vinhdanh.records.domain.reading.headers import Header, find_header, header_at, is_numbering
from vinhdanh.records.domain.reading.headings import SURE, Heading, read_heading
from vinhdanh.records.domain.reading.recognition import Column, Recognition, SheetRecognition

SAMPLED = 300  # rows below the header from which a column is judged
SHOWN = 3
FEW = 3
MOSTLY = 0.7
SELDOM = 0.3
DOUBT = 35
BY_CONTENT = 65
NO_HEADER = (
    "Trang “{sheet}”: không tìm thấy dòng tiêu đề. Cần một dòng ghi tên các cột, ví dụ “STT”, “Họ và tên”, "
    "“Ngày sinh”, “Xếp loại năm 2024”. Hãy thêm dòng tiêu đề rồi tải lên lại, hoặc dùng mẫu của hệ thống."
)
NO_MEANING = (
    "Trang “{sheet}”: chưa rõ đây là danh sách gì vì không nhận ra cột họ tên (hoặc mã cán bộ, tên tập thể) "
    "cùng với cột nội dung. Hãy chọn lại ý nghĩa của các cột."
)
HIDDEN = "Trang “{sheet}” đang bị ẩn nên không được nhập. Nếu cần, hãy bỏ ẩn trang rồi tải lên lại."
NO_LISTS = frozenset({"can sua", "huong dan"})
"""Sheets that our own workbooks carry beside the lists."""
MANY = frozenset({Field.AWARD, Field.RATING, Field.IGNORED})


def recognise(workbook: Workbook, *, headers: Mapping[str, tuple[int, int]] | None = None) -> Recognition:
    """Recognise every sheet; ``headers`` are first and last rows (from 1) that a person chose."""
    chosen = headers or {}
    lists = (sheet for sheet in workbook.sheets if sheet.rows and fold(sheet.name) not in NO_LISTS)
    sheets = [_recognise_sheet(sheet, chosen.get(sheet.name)) for sheet in lists]
    if all(sheet.kind is not SheetKind.PEOPLE for sheet in sheets):
        sheets = [_promoted(sheet) for sheet in sheets]
    return Recognition(tuple(sheets))


def _promoted(sheet: SheetRecognition) -> SheetRecognition:
    """Let a list of results stand as the list of people where there is no other and it tells them apart."""
    tells_apart = {Field.STAFF_CODE, Field.BORN} & sheet.fields
    wide = Field.YEAR not in sheet.fields
    if sheet.kind in {SheetKind.RATINGS, SheetKind.TITLES} and tells_apart and wide:
        return replace(sheet, kind=SheetKind.PEOPLE)
    return sheet


def _recognise_sheet(sheet: Sheet, chosen: tuple[int, int] | None) -> SheetRecognition:
    """Recognise one sheet."""
    fonts = dict(_fonts(sheet))
    charset = Counter(fonts.values()).most_common(1)[0][0] if fonts else None
    head = _legible_head(sheet, charset)
    header = header_at(head, top=chosen[0] - 1, bottom=chosen[1] - 1) if chosen else find_header(head)
    if header is None or sheet.hidden:
        problem = (NO_HEADER if header is None else HIDDEN).format(sheet=sheet.name)
        problem = "" if header is None and sheet.hidden else problem
        return SheetRecognition(sheet.name, SheetKind.UNKNOWN, 0, 0, None, charset, (), problem)
    columns = _columns(sheet, header, fonts)
    kind = _kind(columns, _context(head, header))
    return SheetRecognition(
        name=sheet.name,
        kind=kind,
        header_top=header.top + 1,
        header_bottom=header.bottom + 1,
        year=_context_year(head, header),
        charset=charset,
        columns=columns,
        problem=NO_MEANING.format(sheet=sheet.name) if kind is SheetKind.UNKNOWN else "",
    )


def _fonts(sheet: Sheet) -> Iterator[tuple[int, Charset]]:
    """Yield the columns written with an old font, each with its charset."""
    width = max(map(len, sheet.rows[:SAMPLED]), default=0)
    for column in range(width):
        texts = [
            cell for row in sheet.rows[:SAMPLED] if column < len(row) and isinstance(cell := row[column], str)
        ]
        if charset := legacy_charset(map(nfc, texts)):
            yield column, charset


def _legible_head(sheet: Sheet, charset: Charset | None) -> Sheet:
    """Return the top of the sheet in Unicode."""

    def legible(cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        return nfc(cell) if charset is None else decode_if_better(nfc(cell), charset)

    return replace(sheet, rows=[tuple(map(legible, row)) for row in sheet.rows[:SAMPLED]])


def _context(head: Sheet, header: Header) -> str:
    """Return what stands above the header and on the sheet's tab: it often says what the list is."""
    above = (text_of(cell) for row in head.rows[: header.top] for cell in row if isinstance(cell, str))
    return " ".join([head.name, *above])


def _context_year(head: Sheet, header: Header) -> int | None:
    """Return the one year named above the header or on the tab; None if there is none or several."""
    years = years_in(_context(head, header))
    return years[0] if len(years) == 1 else None


def _columns(sheet: Sheet, header: Header, fonts: Mapping[int, Charset]) -> tuple[Column, ...]:
    """Recognise the columns of a sheet."""
    values = _values(sheet.rows[header.bottom + 1 :], len(header.lines), fonts)
    headings = _headings(header, values)
    found = [
        Column(
            index=index,
            letters=column_letters(index),
            heading=header.text(index),
            field=heading.field,
            year=heading.year if heading.field in BY_YEAR else None,
            award=heading.award,
            decision=_decision(header.text(index)).number if heading.field is Field.AWARD else "",
            decided=_decision(header.text(index)).day if heading.field is Field.AWARD else None,
            confidence=heading.sure if heading.field is not Field.IGNORED else 0,
            samples=tuple(dict.fromkeys(text_of(cell)[:60] for cell in values[index]))[:SHOWN],
            legacy=index in fonts,
        )
        for index, heading in enumerate(headings)
        if header.text(index) or values[index]
    ]
    return tuple(_without_rivals(found))


def _decision(heading: str) -> Citation:
    """Return the decision that a heading names for its whole column."""
    try:
        return read_citation(heading)
    except ValueError:
        return Citation("", None, heading)


def _values(rows: Iterable[Row], width: int, fonts: Mapping[int, Charset]) -> list[list[Cell]]:
    """Return for each column the first values below the header, in Unicode, without repetitions."""
    values: list[list[Cell]] = [[] for _ in range(width)]
    for row in islice(rows, SAMPLED):
        if sum(cell is not None for cell in row) < min(3, width) or is_numbering(row):
            continue  # the name of a section, the numbers of the columns
        for index, cell in enumerate(row[:width]):
            if not is_nothing(cell) and not is_again(cell):
                legible = (
                    decode(nfc(cell), fonts[index]) if isinstance(cell, str) and index in fonts else cell
                )
                values[index].append(legible)
    return values


def _headings(header: Header, values: list[list[Cell]]) -> list[Heading]:
    """Read all headings, then let the values under them speak."""
    read = [read_heading(lines) for lines in header.lines]
    if not {Field.NAME, Field.SURNAME} & {heading.field for heading in read} and _is_of_units(header, read):
        read = [read_heading(lines, collectives=True) for lines in header.lines]
        if all(heading.field is not Field.COLLECTIVE for heading in read):
            read = [replace(one, field=Field.COLLECTIVE) if one.field is Field.UNIT else one for one in read]
    else:
        read = _names_in_two(header, read, values)
    return [_weighed(heading, cells) for heading, cells in zip(read, values, strict=True)]


def _is_of_units(header: Header, read: list[Heading]) -> bool:
    """Tell whether the headings are those of a list of units: no person's, and at least two of a unit's."""
    if any(heading.field in OF_PERSONS | {Field.STAFF_CODE} for heading in read):
        return False
    units = {read_heading(lines, collectives=True).field for lines in header.lines}
    return len(units & OF_COLLECTIVES) >= 2 or Field.COLLECTIVE in units  # noqa: PLR2004


def _names_in_two(header: Header, read: list[Heading], values: list[list[Cell]]) -> list[Heading]:
    """See “Họ và tên” over two columns as surname and given name, and “Tên” alone as the whole name."""
    fields = [heading.field for heading in read]
    for index, field in enumerate(fields[:-1]):
        beside = header.text(index + 1)
        if (
            field is Field.NAME
            and beside in {"", header.text(index)}
            and _are_single_words(values[index + 1])
        ):
            surname, given = (
                replace(read[index], field=Field.SURNAME),
                replace(read[index], field=Field.GIVEN),
            )
            return [*read[:index], surname, given, *read[index + 2 :]]
    if Field.GIVEN in fields and Field.SURNAME not in fields and Field.NAME not in fields:
        return [replace(one, field=Field.NAME) if one.field is Field.GIVEN else one for one in read]
    return read


def _are_single_words(cells: list[Cell]) -> bool:
    """Tell whether the values are given names: texts of one word."""
    return bool(cells) and sum(
        isinstance(cell, str) and len(cell.split()) == 1 for cell in cells
    ) >= MOSTLY * len(cells)


def _weighed(heading: Heading, cells: list[Cell]) -> Heading:
    """Return a heading with the values below it taken into account: they may contradict it or stand alone."""
    if heading.sure < SURE:
        return _by_content(heading, cells)
    if heading.field is Field.FEMALE and cells and _fit(Field.BORN, cells) >= MOSTLY:
        return replace(heading, field=Field.BORN_FEMALE)
    if heading.field in FITTING and len(cells) >= FEW and _fit(heading.field, cells) < SELDOM:
        return replace(heading, sure=max(SURE, heading.sure - DOUBT))
    return heading


def _by_content(heading: Heading, cells: list[Cell]) -> Heading:
    """Return a heading that says nothing, understood from ratings or awards that stand below it."""
    texts = [text for cell in cells if (text := text_of(cell))]
    if texts and sum(rating(text) is not None for text in texts) >= MOSTLY * len(texts):
        return replace(heading, field=Field.RATING, sure=BY_CONTENT)
    if texts and sum(find_award(text) is not None for text in texts) >= MOSTLY * len(texts):
        return replace(heading, field=Field.AWARD, sure=BY_CONTENT)
    return heading


def _fit(field: Field, cells: list[Cell]) -> float:
    """Return what share of the values could stand in such a column."""
    return sum(map(FITTING[field], cells)) / len(cells)


def _is_day(cell: Cell) -> bool:
    """Tell whether a cell can be read as a day or a year."""
    try:
        read_day(cell)
    except ValueError:
        return False
    return True


def _is_name(cell: Cell) -> bool:
    """Tell whether a cell could be a full name."""
    return isinstance(cell, str) and 2 <= len(cell.split()) <= 7 and not any(map(str.isdigit, cell))  # noqa: PLR2004


FITTING: dict[Field, Callable[[Cell], bool]] = {
    **dict.fromkeys(DATES, _is_day),
    Field.NAME: _is_name,
    Field.RATING: lambda cell: isinstance(cell, str) and rating(cell) is not None,
    Field.AWARD: lambda cell: (
        is_tick(cell) or bool(years_in(text_of(cell))) or find_award(text_of(cell)) is not None
    ),
    Field.GENDER: lambda cell: isinstance(cell, str) and look_up(cell, GENDER_OF) is not None,
}


def _without_rivals(columns: list[Column]) -> Iterator[Column]:
    """Yield the columns, of two for the same thing only the surer (then the first) keeping its meaning."""
    best: dict[tuple[Field, int | None], Column] = {}
    for column in columns:
        rival = best.get((column.field, column.year))
        if rival is None or column.confidence > rival.confidence:
            best[column.field, column.year] = column
    for column in columns:
        if column.field in MANY or best[column.field, column.year] is column:
            yield column
        else:
            yield replace(column, field=Field.IGNORED, year=None, confidence=0)


def _kind(columns: tuple[Column, ...], context: str) -> SheetKind:
    """Tell what a sheet lists from what its columns hold, and from its title where they leave it open."""
    fields, said = {column.field for column in columns}, fold(context)
    if Field.COLLECTIVE in fields:
        return SheetKind.COLLECTIVES
    if not fields & {Field.NAME, Field.STAFF_CODE} and not {Field.SURNAME, Field.GIVEN} <= fields:
        return SheetKind.UNKNOWN
    dated = fields & {Field.FROM, Field.UNTIL, Field.DECIDED}
    signs = (
        (SheetKind.DISCIPLINES, Field.DISCIPLINE in fields and (dated or "ky luat" in said)),
        (SheetKind.INITIATIVES, Field.WORK in fields and not fields & OF_PERSONS),
        (SheetKind.PEOPLE, fields & OF_PERSONS and not {Field.YEAR, Field.AWARD} <= fields),
        (SheetKind.RATINGS, Field.RATING in fields and not (Field.AWARD in fields and "khen" in said)),
        (SheetKind.TITLES, Field.AWARD in fields),
        (SheetKind.PEOPLE, fields & {Field.UNIT, Field.TITLE, Field.POSITION, Field.STAFF_CODE}),
    )
    return next((kind for kind, is_one in signs if is_one), SheetKind.UNKNOWN)
