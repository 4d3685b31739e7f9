"""Sessions: administrators rest five minutes, and who must have a second factor sets it up first."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from factories import PASSWORD, OrganisationFactory, UserFactory, administrator_of
from vinhdanh.units.domain.guarding import require_second_factor
from vinhdanh.units.enums import Role

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def officer():
    return UserFactory(organisation=OrganisationFactory(), role=Role.UNIT_OFFICER)


def signed_in(account):
    client = Client()
    client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize(
    ("minutes", "administrator", "other"), [(4, True, True), (6, False, True), (16, False, False)]
)
def test_an_administrator_rests_for_five_minutes_and_others_for_fifteen(
    officer, minutes, administrator, other
):
    with time_machine.travel("2026-11-20T08:00:00+07:00", tick=False) as clock:
        browsers = [signed_in(administrator_of(officer.tenant)), signed_in(officer)]
        assert [is_in(browser) for browser in browsers] == [True, True]
        clock.shift(minutes * 60)

        assert [is_in(browser) for browser in browsers] == [administrator, other]


def test_an_administrator_at_work_is_not_sent_away(officer):
    with time_machine.travel("2026-11-20T08:00:00+07:00", tick=False) as clock:
        browser = signed_in(administrator_of(officer.tenant))
        for _ in range(4):
            clock.shift(4 * 60)
            assert is_in(browser)


def test_that_somebody_is_at_work_is_written_down_once_a_minute(officer):
    with time_machine.travel("2026-11-20T08:00:00+07:00", tick=False) as clock:
        browser = signed_in(officer)
        ends = []
        for seconds in (0, 50, 20):
            clock.shift(seconds)
            assert is_in(browser)
            ends.append(Session.objects.get().expire_date)

    assert [end - ends[0] for end in ends] == [timedelta(0), timedelta(0), timedelta(seconds=70)]


def test_where_it_is_not_required_an_officer_works_at_once(officer):
    assert signed_in(officer).get(reverse("unit_desk")).status_code == 200


def test_where_it_is_required_an_officer_sets_up_the_second_factor_first(officer):
    require_second_factor(officer.tenant, actor=administrator_of(officer.tenant))
    browser = signed_in(officer)

    sent = browser.get(reverse("unit_desk"))
    asked = browser.get(sent.url, follow=True)  # the password once more, then the code to scan
    browser.post(asked.redirect_chain[-1][0], {"password": PASSWORD})

    assert sent.url == reverse("mfa_activate_totp")
    assert "Cơ quan yêu cầu bật bảo vệ hai lớp trước khi làm việc." in asked.content.decode()
    assert "Mã QR" in browser.get(sent.url).content.decode()
    assert browser.post(reverse("unit_imports")).url == reverse("mfa_activate_totp")
    assert browser.get(reverse("account_logout")).status_code == 200
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={})
    assert browser.get(reverse("unit_desk")).status_code == 200


def test_whoever_only_looks_at_their_own_record_is_not_asked_for_it(officer):
    require_second_factor(officer.tenant, actor=administrator_of(officer.tenant))
    person = UserFactory(organisation=officer.person.posts.get().organisation)

    assert signed_in(person).get(reverse("road")).status_code == 200
