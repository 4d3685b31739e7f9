"""The served application, as ``vinhdanh run`` starts it, and Chromium looking at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from urllib.error import URLError

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from sharing import built_once, run_ours, surroundings

from vinhdanh.demo.accounts import DemoAccount, demo_accounts
from vinhdanh.demo.careers import make_people
from vinhdanh.demo.tree import TREES
from vinhdanh.demo.workbook import MISTAKES, write_workbook

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The shell without windows is the same engine for two thirds of the work."""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UNIT = "Cục Hạ tầng số"
CLOSED = date.today().year - 1  # noqa: DTZ011 -- the machine of the browser and of the server is one
START = 120  # seconds: the first start migrates and loads the demo
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 780}


@pytest.fixture(scope="session")
def ministry(tmp_path_factory: pytest.TempPathFactory, tables: str) -> Iterator[tuple[str, Path]]:
    """The small demo ministry as a first start leaves it, built once for all workers: database and folder."""

    def build(url: str, folder: Path) -> None:
        run_ours("demo", "--size", "small", url=url, folder=folder)

    with built_once(tmp_path_factory, "ministry", build, template=tables) as built:
        yield built


@pytest.fixture(scope="session")
def database(ministry: tuple[str, Path]) -> Iterator[str]:
    """A copy of the ministry's database beside that of the other tests."""
    cluster = os.environ["DATABASE_URL"]
    name = f"e2e_{os.getpid()}_copy"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{ministry[0]}"')
        yield psycopg.conninfo.make_conninfo(cluster, dbname=name)
        with suppress(psycopg.errors.InsufficientPrivilege):  # the cluster is cleaning it; it goes with it
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def address(
    database: str, ministry: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the running application with the small demo ministry."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(ministry[1], folder, dirs_exist_ok=True)
    command = [sys.executable, "-m", "vinhdanh", "run", "--port", str(port)]
    with (folder / "run.log").open("w") as log:
        served = subprocess.Popen(command, env=surroundings(database, folder), stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", served, folder / "run.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(timeout=30)


def wait_for(url: str, served: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the application answers, or fail with what it said."""
    until = time.monotonic() + START
    while time.monotonic() < until and served.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 -- our own address
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"the application did not start:\n{log.read_text()[-4000:]}", pytrace=False)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright for the tests of a file: while its event loop runs, Django would refuse the database."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
    yield browser
    browser.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """A page of nobody in particular; what goes wrong in the page fails the test."""
    context = browser.new_context(base_url=address, viewport=WIDE, locale="vi-VN")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(visitor: Page) -> Callable[[str], Page]:
    """Sign in as the demo account of a kind of user."""
    return partial(sign_in_as, visitor)


def sign_in_as(page: Page, username: str) -> Page:
    """Sign in on a page as a demo account."""
    account = account_of(username)
    page.goto("/dang-nhap/")
    page.locator("input[name=login]").fill(account.username)
    page.locator("input[name=password]").fill(account.password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    return page


def account_of(username: str) -> DemoAccount:
    """Return a demo account by its name."""
    return next(account for account in demo_accounts() if account.username == username)


@pytest.fixture(scope="session")
def keep_picture() -> Callable[[Page, str], None]:
    """Keep a picture of a page at both widths under ``SCREENSHOTS``, where that is asked for."""
    folder = os.environ.get("SCREENSHOTS")

    def keep(page: Page, name: str) -> None:
        if folder is None:
            return
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            page.wait_for_timeout(150)
            page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=False)

    return keep


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the officer's own unit, with every mistake the generator knows."""
    return workbook_of(320, tmp_path_factory.mktemp("office") / "Thi đua 2025.xlsx")


@pytest.fixture(scope="session")
def small_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of thirty newcomers of the officer's unit."""
    return workbook_of(30, tmp_path_factory.mktemp("way") / "Hồ sơ đơn vị.xlsx")


def workbook_of(count: int, path: Path) -> Path:
    """Write five years of so many people of the officer's unit, with mistakes, as an office would."""
    years, bureau = range(CLOSED - 4, CLOSED + 1), next(one for one in TREES["small"] if one.name == UNIT)
    people = make_people(count, seed=count, years=years, units=[team.name for team in bureau.teams])
    write_workbook(path, people=people, years=years, mistakes=MISTAKES, seed=count)
    return path


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return every rule that axe finds broken on the page as it stands, with where."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def sideways(page: Page) -> list[str]:
    """Return what scrolls sideways on a phone; grid, years and sheets of paper are wide by nature."""
    page.set_viewport_size(PHONE)
    found = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("main *")]
            .filter((one) => one.scrollWidth > one.clientWidth + 1
                && (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX))
                && !one.matches(".grid-scroll, .stairs, .sheet-scroll, .unit-tabs ul"))
            .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)"""
    )
    page.set_viewport_size(WIDE)
    return found


def assert_accessible(page: Page) -> None:
    """Fail with every violation that axe finds on the page as it stands."""
    assert violations(page) == []


def upload(page: Page, path: Path) -> None:
    """Upload a workbook and wait until it has been read and checked."""
    page.goto("/don-vi/nhap/")
    file = page.get_by_label("Chọn tệp, hoặc kéo tệp thả vào đây")
    expect(file).to_have_accessible_description(re.compile("không quá 25 MB. Chưa chọn tệp"))
    file.set_input_files(path)
    expect(page.get_by_role("status").filter(has_text=Path(path).name)).to_be_visible()
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    expect(page.locator(".page-head__actions .state")).to_have_text(
        re.compile("Đã kiểm tra|Không đọc được"), timeout=60_000
    )
