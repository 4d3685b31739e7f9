"""What an officer is told of a file made to do harm, or with a mistake in it: which row, why, what to do."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from documents.files import CELL, raw_xlsx, xlsx
from e2e.conftest import assert_accessible, upload
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.faults]
HEAD = ("STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Ngày vào cơ quan", "Xếp loại 2024")
RIGHT = (1, "HX01", "Phan Thị Đúng", "02/03/1985", "01/09/2010", "HTTNV")
ONE = f'<row r="1">{CELL.format(place="A1", text="x")}</row>'
FAR = f'<row r="1048576">{CELL.format(place="XFD1048576", text="y")}</row>'


class Refusal(NamedTuple):
    """A file that is not read at all, and what is said of it."""

    make: Callable[[Path], Path]
    said: str


def sheet(*rows: tuple[object, ...]) -> Callable[[Path], Path]:
    return lambda path: xlsx(path, ("Danh sách", rows))


REFUSED = {
    "zip bomb": Refusal(
        lambda path: raw_xlsx(path, ONE, blanks=130 << 20),
        r"Tệp nở ra quá lớn khi mở .* Hãy chép riêng bảng dữ liệu sang một tệp mới",
    ),
    "cell at XFD1048576": Refusal(
        lambda path: raw_xlsx(path, ONE + FAR),
        r"Bảng có ô chứa dữ liệu nằm rất xa .* Hãy nhấn Ctrl\+End để tìm ô ấy",
    ),
    "no header": Refusal(
        sheet(RIGHT, (2, "HX02", "Vũ Văn Sai", "03/04/1984", "01/09/2010", "HTNV")),
        r"Trang “Danh sách”: không tìm thấy dòng tiêu đề\. .* Hãy thêm dòng tiêu đề rồi tải lên lại",
    ),
}
MISTAKEN = (
    RIGHT,
    (2, "HX02", "Vũ Văn Sai", "03/04/1984", "01/09/2010", "Tốt lắm"),
    (3, "HX03", "Tạ Thị Sai", "03/04/1984", "31/02/2024", "HTTNV"),
    (4, "HX04", "Lê Văn \u202eSai", "03/04/1984", "01/09/2010", "HTTNV"),
    (5, "HX05", "Đỗ Thị Sai", "03/04/1984", "01/09/2010", "HTTNV"),
    (6, "HX05", "Đỗ Thị Sai", "03/04/1984", "01/09/2010", "HTXSNV"),
)
STOPPED = (
    r"Dòng 3, cột F: không hiểu xếp loại “Tốt lắm”\. Hãy ghi một trong: Hoàn thành xuất sắc",
    r"Dòng 4, cột E: không có ngày 31/02/2024\..* Hãy ",
    r"Dòng 5, cột C: họ tên có ký tự ẩn U\+202E .* hãy xoá cả ô rồi gõ lại họ tên",
    r"Dòng 6, cột C: trùng người với dòng 7: cùng mã cán bộ “HX05”\. Hãy giữ lại một dòng",
    r"Dòng 7, cột C: trùng người với dòng 6: cùng mã cán bộ “HX05”\. Hãy giữ lại một dòng",
)


def people_found(page: Page, words: str) -> int:
    """Return how many people of the unit the grid finds by a name."""
    answer = page.request.get("/don-vi/bang-xet/", params={"tim": words})
    assert answer.status == 200
    return answer.text().count('scope="row"')


def test_a_hostile_or_mistaken_file_gets_a_sentence_and_nothing_half_of_it_comes_in(
    sign_in: Callable[[str], Page], tmp_path: Path
):
    page = sign_in("canbo")

    for name, (make, said) in REFUSED.items():
        upload(page, make(tmp_path / f"{name}.xlsx"))
        expect(page.get_by_role("alert"), name).to_contain_text(re.compile(said))
        expect(page.get_by_role("button", name=re.compile("^Nhập"))).to_have_count(0)
        assert page.request.get("/healthz").status == 200
    assert_accessible(page)
    upload(page, sheet(HEAD, *MISTAKEN)(tmp_path / "sai.xlsx"))
    for place, said in enumerate(STOPPED):
        expect(page.locator(".problem--blocks").nth(place)).to_contain_text(re.compile(said))
    assert_accessible(page)
    assert (people_found(page, "Phan Thị Đúng"), people_found(page, " Sai")) == (0, 0)

    page.get_by_role("button", name="Nhập 1 dòng hợp lệ").click()
    expect(page.get_by_text("1 dữ kiện mới, 1 người mới")).to_be_visible(timeout=20_000)

    assert (people_found(page, "Phan Thị Đúng"), people_found(page, " Sai")) == (1, 0)
    assert page.request.get("/healthz").status == 200
