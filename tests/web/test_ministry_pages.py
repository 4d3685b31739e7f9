"""Sudden merit and opinions through the pages of the ministry's officer."""

import pytest
import time_machine
from django.urls import reverse

from factories import OrganisationFactory
from factories.dossiers import Way
from vinhdanh.common.text import fold
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Consultation, Nomination
from web.matrix import browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
PAPER = {
    "deed": "Khôi phục mạng sau bão",
    "done_on": "10/01/2026",
    "scope": "toan-nganh",
    "summary": "Nối lại 40 trạm trong 20 giờ",
    "award": "bk-bo",
    "paper_number": "7",
    "paper_symbol": "TTr-CA",
    "found_by": "bo-truong",
}


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel("2026-01-15T03:00:00Z", tick=False):
        yield


@pytest.fixture
def way():
    return Way(OrganisationFactory(code="A", name="Cục A"))


def test_a_person_is_found_without_accents_chosen_and_proposed_in_one_sitting(way):
    page, browser = way.deserving()[0], browser_of(way.ministry_officer)
    address = reverse("ministry_sudden")

    found = browser.get(address, {"tim": fold(page.person.name)}).content.decode()
    answer = browser.post(address, PAPER | {"ai": str(page.pk), "unit": str(way.unit.pk)})

    assert page.person.name in found
    agreed = Nomination.objects.get()
    assert agreed.state == NominationState.AGREED
    assert answer["Location"] == f"{reverse('ministry_decision_new')}?dot={agreed.round_id}"
    following = browser.get(answer["Location"]).content.decode()
    assert "Đã ghi thành tích và đồng ý trình 1 đề nghị." in following
    assert f'value="{agreed.round_id}" checked' in following


def test_what_the_law_bars_is_said_on_the_form_and_nothing_typed_is_lost(way):
    page, browser = way.deserving()[0], browser_of(way.ministry_officer)
    data = PAPER | {"ai": str(page.pk), "unit": str(way.unit.pk), "done_on": "10/02/2026"}

    answer = browser.post(reverse("ministry_sudden"), data)

    said = answer.content.decode()
    assert "Ngày lập thành tích không được sau hôm nay" in said
    assert "Nối lại 40 trạm trong 20 giờ" in said


def test_an_opinion_without_a_deadline_is_due_in_ten_working_days_and_answered_once(way):
    browser = browser_of(way.ministry_officer)
    asked = {
        "direction": "asked-of-us",
        "authority": "Bộ Nội vụ",
        "about": "hiệp y tặng Cờ thi đua của Chính phủ",
        "collectives": "2",
        "individuals": "0",
        "asked_on": "12/01/2026",
    }

    browser.post(reverse("ministry_consultation_ask"), asked)

    found = Consultation.objects.get()
    assert f"{found.due_on:%d/%m/%Y}" == "26/01/2026"
    address = reverse("ministry_consultation_answer", args=[found.pk])
    answer = {"answer": "Nhất trí", "answered_on": "15/01/2026"}
    assert browser.post(address, answer).status_code == 302
    assert "đã có ý kiến trả lời" in browser.post(address, answer).content.decode()
