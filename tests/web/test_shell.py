from datetime import date

import pytest
import time_machine
from django.urls import reverse

from factories import ON, PASSWORD, OrganisationFactory, UserFactory, administrator_of
from vinhdanh.law import load_law
from vinhdanh.units.domain.account import grant_scope
from vinhdanh.units.enums import Role
from vinhdanh.web import navigation
from vinhdanh.web.navigation import Place, everybody, officers_of_units, people_of_the_record
from web.reading import count_queries

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def officer(client):
    unit = OrganisationFactory(name="Cục Báo chí")
    account = UserFactory(organisation=unit, role=Role.UNIT_OFFICER)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return account


@pytest.fixture
def second_unit(officer):
    unit = OrganisationFactory(parent=officer.tenant, name="Cục Xuất bản")
    grant_scope(
        officer, organisation=unit, role=Role.UNIT_HEAD, actor=administrator_of(officer.tenant), on=ON
    )
    return unit


def test_the_home_page_names_the_agency_and_leads_to_signing_in(client):
    agency = OrganisationFactory().tenant

    page = client.get("/").content.decode()

    assert agency.name in page
    assert (
        f"Đã nhập {len({one.award for one in load_law().standards})} danh hiệu và hình thức khen thưởng"
        in page
    )
    assert f'href="{reverse("account_login")}"' in page


def test_the_header_offers_no_switch_to_whoever_works_for_one_unit(client, officer):
    assert reverse("choose_unit") not in client.get("/").content.decode()


def test_the_unit_chosen_in_the_header_stays_chosen(client, officer, second_unit):
    first = client.get("/").wsgi_request.visitor.unit

    client.post(reverse("choose_unit"), {"unit": second_unit.pk})

    assert first.name == "Cục Báo chí"
    assert client.get("/").wsgi_request.visitor.unit == second_unit


def test_a_unit_that_is_not_ones_own_cannot_be_chosen(client, officer, second_unit):
    sibling = OrganisationFactory(parent=officer.tenant)

    answer = client.post(reverse("choose_unit"), {"unit": sibling.pk})

    assert answer.status_code == 404
    assert client.get("/").wsgi_request.visitor.unit.name == "Cục Báo chí"


def test_a_role_that_has_ended_is_gone_from_the_next_page(client, officer):
    assert client.get("/").wsgi_request.visitor.roles == {Role.UNIT_OFFICER}

    officer.scopes.update(valid_until=date(2026, 1, 1))

    visitor = client.get("/").wsgi_request.visitor
    assert (visitor.roles, visitor.unit) == (frozenset(), None)


@pytest.fixture
def places(monkeypatch):
    three = (
        Place("account_change_password", "Đơn vị", "building", officers_of_units),
        Place("mfa_index", "Của tôi", "route", people_of_the_record),
        Place("home", "Trang chủ", "home", everybody),
    )
    monkeypatch.setattr(navigation, "PLACES", three)


def test_a_day_begins_at_the_first_place_that_is_not_everybodys(client, places, officer):
    assert client.get(reverse("start")).url == reverse("account_change_password")

    officer.scopes.update(valid_until=date(2026, 1, 1))

    assert client.get(reverse("start")).url == reverse("mfa_index")


def test_the_header_shows_the_places_of_the_visitor_and_marks_the_page(client, places, officer):
    page = client.get("/").content.decode()

    assert page.count("<li>") == 3
    assert f'<a href="{reverse("home")}" aria-current="page">' in page


def test_the_header_marks_the_place_above_a_page(client):
    page = client.get(reverse("law_settings")).content.decode()

    assert f'<a href="{reverse("law")}" aria-current="true">' in page
    assert page.count("aria-current") == client.get(reverse("home")).content.decode().count("aria-current")


def test_pages_ask_few_questions_of_the_database(client, officer, second_unit):
    client.get("/")

    # session, account, agency, roles, person, who was honoured this year
    assert count_queries(lambda: client.get("/")) == 6
    client.logout()
    assert count_queries(lambda: client.get("/")) == 3  # agency, who was honoured this year and how many


def test_counting_questions_sees_one_more_when_there_is_one_more(client, officer):
    """The negative control of the counts."""
    plain = count_queries(lambda: client.get("/"))

    assert count_queries(lambda: (client.get("/"), officer.refresh_from_db())) == plain + 1


def test_the_site_is_well(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_a_session_left_alone_for_fifteen_minutes_is_over(client, officer):
    address = reverse("mfa_index")
    with time_machine.travel("2026-11-20T08:00:00+07:00", tick=False) as clock:
        client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
        clock.shift(14 * 60)
        assert client.get(address).status_code == 200
        clock.shift(14 * 60)
        assert client.get(address).status_code == 200
        clock.shift(15 * 60 + 1)
        assert client.get(address).url.startswith(reverse("account_login"))


def test_every_page_forbids_inline_scripts_styles_and_framing(client, officer):
    for name in ("home", "account_change_password", "mfa_index"):
        answer = client.get(reverse(name))
        policy = answer["Content-Security-Policy"]
        assert "style-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Frame-Options"] == "DENY"


def test_who_signs_in_with_the_password_of_the_factories_gets_in(client):
    account = UserFactory(username="cb77")

    answer = client.post(reverse("account_login"), {"login": "CB77", "password": PASSWORD})

    assert (answer.status_code, answer.url) == (302, reverse("start"))
    assert client.get("/").wsgi_request.user == account
