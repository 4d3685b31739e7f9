"""What a Word document looks like. Runs in the confined child only: it opens foreign files."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from vinhdanh.common.text import nfc
from vinhdanh.documents.domain.seen_paper import SeenLine, SeenNumber, SeenSheet

THEME = "phông mặc định của Word"
PLAIN_SIZE = 10.0  # Word's own, where no style says another
LONG = 3_500
"""Signs that surely fill more than one page."""


def look(content: bytes) -> Iterator[SeenSheet | SeenLine | SeenNumber]:
    """Yield each section with its numbers, and each paragraph."""
    document = docx.Document(io.BytesIO(content))
    type_of = _Type(document)
    for place, section in enumerate(document.sections, 1):
        yield _sheet(section, f"phần {place}")
    lines = list(_lines(document, type_of))
    yield from lines
    numbers = list(_numbers(document, type_of))
    yield from numbers
    if not numbers and sum(len(line.text) for line in lines) > LONG:
        yield SeenNumber("cả văn bản", "nowhere")


def _sheet(section: Any, place: str) -> SeenSheet:
    """Return the size and margins of a section; what the file leaves unsaid stays unsaid."""

    def mm(length: Any) -> float | None:
        return None if length is None else round(length.mm, 1)

    return SeenSheet(
        place,
        mm(section.page_width) or 0,
        mm(section.page_height) or 0,
        mm(section.top_margin),
        mm(section.bottom_margin),
        mm(section.left_margin),
        mm(section.right_margin),
    )


class _Type:
    """What type a run is set in: by itself, else by its styles, else by the document."""

    def __init__(self, document: Document) -> None:
        path = "/".join(qn(f"w:{name}") for name in ("docDefaults", "rPrDefault", "rPr"))
        self.default = document.styles.element.find(path)
        self.styles: dict[tuple[str, str | None], list[Any]] = {}

    def properties(self, run: Any, paragraph: Paragraph) -> Iterator[Any]:
        """Yield what is said of a run, the nearest word first."""
        yield run._r.rPr  # noqa: SLF001
        yield from self.of_style(run, run._r)  # noqa: SLF001
        yield from self.of_style(paragraph, paragraph._p)  # noqa: SLF001
        yield self.default

    def of_style(self, styled: Any, element: Any) -> list[Any]:
        """Return what a style says and those it is based upon; each is looked up once, for runs are many."""
        named = (element.tag, element.style)
        if named not in self.styles:
            self.styles[named], style = [], styled.style
            while style is not None:
                self.styles[named].append(style.element.rPr)
                style = style.base_style
        return self.styles[named]

    def of(self, run: Any, paragraph: Paragraph) -> tuple[str, float, bool, bool]:
        """Return the font, the size in points, and whether it is bold and italic."""
        font, size = THEME, PLAIN_SIZE
        bold = italic = None
        said = [properties for properties in self.properties(run, paragraph) if properties is not None]
        for properties in reversed(said):
            if (fonts := properties.find(qn("w:rFonts"))) is not None:
                font = _font(fonts) or font
            if (height := properties.find(qn("w:sz"))) is not None:
                size = float(height.get(qn("w:val"))) / 2
            bold = _switch(properties, "b", bold)
            italic = _switch(properties, "i", italic)
        return font, size, bool(bold), bool(italic)


def _font(fonts: Any) -> str:
    """Return the font that is named; one of the theme goes by no name."""
    if fonts.get(qn("w:asciiTheme")):
        return THEME
    return str(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "")


def _switch(properties: Any, name: str, before: bool | None) -> bool | None:  # noqa: FBT001 -- what was said before
    """Return what is said of bold or italic, else what was said before."""
    found = properties.find(qn(f"w:{name}"))
    return before if found is None else found.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _lines(document: Document, type_of: _Type) -> Iterator[SeenLine]:
    """Yield the paragraphs in their order, those of tables where the table stands."""
    for place, (paragraph, ruled, beside) in enumerate(_paragraphs(document), 1):
        if line := _line(paragraph, type_of, f"đoạn {place}", ruled=ruled, beside=beside):
            yield line


def _paragraphs(
    container: Any, *, ruled: bool = False, beside: bool = False
) -> Iterator[tuple[Paragraph, bool, bool]]:
    """Yield each paragraph, whether it stands in a ruled table, and whether something stands beside it."""
    for part in container.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part, ruled, beside
        elif isinstance(part, Table):
            for row in part.rows:
                cells = {id(cell._tc): cell for cell in row.cells}  # noqa: SLF001
                for cell in cells.values():
                    yield from _paragraphs(cell, ruled=_is_ruled(part), beside=len(cells) > 1)


def _is_ruled(table: Table) -> bool:
    """Tell whether a table has lines, of its own or of its style."""
    properties = table._tbl.tblPr  # noqa: SLF001
    borders = properties.find(qn("w:tblBorders"))
    style = table.style.element if table.style is not None else None
    if borders is None and style is not None:
        borders = style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    return borders is not None and any(line.get(qn("w:val")) not in {None, "nil", "none"} for line in borders)


def _line(paragraph: Paragraph, type_of: _Type, place: str, *, ruled: bool, beside: bool) -> SeenLine | None:
    """Return a paragraph with its type; nothing of one without words."""
    text = nfc(paragraph.text)
    if not text.strip():
        return None
    fonts, sizes, bold, italic = dict[str, None](), Counter[float](), 0, 0
    for run in paragraph.runs:
        font, size, is_bold, is_italic = type_of.of(run, paragraph)
        if any(sign.isalpha() for sign in run.text):
            fonts[font] = None
        length = len(run.text.strip())
        sizes[size] += length
        bold, italic = bold + length * is_bold, italic + length * is_italic
    length = sizes.total()
    return SeenLine(
        place,
        text.strip(),
        tuple(fonts),
        sizes.most_common(1)[0][0] if sizes else 0,
        bold=2 * bold > length,
        italic=2 * italic > length,
        in_table=ruled,
        beside=beside,
    )


def _numbers(document: Document, type_of: _Type) -> Iterator[SeenNumber]:
    """Yield where each section writes the number of the page."""
    for place, section in enumerate(document.sections, 1):
        apart = section.different_first_page_header_footer
        for where, every, first in (
            ("top", section.header, section.first_page_header),
            ("bottom", section.footer, section.first_page_footer),
        ):
            for paragraph in filter(_has_number, every.paragraphs):
                shown = any(map(_has_number, first.paragraphs)) if apart else True
                run = next(iter(paragraph.runs), None)
                yield SeenNumber(
                    f"phần {place}",
                    where,
                    _alignment(paragraph),
                    on_first=shown,
                    size=type_of.of(run, paragraph)[1] if run else 0,
                )


def _has_number(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds the field of the page number."""
    element = paragraph._p  # noqa: SLF001
    fields = [told.text or "" for told in element.iter(qn("w:instrText"))]
    fields += [told.get(qn("w:instr"), "") for told in element.iter(qn("w:fldSimple"))]
    return any(field.split()[:1] == ["PAGE"] for field in fields)


def _alignment(paragraph: Paragraph) -> str:
    """Return left, center or right, of the paragraph itself or of its styles."""
    alignment, style = paragraph.alignment, paragraph.style
    while alignment is None and style is not None:
        alignment, style = style.paragraph_format.alignment, style.base_style
    if alignment == WD_ALIGN_PARAGRAPH.CENTER:
        return "center"
    return "right" if alignment == WD_ALIGN_PARAGRAPH.RIGHT else "left"
