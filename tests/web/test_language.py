"""No English on Vietnamese pages; every sentence of the shell in English where English is asked for."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import vinhdanh
from factories import PASSWORD, OrganisationFactory, UserFactory, officer_of
from vinhdanh.common.catalogues import LOCALES, read_catalogue, sentences_in
from vinhdanh.units.enums import Role
from vinhdanh.web import errors
from web.reading import english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SOURCES = Path(vinhdanh.__file__).parent
OPEN = ["home", "account_login", "account_inactive"]
OWN = ["home", "account_logout", "account_change_password", "account_reauthenticate", "mfa_index"]
NAMES = frozenset({"caps", "lock"})


def signed_in(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("name", OPEN)
def test_no_english_where_nobody_has_signed_in(client, name):
    page = client.get(reverse(name)).content.decode()

    assert english_words(page, names=NAMES) == set()


@pytest.mark.parametrize("name", OWN)
def test_no_english_where_an_officer_has_signed_in(name):
    unit = OrganisationFactory(name="Cục Báo chí")
    officer = UserFactory(organisation=unit, role=Role.UNIT_OFFICER)

    page = signed_in(officer).get(reverse(name)).content.decode()

    assert english_words(page, names=NAMES) == set()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_login", {"login": "", "password": ""}),
        ("account_login", {"login": "ai", "password": "sai"}),
    ],
)
def test_no_english_in_what_a_form_answers_to_strangers(client, name, typed):
    page = client.post(reverse(name), typed).content.decode()

    assert "Có điều cần sửa" in page
    assert english_words(page, names=NAMES) == set()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"oldpassword": "sai", "password1": "ngắn", "password2": "khác"},
        {"oldpassword": PASSWORD, "password1": "administrator", "password2": "administrator"},
        {"oldpassword": PASSWORD, "password1": "một câu khác dài hơn", "password2": "một câu khác nữa"},
    ],
)
def test_no_english_in_what_changing_a_password_answers(typed):
    page = signed_in(officer_of(OrganisationFactory())).post(reverse("account_change_password"), typed)

    assert "Có điều cần sửa" in page.content.decode()
    assert english_words(page.content.decode(), names=NAMES) == set()


def test_no_english_on_the_pages_of_errors():
    for page in sorted((SOURCES / "web/templates/errors").glob("[0-9]*.html")):
        shown = errors.answer(int(page.stem), sentence="Mã đơn vị đã dùng.").content.decode()
        assert english_words(shown) == set(), page.name


def test_the_reader_finds_english_where_there_is_some():
    """The negative control."""
    page = """
      <html lang="vi"><title>Sign in</title><p title="Close">Đăng nhập bằng HTXSNV, an@bo.vn, năm 2025</p>
      <img alt="Your picture"><script>var hidden = "script"</script><p lang="en">The other language</p>
      <p>The page was not found</p></html>
    """

    assert english_words(page) == {"Sign", "Close", "Your", "picture", "The", "page", "was", "not", "found"}


def test_an_english_browser_is_answered_in_vietnamese_until_its_owner_chooses(client):
    page = client.get("/", headers={"Accept-Language": "en-US,en;q=0.9"})

    assert (page["Content-Language"], '<html lang="vi"' in page.content.decode()) == ("vi", True)


def test_the_pages_speak_english_where_english_is_asked_for(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/"})

    page = client.get(reverse("account_login")).content.decode()

    assert '<html lang="en"' in page
    assert "Staff code or e-mail address" in page
    assert "Đăng nhập" not in page


def test_every_sentence_of_the_shell_has_its_english():
    english = read_catalogue((LOCALES / "en/LC_MESSAGES/django.po").read_text())
    faces = (
        "templates/person/",
        "templates/unit/",
        "templates/ministry/",
        "templates/council/",
        "templates/oversight/",
        "templates/leader/",
        "templates/admin/",
        "templates/public/law",
        "templates/public/register",
        "templates/law/",
    )
    shell = [
        *(SOURCES / "web").glob("*.py"),
        *(
            page
            for page in (SOURCES / "web/templates").rglob("*.html")
            if not any(face in page.as_posix() for face in faces)
        ),
    ]

    assert {sentence for source in shell for sentence in sentences_in(source)} - set(english) == set()
