"""What is seen on the printed page; the pictures of all papers were looked at by eye."""

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
from documents.papers import (
    BALLOT,
    DECISION,
    DRAFT,
    LIST_COLUMNS,
    MERIT_REPORT,
    MINUTES,
    PAPERS,
    UNITS,
    WIDE_LIST,
)

from vinhdanh.documents.domain.paper import (
    Align,
    Appendix,
    Article,
    Column,
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
)
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.enums import DocumentKind

HOSTILE = (
    '#import "x": *',
    "*đậm*",
    "_nghiêng_",
    "$x^2$",
    "\\u{41}",
    "<b>",
    "#panic()",
    "@nguồn",
    "`#`",
    "-- ~ x",
)
HOSTILE_TEXT = " ".join(HOSTILE)


def pages(content: bytes) -> list[str]:
    """Return the words of each page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def everywhere(words: str) -> Paper:
    """Return a paper that holds the words wherever a paper can hold any."""
    signer = Signer((words,), words, note=words)
    blocks = (
        Paragraph(words),
        Paragraph((Run(words, bold=True), Run(words, italic=True)), Align.CENTRE),
        Heading("I", words),
        Item("-", words),
        Article(1, words, words, (Item("a)", words),)),
        Table((Column(words), Column("B")), (Group(words), (words, "b"))),
        Signatures((signer, signer)),
    )
    return Paper(
        kind=DocumentKind.DECISION, organ=words, parent=words, number=1, symbol=words, place=words,
        on=date(2026, 1, 5), about=words, to=(words, words), authority=words, issuer=words, grounds=(words,),
        body=blocks, signers=(signer,), recipients=(words,), filed=words,
        appendices=(Appendix(label=words, title=words, body=blocks, orientation=Orientation.LANDSCAPE),),
    )  # fmt: skip


def test_words_are_never_read_as_markup():
    plain, hostile = (" ".join(pages(to_pdf(everywhere(words)))) for words in ("QWXZ", HOSTILE_TEXT))
    times = plain.upper().count("QWXZ")

    assert times > 30
    for sign in HOSTILE:
        assert "".join(hostile.upper().split()).count("".join(sign.upper().split())) >= times, sign


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_gives_the_same_bytes(name: str):
    assert to_pdf(PAPERS[name]) == to_pdf(PAPERS[name])


def test_a_dated_paper_is_fit_for_the_archive_and_says_what_it_is():
    content = to_pdf(DECISION)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        about, fonts = (
            pdf.metadata,
            {char["fontname"].split("+")[1] for page in pdf.pages for char in page.chars},
        )

    assert b"pdfaid:part" in content
    assert b"/Lang(vi" in content.replace(b" ", b"")
    assert about["Title"] == "QUYẾT ĐỊNH Về việc tặng Bằng khen của Bộ trưởng Bộ Nội vụ"
    assert about["Author"] == "Bộ Nội vụ"
    assert {font.partition("-")[0] for font in fonts} == {"Tinos"}


def test_a_draft_is_no_record():
    assert b"pdfaid:part" not in to_pdf(DRAFT)


def test_a_sign_that_the_font_lacks_does_not_stop_the_printing():
    (page,) = pages(to_pdf(replace(MINUTES, about="Chữ 漢")))

    assert "Thư ký" in page


def test_a_long_list_repeats_its_headings_and_counts_its_own_pages():
    told = pages(to_pdf(DECISION))

    assert told[0].startswith("BỘ NỘI VỤ")
    assert told[1].startswith("DANH SÁCH")
    assert [page.split("\n")[0] for page in told[2:]] == [str(place) for place in range(2, len(told))]
    assert all("STT Họ và tên" in page for page in told[1:])
    assert all(unit in " ".join(told[1:]).replace("\n", " ") for unit in UNITS)


def test_an_appendix_may_lie_while_its_paper_stands():
    appendix = replace(DECISION.appendices[0], orientation=Orientation.LANDSCAPE)
    with pdfplumber.open(io.BytesIO(to_pdf(replace(DECISION, appendices=(appendix,))))) as pdf:
        sides = [(round(page.width), round(page.height)) for page in pdf.pages]

    assert sides[0] == (595, 842)
    assert set(sides[1:]) == {(842, 595)}


@pytest.mark.parametrize("lines", range(22, 36, 2))
def test_signatures_never_stand_alone_on_a_page(lines: int):
    body = tuple(Paragraph(f"Đoạn thứ {place}") for place in range(lines))

    last = pages(to_pdf(replace(DECISION, body=body, appendices=())))[-1]

    assert f"Đoạn thứ {lines - 1}" in last
    assert "Nguyễn Văn Minh" in last


@pytest.mark.parametrize("rows", [3, 9, 11, 57])
def test_the_end_of_a_table_goes_with_the_signatures(rows: int):
    (table,) = WIDE_LIST.body
    body = (replace(table, rows=table.rows[:rows]),)

    last = pages(to_pdf(replace(WIDE_LIST, body=body)))[-1]

    assert f"\n{rows} " in last
    assert "Lê Quốc Đạt" in last
    assert last.count("STT") == 1


def test_those_who_sign_side_by_side_are_named_at_one_height():
    (page, _) = [*pages(to_pdf(MINUTES)), ""][:2]

    assert "THƯ KÝ CHỦ TỌA" in page
    assert "Phạm Ngọc Hà Lê Quốc Đạt" in page


def test_signers_have_no_titles_before_their_names():
    signer = replace(DECISION.signers[0], name="PGS.TS. Nguyễn Văn Minh")

    (page, *_) = pages(to_pdf(replace(DECISION, signers=(signer,))))

    assert "PGS" not in page
    assert "Nguyễn Văn Minh" in page


def test_a_ballot_is_printed_as_often_as_there_are_voters_and_never_cut_in_two():
    told = pages(to_pdf(replace(BALLOT, copies=17)))

    assert sum(page.count("PHIẾU BẦU") for page in told) == 17
    assert all(page.count("PHIẾU BẦU") == page.count("Không ký tên vào phiếu.") for page in told)
    assert len(told) == 6
    assert not any(line.isdecimal() for page in told for line in page.split("\n"))


def test_a_word_longer_than_its_cell_is_broken():
    table = Table((Column("Thư điện tử"), Column("Ghi chú", 9)), (("w" * 80, ""),))
    with pdfplumber.open(io.BytesIO(to_pdf(replace(MINUTES, body=(table,))))) as pdf:
        reach = max(char["x1"] for char in pdf.pages[0].chars if "w" in char["text"])

    assert reach < 85 + 468 / 10


def test_a_report_has_three_who_sign():
    assert "XÁC NHẬN CỦA CẤP TRÌNH THỦ TƯỚNG CHÍNH PHỦ" in pages(to_pdf(MERIT_REPORT))[-1]


@pytest.mark.parametrize("before", [31, 32, 33])
def test_the_name_of_a_unit_never_stands_alone_at_the_foot_of_a_page(before: int):
    line = ("1", "Nguyễn", "Vụ", "")
    table = Table(LIST_COLUMNS, (line,) * before + (Group("II. ĐƠN VỊ HAI"),) + (line,) * 5)
    appendix = replace(DECISION.appendices[0], body=(table,))

    told = pages(to_pdf(replace(DECISION, appendices=(appendix,))))

    assert [page for page in told if page.rstrip().endswith("ĐƠN VỊ HAI")] == []
