"""Every page that a link leads to, in every face: read by axe, narrow enough for a phone, in Vietnamese.

One walks as people do, from where one's day begins along the links, each address of the rights matrix once.
"""

from collections import deque
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from e2e.conftest import PHONE, WIDE
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as Unreadable

from vinhdanh.demo.accounts import demo_accounts
from web.matrix import load_matrix
from web.reading import english_words

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]
FACES = {
    "quantri": "/quan-tri/",
    "chuyenvien": "/tham-dinh/",
    "lanhdao": "/lanh-dao/",
    "thutruong": "/don-vi/",
    "canbo": "/don-vi/",
    "canhan": "/toi/",
    None: "/",
}
ENOUGH = 60  # pages: the walk of a demo with everything in it is longer than this
NAMES = frozenset({account.username for account in demo_accounts()} | {"localhost", "vd.vn"})
OVERFLOWS = "document.documentElement.scrollWidth > window.innerWidth"


class Walk:
    """The pages seen so far, and what was wrong with them."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.wrong: list[tuple[str, str]] = []

    def along(self, page: Page, start: str) -> None:
        """Look at each address that the links from ``start`` on lead to and that was not seen before."""
        waiting = deque([start])
        while waiting:
            path = waiting.popleft()
            name = name_of(path)
            if name is None or (name in self.seen and path != start):
                continue
            self.seen.add(name)
            if opened(page, path):
                self.wrong += [(path, fault) for fault in faults_of(page)]
                waiting += page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")


def name_of(address: str) -> str | None:
    """Return the name under which the matrix knows an address, if it is one of ours."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def opened(page: Page, path: str) -> bool:
    """Open a page; a paper to keep is none."""
    page.set_viewport_size(WIDE)
    try:
        answer = page.goto(path)
    except Unreadable:  # a download began instead
        return False
    assert answer is not None
    assert answer.status < 400, path
    return "text/html" in answer.headers["content-type"]


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the page as it stands, at both widths."""
    found = Axe().run(page).response["violations"]
    faults = [f"axe {one['id']}: {node['target']}" for one in found for node in one["nodes"]]
    faults += [f"English: {word}" for word in sorted(english_words(page.content(), names=NAMES))]
    page.set_viewport_size(PHONE)
    if page.evaluate(OVERFLOWS):
        faults.append("wider than a phone")
    return faults


def test_every_page_is_accessible_narrow_enough_and_in_vietnamese(browser: Browser, address: str):
    walk = Walk()
    for username, start in FACES.items():
        context = browser.new_context(base_url=address, viewport=WIDE, locale="vi-VN")
        page = context.new_page()
        if username:
            enter(page, username)
        walk.along(page, start)
        context.close()

    print(len(walk.seen), "pages;", "not reached:", sorted(set(load_matrix()) - walk.seen))  # noqa: T201
    assert walk.wrong == []
    assert len(walk.seen) > ENOUGH


def enter(page: Page, username: str) -> None:
    """Sign in as a demo account."""
    account = next(one for one in demo_accounts() if one.username == username)
    page.goto("/dang-nhap/")
    page.locator("input[name=login]").fill(account.username)
    page.locator("input[name=password]").fill(account.password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("document.querySelector('h1').innerHTML = '<img src=/x.png>'", "axe image-alt: ['img']"),
        ("document.querySelector('h1').textContent = 'Sign in'", "English: Sign"),
        ("document.querySelector('h1').style.width = '60rem'", "wider than a phone"),
    ],
)
def test_the_walk_sees_what_is_wrong(visitor: Page, harm: str, fault: str):
    """The negative control."""
    visitor.goto("/dang-nhap/")
    assert faults_of(visitor) == []

    visitor.evaluate(harm)

    assert any(one.startswith(fault.split(": [", maxsplit=1)[0]) for one in faults_of(visitor))
