import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from factories import ON, PASSWORD, OrganisationFactory, UserFactory, administrator_of, officer_of
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.units.domain.account import lock_account, renew_password, reset_second_factor, unlock_account
from vinhdanh.units.domain.guarding import lacks_second_factor, offer_second_factor, require_second_factor
from vinhdanh.units.domain.queries.scopes import scopes_held
from vinhdanh.units.enums import Role

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
NEW = "một câu khác cũng dài"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def account():
    return UserFactory(organisation=OrganisationFactory(), role=Role.UNIT_OFFICER, username="cb01")


@pytest.fixture
def keeper(account):
    return administrator_of(account.tenant)


def last_said():
    return sentence(LoggedAction.objects.latest("created_at"))


def test_a_locked_account_holds_nothing_and_its_open_session_ends_until_it_is_unlocked(account, keeper):
    browser = Client()
    browser.force_login(account, backend=BACKEND)
    assert browser.get("/don-vi/").status_code == 200

    lock_account(account, reason="nghỉ việc", actor=keeper)

    assert (browser.get("/don-vi/").status_code, scopes_held(account, ON).count()) == (302, 0)
    assert last_said() == "Khoá tài khoản “cb01”: nghỉ việc"
    unlock_account(account, actor=keeper)
    assert (scopes_held(account, ON).count(), last_said()) == (1, "Mở khoá tài khoản “cb01”.")


def test_a_new_password_is_as_strong_as_the_first_and_ends_the_sessions_of_the_old(account, keeper):
    browser = Client()
    browser.force_login(account, backend=BACKEND)
    with pytest.raises(Refused, match="quá ngắn"):
        renew_password(account, password="ngắn", actor=keeper)
    assert browser.get("/don-vi/").status_code == 200

    renew_password(account, password=NEW, actor=keeper)

    account.refresh_from_db()
    assert (account.check_password(PASSWORD), account.check_password(NEW)) == (False, True)
    assert browser.get("/don-vi/").status_code == 302


def test_a_lost_second_factor_is_forgotten_once(account, keeper):
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})

    reset_second_factor(account, actor=keeper)

    assert Authenticator.objects.filter(user=account).count() == 0
    with pytest.raises(Refused, match="chưa bật"):
        reset_second_factor(account, actor=keeper)


def test_nobody_does_to_their_own_account_what_another_must_do(account, keeper):
    for act in (
        lambda: lock_account(keeper, reason="thử", actor=keeper),
        lambda: unlock_account(keeper, actor=keeper),
        lambda: renew_password(keeper, password=NEW, actor=keeper),
        lambda: reset_second_factor(keeper, actor=keeper),
    ):
        with pytest.raises(Refused, match="tài khoản của mình"):
            act()


def test_only_an_administrator_of_the_agency_keeps_its_accounts(account):
    officer, stranger = (
        officer_of(OrganisationFactory(parent=account.tenant)),
        officer_of(OrganisationFactory()),
    )

    for actor in (officer, stranger, administrator_of(stranger.tenant)):
        with pytest.raises(NotAllowed):
            lock_account(account, reason="thử", actor=actor)


def test_the_second_factor_is_asked_of_who_holds_a_role_where_the_agency_requires_it(account, keeper):
    bare = UserFactory(organisation=OrganisationFactory(parent=account.tenant))
    assert lacks_second_factor(account, ON) is False

    require_second_factor(account.tenant, actor=keeper)

    account.refresh_from_db()
    bare.tenant.refresh_from_db()
    assert (lacks_second_factor(account, ON), lacks_second_factor(bare, ON)) == (True, False)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    assert lacks_second_factor(account, ON) is False
    with pytest.raises(Refused, match="đã bắt buộc"):
        require_second_factor(account.tenant, actor=keeper)
    offer_second_factor(account.tenant, actor=keeper)
    with pytest.raises(Refused, match="không bắt buộc"):
        offer_second_factor(account.tenant, actor=keeper)
