"""A paper as a Word document that an officer can go on editing."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from vinhdanh.documents.domain import measures, wording
from vinhdanh.documents.domain.paper import (
    Align,
    Appendix,
    Article,
    Block,
    Group,
    Heading,
    Item,
    Orientation,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Table,
    Text,
)
from vinhdanh.documents.domain.word_parts import (
    FONT,
    POINT_IN_MM,
    RuledRows,
    bare_table,
    body,
    clear,
    element,
    fill,
    keep_rows_whole,
    keep_together,
    page_number,
    repeat_on_each_page,
    rough_width,
    rule,
    set_widths,
    write,
    write_mark,
)
from vinhdanh.documents.enums import DocumentKind

CENTRE = Align.CENTRE


def to_docx(paper: Paper) -> bytes:
    """Return the paper as DOCX in Times New Roman, on sheets of A4."""
    document = docx.Document()
    _describe(document, paper)
    _lay_sheet(document.sections[0], paper.orientation)
    if paper.kind is not DocumentKind.BALLOT:
        page_number(document.sections[0].header.paragraphs[0])
    writer = _Writer(document, room=_room(paper.orientation))
    for copy in range(paper.copies):
        start = len(document.element.body)
        writer.whole(paper)
        if paper.copies > 1:
            _keep_copy_whole(document, start)
        if copy + 1 < paper.copies:
            writer.cutting_line()
    for appendix in paper.appendices:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        _lay_sheet(section, appendix.orientation)
        section._sectPr.append(element("pgNumType", start="1"))  # noqa: SLF001
        _Writer(document, room=_room(appendix.orientation)).appendix(appendix, paper)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _describe(document: Document, paper: Paper) -> None:
    """Name the font everywhere, the language, the title and the maker."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(measures.BODY)
    fonts = normal.element.rPr.rFonts
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    normal.element.rPr.append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    normal.paragraph_format.space_after = Pt(0)
    about = document.core_properties
    title = " ".join(filter(None, [wording.full_heading(paper), paper.about]))
    about.title, about.author = wording.printable(title)[:255], wording.printable(paper.organ)[:255]
    about.language, about.comments = "vi-VN", ""
    about.last_modified_by = about.author
    made = datetime(paper.on.year, paper.on.month, paper.on.day, tzinfo=UTC) if paper.on else None
    about.created = about.modified = made or datetime.now(UTC)


def _lay_sheet(section: Section, orientation: Orientation) -> None:
    """Set size, margins and the header of which the first page has none."""
    short, long = Mm(measures.SHEET_WIDTH), Mm(measures.SHEET_HEIGHT)
    lying = orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if lying else (short, long)
    section.top_margin, section.bottom_margin = Mm(measures.MARGIN_TOP), Mm(measures.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.MARGIN_LEFT), Mm(measures.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True


def _room(orientation: Orientation) -> float:
    """Return the millimetres between the margins."""
    lying = orientation is Orientation.LANDSCAPE
    side = measures.SHEET_HEIGHT if lying else measures.SHEET_WIDTH
    return side - measures.MARGIN_LEFT - measures.MARGIN_RIGHT


def _keep_copy_whole(document: Document, start: int) -> None:
    """Keep one of several copies on one page: its paragraphs hold to one another."""
    for part in list(document.element.body)[start:-1]:
        for found in part.iter(qn("w:p")):
            WordParagraph(found, document).paragraph_format.keep_with_next = True


class _Writer:
    """Writes the parts of a paper one under the other into a document."""

    def __init__(self, document: Document, *, room: float) -> None:
        self.document = document
        self.room = room

    def whole(self, paper: Paper) -> None:
        """Write all of the paper but its appendices."""
        self.letterhead(paper)
        self.title(paper)
        self.addressed(paper.to)
        if paper.authority:
            self.strong(paper.authority.upper(), before=6, after=6)
        for ground in wording.ground_lines(paper):
            body(self.paragraph(), ground, italic=True)
        if paper.kind is DocumentKind.DECISION:
            self.strong("QUYẾT ĐỊNH:", before=6, after=6)
        self.blocks(paper.body, holding=bool(paper.signers))
        self.closing(paper)

    def paragraph(self) -> WordParagraph:
        """Add an empty paragraph."""
        return self.document.add_paragraph()

    def strong(self, text: str, *, before: float = 0, after: float = 0) -> WordParagraph:
        """Write a bold line in the middle."""
        paragraph = write(self.paragraph(), text, align=CENTRE, bold=True)
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def letterhead(self, paper: Paper) -> None:
        """Write organ and nation side by side, under them number and date."""
        left, right = self.halves()
        table = bare_table(self.document, [left, right], rows=2)
        (organ, nation), (number, day) = (tuple(map(clear, row.cells)) for row in table.rows)
        if paper.parent:
            write(organ.add_paragraph(), paper.parent.upper(), size=measures.ORGAN, align=CENTRE)
        own = paper.organ.upper()
        write(organ.add_paragraph(), own, size=measures.ORGAN, align=CENTRE, bold=True)
        rule(organ.add_paragraph(), min(rough_width(own, measures.ORGAN), left * 0.8) * 0.45, left)
        write(nation.add_paragraph(), wording.NATION, size=measures.NATION, align=CENTRE, bold=True)
        write(nation.add_paragraph(), wording.MOTTO, size=measures.MOTTO, align=CENTRE, bold=True)
        rule(nation.add_paragraph(), wording.MOTTO_WIDTH * measures.MOTTO * POINT_IN_MM, right)
        write(number.add_paragraph(), wording.number_line(paper), size=measures.NUMBER, align=CENTRE)
        if subject := wording.subject_line(paper):
            below = write(number.add_paragraph(), subject, size=measures.SUBJECT, align=CENTRE)
            below.paragraph_format.space_before = Pt(measures.GAP)
        write(day.add_paragraph(), wording.date_line(paper), size=measures.NUMBER, align=CENTRE, italic=True)

    def halves(self) -> tuple[float, float]:
        """Return the widths of the organ's column and of the nation's."""
        left = self.room * measures.ORGAN_COLUMN / _room(Orientation.PORTRAIT)
        return left, self.room - left

    def title(self, paper: Paper) -> None:
        """Write the words on top and what the paper is about."""
        heading, about = wording.full_heading(paper), "" if wording.subject_line(paper) else paper.about
        self.strong(heading, before=12 if heading else 0)
        if about:
            self.strong(about)
            line = rule(self.paragraph(), min(rough_width(about, measures.BODY), 100) * 0.4, self.room)
            keep_together([line])
            line.paragraph_format.space_after = Pt(6)

    def addressed(self, to: Sequence[str]) -> None:
        """Write Kính gửi: one on its line, several one under the other."""
        if len(to) == 1:
            line = write(self.paragraph(), f"Kính gửi: {to[0]}", align=CENTRE)
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(6)
        elif to:
            table = bare_table(self.document, [self.room / 3, self.room * 2 / 3])
            words, names = (clear(cell) for cell in table.rows[0].cells)
            write(words.add_paragraph(), "Kính gửi:", align=Align.RIGHT)
            for named in wording.addressee_lines(to):
                write(names.add_paragraph(), named).paragraph_format.left_indent = Mm(2)
            self.gap()

    def gap(self) -> None:
        """Leave a little room after a table."""
        write_mark(self.paragraph(), size=measures.GAP)

    def blocks(self, parts: Sequence[Block], *, holding: bool) -> None:
        """Write the body; ``holding`` keeps its end on the page of the signatures."""
        for part in parts:
            self.block(part)
        if holding and parts:
            self.hold_end(after_table=isinstance(parts[-1], Table))

    def hold_end(self, *, after_table: bool) -> None:
        """Keep what was written last on the page of what follows: a paragraph, or the last row of a table."""
        *_, before, last, _settings = self.document.element.body
        held = [last]
        if after_table:
            held.append(list(before.iter(qn("w:tr")))[-1])
        keep_together(WordParagraph(found, self.document) for one in held for found in one.iter(qn("w:p")))

    def block(self, part: Block) -> None:
        """Write one part of the body."""
        match part:
            case Paragraph(text, Align.JUSTIFIED):
                body(self.paragraph(), text)
            case Paragraph(text, align):
                write(self.paragraph(), text, align=align).paragraph_format.space_after = Pt(measures.GAP)
            case Heading(number, title):
                keep_together([body(self.paragraph(), f"{number}. {title}", bold=True)])
            case Item(label, text):
                body(self.paragraph(), (Run(f"{label} "), *_runs(text)))
            case Article():
                self.article(part)
            case Table():
                self.table(part)
            case Signatures(signers):
                self.signatures(signers)

    def article(self, article: Article) -> None:
        """Write a Điều: its title bold, its text after it, then what it is divided into."""
        title = f"Điều {article.number}. {article.title}".rstrip()
        body(self.paragraph(), (Run(f"{title} ", bold=True), *_runs(article.text)))
        for item in article.items:
            self.block(item)

    def table(self, table: Table) -> None:
        """Write a ruled table whose headings come again on each page."""
        shares = sum(column.width for column in table.columns)
        widths = [self.room * column.width / shares for column in table.columns]
        made = self.document.add_table(1, len(widths), style="Table Grid")
        made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        set_widths(made, widths)
        keep_rows_whole(made)
        rows = RuledRows(made, [column.align for column in table.columns])
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            fill(cell, column.title, align=CENTRE, bold=True)
        repeat_on_each_page(made)
        for row in table.rows:
            if isinstance(row, Group):
                rows.add_group(row.text)
            else:
                rows.add(row)
        self.gap()

    def closing(self, paper: Paper) -> None:
        """Write who signs, at the right of Nơi nhận, or several two in a row."""
        recipients = wording.recipient_lines(paper)
        if len(paper.signers) == 1:
            table = bare_table(self.document, self.halves())
            left, right = (clear(cell) for cell in table.rows[0].cells)
            _recipients(left, recipients)
            keep_together(_capacity(right, paper.signers[0]))
            _signed(right, paper.signers[0])
        else:
            self.signatures(paper.signers)
            if recipients:
                table = bare_table(self.document, [self.room])
                _recipients(clear(table.rows[0].cells[0]), recipients)

    def signatures(self, signers: Sequence[Signer]) -> None:
        """Write those who sign two in a row, the one left over in the middle."""
        for start in range(0, len(signers), 2):
            pair = signers[start : start + 2]
            table = bare_table(self.document, [self.room / len(pair)] * len(pair), rows=2)
            for column, signer in zip(table.columns, pair, strict=True):
                above, below = map(clear, column.cells)
                keep_together(_capacity(above, signer))
                _signed(below, signer)
            self.gap()

    def appendix(self, appendix: Appendix, paper: Paper) -> None:
        """Write what goes with the paper."""
        if appendix.label:
            self.strong(appendix.label)
        self.strong(appendix.title.upper())
        line = write(self.paragraph(), wording.reference_line(paper), align=CENTRE, italic=True)
        line.paragraph_format.space_after = Pt(8)
        self.blocks(appendix.body, holding=False)

    def cutting_line(self) -> None:
        """Write the line along which two copies are cut apart."""
        line = rule(self.paragraph(), self.room, self.room, dashed=True)
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(14)


def _capacity(cell: Any, signer: Signer) -> list[WordParagraph]:
    """Write in what capacity one signs, and how."""
    lines = [write(cell.add_paragraph(), line.upper(), align=CENTRE, bold=True) for line in signer.capacity]
    if signer.note:
        lines.append(write(cell.add_paragraph(), signer.note, size=measures.NOTE, align=CENTRE, italic=True))
    lines[0].paragraph_format.space_before = Pt(measures.GAP)
    return lines


def _signed(cell: Any, signer: Signer) -> None:
    """Leave room for signature and seal and write the name."""
    name = write(cell.add_paragraph(), wording.name_without_titles(signer.name), align=CENTRE, bold=True)
    name.paragraph_format.space_before = Mm(measures.SIGNATURE_ROOM)


def _recipients(cell: Any, lines: Iterable[str]) -> None:
    """Write Nơi nhận; without any the cell keeps an empty paragraph, as Word asks."""
    lines = list(lines)
    size = measures.RECIPIENTS_HEADING
    heading = write(cell.add_paragraph(), "Nơi nhận:" if lines else "", size=size, bold=True, italic=True)
    heading.paragraph_format.space_before = Pt(measures.GAP)
    for line in lines:
        write(cell.add_paragraph(), line, size=measures.RECIPIENTS)


def _runs(text: Text) -> tuple[Run, ...]:
    """Return words as runs."""
    return (Run(text),) if isinstance(text, str) else text
