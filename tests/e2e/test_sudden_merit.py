"""Sudden merit from the unit's paper to the certificate in one sitting; a correction and an annulment."""

import re

import pytest
from e2e.conftest import assert_accessible
from e2e.steps import (
    People,
    SignIn,
    certificates_of,
    draft_and_issue,
    fill,
    press,
    submit_and_issue,
    verified,
)
from playwright.sync_api import Page

pytestmark = [pytest.mark.e2e, pytest.mark.faults]


@pytest.fixture
def people(sign_in: SignIn, visitor: Page) -> People:
    return People(sign_in, visitor)


def report(page: Page, deed: str, *, number: int, whom: int = 1) -> None:
    """Enter a unit's paper on what the first people named Nguyễn of the list did."""
    page.goto("/tham-dinh/dot-xuat/?tim=nguyen")
    for _ in range(whom):
        page.get_by_role("button", name="Chọn").nth(9).click()
        page.wait_for_load_state()
    fill(
        page,
        deed=deed,
        done_on="01/02/2026",
        summary="Trong 20 giờ nối lại 40 trạm, bảo đảm liên lạc chỉ huy cứu hộ.",
        paper_number=str(number),
        paper_symbol="TTr-TTD",
    )
    page.locator("[name=scope]").select_option("toan-nganh")
    page.locator("[name=award]").select_option("bk-bo")
    page.locator("[name=unit]").select_option(index=1)
    press(page, re.compile("Đối chiếu luật"))


def test_sudden_merit_goes_from_the_paper_to_a_verified_certificate_in_one_sitting(people: People):
    page = people.become("chuyenvien")
    page.goto("/tham-dinh/dot-xuat/?tim=nguyen")
    assert_accessible(page)

    report(page, "Nối lại mạng sau lũ quét", number=71)
    decision = draft_and_issue(page, "Nối lại mạng sau lũ quét", about="Về việc khen đột xuất", number=2_001)
    codes = certificates_of(page, decision)

    assert len(codes) == 1
    said = verified(page, codes[0])
    assert "còn hiệu lực" in said
    assert "2001/QĐ-BKNS" in said
    assert_accessible(page)


def test_a_decision_is_corrected_and_an_award_annulled_by_other_decisions(people: People):
    page = people.become("chuyenvien")
    report(page, "Cứu dữ liệu trong vụ cháy", number=72, whom=2)
    decision = draft_and_issue(page, "Cứu dữ liệu trong vụ cháy", about="Về việc khen đột xuất", number=2_002)
    first, second = certificates_of(page, decision)

    page.goto(decision)
    page.get_by_text("Sai sót, vi phạm").click()
    page.get_by_role("link", name="Đính chính").click()
    page.locator(".correction__box--post input").first.fill("Trưởng nhóm ứng cứu")
    fill(page, reason="Ghi nhầm chức vụ", signer_title="Bộ trưởng", signer_name="Trần Mạnh Sáng")
    press(page, "Lập dự thảo đính chính")
    submit_and_issue(page, 2_003)

    page.goto(decision)
    page.get_by_text("Sai sót, vi phạm").click()
    page.get_by_role("link", name="Hủy bỏ khen thưởng").click()
    page.locator("[name=dong]").nth(1).check()
    page.locator("[name=ground]").first.check()
    fill(page, reason="Kê khai gian dối", signer_title="Bộ trưởng", signer_name="Trần Mạnh Sáng")
    press(page, "Lập dự thảo hủy bỏ")
    submit_and_issue(page, 2_004)

    corrected, annulled = verified(page, first), verified(page, second)
    assert "đính chính" in corrected
    assert "Trưởng nhóm ứng cứu" in corrected
    assert "2004/QĐ-BKNS" in annulled
    assert re.search("hủy bỏ", annulled, re.IGNORECASE)
    assert "Bằng thật, còn hiệu lực" not in annulled
