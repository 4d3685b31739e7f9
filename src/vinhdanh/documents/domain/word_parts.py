"""The parts a Word document is built from: paragraphs, rule lines, cells, page numbers."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from vinhdanh.documents.domain import measures
from vinhdanh.documents.domain.paper import Align, Run, Text
from vinhdanh.documents.domain.wording import printable

FONT = "Times New Roman"
LINE = 1.05
ALIGNED = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")
POINT_IN_MM = 25.4 / 72


def element(name: str, **attributes: str) -> Any:
    """Return an element of Word's own language."""
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def write(
    paragraph: Paragraph,
    text: Text,
    *,
    size: float = measures.BODY,
    align: Align = Align.LEFT,
    bold: bool = False,
    italic: bool = False,
) -> Paragraph:
    """Add words to a paragraph and say how they look; no room is left around it."""
    for run in (Run(text),) if isinstance(text, str) else text:
        written = paragraph.add_run(printable(run.text))
        written.font.size = Pt(size)
        written.bold = bold or run.bold or None
        written.italic = italic or run.italic or None
    paragraph.alignment = ALIGNED[align]
    paragraph.paragraph_format.line_spacing = LINE
    return paragraph


def body(paragraph: Paragraph, text: Text, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Write a paragraph of the body: justified, its first line set in."""
    write(paragraph, text, align=Align.JUSTIFIED, bold=bold, italic=italic)
    paragraph.paragraph_format.first_line_indent = Mm(measures.FIRST_LINE)
    paragraph.paragraph_format.space_after = Pt(measures.GAP)
    return paragraph


def rule(paragraph: Paragraph, length: float, room: float, *, dashed: bool = False) -> Paragraph:
    """Turn an empty paragraph into a line of that length in the middle of the room (millimetres)."""
    borders = element("pBdr")
    borders.append(element("top", val="dashed" if dashed else "single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)  # noqa: SLF001
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max(0.0, (room - length) / 2))
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    shape.space_before = Pt(4)
    write_mark(paragraph, size=2)
    return paragraph


def write_mark(paragraph: Paragraph, *, size: float) -> None:
    """Make an empty paragraph no higher than its size."""
    look = element("rPr")
    look.append(element("sz", val=str(int(size * 2))))
    paragraph._p.get_or_add_pPr().append(look)  # noqa: SLF001


def rough_width(text: str, size: float) -> float:
    """Return about how many millimetres a line of bold words takes: enough for a rule of a third of it."""
    ems = sum(0.25 if sign == " " else 0.72 if sign.isupper() else 0.5 for sign in text)
    return ems * size * POINT_IN_MM


def bare_table(container: Any, widths: Iterable[float], rows: int = 1) -> Table:
    """Add a table without lines or inner margins, its columns this wide (millimetres)."""
    widths = list(widths)
    table: Table = container.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, widths)
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    table._tbl.tblPr.append(margins)  # noqa: SLF001
    keep_rows_whole(table)
    return table


def set_widths(table: Table, widths: list[float]) -> None:
    """Fix the width of each column, in the grid and in each cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def keep_rows_whole(table: Table) -> None:
    """Let no row be cut by the end of a page."""
    for row in table._tbl.tr_lst:  # noqa: SLF001
        row.get_or_add_trPr().append(element("cantSplit"))


def repeat_on_each_page(table: Table) -> None:
    """Print the first row again on top of each page."""
    table._tbl.tr_lst[0].get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001


def fill(cell: _Cell, text: str, *, align: Align, bold: bool = False) -> None:
    """Write the words of a cell of a ruled table, a line break as it was given."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = write(cell.paragraphs[0], text, size=measures.TABLE, align=align, bold=bold)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


class RuledRows:
    """The rows of a ruled table: one of each look is built, the others are copies of it with other words."""

    def __init__(self, table: Table, aligns: Sequence[Align]) -> None:
        self.table, self.aligns = table, aligns
        self.bare = deepcopy(table._tbl.tr_lst[0])  # noqa: SLF001
        self.looks: dict[tuple[Align, ...], Any] = {}

    def add(self, words: Sequence[str]) -> None:
        """Add a row, a cell for each column."""
        look = tuple(map(_unstretched, self.aligns, words))
        if look not in self.looks:
            self.looks[look] = self._filled(look)
        line = deepcopy(self.looks[look])
        for cell, text in zip(line.tc_lst, words, strict=True):
            cell.p_lst[0].r_lst[0].text = printable(text)
        self.table._tbl.append(line)  # noqa: SLF001

    def add_group(self, words: str) -> None:
        """Add a row that is one bold cell; it stays on the page of the row after it."""
        line = deepcopy(self.bare)
        self.table._tbl.append(line)  # noqa: SLF001
        cells = _Row(line, self.table).cells
        fill(cells[0].merge(cells[-1]), words, align=Align.LEFT, bold=True)
        keep_together(cells[0].paragraphs)

    def _filled(self, look: tuple[Align, ...]) -> Any:
        line = deepcopy(self.bare)
        for cell, align in zip(_Row(line, self.table).cells, look, strict=True):
            fill(cell, "", align=align)
        return line


def _unstretched(align: Align, text: str) -> Align:
    """Justify no words with a line break: Word would stretch the line before each break."""
    return Align.LEFT if align is Align.JUSTIFIED and "\n" in text else align


def clear(cell: _Cell) -> Any:
    """Return a cell whose first paragraph is gone, so that each paragraph in it is one that was added."""
    cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001
    return cell


def page_number(paragraph: Paragraph) -> None:
    """Write the number of the page in the middle."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(measures.PAGE_NUMBER)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001
        else:
            instruction = element("instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)  # noqa: SLF001


def keep_together(paragraphs: Iterable[Paragraph]) -> None:
    """Keep each of these paragraphs on the page of the one after it."""
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_with_next = True
