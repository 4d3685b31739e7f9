from dataclasses import replace
from datetime import date

import pytest
from documents.papers import DECISION, LETTER, MINUTES

from vinhdanh.documents.domain import wording


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(on: date | None, written: str):
    assert wording.written_date(on) == written


@pytest.mark.parametrize(
    ("number", "line"), [(5, "Số: 05/QĐ-BNV"), (12, "Số: 12/QĐ-BNV"), (1234, "Số: 1234/QĐ-BNV")]
)
def test_numbers_below_ten_have_a_zero(number: int, line: str):
    assert wording.number_line(replace(DECISION, number=number)) == line


def test_a_number_still_to_come_leaves_room():
    assert wording.number_line(replace(DECISION, number=None)) == "Số:" + 8 * "\N{NO-BREAK SPACE}" + "/QĐ-BNV"


def test_a_paper_without_symbol_or_place_has_no_such_line():
    assert wording.number_line(replace(DECISION, symbol="")) == ""
    assert wording.date_line(MINUTES) == ""


def test_grounds_end_in_semicolons_and_a_full_stop_whatever_was_typed():
    paper = replace(DECISION, grounds=("Căn cứ Luật A;", "Căn cứ Nghị định B.", "Theo đề nghị của C"))

    assert wording.ground_lines(paper) == ["Căn cứ Luật A;", "Căn cứ Nghị định B;", "Theo đề nghị của C."]


def test_recipients_end_with_who_keeps_the_paper():
    paper = replace(DECISION, recipients=("Như Điều 3;", "- Vụ A"), filed="VT, TĐKT (03).")

    assert wording.recipient_lines(paper) == ["- Như Điều 3;", "- Vụ A;", "- Lưu: VT, TĐKT (03)."]


def test_an_appendix_says_to_which_paper_it_belongs():
    assert (
        wording.reference_line(DECISION)
        == "(Kèm theo Quyết định số 05/QĐ-BNV ngày 05 tháng 01 năm 2026 của Bộ trưởng Bộ Nội vụ)"
    )


def test_a_letter_has_its_subject_under_the_number_and_no_heading():
    assert wording.full_heading(LETTER) == ""
    assert wording.subject_line(LETTER).startswith("V/v lấy ý kiến hiệp y")
    assert wording.subject_line(DECISION) == ""


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("PGS.TS. Lê Quốc Đạt", "Lê Quốc Đạt"),
        ("GS. TSKH Nguyễn Văn A", "Nguyễn Văn A"),
        ("Tiến sĩ Trần Bình", "Trần Bình"),
        ("ThS Đỗ Hà", "Đỗ Hà"),
        ("BS.CKII. Phạm Hà", "Phạm Hà"),
        ("NSND Lê Khanh", "Lê Khanh"),
        ("Thạch Sĩ Ban", "Thạch Sĩ Ban"),
        ("Tsering Văn B", "Tsering Văn B"),
        ("Bác Văn Kỹ", "Bác Văn Kỹ"),
        ("Đại tá Nguyễn Văn C", "Đại tá Nguyễn Văn C"),
        ("", ""),
    ],
)
def test_a_signer_is_named_without_academic_titles(written: str, printed: str):
    assert wording.name_without_titles(written) == printed


def test_signs_that_no_page_can_show_are_not_printed():
    assert wording.printable("a\0b\x0bc\ud800d\ne") == "a b c d\ne"
