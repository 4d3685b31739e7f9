"""The whole way once: from an uploaded workbook to a certificate that verifies and a figure with its list."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from e2e.conftest import CLOSED, assert_accessible, upload
from e2e.steps import People, SignIn, certificates_of, draft_and_issue, fill, press, today, verified
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e
ROUND = f"Khen thưởng năm {CLOSED}, đợt của kiểm thử"
TELLERS = ("lanhdao", "chuyenvien")
KeepPicture = Callable[[Page, str], None]


@pytest.fixture
def people(sign_in: SignIn, visitor: Page) -> People:
    return People(sign_in, visitor)


def open_a_round(page: Page) -> str:
    """Let the ministry open a round for certificates of merit; return its address."""
    page.goto("/tham-dinh/dot-xet/moi/")
    page.locator("[name=kind]").select_option("cong-trang")
    later = date.today() + timedelta(days=30)  # noqa: DTZ011
    fill(page, name=ROUND, year=str(CLOSED), opens_on=today(), due_on=f"{later:%d/%m/%Y}")
    for summary in page.locator(".award-group > summary").all():
        if "open" not in (summary.locator("..").evaluate("e => e.open ? 'open' : ''")):
            summary.click()
    page.locator("[name=awards][value=bk-bo]").check()
    press(page, "Lập đợt xét")
    press(page, "Mở cho các đơn vị")
    return page.url


def tick_and_list(page: Page, round_key: str) -> str:
    """Tick the first two whom the grid suggests for the award; return the address of the unit's list."""
    page.goto(f"/don-vi/bang-xet/?nam={CLOSED}&danh_hieu=bk-bo&ket_qua=bo-sot&dot={round_key}")
    ticks = page.locator("input[name=chon][data-award=bk-bo]")
    for place in range(2):
        ticks.nth(place).check()
    press(page, "Kiểm tra trước khi đưa vào danh sách")
    press(page, re.compile("Đưa 2 đề nghị vào danh sách"))
    page.goto("/don-vi/de-nghi/")
    page.get_by_role("link", name=re.compile(f"Mở danh sách.*{re.escape(ROUND)}")).click()
    return page.url


def report_on_all(page: Page, listed: str) -> None:
    """Write the report of every name on a list."""
    page.goto(listed)
    links = page.get_by_role("link", name=re.compile("báo cáo của"))
    expect(links).to_have_count(2)
    for address in [str(link.get_attribute("href")) for link in links.all()]:
        page.goto(address)
        fill(page, results="Vượt 12% kế hoạch năm, tăng 8% so với năm trước.")
        expect(page.locator("#trang-thai")).to_contain_text("Đã lưu lúc")


def propose(people: People, workbook: Path, round_key: str, keep_picture: KeepPicture) -> None:
    """Let the unit import its workbook, list two people, meet, have the list approved and send it."""
    page = people.become("canbo")
    upload(page, workbook)
    press(page, re.compile(r"Nhập [\d.]+ dòng hợp lệ"))
    expect(page.get_by_text("Đã nhập xong")).to_be_visible(timeout=60_000)
    listed = tick_and_list(page, round_key)
    report_on_all(page, listed)
    page.goto(f"{listed}hop/")
    fill(page, met_on=today(), electorate="19", present="19")
    for field in page.locator(".votes__count").all():
        field.fill("18")
    press(page, "Ghi kết quả họp")
    keep_picture(page, "danh-sach-de-nghi")
    assert_accessible(page)
    page = people.become("thutruong")
    page.goto(f"{listed}duyet/")
    press(page, "Duyệt danh sách này")
    page = people.become("canbo")
    page.goto(f"{listed}gui/")
    fill(page, number="21", symbol="TTr-CHT")
    press(page, "Gửi lên")


def agree(page: Page, opened: str, round_key: str, keep_picture: KeepPicture) -> None:
    """Let the ministry's officer receive the list and agree to all of it."""
    page.goto(opened)
    page.get_by_role("link", name="Tiếp nhận").click()
    press(page, "Tiếp nhận danh sách")
    page.goto(f"/tham-dinh/de-nghi/?dot={round_key}")
    keep_picture(page, "tham-dinh")
    assert_accessible(page)
    for tick in page.locator("input[name=de_nghi]").all():
        tick.check()
    press(page, re.compile("Đồng ý trình các đề nghị đã chọn"))
    press(page, re.compile("Đồng ý trình 2 đề nghị"))


def test_from_an_uploaded_workbook_to_a_verified_certificate_and_a_figure(
    people: People, small_workbook: Path, keep_picture: KeepPicture
):
    opened = open_a_round(people.become("chuyenvien"))
    key = opened.rstrip("/").split("/")[-1]
    propose(people, small_workbook, key, keep_picture)
    agree(people.become("chuyenvien"), opened, key, keep_picture)
    session = vote(people)

    page = people.become("chuyenvien")
    page.goto(session)
    press(page, re.compile("Kết thúc phiên họp"))
    keep_picture(page, "ket-qua-bo-phieu")
    expect(page.get_by_text("Đạt").first).to_be_visible()
    decision = draft_and_issue(page, ROUND, about="Về việc tặng Bằng khen", number=1_901)
    codes = certificates_of(page, decision)
    page.goto("/thong-ke/")
    keep_picture(page, "thong-ke")
    page.get_by_role("row", name=re.compile("Bằng khen của Bộ")).get_by_role("link").first.click()
    expect(page.get_by_text("1901/QĐ-BKNS").first).to_be_visible()

    assert len(codes) == 2
    said = verified(page, codes[0])
    assert "Bằng thật, còn hiệu lực" in said
    assert "1901/QĐ-BKNS" in said
    keep_picture(page, "xac-thuc")
    assert_accessible(page)


def vote(people: People) -> str:
    """Hold a session of the demo's council on paper and let two tellers count; return its address."""
    names = {teller: name_of(people.become(teller)) for teller in TELLERS}
    page = people.become("chuyenvien")
    page.goto("/tham-dinh/hoi-dong/")
    page.locator("main").get_by_role("link", name=re.compile("Hội đồng Thi đua")).first.click()
    page.goto(f"{page.url}phien-hop/")
    page.locator("[name=round]").select_option(label=ROUND)
    fill(page, title="Phiên họp kiểm thử", held_on=today(), place="Phòng họp A")
    press(page, "Lập phiên họp")
    expect(page.get_by_role("heading", name="Phiên họp kiểm thử")).to_be_visible()
    session = page.url
    page.goto(f"{session}kiem-phieu/")
    for field, teller in zip(("first", "second"), TELLERS, strict=True):
        page.locator(f"[name={field}]").select_option(label=names[teller])
    press(page, re.compile("Lưu|Ghi|Cử"))
    page.goto(f"{session}diem-danh/")
    for presence in page.locator("select[name^=du-]").all():
        presence.select_option("present")
    press(page, "Ghi điểm danh")
    page.goto(session)
    press(page, "Bắt đầu bỏ phiếu")
    for teller in TELLERS:
        page = people.become(teller)
        page.goto(session.replace("/tham-dinh/phien-hop/", "/hoi-dong/") + "kiem-phieu/")
        for card in page.locator(".count-card").all():
            boxes = card.locator("input.count-field").all()
            sheets = re.search(r"Đã phát (\d+) phiếu", card.inner_text())
            assert sheets is not None
            for box, number in zip(boxes, (sheets[1], "0", "0"), strict=True):
                box.fill(number)
        press(page, "Ghi số đếm của tôi")
    return session


def name_of(page: Page) -> str:
    """Return the name of whoever is signed in, as the header shows it."""
    return page.locator("header details.menu summary").last.inner_text().strip()
