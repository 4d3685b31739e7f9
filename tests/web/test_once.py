"""Two copies of a form, one effect: through the browser's own requests, at once and one after the other."""

import uuid

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from factories import UserFactory
from races import at_once
from vinhdanh.common.domain.receipts import ABANDONED, KEPT, claim, forget_receipts
from vinhdanh.common.errors import Refused
from vinhdanh.common.models import Receipt
from vinhdanh.web import errors, once
from vinhdanh.web.urls import urlpatterns as ours
from web.matrix import BACKEND

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]
handler404, handler500 = errors.not_found, errors.server_error
effects: list[str] = []


@login_not_required
def act(request):
    if request.POST.get("sai"):
        return HttpResponse("hãy sửa")
    if request.POST.get("tu-choi"):
        raise Refused("Chưa làm được.")
    file = request.FILES.get("tep")
    effects.append(request.POST["gi"] + (f":{file.read().decode()}" if file else ""))
    return HttpResponseRedirect(f"/den/{len(effects)}/")


urlpatterns = [*ours, path("lam/", act)]


@pytest.fixture(autouse=True)
def _here(settings):
    effects.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def user():
    return UserFactory()


def browser(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def send(client, key, **words):
    return client.post("/lam/", {once.FIELD: key, "gi": "x", **words})


def test_the_second_copy_is_led_to_where_the_first_one_led(user):
    client, key = browser(user), uuid.uuid4()

    answers = [send(client, key)["Location"] for _ in range(3)]

    assert (effects, answers) == (["x"], ["/den/1/"] * 3)


def test_without_a_key_each_copy_has_its_effect(user):
    """The negative control: the harm that the key prevents."""
    client = browser(user)

    for _ in range(2):
        client.post("/lam/", {"gi": "x"})

    assert effects == ["x", "x"]


def test_who_goes_back_and_mends_the_form_sends_another(user):
    client, key = browser(user), uuid.uuid4()

    for typed in ("x", "y", "x"):
        client.post("/lam/", {once.FIELD: key, "gi": typed})

    assert effects == ["x", "y"]


def test_another_file_under_the_same_name_is_another_form(user):
    client, key = browser(user), uuid.uuid4()

    for content in (b"a", b"b", b"a"):
        send(client, key, tep=SimpleUploadedFile("a.xlsx", content))

    assert effects == ["x:a", "x:b"]


@pytest.mark.parametrize("wrong", ["sai", "tu-choi"])
def test_a_form_with_mistakes_may_be_sent_again(user, wrong):
    client, key = browser(user), uuid.uuid4()

    send(client, key, **{wrong: "1"})
    send(client, key)

    assert effects == ["x"]


def test_sixteen_copies_at_once_have_one_effect(user):
    key, browsers = uuid.uuid4(), [browser(user) for _ in range(16)]

    answers = at_once(lambda number: send(browsers[number], key)["Location"])

    assert (effects, answers) == (["x"], ["/den/1/"] * 16)


def test_somebody_elses_key_opens_nothing(user, monkeypatch):
    monkeypatch.setattr(once, "PATIENCE", 0.2)
    key = uuid.uuid4()
    send(browser(user), key)

    answer = send(browser(UserFactory()), key)

    assert (answer.status_code, effects) == (409, ["x"])


def test_a_key_whose_process_died_may_be_claimed_again(user):
    key, now = uuid.uuid4(), timezone.now()

    assert claim(key, actor=user.pk, now=now)
    assert not claim(key, actor=user.pk, now=now)
    assert claim(key, actor=user.pk, now=now + ABANDONED * 2)


def test_old_receipts_are_forgotten(user):
    now = timezone.now()
    claim(uuid.uuid4(), actor=user.pk, now=now - KEPT * 2)
    claim(uuid.uuid4(), actor=user.pk, now=now)

    assert (forget_receipts(now=now), Receipt.objects.count()) == (1, 1)
