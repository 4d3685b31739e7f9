import re

import pytest

from factories.records import page_of
from vinhdanh.records.models import Fact, Finding
from vinhdanh.web.unit.attestation import selection
from web.reading import count_queries, english_words
from web.unit.conftest import ATTESTED

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LIST, PREVIEW = "/don-vi/xac-nhan/", "/don-vi/xac-nhan/xem-truoc/"
ASKED = 11


def asked(**more):
    return {"nam": 2025, "nhom": "ca-nhan", "noi_dung": list(ATTESTED), **more}


def mark_of(page):
    return re.search(r'name="dau" value="(\w+)"', page.content.decode())[1]


def attested(subject):
    found = Fact.objects.filter(subject=subject, kind="attestation", voided_at=None)
    return sorted(fact.content["of"] for fact in found)


def test_a_head_confirms_for_everybody_but_those_left_out_after_a_preview(head, bureau):
    left_out = {"tru": [str(bureau.binh.pk)]}

    preview = head.post(PREVIEW, asked(**left_out))
    head.post(LIST, asked(**left_out, dau=mark_of(preview)))

    assert [one.name for one in preview.context["selection"].chosen] == ["Nguyễn Văn An", "Đặng Hồng Ánh"]
    assert attested(bureau.an) == sorted(ATTESTED)
    assert attested(bureau.binh) == []


def test_attesting_makes_the_finding_of_those_who_lacked_only_that(head, bureau):
    before = Finding.objects.get(subject=bureau.an, award="ldtt", year=2025).outcome

    head.post(LIST, asked(dau=mark_of(head.post(PREVIEW, asked()))))

    after = Finding.objects.get(subject=bureau.an, award="ldtt", year=2025).outcome
    assert (before, after) == (Finding.Outcome.AWAITING, Finding.Outcome.ELIGIBLE)


def test_confirming_twice_has_one_effect(head, bureau):
    confirmed = asked(dau=mark_of(head.post(PREVIEW, asked())))

    answers = [head.post(LIST, confirmed).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Fact.objects.filter(kind="attestation").count() == 9


def test_a_list_that_changed_since_the_preview_is_shown_again(head, bureau):
    stale = asked(dau=mark_of(head.post(PREVIEW, asked())))
    bureau.person("Lê Văn Mới", "CB-MOI", bureau.legal)

    page = head.post(LIST, stale)

    assert "Danh sách đã thay đổi từ lúc xem trước" in page.content.decode()
    assert attested(bureau.an) == []


def test_nobody_attests_themselves(head, bureau):
    page_of(bureau.head.person)

    preview = head.post(PREVIEW, asked())

    assert str(bureau.head) not in [one.name for one in preview.context["selection"].chosen]
    assert "Cấp trên xác nhận" in head.get(LIST).content.decode()


def test_collectives_are_asked_what_the_law_asks_of_collectives(head, bureau):
    page_of(bureau.legal)

    offered = head.get(LIST, {"nhom": "tap-the"}).context["selection"].offered

    assert "noi-bo-doan-ket" in offered
    assert "guong-mau" in offered


def test_a_department_narrows_the_list(head, bureau):
    page = head.get(LIST, {"phong": bureau.legal.pk})

    assert [one.name for one in page.context["selection"].candidates] == ["Nguyễn Văn An"]


def test_a_list_too_long_to_look_through_asks_for_a_department(head, bureau, monkeypatch):
    assert len(head.get(LIST).context["selection"].candidates) == 3
    monkeypatch.setattr(selection, "MOST", 2)

    page = head.get(LIST)

    assert page.context["selection"].candidates == []
    assert "Hãy chọn từng đơn vị, phòng" in page.content.decode()


def test_nothing_chosen_is_said(head):
    page = head.post(PREVIEW, {"nam": 2025}, follow=True).content.decode()

    assert "Hãy chọn ít nhất một nội dung cần xác nhận." in page


def test_an_officer_does_not_attest(officer, head):
    assert [head.get(LIST).status_code, officer.get(LIST).status_code] == [200, 404]
    assert officer.post(PREVIEW, asked()).status_code == 404
    assert officer.post(LIST, asked(dau="x")).status_code == 404
    assert Fact.objects.filter(kind="attestation").exists() is False


def test_the_list_asks_the_same_few_questions_for_one_person_and_for_three(head, bureau):
    one = count_queries(lambda: head.get(LIST, {"phong": bureau.legal.pk}))
    three = count_queries(lambda: head.get(LIST))

    assert (one, three) == (ASKED, ASKED)


def test_no_english_on_the_pages_of_attestations(head):
    pages = [head.get(LIST), head.post(PREVIEW, asked())]

    assert [english_words(page.content.decode()) for page in pages] == [set(), set()]
