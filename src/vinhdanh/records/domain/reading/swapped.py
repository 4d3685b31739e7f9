"""Columns of days that Excel turned round: an American one makes 02/03 3 February and leaves 20/11 a text."""

from collections.abc import Iterator
from datetime import date

from vinhdanh.documents.domain.workbook import Sheet
from vinhdanh.records.domain.reading.cells import read_day, text_of
from vinhdanh.records.domain.reading.fields import DATES
from vinhdanh.records.domain.reading.problems import Problem
from vinhdanh.records.domain.reading.recognition import SheetRecognition

MONTHS = 12
ENOUGH = 5
SENTENCE = (
    "Cột {letters}: có vẻ Excel đã đảo ngày và tháng ở {count} ô (mọi ngày thật đều từ 1 đến 12, "
    "mọi ngày dạng chữ đều trên 12). Hãy đối chiếu vài ngày với giấy tờ; nếu đúng là "
    "bị đảo, hãy sửa lại trước khi nhập."
)


def swapped_days(sheet: Sheet, known: SheetRecognition) -> Iterator[Problem]:
    """Point out columns where every real date is of a day up to 12 and every day written as text later."""
    for column in known.columns:
        if column.field not in DATES:
            continue
        cells = [row[column.index] for row in sheet.rows[known.header_bottom :] if column.index < len(row)]
        real = [cell.day for cell in cells if isinstance(cell, date)]
        written = [day for cell in cells if isinstance(cell, str) and (day := _day_written(cell))]
        if min(len(real), len(written)) >= ENOUGH and max(real) <= MONTHS < min(written):
            sentence = SENTENCE.format(letters=column.letters, count=len(real))
            yield Problem(sheet.name, known.header_bottom, column.letters, sentence, blocks=False)


def _day_written(cell: str) -> int | None:
    """Return the day of the month of a date written as text; None if it is none."""
    try:
        day = read_day(text_of(cell))
    except ValueError:
        return None
    return day.day if isinstance(day, date) else None
