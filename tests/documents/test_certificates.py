import io
import re
from dataclasses import replace
from datetime import date

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from documents.test_paper_pdf import HOSTILE, HOSTILE_TEXT, pages

from vinhdanh.documents.domain.certificate import CertificateText, Sheet, certificates_pdf

CERTIFICATE = CertificateText(
    giver="Bộ trưởng Bộ Nội vụ",
    award="Bằng khen",
    recipient="Nguyễn Thị Hồng Ánh",
    post="Phó Trưởng phòng Tổng hợp, Cục Hạ tầng số, Bộ Nội vụ",
    achievement="Đã có thành tích xuất sắc trong công tác năm 2025, góp phần vào sự nghiệp xây dựng "
    "chủ nghĩa xã hội và bảo vệ Tổ quốc",
    decision="05/QĐ-BNV",
    decided_on=date(2026, 1, 5),
    ordinal=12,
    place="Hà Nội",
    on=date(2026, 1, 5),
    capacity=("KT. Bộ trưởng", "Thứ trưởng"),
    signer="GS.TS. Nguyễn Văn Minh",
    address="https://thiduakhenthuong.bnv.gov.vn/tra-cuu/01JD9X2M7K",
    entered="10/2026",
)
READER_SCALE = 2  # 144 dots an inch: less than any phone or office scanner
LONG = replace(
    CERTIFICATE,
    giver="Chủ tịch Hội đồng thành viên Tổng công ty Đầu tư phát triển đô thị và khu công nghiệp Việt Nam",
    gives="Tặng danh hiệu",
    award="Tập thể lao động xuất sắc trong phong trào thi đua xây dựng nông thôn mới",
    recipient="Công Tằng Tôn Nữ Thị Diệu Huyền " * 6,
    post="Trung tâm Chuyển đổi số và Thông tin lưu trữ quốc gia, " * 12,
    achievement="Đã có thành tích xuất sắc " * 60,
    capacity=("Chủ tịch Hội đồng thành viên Tổng công ty Đầu tư phát triển đô thị và khu công nghiệp",) * 2,
    signer="Nguyễn Phúc Vĩnh " * 8,
    address="https://thiduakhenthuong.bnv.gov.vn/" + "a" * 300,
)


def test_each_certificate_is_a_page_with_the_words_in_their_order():
    told = pages(certificates_pdf([replace(CERTIFICATE, address=""), replace(CERTIFICATE, ordinal=13)]))

    assert told[0].split("\n") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BỘ TRƯỞNG BỘ NỘI VỤ",
        "TẶNG",
        "BẰNG KHEN",
        "Nguyễn Thị Hồng Ánh",
        "Phó Trưởng phòng Tổng hợp, Cục Hạ tầng số, Bộ Nội vụ",
        *told[0].split("\n")[7:9],
        "Hà Nội, ngày 05 tháng 01 năm 2026",
        *told[0].split("\n")[10:],
    ]
    assert " ".join(told[0].split("\n")[7:9]) == CERTIFICATE.achievement
    signed = ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", " Nguyễn Văn Minh")
    below = ("Số quyết định: 05/QĐ-BNV, ngày 05 tháng 01 năm 2026", "Số sổ vàng: 12")
    assert [words for words in (*signed, *below) if words not in told[0]] == []
    assert "Số sổ vàng: 13" in told[1]
    assert CERTIFICATE.address in told[1]
    assert "Số vào sổ cấp bằng: 10/2026" in told[1]


def test_a_sheet_is_a4_or_a3_and_lies():
    content = certificates_pdf([CERTIFICATE, replace(CERTIFICATE, sheet=Sheet.A3)])
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        sizes = [(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in pdf.pages]

    assert sizes == [(297, 210), (420, 297)]


@pytest.mark.parametrize("sheet", Sheet)
def test_names_and_units_of_any_length_stay_within_the_border(sheet: Sheet):
    content = certificates_pdf([replace(LONG, sheet=sheet)])
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        (page,) = pdf.pages
        chars = [char for char in page.chars if char["text"].strip() and char["text"] != "\u200b"]
        inside = 18 / 297 * page.width
        beyond = [
            char
            for char in chars
            if char["x0"] < inside or char["x1"] > page.width - inside
            or char["top"] < inside or char["bottom"] > page.height - inside
        ]  # fmt: skip
        said = re.sub(r"\s", "", page.extract_text())

    assert beyond == []
    for words in (LONG.recipient, LONG.post, LONG.achievement, LONG.award.upper(), LONG.giver.upper()):
        assert re.sub(r"\s", "", words) in said


def test_giver_and_award_are_red_and_nothing_else_that_is_written():
    with pdfplumber.open(io.BytesIO(certificates_pdf([CERTIFICATE]))) as pdf:
        (page,) = pdf.pages
        red = [char for char in page.chars if char["non_stroking_color"] not in {(0,), (0, 0, 0), 0, None}]

    assert "".join(char["text"] for char in red) == "BỘ TRƯỞNG BỘ NỘI VỤBẰNG KHEN"


def test_the_code_is_drawn_and_no_picture():
    with pdfplumber.open(io.BytesIO(certificates_pdf([CERTIFICATE]))) as pdf:
        assert pdf.pages[0].images == []
        drawn = len(pdf.pages[0].curves) + len(pdf.pages[0].lines)
    with pdfplumber.open(io.BytesIO(certificates_pdf([replace(CERTIFICATE, address="")]))) as pdf:
        assert drawn > len(pdf.pages[0].curves) + len(pdf.pages[0].lines)


def test_words_are_never_read_as_markup():
    hostile = replace(
        CERTIFICATE, giver=HOSTILE_TEXT, recipient=HOSTILE_TEXT, post=HOSTILE_TEXT, achievement=HOSTILE_TEXT,
        signer=HOSTILE_TEXT, place=HOSTILE_TEXT, decision=HOSTILE_TEXT, address="https://x.vn/#*_$<b>",
    )  # fmt: skip

    (page,) = pages(certificates_pdf([hostile]))

    said = re.sub(r"\s", "", page)
    for sign in HOSTILE:
        assert said.count(re.sub(r"\s", "", sign)) >= 6, sign
    assert hostile.address in said


def test_the_body_may_bring_its_own_emblem():
    own = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#0057b8" d="M0 0h9v9z"/></svg>'
    )

    assert certificates_pdf([replace(CERTIFICATE, emblem=own)]) != certificates_pdf([CERTIFICATE])


def test_the_same_certificates_give_the_same_bytes_fit_for_the_archive():
    content = certificates_pdf([CERTIFICATE, LONG])

    assert content == certificates_pdf([CERTIFICATE, LONG])
    assert b"pdfaid:part" in content


def read_codes(content: bytes) -> list[str]:
    """Return what a reader of another make than our writer reads from each page, drawn as a phone sees it."""
    with pypdfium2.PdfDocument(content) as document:
        drawn = [page.render(scale=READER_SCALE).to_pil() for page in document]
    return [found.text for picture in drawn for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("sheet", list(Sheet))
def test_the_code_on_each_sheet_is_read_as_its_address(sheet: Sheet):
    addresses = [
        f"https://thiduakhenthuong.bnv.gov.vn/xac-thuc/{code}/" for code in ("0123456789AB", "Z" * 12)
    ]
    sheets = [replace(CERTIFICATE, address=address, sheet=sheet) for address in addresses]

    assert read_codes(certificates_pdf(sheets)) == addresses


def test_a_sheet_without_an_address_has_no_code_to_read():
    """The negative control: the reader makes nothing up."""
    assert read_codes(certificates_pdf([replace(CERTIFICATE, address="")])) == []
