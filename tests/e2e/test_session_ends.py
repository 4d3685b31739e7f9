"""A session that ends while somebody types: nothing is lost, and the work goes on after signing in again."""

import re

import pytest
from e2e.conftest import account_of, assert_accessible
from e2e.steps import SignIn, fill, press, today
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.faults]
ENDED = "Phiên làm việc đã hết; chưa có gì được gửi đi"


def end_session(page: Page) -> None:
    page.context.clear_cookies(name=re.compile("session"))


def sign_in_elsewhere(visitor: Page) -> None:
    """Sign in in another tab of the same browser, and come back."""
    account, other = account_of("canbo"), visitor.context.new_page()
    other.goto("/dang-nhap/")
    other.locator("input[name=login]").fill(account.username)
    other.locator("input[name=password]").fill(account.password)
    other.get_by_role("button", name="Đăng nhập").click()
    other.wait_for_url(lambda url: "/dang-nhap/" not in url)
    other.close()
    visitor.bring_to_front()
    visitor.evaluate("window.dispatchEvent(new Event('focus'))")


def test_a_report_typed_after_the_session_ended_is_saved_once_its_writer_signs_in_again(
    sign_in: SignIn, visitor: Page
):
    visitor.clock.install()
    page = sign_in("canbo")
    page.goto("/don-vi/de-nghi/")
    page.get_by_role("link", name=re.compile("Mở danh sách")).first.click()
    page.locator("table a[href*='bao-cao']").first.click()
    end_session(page)
    page.locator("textarea[name=results]").fill("Gõ khi phiên đã hết")
    page.clock.run_for(2_000)

    expect(page.get_by_text(ENDED)).to_be_visible()
    assert_accessible(page)
    sign_in_elsewhere(page)
    expect(page.get_by_text(ENDED)).to_be_hidden()
    page.clock.run_for(2_000)
    expect(page.locator("#trang-thai")).to_contain_text("Đã lưu lúc")
    page.reload()
    expect(page.locator("textarea[name=results]")).to_have_value("Gõ khi phiên đã hết")


def test_a_form_sent_after_the_session_ended_keeps_its_words_and_goes_through_afterwards(
    sign_in: SignIn, visitor: Page
):
    visitor.clock.install()
    page = sign_in("canbo")
    page.goto("/don-vi/de-nghi/")
    page.get_by_role("link", name=re.compile("Mở danh sách")).first.click()
    page.goto(f"{page.url}hop/")
    fill(page, met_on=today(), electorate="10", present="9")
    end_session(page)
    page.clock.fast_forward(16 * 60 * 1_000)
    page.get_by_role("button", name="Ghi kết quả họp").click()

    expect(page.get_by_text(ENDED)).to_be_visible()
    expect(page.locator("[name=electorate]")).to_have_value("10")
    sign_in_elsewhere(page)
    press(page, "Ghi kết quả họp")
    expect(page.get_by_text("Đã ghi cuộc họp xét và số phiếu.")).to_be_visible()
