"""What a PDF looks like. Runs in the confined child only: it opens foreign files."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from vinhdanh.common.text import nfc
from vinhdanh.documents.domain.guards import LOCKED
from vinhdanh.documents.domain.seen_paper import SeenLine, SeenNumber, SeenSheet
from vinhdanh.documents.domain.workbook import Unreadable

POINTS_IN_MM = 72 / 25.4
MOST_PAGES = 400
IN_MARGIN = 20 * POINTS_IN_MM
COLUMN_GAP = 1.3  # sizes of the type: wider than any space of a justified line
OFF_CENTRE = 10 * POINTS_IN_MM  # in the middle of the sheet or of its words: both are seen
SAME_LINE = 3
APPENDIX = re.compile(r"\(Kèm theo|^Phụ lục\b", re.MULTILINE)
TOP_LINES = 8
TOO_LONG = "Tệp PDF có quá 400 trang. Hãy tách văn bản chính và phụ lục thành các tệp riêng rồi thử lại."


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Open a PDF that is neither locked nor endless."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise Unreadable(TOO_LONG)
            yield pdf
    except PdfminerException as fault:
        if type(fault.args[0]).__name__ == "PDFPasswordIncorrect":
            raise Unreadable(LOCKED) from fault
        raise


def texts(content: bytes) -> Iterator[str]:
    """Yield the words of each page; a page that is only a picture has none."""
    with opened(content) as pdf:
        for page in pdf.pages:
            yield nfc(page.extract_text() or "")
            page.close()


def look(content: bytes) -> Iterator[SeenSheet | SeenLine | SeenNumber]:
    """Yield each page, its number and its lines."""
    with opened(content) as pdf:
        for place, page in enumerate(pdf.pages, 1):
            yield from _page(page, place)
            page.close()


def _page(page: Any, place: int) -> Iterator[SeenSheet | SeenLine | SeenNumber]:
    """Yield what one page shows."""
    words = page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False)
    lines = [part for line in _lines(words) for part in _parts(line)]
    numbers = [line for line in lines if _is_number(line, page)]
    body = [line for line in lines if line not in numbers]
    yield _sheet(page, place, [word for line in body for word in line])
    yield from (_number(line, page, place) for line in numbers)
    top = "\n".join(" ".join(word["text"] for word in line) for line in body[:TOP_LINES])
    if not numbers and place > 1 and body and not APPENDIX.search(nfc(top)):
        yield SeenNumber(f"trang {place}", "nowhere")
    tables = [table.bbox for table in page.find_tables()]
    for row, line in enumerate(body, 1):
        beside = any(other is not line and _level(other, line) for other in body)
        yield _line(line, f"trang {place}, dòng {row}", tables, beside=beside)


def _lines(words: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the words that stand at one height, from top to bottom."""
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if line and word["bottom"] - line[-1]["bottom"] > SAME_LINE:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _parts(line: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield what stands side by side on one line apart: organ and nation, Thư ký and Chủ tọa."""
    part: list[dict[str, Any]] = []
    for word in sorted(line, key=lambda word: float(word["x0"])):
        room_for_pen = bool(part) and part[-1]["text"] == "Số:"
        if part and not room_for_pen and word["x0"] - part[-1]["x1"] > COLUMN_GAP * word["size"]:
            yield part
            part = []
        part.append(word)
    yield part


def _level(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Tell whether two lines stand at one height."""
    return bool(abs(one[0]["bottom"] - other[0]["bottom"]) <= SAME_LINE)


def _is_number(line: list[dict[str, Any]], page: Any) -> bool:
    """Tell whether a line is the page's number: digits alone in the margin above or below."""
    text = "".join(word["text"] for word in line)
    high, low = line[0]["top"] < IN_MARGIN - 2, line[0]["bottom"] > page.height - IN_MARGIN + 2
    return text.strip("- ").isdecimal() and bool(high or low)


def _number(line: list[dict[str, Any]], page: Any, place: int) -> SeenNumber:
    """Return where a page's number stands."""
    middle = (line[0]["x0"] + line[-1]["x1"]) / 2 - page.width / 2
    centred = abs(middle) < OFF_CENTRE
    return SeenNumber(
        f"trang {place}",
        "top" if line[0]["top"] < IN_MARGIN else "bottom",
        "center" if centred else "left" if middle < 0 else "right",
        on_first=place == 1,
        size=round(line[0]["size"], 1),
    )


def _sheet(page: Any, place: int, words: list[dict[str, Any]]) -> SeenSheet:
    """Return a page with how far its words are from its edges."""

    def mm(points: float) -> float:
        return round(points / POINTS_IN_MM, 1)

    if not words:
        return SeenSheet(f"trang {place}", mm(page.width), mm(page.height))
    return SeenSheet(
        f"trang {place}",
        mm(page.width),
        mm(page.height),
        top=mm(min(word["top"] for word in words)),
        bottom=mm(page.height - max(word["bottom"] for word in words)),
        left=mm(min(word["x0"] for word in words)),
        right=mm(page.width - max(word["x1"] for word in words)),
    )


def _line(
    line: list[dict[str, Any]], place: str, tables: list[tuple[float, ...]], *, beside: bool
) -> SeenLine:
    """Return a line with its type, each word counted by its length."""
    sizes, bold, italic = Counter[float](), 0, 0
    fonts: dict[str, None] = {}
    for word in line:
        length, font = len(word["text"]), word["fontname"].rpartition("+")[2]
        sizes[round(word["size"] * 2) / 2] += length
        bold += length * ("bold" in font.lower())
        italic += length * ("italic" in font.lower() or "oblique" in font.lower())
        if any(sign.isalpha() for sign in word["text"]):
            fonts[font.partition("-")[0].partition(",")[0]] = None
    length = sizes.total()
    x, y = line[0]["x0"], (line[0]["top"] + line[0]["bottom"]) / 2
    return SeenLine(
        place,
        nfc(" ".join(word["text"] for word in line)),
        tuple(fonts),
        sizes.most_common(1)[0][0],
        bold=2 * bold > length,
        italic=2 * italic > length,
        in_table=any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in tables),
        beside=beside,
    )
