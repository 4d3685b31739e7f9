"""The Word printing: it opens, an officer can edit it, and it says the same as the PDF."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from documents.papers import BALLOT, DECISION, MINUTES, PAPERS, WIDE_LIST
from documents.test_paper_pdf import HOSTILE_TEXT, everywhere, pages
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from vinhdanh.documents.domain.paper import Orientation
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def words(content: bytes) -> str:
    """Return all words of a document, its tables too."""
    return " ".join(told.text or "" for told in opened(content).element.body.iter(qn("w:t")))


@pytest.mark.parametrize("name", PAPERS)
def test_both_printings_say_the_same(name: str):
    paper = replace(PAPERS[name], copies=1)
    numbers = {str(place) for place in range(100)}
    heads = {"STT", "Họ", "và", "tên"}  # headings come again on the pages of a PDF

    in_word = words(to_docx(paper)).split()
    in_pdf = " ".join(pages(to_pdf(paper))).split()

    assert set(in_word) - numbers == set(in_pdf) - numbers
    assert sorted(set(in_word) - numbers - heads) == sorted(set(in_pdf) - numbers - heads)


def test_words_are_kept_as_they_are():
    said = words(to_docx(everywhere(HOSTILE_TEXT)))

    assert said.count(HOSTILE_TEXT) > 20


def test_the_font_is_named_everywhere():
    document = opened(to_docx(DECISION))

    named = document.styles["Normal"].element.rPr.rFonts
    assert {named.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert document.core_properties.title.startswith("QUYẾT ĐỊNH Về việc")
    assert document.core_properties.language == "vi-VN"


def test_the_headings_of_a_list_come_again_on_each_page_and_no_row_is_cut():
    table = opened(to_docx(DECISION)).tables[-1]._tbl

    assert table.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table.tr_lst)


def test_sheets_are_laid_and_numbered_as_the_decree_says():
    lying = replace(DECISION.appendices[0], orientation=Orientation.LANDSCAPE)
    first, second = opened(to_docx(replace(DECISION, appendices=(lying,)))).sections

    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert (second.orientation, round(second.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
    assert [round(side.mm) for side in (first.top_margin, first.bottom_margin)] == [20, 20]
    assert [round(side.mm) for side in (first.left_margin, first.right_margin)] == [30, 15]
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first.different_first_page_header_footer


def test_signatures_hold_to_the_end_of_the_body():
    in_text, in_table = opened(to_docx(MINUTES)), opened(to_docx(WIDE_LIST))

    last = next(line for line in in_text.paragraphs if line.text.startswith("Cuộc họp kết thúc"))
    assert last.paragraph_format.keep_with_next
    *_, row = in_table.tables[1].rows
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)


def test_the_parts_of_each_paragraph_stand_in_the_order_that_word_demands():
    order = ["keepNext", "pBdr", "spacing", "ind", "jc", "rPr"]
    with zipfile.ZipFile(io.BytesIO(to_docx(BALLOT))) as archive:
        assert archive.testzip() is None

    for paper in (PAPERS["cong-van"], PAPERS["bao-cao-thanh-tich"], BALLOT):
        for properties in opened(to_docx(paper)).element.body.iter(qn("w:pPr")):
            found = [part.tag.rpartition("}")[2] for part in properties]
            known = [name for name in found if name in order]
            assert known == sorted(known, key=order.index), found


@pytest.mark.faults
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_paper(tmp_path: Path):
    for name, paper in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(to_docx(paper))

    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", tmp_path, *tmp_path.glob("*.docx")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip

    for name, paper in PAPERS.items():
        told = " ".join(" ".join(pages((tmp_path / f"{name}.pdf").read_bytes())).split())
        assert "Độc lập - Tự do - Hạnh phúc" in told
        assert paper.about.split()[-1] in told
