"""The product's main job, as an office meets it: its own workbook in, who deserves what and why out."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from e2e.conftest import PHONE, assert_accessible, upload
from playwright.sync_api import Page, expect

from vinhdanh.law.catalogue import catalogue

pytestmark = pytest.mark.e2e
PERSONAL = ["LĐTT", "CSTĐCS", "CSTĐ Bộ", "CSTĐTQ", "BK Bộ", "BK TTg", "HCLĐ Ba"]
STANDARDS = [
    *("ldtt", "cstd-co-so", "cstd-bo", "cstd-tq", "bk-bo", "bk-ttg", "hcld-3"),
    *("tt-ldtt", "tt-ldxs", "co-bo"),
]
COLLECTIVE = ["TTLĐTT", "TTLĐXS", "Cờ Bộ", "BK Bộ"]

SignIn = Callable[[str], Page]
KeepPicture = Callable[[Page, str], None]


def import_valid_rows(page: Page) -> str:
    """Import the valid rows and return what the page says of them."""
    page.get_by_role("button", name=re.compile(r"Nhập [\d.]+ dòng hợp lệ")).click()
    done = page.get_by_text("Đã nhập xong")
    expect(done).to_be_visible(timeout=60_000)
    return page.locator(".notice", has=done).inner_text()


def test_an_officer_imports_the_workbook_of_the_office_and_a_second_time_nothing_changes(
    sign_in: SignIn, workbook: Path, keep_picture: KeepPicture, tmp_path: Path
):
    page = sign_in("canbo")

    upload(page, workbook)
    expect(page.get_by_text("Các cột đã nhận ra")).to_be_visible()
    keep_picture(page, "nhap")
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp có đánh dấu chỗ cần sửa").click()
    marked = tmp_path / "can-sua.xlsx"
    download.value.save_as(marked)
    said = import_valid_rows(page)

    added = re.search(r"([\d.]+) dữ kiện mới, ([\d.]+) người mới", said)
    assert added is not None
    assert int(added[1].replace(".", "")) > 2_000
    assert int(added[2].replace(".", "")) > 300
    cells = [
        str(cell) for sheet in openpyxl.load_workbook(marked) for row in sheet.values for cell in row if cell
    ]
    assert any("Tốt lắm" in cell and "không hiểu" in cell for cell in cells)

    upload(page, workbook)
    again = import_valid_rows(page)

    assert f"Không có gì thay đổi: cả {added[1]} dữ kiện" in again


def test_the_grid_shows_every_person_and_standard_with_the_overlooked_standing_out(
    sign_in: SignIn, keep_picture: KeepPicture
):
    page = sign_in("canbo")
    page.goto("/don-vi/bang-xet/?nam=2025")

    heads = [head.split("\n")[0] for head in page.locator("thead th").all_inner_texts()]
    rows = page.locator("tbody tr")
    assert heads[3:] == PERSONAL
    assert rows.first.locator("[data-cell]").count() == len(PERSONAL)
    assert page.locator(".cell--eligible, .cell--awaiting_judgement").count() > 0
    assert_accessible(page)
    keep_picture(page, "bang-xet")


def test_a_cell_of_the_grid_tells_why_by_which_article(sign_in: SignIn, keep_picture: KeepPicture):
    page = sign_in("canbo")
    page.goto("/don-vi/bang-xet/?nam=2025")

    page.locator(".cell--not_eligible").first.click()
    panel = page.locator("#panel")

    expect(panel.get_by_role("heading", name="Còn thiếu")).to_be_visible()
    expect(panel.get_by_text(re.compile(r"Luật 06/2022/QH15, Điều \d+")).first).to_be_visible()
    assert_accessible(page)
    keep_picture(page, "vi-sao")


def test_the_grid_of_collectives_shows_their_standards(sign_in: SignIn):
    page = sign_in("canbo")
    page.goto("/don-vi/bang-xet/?nam=2025&nhom=tap-the")

    heads = [head.split("\n")[0] for head in page.locator("thead th").all_inner_texts()]
    assert heads[2:] == COLLECTIVE


def test_a_person_sees_their_years_what_they_meet_and_what_is_missing(
    sign_in: SignIn, keep_picture: KeepPicture
):
    page = sign_in("canhan")
    page.goto("/toi/")

    expect(page.get_by_role("heading", name="Con đường của tôi")).to_be_visible()
    expect(page.get_by_role("heading", name="Hồ sơ theo năm")).to_be_visible()
    expect(page.get_by_text(re.compile("[Ss]ớm nhất")).first).to_be_visible()
    page.get_by_text("Xem từng điều kiện").first.click()
    expect(page.get_by_text(re.compile(r"Luật 06/2022/QH15, Điều \d+")).first).to_be_visible()
    assert_accessible(page)
    keep_picture(page, "toi")


def test_anybody_reads_the_standards_beside_their_citations_validity_and_examples(
    visitor: Page, keep_picture: KeepPicture
):
    for award in ("ldtt", "cstd-bo", "tt-ldxs"):
        visitor.goto("/luat/")
        visitor.get_by_label("Tìm danh hiệu, hình thức khen thưởng").fill(catalogue()[award].short)
        visitor.get_by_role("button", name="Tìm").click()
        visitor.locator(f'a[href="/luat/{award}/"]').first.click()
        visitor.wait_for_url(f"**/luat/{award}/", wait_until="load")

        text = visitor.locator("main").inner_text()
        assert re.search(r"Luật 06/2022/QH15, Điều \d+", text)
        assert "01/01/2024" in text
        assert "Ví dụ" in text
        assert "01/06/2014 đến hết 19/08/2014" in text.partition("Đã thay đổi thế nào")[2]
        if award == "cstd-bo":
            assert_accessible(visitor)
            keep_picture(visitor, "luat-cstd-bo")


def test_the_arrows_lead_from_a_conclusion_to_its_name_and_tab_leaves_the_grid(sign_in: SignIn):
    page = sign_in("canbo")
    page.goto("/don-vi/bang-xet/")

    page.locator("[data-cell]").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("tbody th a").first).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.locator("[data-meter] :focus")).to_have_count(1)


def test_on_a_phone_a_list_stands_row_by_row_with_the_heads_of_its_columns(visitor: Page):
    visitor.goto("/luat/ldtt/")
    cells = visitor.locator(".table-stack").first.locator("tbody tr").first.locator("th, td").all()
    assert len({cell.bounding_box()["x"] for cell in cells}) == len(cells)

    visitor.set_viewport_size(PHONE)

    assert len({cell.bounding_box()["x"] for cell in cells}) == 1
    told = [cell.get_attribute("data-label") for cell in cells]
    assert told == ["Tình huống", "Ngày xét", "Kết luận", "Vì"]


def test_another_units_officer_gets_404_at_each_of_these_addresses(sign_in: SignIn, small_workbook: Path):
    page = sign_in("canbo")
    upload(page, small_workbook)
    found: list[str | None] = [page.url]
    page.goto("/don-vi/bang-xet/?nam=2025")
    found.append(page.locator("[data-cell]").first.get_attribute("href"))
    found.append(page.locator("tbody th a").first.get_attribute("href"))
    addresses = [urlsplit(address or "").path for address in found]
    addresses += [f"{addresses[0]}{more}/" for more in ("tien-do", "tep-can-sua")]
    mine = [page.request.get(address).status for address in addresses]

    page.context.clear_cookies()
    other = sign_in("canbo2")

    assert mine == [200] * len(addresses)
    assert [other.request.get(address).status for address in addresses] == [404] * len(addresses)
