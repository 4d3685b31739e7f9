import unicodedata

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import NoReverseMatch, reverse

from factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LOGIN = "/dang-nhap/"


def sign_in(client, login, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def is_in(client):
    return client.get("/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("login", ["cb01", "CB01", " cb01 ", "an@bo.vn", "An@Bo.VN"])
def test_one_signs_in_with_the_staff_code_or_the_address(client, login):
    UserFactory(username="cb01", email="an@bo.vn")

    sign_in(client, login)

    assert is_in(client)


def test_a_refusal_is_said_once_and_signing_in_is_not_told_on_a_later_page(client):
    UserFactory(username="cb01")

    refused = sign_in(client, "cb01", "khác").content.decode()
    sign_in(client, "cb01")

    assert refused.count("Mã cán bộ hoặc mật khẩu chưa đúng.") == 1
    assert "Đã đăng nhập" not in client.get("/toi/").content.decode()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_composition_of_the_letters_of_a_password_does_not_matter(client, form):
    UserFactory(username="cb01")

    sign_in(client, "cb01", unicodedata.normalize(form, PASSWORD))

    assert is_in(client)


@pytest.mark.parametrize("login", ["cb01", "khong-co", "an@bo.vn"])
def test_a_wrong_password_and_an_unknown_account_are_answered_alike(client, login):
    UserFactory(username="cb01", email="an@bo.vn")

    page = sign_in(client, login, "sai").content.decode()

    assert "Mã cán bộ hoặc mật khẩu chưa đúng." in page
    assert not is_in(client)


def test_an_account_that_is_switched_off_is_told_so_and_stays_outside(client):
    UserFactory(username="cb01").__class__.objects.filter(username="cb01").update(is_active=False)

    answer = sign_in(client, "cb01")

    assert answer.url == reverse("account_inactive")
    assert not is_in(client)


def test_after_five_wrong_passwords_the_right_one_waits_for_the_time_said():
    UserFactory(username="cb01")
    client = Client()
    with time_machine.travel("2026-11-20T08:00:00+07:00", tick=False) as clock:
        answers = [sign_in(client, "cb01", f"sai {n}").status_code for n in range(5)]
        blocked = sign_in(client, "CB01")
        clock.shift(10 * 60)
        still = sign_in(client, "cb01")
        clock.shift(5 * 60 + 1)
        sign_in(client, "cb01")

        assert answers == [200, 200, 200, 200, 429]
        assert (blocked.status_code, still.status_code) == (429, 429)
        for page in (blocked, still):
            assert "Bạn có thể thử lại sau 08:15." in page.content.decode()
        assert is_in(client)


def test_the_limit_is_of_one_account_from_one_place():
    for code in ("cb01", "cb02"):
        UserFactory(username=code)
    attacker, colleague, elsewhere = Client(), Client(), Client(REMOTE_ADDR="10.0.0.9")
    for n in range(6):
        sign_in(attacker, "cb01", f"sai {n}")

    sign_in(colleague, "cb02")
    sign_in(elsewhere, "cb01")

    assert (is_in(attacker), is_in(colleague), is_in(elsewhere)) == (False, True, True)


def test_nobody_signs_up(client):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/tai-khoan/dang-ky/").status_code == 404


def test_signing_out_is_asked_for_and_ends_the_session(client):
    UserFactory(username="cb01")
    sign_in(client, "cb01")

    client.get(reverse("account_logout"))
    assert is_in(client)
    answer = client.post(reverse("account_logout"))

    assert answer.url == "/"
    assert not is_in(client)


def test_the_key_of_the_session_changes_on_signing_in(client):
    UserFactory(username="cb01")
    client.post(reverse("set_language"), {"language": "en"})
    session = client.session
    session["unit"] = "planted"
    session.save()
    client.cookies["sessionid"] = session.session_key

    sign_in(client, "cb01")

    assert client.session.session_key != session.session_key


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions():
    UserFactory(username="cb01")
    here, there = Client(), Client()
    sign_in(here, "cb01")
    sign_in(there, "cb01")
    new = "một câu khác cũng dài"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    refused = is_in(there)
    sign_in(there, "cb01", new)

    assert (is_in(here), refused, is_in(there)) == (True, False, True)


def test_only_addresses_of_this_site_are_returned_to_after_signing_in(client):
    UserFactory(username="cb01")

    assert client.post(
        f"{LOGIN}?next=https://evil.example/", {"login": "cb01", "password": PASSWORD}
    ).url == (reverse("start"))
    client.logout()
    inside = client.post(LOGIN, {"login": "cb01", "password": PASSWORD, "next": reverse("mfa_index")})
    assert inside.url == reverse("mfa_index")


def test_a_form_without_its_token_changes_nothing():
    UserFactory(username="cb01")
    strict = Client(enforce_csrf_checks=True)

    answer = sign_in(strict, "cb01")

    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.content.decode()
    assert not is_in(strict)


def test_the_second_factor_is_turned_on_asked_for_and_shown_with_its_recovery_codes(client):
    UserFactory(username="cb01")
    sign_in(client, "cb01")
    asked_again = client.get(reverse("mfa_activate_totp")).url
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    code = hotp_value(secret, next(yield_hotp_counters_from_time()))

    client.post(reverse("mfa_activate_totp"), {"code": f"{code:06}"})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    index = client.get(reverse("mfa_index")).content.decode()
    client.post(reverse("account_logout"))
    half = sign_in(client, "cb01")
    between = is_in(client)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert asked_again.startswith(reverse("account_reauthenticate"))
    assert "Đang bật" in index
    assert f"Còn {len(codes)} mã dự phòng" in index
    assert half.url.startswith(reverse("mfa_authenticate"))
    assert between is False
    assert "Mã chưa đúng." in wrong
    assert is_in(client)
