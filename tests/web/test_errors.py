import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.web import errors

FAULTS = {
    "400": SuspiciousOperation("x"),
    "403": PermissionDenied(),
    "404": NotAllowed("units.see"),
    "409": Refused("Mã đơn vị “CBC” đã dùng cho một đơn vị khác. Hãy chọn mã khác."),
    "500": ZeroDivisionError(),
    "503": OperationalError("connection refused"),
    "503b": InterfaceError("connection already closed"),
}


def fail(request, what):
    raise FAULTS[what]


fail.login_required = False
handler400, handler403 = errors.bad_request, errors.permission_denied
handler404, handler500 = errors.not_found, errors.server_error
urlpatterns = [path("fail/<slug:what>/", fail, name="fail")]


@pytest.mark.parametrize("what", FAULTS)
@override_settings(ROOT_URLCONF=__name__)
def test_each_fault_has_its_page_and_no_page_needs_the_database(what):
    """Without the mark django_db any question to the database would fail this test."""
    answer = Client(raise_request_exception=False).get(f"/fail/{what}/")

    assert answer.status_code == int(what[:3])
    assert f"Mã {what[:3]}" in answer.content.decode()
    assert '<html lang="vi"' in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_that_no_view_caught_shows_its_sentence():
    page = Client().get("/fail/409/").content.decode()

    assert "Mã đơn vị “CBC” đã dùng cho một đơn vị khác. Hãy chọn mã khác." in page


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("came", "way"),
    [
        ("http://testserver/don-vi/?nam=2025", 'href="http://testserver/don-vi/?nam=2025"'),
        ("https://elsewhere.example/", "Về trang chủ"),
        ("", "Về trang chủ"),
    ],
)
def test_a_refusal_leads_back_to_our_own_page_before_it(came, way):
    page = Client().get("/fail/409/", headers={"referer": came}).content.decode()

    assert way in page
    assert "Về trang chủ" in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_refused_form_leads_back_to_its_page_and_a_refused_page_never_to_itself():
    own = {"referer": "http://testserver/fail/409/"}

    shown, sent = (ask("/fail/409/", headers=own).content.decode() for ask in (Client().get, Client().post))

    assert ("Quay lại trang trước" in shown, "Quay lại trang trước" in sent) == (False, True)


@override_settings(ROOT_URLCONF=__name__)
def test_a_missing_right_and_a_missing_page_look_the_same():
    client = Client()

    assert client.get("/fail/404/").content == client.get("/khong-co/").content


def test_a_method_that_is_not_taken_is_answered_with_a_page_and_the_methods_that_are():
    answer = Client().post("/healthz")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert "Cách gửi không đúng" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/xac-thuc/?ma=%00", "/xac-thuc/A%00B/", "/luat/?%00=1"])
def test_what_no_column_can_hold_is_a_wrong_address_not_a_fault_of_ours(client, address):
    assert client.get(address).status_code == 400
    assert client.post("/dang-nhap/", {"login": "a\0b", "password": "x"}).status_code == 400


def test_outside_of_a_fault_the_handler_says_it_is_ours():
    assert errors.server_error(RequestFactory().get("/")).status_code == 500
