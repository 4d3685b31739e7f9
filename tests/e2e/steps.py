"""The steps of the way as people take them in the browser; each begins at an address and ends at a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import pdfplumber
from playwright.sync_api import Page, expect

SignIn = Callable[[str], Page]
VERIFYING = re.compile(r"/xac-thuc/([0-9A-Z]{12})")


@dataclass
class People:
    """One browser that several people use after one another; each signs in once and comes back to it."""

    sign_in: SignIn
    page: Page
    signed_in: dict[str, Any] = field(default_factory=dict)
    """the cookies of those who have signed in"""

    def become(self, username: str) -> Page:
        """Let somebody take the place of whoever is at the browser; the page is where they begin."""
        context = self.page.context
        context.clear_cookies()
        if username in self.signed_in:
            context.add_cookies(self.signed_in[username])
            self.page.goto("/")
        else:
            self.sign_in(username)
            self.signed_in[username] = context.cookies()
        return self.page


def today() -> str:
    """Return the day as it is typed."""
    return f"{date.today():%d/%m/%Y}"  # noqa: DTZ011 -- the machine of the browser and of the server is one


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button of the page's content and wait for the page it leads to."""
    page.locator("main").get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def fill(page: Page, **typed: str) -> None:
    """Type into fields by their names."""
    for name, text in typed.items():
        page.locator(f"main [name='{name}']:not([type=hidden])").first.fill(text)


def draft_and_issue(page: Page, round_name: str, *, about: str, number: int) -> str:
    """Draft a decision from what waits in a round, submit and issue it; return its address."""
    page.goto("/tham-dinh/quyet-dinh/moi/")
    page.get_by_role("radio", name=re.compile(re.escape(round_name))).check()
    fill(page, subject_line=about, signer_title="Bộ trưởng", signer_name="Trần Mạnh Sáng")
    page.locator("main [name=signer]").select_option("bo-truong")
    press(page, "Lập dự thảo")
    return submit_and_issue(page, number)


def submit_and_issue(page: Page, number: int) -> str:
    """Submit the draft that the page shows, then issue it; return its address."""
    press(page, "Trình ký")
    page.locator("main").get_by_role("link", name="Ban hành").click()
    fill(page, so=str(number), ngay=today())
    press(page, "Ban hành")
    expect(page.get_by_text("Đã ban hành").first).to_be_visible()
    return page.url


def certificates_of(page: Page, decision: str) -> list[str]:
    """Make the certificates of a decision; return the codes that stand on them."""
    page.goto(decision)
    press(page, re.compile("Làm bằng, giấy chứng nhận|Làm lại tệp bằng"))
    link = page.get_by_role("link", name=re.compile(r"bang-.*\.pdf|Bằng, giấy chứng nhận")).first
    content = page.request.get(link.get_attribute("href") or "").body()
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [code for sheet in pdf.pages for code in VERIFYING.findall(sheet.extract_text())]


def verified(page: Page, code: str) -> str:
    """Return what the public page says of a certificate, read without signing in."""
    page.context.clear_cookies()
    page.goto(f"/xac-thuc/{code}/")
    return page.locator("main").inner_text()
