"""axe, then a phone, at every page a demo account can walk to, one address of each kind after another."""

import html
import logging
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from e2e.conftest import WIDE, sideways, sign_in_as, violations
from playwright.sync_api import Browser, BrowserContext, Page

from web.matrix import ANONYMOUS, PERSON, RELATIONS, expected, load_matrix

pytestmark = [pytest.mark.e2e, pytest.mark.faults]  # minutes: each other browser test looks at its own pages
logger = logging.getLogger(__name__)  # progress: --log-cli-level=INFO
OK = 200
ROWS = {name: row for name, row in load_matrix().items() if "GET" in row}
WHO = {
    ANONYMOUS: None,
    PERSON: "canhan",
    "unit-head": "thutruong",
    "unit-officer": "canbo",
    "ministry-officer": "chuyenvien",
    "leader": "lanhdao",
    "administrator": "quantri",
}
"""By role, the demo account that walks; each looks at what those before it did not reach."""
FOLLOWED = 3
"""So many addresses of one kind are opened by each role; each state of the thing is looked at."""
LINK = re.compile(r"""href=["'](/[^"'#]*)["']""")
NOT_IN_THE_DEMO = {
    "ministry_session_ask": "no member of the demo's sessions is absent with a roll entry to ask",
    "ministry_session_agenda": "no session of the demo is still being planned: test_council opens it",
    "ministry_session_edit": "no session of the demo is still being planned: test_council opens it",
    "ministry_trial": "nothing is tried in the demo: test_laboratory reads it",
    "ministry_trial_export": "nothing is tried in the demo",
    "ministry_submission": "the demo's lists have all been received",
    "unit_import": "needs an upload: test_main_job looks at it",
    "unit_self_proposal": "nobody of the demo proposes themselves",
}
"""Pages about things that the demo lacks, and why."""
STATE = re.compile(r"""class="state state--([\w-]+)""")


@dataclass
class Walk:
    """The kinds of pages looked at, each state of each; what were files; what axe and a phone said."""

    looked_at: set[tuple[str, str]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    wrong: dict[str, list[tuple[str, list[str]]]] = field(default_factory=dict)
    wide: dict[str, list[str]] = field(default_factory=dict)

    def along(self, context: BrowserContext) -> None:
        """Walk along every link from the pages that need no object."""
        page, opened = context.new_page(), Counter(self.public())
        ahead = [reverse(name) for name, row in ROWS.items() if "object" not in row]
        met = set(ahead)
        while ahead:
            address = ahead.pop(0)
            name = name_of(address)
            if name is None or name in self.files or opened[name] == FOLLOWED:
                continue
            opened[name] += 1
            found = [html.unescape(link) for link in LINK.findall(self.open(page, name, address))]
            found += forms_of(address)
            ahead += [link for link in dict.fromkeys(found) if link not in met]
            met.update(found)

    def public(self) -> dict[str, int]:
        """Return the public pages that have been looked at: they look the same to everybody."""
        return {name: FOLLOWED for name, _ in self.looked_at if ROWS[name].get("public")}

    def open(self, page: Page, name: str, address: str) -> str:
        """Open an address, look at it where its kind or state is new, and return its text."""
        answer = page.request.get(address, max_redirects=0)
        if answer.status != OK:
            return ""
        if not answer.headers["content-type"].startswith("text/html"):
            self.files.add(name)
            return ""
        text = answer.text()
        state = STATE.search(text) if "object" in ROWS[name] else None
        seen = name, state[1] if state else ""
        if seen not in self.looked_at:
            self.looked_at.add(seen)
            self.look(page, address)
        return text

    def look(self, page: Page, address: str) -> None:
        """Let axe look at a page, then a phone."""
        began = time.monotonic()
        page.goto(address, wait_until="load")
        opened = time.monotonic()
        if found := violations(page):
            self.wrong[address] = found
        if wide := sideways(page):
            self.wide[address] = wide
        times = opened - began, time.monotonic() - opened
        logger.info("%s: opened in %.2f s, looked at in %.2f s", address, *times)


def name_of(address: str) -> str | None:
    """Return the name of a page in the matrix by its address."""
    try:
        name = resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None
    return name if name in ROWS else None


def forms_of(address: str) -> list[str]:
    """Return the pages below that of a thing, which show a form or refuse it whether linked now or not."""
    found = resolve(urlsplit(address).path)
    return [
        below
        for name in ROWS
        if (below := reverse_or_none(name, found.kwargs)) and below.startswith(urlsplit(address).path)
    ]


def reverse_or_none(name: str, kwargs: dict[str, object]) -> str | None:
    """Return the address of a page about the same thing, if it is about that alone."""
    try:
        return reverse(name, kwargs=kwargs) if kwargs else None
    except NoReverseMatch:
        return None


def ever_shown() -> set[str]:
    """Return the pages that the matrix lets anybody see; others lead on, or need what it does not make."""
    return {
        name
        for name, row in ROWS.items()
        if any(expected(row, "GET", relation, role) == OK for relation in RELATIONS for role in WHO)
    }


@pytest.fixture(scope="module")
def walked(browser: Browser, address: str) -> Walk:
    """Every role's walk, one after another."""
    walk = Walk()
    for username in WHO.values():
        context = browser.new_context(base_url=address, viewport=WIDE, locale="vi-VN")
        if username:
            sign_in_as(context.new_page(), username).close()
        walk.along(context)
        context.close()
    return walk


def test_no_page_has_a_violation(walked: Walk):
    assert walked.wrong == {}


def test_no_page_scrolls_sideways_on_a_phone(walked: Walk):
    assert walked.wide == {}


def test_every_page_that_somebody_may_see_was_looked_at(walked: Walk):
    shown = {name for name, _ in walked.looked_at} | walked.files

    assert ever_shown() - shown == set(NOT_IN_THE_DEMO)


def test_a_violation_on_a_page_is_found(visitor: Page):
    """The negative control: a picture without words, and words that can hardly be read."""
    visitor.goto("/luat/")
    assert violations(visitor) == []

    visitor.evaluate(
        """() => {
            const pale = Object.assign(document.createElement("p"), {textContent: "Nhạt"});
            pale.style.color = "#eee";
            document.querySelector("main .frame").append(new Image(), pale);
        }"""
    )

    assert [rule for rule, _ in violations(visitor)] == ["color-contrast", "image-alt"]


def test_what_scrolls_on_a_phone_is_found(visitor: Page):
    """The negative control."""
    visitor.goto("/luat/")
    assert sideways(visitor) == []

    visitor.evaluate(
        """() => {
            const scrolls = Object.assign(document.createElement("div"), {className: "table-responsive"});
            const wide = document.createElement("p");
            wide.style.width = "60rem";
            scrolls.append(wide);
            document.querySelector("main .frame").append(scrolls);
        }"""
    )

    assert sideways(visitor) == ["div.table-responsive"]
