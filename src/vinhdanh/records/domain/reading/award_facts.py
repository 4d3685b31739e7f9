"""From a cell about titles and awards, and the row around it, to facts of the ledger."""

from collections.abc import Iterator, Mapping
from datetime import date

from vinhdanh.common.text import collapse_spaces
from vinhdanh.documents.domain.workbook import Cell
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.awards import Mention, mentions, read_citation, unread
from vinhdanh.records.domain.reading.cells import (
    BASIS_OF,
    is_nothing,
    is_tick,
    look_up,
    shown,
    text_of,
    year_of,
    years_in,
)
from vinhdanh.records.domain.reading.columns import Cells, Columns, Found, LedgerFact, Stated
from vinhdanh.records.domain.reading.fields import Field, SheetKind
from vinhdanh.records.domain.reading.recognition import Column

HOW_TO_NAME = (
    "Hãy ghi tên đầy đủ hoặc viết tắt thông dụng, ví dụ: LĐTT, CSTĐCS, CSTĐ cấp Bộ, Bằng khen của Bộ trưởng"
)
MEND_DAY = "Hãy sửa lại ngày của quyết định"
HOW_TO_DATE = (
    "Hãy ghi vào ô, ví dụ “Số 15/QĐ-BTT ngày 10/01/2025”, "
    "hoặc ghi số và ngày quyết định ở tiêu đề cột nếu cả cột chung một quyết định"
)


def read_awards(columns: Columns, column: Column, cell: Cell, row: Cells) -> Found:
    """Read the titles and awards of a cell."""
    found = Found()
    if is_nothing(cell):
        return found
    text = cell if isinstance(cell, str) else text_of(cell)
    try:
        said = _said(column, text, cell)
    except ValueError as reason:
        found.fault(column.letters, f"{reason}. {MEND_DAY}")
        return found
    beside = decision_beside(found, columns, row)
    if found.blocked:
        return found
    strange = () if column.award else unread(text)
    if strange or not said:
        part = shown((*strange, text)[0])
        found.fault(column.letters, f"không hiểu danh hiệu, khen thưởng “{part}”. {HOW_TO_NAME}")
    for mention in said:
        places = _places(columns, column, mention, beside, row) if row else {}
        _add(found, columns, column, _completed(mention, beside, column), row, places)
    return found


def _said(column: Column, text: str, cell: Cell) -> tuple[Mention, ...]:
    """Return the awards a cell mentions; under a heading that names one, a tick suffices."""
    named = mentions(text)
    if named or column.award is None:
        return named
    cited = read_citation(text)
    years = years_in(cited.rest) or ((year,) if (year := year_of(cell)) else ())
    if is_tick(cell) or years or cited.number or cited.day:
        return (Mention(column.award, years, cited.number, cited.day),)
    return ()


def decision_beside(found: Found, columns: Columns, row: Cells) -> Mention:
    """Return the decision in the row's own columns, as a mention; a fault if its day cannot be one."""
    try:
        cited = read_citation(text_of(row.get(Field.DECISION)))
    except ValueError as reason:
        found.fault(columns.known.letters(Field.DECISION), f"{reason}. {MEND_DAY}")
        return Mention("")
    number = cited.number or collapse_spaces(cited.rest)
    day = columns.day(found, row, Field.DECIDED) or cited.day
    if day and day > columns.today:
        at = columns.known.letters(_dated_in(row))
        found.fault(at, f"ngày quyết định {day:%d/%m/%Y} chưa đến. Hãy sửa lại ngày")
    basis = look_up(text_of(row.get(Field.BASIS)), BASIS_OF) or ""
    return Mention("", (), "" if is_nothing(number) else number, day, basis)


def _dated_in(row: Cells) -> Field:
    """Return which of the row's own columns holds the day of the decision."""
    return Field.DECISION if is_nothing(row.get(Field.DECIDED)) else Field.DECIDED


def _places(
    columns: Columns, column: Column, mention: Mention, beside: Mention, row: Cells
) -> dict[str, str]:
    """Return the letters of the row's own columns that hold, or should hold, details a cell does not say."""
    letters = columns.known.letters
    places = {"by": letters(Field.DECIDED_BY)}
    if not mention.basis:
        places["basis"] = letters(Field.BASIS)
    if not _cites(mention) and (_cites(beside) or column.decided is None):
        dated = _dated_in(row) if beside.decided else Field.DECIDED
        places |= {"decision": letters(Field.DECISION), "decided": letters(dated, Field.DECISION)}
    return places


def _cites(mention: Mention) -> bool:
    """Tell whether a mention says by which decision."""
    return mention.decided is not None or bool(mention.decision)


def _completed(mention: Mention, beside: Mention, column: Column) -> Mention:
    """Fill in a mention from the row's own columns, then from the column's heading."""
    basis = mention.basis or beside.basis
    if _cites(mention):
        number, day = mention.decision, mention.decided
    elif _cites(beside):
        number, day = beside.decision, beside.decided
    else:
        number, day = column.decision, column.decided
    return Mention(mention.award, mention.years, number, day, basis)


def _add(
    found: Found,
    columns: Columns,
    column: Column,
    mention: Mention,
    row: Cells,
    places: Mapping[str, str],
) -> None:
    """Add the facts of one mention, one for each year of an annual title."""
    name = _name(mention)
    if fault := _misplaced(mention, columns.known.kind):
        found.fault(column.letters, fault)
        return
    if fault := _wrong_day(mention, columns.today):
        found.fault(places.get("decided") or column.letters, fault)
        return
    span, years = words.YEARS_HONOURED.get(mention.award, 0), mention.years
    if span and not years:
        if (year := columns.year(found, column, row)) is None:
            return
        years = (year,)
    if late := next((year for year in years if year > columns.today.year), None):
        found.fault(column.letters, f"năm {late} chưa đến nên chưa thể có {name}. Hãy sửa lại năm")
        return
    if not span and not mention.basis:
        found.remark(
            column.letters, f"{name} không ghi loại thành tích nên được hiểu là khen thưởng theo công trạng"
        )
    by = text_of(row.get(Field.DECIDED_BY))
    found.facts += [
        Stated(_fact(mention, honoured, "" if is_nothing(by) else by), column.letters, places)
        for honoured in _periods(years, span)
    ]


def _name(mention: Mention) -> str:
    """Return the official name of the award mentioned."""
    return words.award_name(mention.award)


def _misplaced(mention: Mention, kind: SheetKind) -> str:
    """Say why an award cannot stand in this list; empty if it can."""
    name, of_units = _name(mention), kind is SheetKind.COLLECTIVES
    if not words.may_receive(mention.award, "collective" if of_units else "person"):
        whom = "cá nhân" if of_units else "tập thể"
        return (
            f"{name} là hình thức của {whom} nên không ghi ở danh sách này được. "
            f"Hãy chuyển sang danh sách {whom}"
        )
    return ""


def _wrong_day(mention: Mention, today: date) -> str:
    """Say why an award cannot have been decided as written; empty if it can."""
    name = _name(mention)
    if mention.decided is None:
        return f"{name} chưa có ngày quyết định. {HOW_TO_DATE}"
    day = f"{mention.decided:%d/%m/%Y}"
    if mention.decided > today:
        return f"ngày quyết định {day} của {name} chưa đến. Hãy sửa lại ngày"
    if mention.years and min(mention.years) > mention.decided.year:
        return f"{name} năm {min(mention.years)} có ngày quyết định {day} đứng trước năm ấy. Hãy sửa lại"
    return ""


def _periods(years: tuple[int, ...], span: int) -> Iterator[tuple[int, ...]]:
    """Yield the years each award honours: one each; a title of several years ends with the year named."""
    if not span:
        yield ()
    elif len(years) == span and years[-1] - years[0] == span - 1:
        yield years
    else:
        yield from (tuple(range(year - span + 1, year + 1)) for year in years)


def _fact(mention: Mention, honoured: tuple[int, ...], by: str) -> LedgerFact:
    """Build the fact of one award."""
    fact: LedgerFact = {"kind": "award", "award": mention.award, "basis": mention.basis or "cong-trang"}
    if honoured:
        fact["years"] = list(honoured)
    if mention.decided is not None:
        fact["decided"] = mention.decided.isoformat()
    if mention.decision:
        fact["decision"] = mention.decision
    if by:
        fact["by"] = by
    return fact
