"""The checker finds nothing in what we print and each fault that is planted; hostile files do it no harm."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from documents.files import raw_xlsx
from documents.papers import DECISION, PAPERS
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from typer.testing import CliRunner

from vinhdanh.cli import app
from vinhdanh.documents.domain import checking, measures, paper_reader, wording
from vinhdanh.documents.domain.checking import check_paper, text_of_pdf
from vinhdanh.documents.domain.layout_rules import DECREE, RULES
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.documents.domain.workbook import Unreadable

SHORT = replace(DECISION, appendices=())


@pytest.fixture
def unconfined(monkeypatch: pytest.MonkeyPatch):
    """Papers of our own are read in this process; the child's start costs more than the reading."""

    def told(_module: str, wishes: list[str], *, stdin: bytes, **_limits: object) -> Iterator[str]:
        return map(json.dumps, paper_reader.tell(stdin, *wishes))

    monkeypatch.setattr(checking, "run_child", told)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("printed", [to_pdf, to_docx])
@pytest.mark.usefixtures("unconfined")
def test_what_we_print_has_no_fault(name: str, printed: Callable[..., bytes]):
    assert check_paper(printed(PAPERS[name])) == []


def paragraphs(document: Document) -> list[WordParagraph]:
    return [WordParagraph(found, document) for found in document.element.body.iter(qn("w:p"))]


def line(document: Document, start: str) -> WordParagraph:
    """Return the paragraph that begins so."""
    return next(one for one in paragraphs(document) if one.text.startswith(start))


def retype(start: str, words: str) -> Callable[[Document], None]:
    """Return what types other words in the place of those that begin so."""

    def do(document: Document) -> None:
        first, *rest = line(document, start).runs
        first.text = words
        for run in rest:
            run.text = ""

    return do


def resize(start: str, points: float) -> Callable[[Document], None]:
    def do(document: Document) -> None:
        for run in line(document, start).runs:
            run.font.size = Pt(points)

    return do


def unset(start: str, look: str) -> Callable[[Document], None]:
    def do(document: Document) -> None:
        for run in line(document, start).runs:
            setattr(run, look, False)

    return do


def on_sheet(name: str, value: object) -> Callable[[Document], None]:
    return lambda document: setattr(document.sections[0], name, value)


def other_font(document: Document) -> None:
    line(document, "Điều 2").runs[-1].font.name = "Arial"


def number_below(document: Document) -> None:
    section = document.sections[0]
    for part in list(section.header.paragraphs[0]._p):
        section.footer.paragraphs[0]._p.append(part)


def number_aside(document: Document) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def no_number(document: Document) -> None:
    header = document.sections[0].header.paragraphs[0]._p
    for run in list(header):
        header.remove(run)


PLANTED: dict[str, tuple[Callable[[Document], None], str, str]] = {
    "letter paper": (on_sheet("page_width", Mm(216)), "Mục I khoản 1", "A4"),
    "narrow left": (on_sheet("left_margin", Mm(20)), "Mục I khoản 3", "Lề trái là 20 mm"),
    "wide right": (on_sheet("right_margin", Mm(30)), "Mục I khoản 3", "Lề phải là 30 mm"),
    "narrow top": (on_sheet("top_margin", Mm(12)), "Mục I khoản 3", "Lề trên là 12 mm"),
    "another font": (other_font, "Mục I khoản 4", "“Arial”"),
    "number on page 1": (
        on_sheet("different_first_page_header_footer", False), "Mục I khoản 7", "trang thứ nhất"
    ),
    "number below": (number_below, "Mục I khoản 7", "ở lề dưới"),
    "number aside": (number_aside, "Mục I khoản 7", "không ở giữa"),
    "no number": (no_number, "Mục I khoản 7", "Không có số trang"),
    "nation in small": (
        retype("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "Mục II khoản 1 điểm a", "in hoa"
    ),
    "no nation": (retype("CỘNG HÒA", ""), "Mục II khoản 1 điểm a", "Không có Quốc hiệu"),
    "nation too large": (resize("CỘNG HÒA", 15), "Mục II khoản 1 điểm a", "cỡ 15"),
    "motto without spaces": (
        retype("Độc lập", "Độc lập-Tự do-Hạnh phúc"), "Mục II khoản 1 điểm b", "gạch nối"
    ),
    "motto thin": (unset("Độc lập", "bold"), "Mục II khoản 1 điểm b", "in đậm"),
    "number without zero": (retype("Số:", "Số: 5/QĐ-BNV"), "Mục II khoản 3", "phải ghi là 05"),
    "number without colon": (retype("Số:", "Số 05/QĐ-BNV"), "Mục II khoản 3", "dấu hai chấm"),
    "number with a year": (retype("Số:", "Số: 05/2026/QĐ-BNV"), "Mục II khoản 3", "phải có dạng"),
    "symbol with a space": (retype("Số:", "Số: 05/QĐ - BNV"), "Mục II khoản 3", "không cách"),
    "symbol of another kind": (retype("Số:", "Số: 05/TTr-BNV"), "Mục II khoản 3", "bắt đầu bằng “QĐ-”"),
    "day without zero": (
        retype("Hà Nội", "Hà Nội, ngày 5 tháng 01 năm 2026"), "Mục II khoản 4", "Ngày phải ghi là 05"
    ),
    "month without zero": (
        retype("Hà Nội", "Hà Nội, ngày 05 tháng 1 năm 2026"), "Mục II khoản 4", "Tháng phải ghi là 01"
    ),
    "date upright": (unset("Hà Nội", "italic"), "Mục II khoản 4", "nghiêng"),
    "heading small": (resize("QUYẾT ĐỊNH", 12), "Mục II khoản 5", "cỡ 12"),
    "ground without semicolon": (
        retype("Căn cứ Luật", "Căn cứ Luật Thi đua, khen thưởng,"), "Mục II khoản 6 điểm a", "(;)"
    ),
    "last ground without stop": (
        retype("Theo đề nghị", "Theo đề nghị của Vụ trưởng;"), "Mục II khoản 6 điểm a", "dấu chấm (.)"
    ),
    "ground upright": (unset("Căn cứ Luật", "italic"), "Mục II khoản 6 điểm a", "nghiêng"),
    "body small": (resize("Điều 2", 11), "Mục II khoản 6 điểm e", "Lời văn cỡ 11"),
    "signer with titles": (
        retype("Nguyễn Văn Minh", "PGS.TS. Nguyễn Văn Minh"), "Mục II khoản 7 điểm c",
        "chỉ ghi “Nguyễn Văn Minh”",
    ),
    "nobody keeps it": (retype("- Lưu", "- Vụ Pháp chế."), "Mục II khoản 9 điểm d", "Lưu: VT"),
    "sent nowhere": (retype("Nơi nhận", ""), "Mục II khoản 9 điểm d", "Không có “Nơi nhận:”"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
@pytest.mark.usefixtures("unconfined")
def test_a_planted_fault_is_found_with_its_rule(name: str):
    plant, where, said = PLANTED[name]
    paper = DECISION if name == "no number" else SHORT  # a paper of one page needs none
    document = docx.Document(io.BytesIO(to_docx(paper)))
    plant(document)
    kept = io.BytesIO()
    document.save(kept)

    faults = check_paper(kept.getvalue())

    assert [fault for fault in faults if fault.rule == f"{DECREE}, {where}" and said in fault.sentence], (
        faults
    )
    assert all(fault.sentence.endswith(".") and fault.place for fault in faults)


def test_no_rule_is_without_its_planted_fault():
    assert {where for where, _ in RULES} == {f"{DECREE}, {where}" for _, where, _ in PLANTED.values()}


PLANTED_IN_PDF = {
    "narrow left": ((measures, "MARGIN_LEFT", 20), "Mục I khoản 3"),
    "body small": ((measures, "BODY", 11), "Mục II khoản 6 điểm e"),
    "nation large": ((measures, "NATION", 15), "Mục II khoản 1 điểm a"),
    "number without zero": ((wording, "number_line", lambda _: "Số: 5/QĐ-BNV"), "Mục II khoản 3"),
    "day without zero": ((wording, "date_line", lambda _: "Huế, ngày 5 tháng 1 năm 2026"), "Mục II khoản 4"),
    "grounds": ((wording, "ground_lines", lambda paper: list(paper.grounds)), "Mục II khoản 6 điểm a"),
    "titles": ((wording, "name_without_titles", lambda name: f"TS. {name}"), "Mục II khoản 7 điểm c"),
    "nobody keeps it": ((wording, "recipient_lines", lambda _: ["- Như trên."]), "Mục II khoản 9 điểm d"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED_IN_PDF)
@pytest.mark.usefixtures("unconfined")
def test_a_fault_planted_in_a_pdf_is_found_too(name: str, monkeypatch: pytest.MonkeyPatch):
    change, where = PLANTED_IN_PDF[name]
    with monkeypatch.context() as planted:
        planted.setattr(*change)
        content = to_pdf(SHORT)

    assert f"{DECREE}, {where}" in {fault.rule for fault in check_paper(content)}


def test_the_words_of_a_pdf_are_those_that_were_printed():
    said = text_of_pdf(to_pdf(DECISION)).replace("\n", " ")

    assert "Công Tằng Tôn Nữ Thị" in said
    assert said.count("Trần Văn Bình") == 4


EMPTY_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def test_a_scan_without_words_has_none():
    assert text_of_pdf(EMPTY_PAGE) == ""
    with pytest.raises(Unreadable, match="không có chữ nào"):
        check_paper(EMPTY_PAGE)


def endless_pdf() -> bytes:
    """A page tree that holds itself."""
    return EMPTY_PAGE.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")


HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "cut off": lambda _: to_docx(DECISION)[:9_000],
    "no pdf inside": lambda _: b"%PDF-1.7\n" + b"\0" * 4_000,
    "page tree in a ring": lambda _: endless_pdf(),
    "a workbook": lambda folder: raw_xlsx(folder / "a.docx", "").read_bytes(),
    "a picture": lambda _: b"\x89PNG\r\n" + b"x" * 100,
    "nothing": lambda _: b"",
    "deep arrays": lambda _: EMPTY_PAGE.replace(b"[0 0 595 842]", b"[" * 200_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_sentence(name: str, tmp_path: Path):
    with pytest.raises(Unreadable) as refusal:
        check_paper(HOSTILE[name](tmp_path))

    assert str(refusal.value).endswith(".")
    assert "bảng tính" not in str(refusal.value)


def test_the_libraries_that_open_foreign_files_stay_out_of_our_own_process():
    """Asked in a fresh process, which has checked a paper."""
    asked = (
        "import sys; from vinhdanh.documents.domain.checking import check_paper; "
        "check_paper(sys.stdin.buffer.read()); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], input=to_docx(SHORT), capture_output=True, check=True
    )

    loaded = {name.partition(".seen_")[2] for name in done.stdout.decode().split()}
    assert "paper" in loaded
    assert not {"pdf", "word"} & loaded


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (to_pdf(SHORT), 0, "Không thấy lỗi"),
        (to_pdf(replace(SHORT, recipients=())), 1, "Không có “Nơi nhận:”. (Nghị định 30/2020/NĐ-CP"),
        (b"xin chao", 2, "không phải văn bản Word"),
        (None, 2, "Không mở được tệp"),
    ],
    ids=["clean", "faults", "unreadable", "missing"],
)
def test_the_command_says_by_its_code_what_it_found(
    content: bytes | None, code: int, said: str, tmp_path: Path
):
    path = tmp_path / "van-ban"
    if content is not None:
        path.write_bytes(content)

    done = CliRunner().invoke(app, ["documents", "check", str(path)])

    assert done.exit_code == code
    assert said in (done.stdout if code < 2 else done.stderr)
