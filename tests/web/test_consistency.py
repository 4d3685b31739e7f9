"""What templates, styles, icons and settings promise one another."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

import vinhdanh
from vinhdanh.settings import Environment
from vinhdanh.web.navigation import PLACES

SOURCES = Path(vinhdanh.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
WEB = SOURCES / "web"
TEMPLATES = WEB / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
KIT = ("components/", "law/")  # what the faces take as they need it
UNEXPORTED = {
    "ministry/decision/correct.html": "a form: the names of one decision, which the decision itself exports",
    "ministry/decision/annul.html": "a form: the names of one decision, which the decision itself exports",
    "ministry/decision/_names.html": "a draft: its names are exported once it is issued",
    "ministry/state_level/list.html": "a desk: what waits to go up, and what came back",
    "ministry/consultation/list.html": "a desk: which opinions wait for an answer",
    "ministry/laboratory/_names.html": "part of a trial, whose page gives the workbook",
    "unit/importing/list.html": "what was read in; the user's own workbooks",
    "unit/importing/problems.html": "the workbook itself is given back, marked",
    "oversight/consultations.html": "stands behind one number of the figures, which are exported",
    "oversight/forwarded.html": "stands behind one number of the figures, which are exported",
}
"""The lists in pages without a workbook, and why."""
ICON = re.compile(r'{% icon "([\w-]+)" %}')
POSTED = re.compile(r"""<form\b[^>]*\bmethod=["']?post\b.*?</form>""", re.DOTALL | re.IGNORECASE)
KEYLESS = {
    **dict.fromkeys(
        ("account/login.html", "account/logout.html", "account/base_reauthenticate.html"),
        "begins, ends or confirms a session; a second copy finds it begun, ended or confirmed",
    ),
    "mfa/authenticate.html": "begins a session: a code serves once",
    "components/footer.html": "the language of the page, kept in a cookie",
    "components/person_menu.html": "signs out",
    "components/unit_switcher.html": "the unit one works for, kept in the session",
    "unit/grid/grid.html": "leads to a page that shows who would be nominated; changes nothing",
    "unit/attestation/form.html": "leads to a page that shows what would be attested; changes nothing",
    "unit/report/report.html": "carries the version it was written over; a second copy says the same",
}
"""The forms that carry no key, and why."""
YEAR = re.compile(r"{{\s*((?:[\w.]*\.)?year)\s*(\|[^}]*)?}}")


def named(page):
    return page.relative_to(TEMPLATES).as_posix()


def test_every_template_is_used_or_replaces_one_of_a_package():
    words = "".join(source.read_text() for source in [*SOURCES.rglob("*.py"), *PAGES])
    packages = [
        Path(place) for place in engines["django"].template_dirs if SOURCES not in Path(place).parents
    ]
    unused = {
        named(page)
        for page in PAGES
        if not re.fullmatch(r"errors/\d{3}\.html", named(page))  # named by their status
        and not named(page).startswith(KIT)
        and f'"{named(page)}"' not in words
        and not any((place / named(page)).exists() for place in packages)
    }

    assert unused == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_template_can_be_read(page):
    get_template(named(page))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_template_has_a_style_or_a_script_of_its_own(page):
    text = page.read_text()

    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", text) == []
    assert len(text.splitlines()) <= 130


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_template_writes_a_year_as_if_it_were_a_count(page):
    text = page.read_text()

    shown = [name for name, filters in YEAR.findall(text) if "|plain" not in filters]
    assert [name for name in shown if not re.search(rf"\b{name}=[\w.]+\|plain", text)] == []


def test_the_search_for_years_sees_those_that_lack_the_filter():
    """The negative control."""
    assert YEAR.findall("{{ year }} {{ fact.year|plain }} {{ years }}") == [
        ("year", ""),
        ("fact.year", "|plain "),
    ]


def test_the_sprite_holds_the_icons_that_are_asked_for():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (WEB / "static/img/icons.svg").read_text()))
    asked = {name for page in PAGES for name in ICON.findall(page.read_text())}

    assert (asked | {place.icon for place in PLACES}) - sprite == set()


def test_every_place_of_the_header_has_its_address():
    assert [place.url for place in PLACES if not place.url.startswith("/")] == []


def test_what_is_vendored_is_what_was_checked_in():
    vendor = WEB / "static/vendor"
    kept = dict(line.split("  ")[::-1] for line in (vendor / "SHA256SUMS").read_text().splitlines())
    there = {
        path.relative_to(vendor).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*")
        if path.is_file() and path.name not in {"SHA256SUMS", "SOURCES.md"}
    }

    assert there == kept


def test_every_choice_of_a_deployment_is_explained_and_has_an_effect():
    manual = (DOCS / "operations.md").read_text()
    code = (SOURCES / "settings.py").read_text()
    for name, field in Environment.model_fields.items():
        variable = field.validation_alias or f"VINHDANH_{name.upper()}"
        assert f"`{variable}`" in manual, variable
        assert f"env.{name}" in code, name


def test_fonts_of_the_styles_are_there():
    styles = (WEB / "static/css/theme.css").read_text()

    fonts = re.findall(r'url\("\.\./([^"]+)"\)', styles)
    assert [font for font in fonts if not (WEB / "static" / font).exists()] == []
    assert len(fonts) == 8


def test_pages_stay_within_their_weight():
    own = [
        *(WEB / "static/css").glob("*.css"),
        *(WEB / "static/js").glob("*.js"),
        *(WEB / "static/img").iterdir(),
    ]

    assert sum(path.stat().st_size for path in own) <= 150_000
    assert settings.LANGUAGE_CODE == "vi"


def forms_that_change(pages):
    """Give each form that is posted, with the template in which it stands."""
    return [(named(page), form) for page in pages for form in POSTED.findall(page.read_text())]


def without_key(forms):
    return {name for name, form in forms if "{% once %}" not in form or " data-once" not in form}


def test_every_form_that_changes_something_carries_the_key_by_which_it_has_one_effect():
    forms = forms_that_change(PAGES)

    assert without_key(forms) == set(KEYLESS)
    assert len(forms) - len(KEYLESS) > 50


def test_a_form_that_forgot_its_key_is_found(tmp_path):
    """The negative control: each form of ours, and one of the closed list, with its key taken out."""
    kept = [page for page in PAGES if named(page) not in KEYLESS]
    keyless = [(name, form.replace("{% once %}", "")) for name, form in forms_that_change(kept)]

    assert without_key(keyless) == {name for name, _ in forms_that_change(kept)} != set()


def lists_without_a_workbook(pages):
    lists = {
        named(page): page.read_text() for page in pages if "components/pagination.html" in page.read_text()
    }
    return {name for name, text in lists.items() if '{% translate "Xuất Excel" %}' not in text}


def test_every_list_in_pages_is_given_as_a_workbook():
    assert lists_without_a_workbook(PAGES) == set(UNEXPORTED)
