"""Reading one cell: dates, years, ticks, codes, words of the vocabularies. Nothing here knows a row."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz, process

from vinhdanh.common.dates import read_date
from vinhdanh.common.text import collapse_spaces, fold, invisible, nfc
from vinhdanh.documents.domain.workbook import Cell
from vinhdanh.records.domain.reading import words

FIRST_YEAR, LAST_YEAR = 1900, 2100
SERIALS = range(3_000, 80_000)  # Excel's day numbers from 1908 to 2119
EXCEL_ZERO = date(1899, 12, 30)
CLOSE_ENOUGH = 93  # of 100, for a long word with a typing error
LONG = 12
LONGEST_SIGN = 24  # of the words for nothing, yes and “as above”
LONGEST_SHOWN = 80
LONGEST_WORDS = 500  # nothing in a vocabulary is longer
BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
SIGNS = re.compile(r"[^a-z0-9]+")
AROUND_DAY = re.compile(r"^ngày | 00:00.*$", re.IGNORECASE)
SPOKEN_DATE = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}")
MONTH_OF_YEAR = re.compile(r"(?:thang\s*)?(\d{1,2})\s*[/.\-]\s*((?:19|20)\d\d)")
YEAR = re.compile(r"(?:nam\s*)?((?:19|20)\d\d)")
YEARS_INSIDE = re.compile(r"(?<![\d/])((?:19|20)\d\d)(?![\d/])")
YEAR_SPAN = re.compile(r"(?<![\d/])((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?![\d/])")

RATING_OF = words.by_word(words.RATINGS)
SCOPE_OF = words.by_word(words.SCOPES)
WORK_TYPE_OF = words.by_word(words.WORK_TYPES)
RECOGNISER_OF = words.by_word(words.RECOGNISERS)
DISCIPLINE_OF = words.by_word(words.DISCIPLINES)
GROUP_OF = words.by_word(words.GROUPS)
GENDER_OF = words.by_word(words.GENDERS)
BASIS_OF = words.by_word(words.BASES)


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text, a date as dd/mm/yyyy; empty for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _one_line(cell)
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


@lru_cache(maxsize=1 << 14)
def _one_line(text: str) -> str:
    """Return a text composed and on one line; in a column, the same texts come again and again."""
    return collapse_spaces(nfc(text))


def shown(cell: Cell) -> str:
    """Return a cell to be quoted in a sentence: not too long, and nothing in it that cannot be seen."""
    text = text_of(cell)
    for sign in invisible(text):
        text = text.replace(sign, "□")
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


@lru_cache(maxsize=1 << 13)
def plain(text: str) -> str:
    """Return the words of a text without accents, signs and brackets, for looking up in a vocabulary."""
    text = text[:LONGEST_WORDS]
    outside = BRACKETED.sub(" ", text)
    return SIGNS.sub(" ", fold(outside if outside.strip() else text)).strip()


def is_nothing(cell: Cell) -> bool:
    """Tell whether a cell says that there is nothing: empty, a dash, “không”."""
    return cell is None or (
        isinstance(cell, str) and len(cell) <= LONGEST_SIGN and _folded(cell) in words.NOTHING
    )


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    """Return a short text folded; a column has few of them."""
    return fold(text)


def is_tick(cell: Cell) -> bool:
    """Tell whether a cell is a mark that means yes."""
    if isinstance(cell, str):
        return len(cell) <= LONGEST_SIGN and _folded(cell) in words.TICKS
    return cell is True or cell == 1


def is_again(cell: Cell) -> bool:
    """Tell whether a cell means “as in the row above” (nt, -nt-, ″)."""
    return isinstance(cell, str) and len(cell) <= LONGEST_SIGN and cell.strip().lower() in words.AGAIN


def is_broken_formula(cell: Cell) -> bool:
    """Tell whether a cell shows Excel's error instead of a value."""
    return (
        isinstance(cell, str) and cell.startswith("#") and cell.rstrip("!?").isascii() and cell[1:2].isupper()
    )


def look_up(text: str, table: Mapping[str, str]) -> str | None:
    """Return the code of a vocabulary for a text: the same words, or a long text with one typing error."""
    said = plain(text)
    if not said:
        return None
    if (code := table.get(said)) is not None:
        return code
    for opening in ("loai ", "xep loai ", "cap ", "muc "):
        if said.startswith(opening) and (code := table.get(said.removeprefix(opening))) is not None:
            return code
    if len(said) >= LONG:
        near = process.extractOne(said, table.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
        return table[near[0]] if near else None
    return None


@lru_cache(maxsize=1 << 12)
def rating(text: str) -> str | None:
    """Return the ledger's code of a rating as offices write it."""
    return look_up(text, RATING_OF)


def year_of(cell: Cell) -> int | None:
    """Return the year that a cell is: 2024, “2024”, “năm 2024”, or the year of a date."""
    if isinstance(cell, date):
        return cell.year
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell if FIRST_YEAR <= cell <= LAST_YEAR else None
    found = YEAR.fullmatch(fold(cell)) if isinstance(cell, str) else None
    return int(found[1]) if found else None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years named in a text, a span (2021–2023) as all its years; days are no years."""
    spans = [range(int(first), int(last) + 1) for first, last in YEAR_SPAN.findall(text)]
    single = map(int, YEARS_INSIDE.findall(YEAR_SPAN.sub(" ", text)))
    return tuple(sorted({year for year in chain(single, *spans) if len(spans) < LONG}))


def read_day(cell: Cell) -> date | int:
    """Return the day a cell says, or only its year; ValueError with a Vietnamese phrase saying why not.

    Understood: real dates, Excel's day numbers, 20/11/2026 with / - or . between, ISO, “ngày … tháng … năm”,
    a month of a year (its year) and a year.
    """
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _day_of_number(cell)
    return _day_of_text(text_of(cell))


def _day_of_number(number: float) -> date | int:
    """Return the year or the day that a bare number means."""
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return int(number)
    if SERIALS.start <= number < SERIALS.stop:
        return EXCEL_ZERO + timedelta(days=int(number))
    raise ValueError(f"số “{number}” không phải là ngày")


@lru_cache(maxsize=1 << 14)
def _day_of_text(text: str) -> date | int:
    """Return the year or the day that a text means."""
    said = fold(text)
    if found := YEAR.fullmatch(said):
        return int(found[1])
    if found := SPOKEN_DATE.search(said):
        text = "/".join(found.groups())
    elif (found := MONTH_OF_YEAR.fullmatch(said)) and 1 <= int(found[1]) <= 12:  # noqa: PLR2004 -- months
        return int(found[2])
    elif SHORT_YEAR.fullmatch(said):
        raise ValueError(f"ngày “{shown(text)}” viết tắt năm; hãy ghi đủ bốn chữ số, ví dụ 20/11/2026")
    elif text.isdecimal():
        return _day_of_number(int(text))
    try:
        return read_date(AROUND_DAY.sub("", text))
    except ValueError as fault:
        reason = str(fault)  # how to write it is said once, by who asks
        raise ValueError(
            reason if "không có ngày" in reason else f"không đọc được ngày “{shown(text)}”"
        ) from None


def staff_code(cell: Cell, *, width: int = 0) -> str:
    """Return a staff code as text; a number that lost its leading zeros gets them back up to ``width``."""
    if isinstance(cell, float):
        return ""
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return "" if is_nothing(cell) else cell
    text = text_of(cell)
    if is_nothing(text):
        return ""
    code = re.sub(r"\s+", "", text).lstrip("'")
    return code.zfill(width) if isinstance(cell, int) else code


def code_key(code: str) -> str:
    """Return what two writings of one staff code share: capitals and leading zeros aside."""
    return code.lstrip("0") or code if code.isdigit() else code.upper()
