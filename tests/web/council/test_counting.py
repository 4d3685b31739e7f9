"""Members read papers; tellers count, each for themselves."""

import re

import pytest

from factories.councils import fresh
from factories.dossiers import TODAY
from factories.units import UserFactory
from vinhdanh.councils.domain.closing import close_session
from vinhdanh.councils.domain.counting import Tally, all_agreed, enter_counts
from vinhdanh.councils.models import Count, Item
from web.ministry.conftest import browser_of
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
NUMBERS = ("votes_for", "votes_against", "invalid")
NAMES = frozenset({"ttg", "b", "c", "d"})  # and the points of articles


def typed(session, *counts):
    """Return counts for the items of a session as the form sends them."""
    keys = session.items.filter(withdrawn="").order_by("order").values_list("pk", flat=True)
    return {
        f"{name}-{key}": str(number)
        for key, count in zip(keys, counts, strict=True)
        for name, number in zip(NUMBERS, count, strict=True)
    }


def count_page(session):
    return f"/hoi-dong/{session.pk}/kiem-phieu/"


def numbers_on(page):
    """Return the numbers filled into a form."""
    return re.findall(r'type="number"[^>]*value="(\d+)"|value="(\d+)"[^>]*type="number"', page)


def test_a_teller_never_sees_the_others_numbers_before_both_are_in(chamber, voting):
    first, second = (browser_of(teller) for teller in chamber.tellers)

    first.post(count_page(voting), typed(voting, (6, 3, 1)))

    assert len(numbers_on(first.get(count_page(voting)).content.decode())) == 3
    for address in [count_page(voting), f"/hoi-dong/{voting.pk}/", f"/tham-dinh/phien-hop/{voting.pk}/"]:
        page = second.get(address)
        assert page.status_code == 200
        assert numbers_on(page.content.decode()) == []


def test_the_search_for_numbers_sees_them_where_the_page_is_given_the_others(chamber, monkeypatch, voting):
    """The negative control: with the question of whose count it is left out, the page tells."""
    enter_counts(voting, {voting.items.get().pk: Tally(6, 3, 1)}, actor=chamber.tellers[0])
    monkeypatch.setattr(
        "vinhdanh.web.council.views.own_counts",
        lambda shown, _: {one.item_id: one for one in Count.objects.filter(item__session=shown)},
    )

    page = browser_of(chamber.tellers[1]).get(count_page(voting)).content.decode()

    assert len(numbers_on(page)) == 3


def test_a_difference_is_named_to_both_without_saying_who_is_right(way, chamber):
    session = chamber.voting(way.deserving(2))
    first, second = (browser_of(teller) for teller in chamber.tellers)
    first.post(count_page(session), typed(session, (9, 1, 0), (5, 5, 0)))

    told = second.post(count_page(session), typed(session, (9, 1, 0), (6, 4, 0)), follow=True)

    differing = session.items.get(recounts=1)
    assert f"Hai số đếm không khớp ở: {differing.nomination.subject.person}." in told.content.decode()
    for browser in (first, second):
        page = browser.get(count_page(session)).content.decode()
        assert "Lần trước hai số đếm không khớp" in page
        assert page.count("<fieldset") == 1
        assert "Bạn đã nhập số đếm" not in page
        assert numbers_on(page) == []
    for browser in (first, second):
        key = differing.pk
        browser.post(
            count_page(session), {f"votes_for-{key}": "6", f"votes_against-{key}": "4", f"invalid-{key}": "0"}
        )
    assert all_agreed(session)
    assert "đã khớp ở mọi nội dung" in first.get(count_page(session)).content.decode()


def test_sheets_that_do_not_add_up_stay_on_the_page_with_what_was_typed(chamber, voting):
    page = browser_of(chamber.tellers[0]).post(count_page(voting), typed(voting, (6, 3, 0))).content.decode()

    assert "= 9, mà đã phát 10 phiếu" in page
    assert len(numbers_on(page)) == 3
    assert Count.objects.count() == 0


def test_a_member_reads_papers_and_has_no_count(way, chamber):
    session = chamber.voting(way.deserving(2))
    member = browser_of(chamber.users[5])
    item = session.items.get(order=1)

    assert "Phiên họp thứ nhất năm 2026" in member.get("/hoi-dong/").content.decode()
    agenda = member.get(f"/hoi-dong/{session.pk}/").content.decode()
    assert str(item.nomination.subject.person) in agenda
    assert "Nhập số đếm" not in agenda
    page = member.get(f"/hoi-dong/{session.pk}/noi-dung/{item.pk}/").content.decode()
    assert "Điều 22" in page
    assert "Đề nghị tiếp theo" in page
    assert "<p>Vượt 12% kế hoạch năm.</p>" in page
    assert member.get(count_page(session)).status_code == 404


def test_an_item_is_found_under_its_own_session_only(way, chamber, voting):
    item = voting.items.get()
    other = "00000000-0000-7000-8000-000000000000"

    assert browser_of(chamber.users[5]).get(f"/hoi-dong/{other}/noi-dung/{item.pk}/").status_code == 404


def test_results_and_papers_are_there_once_the_session_closed(way, chamber, voting):
    session = chamber.counted(voting, Tally(9, 1))
    member = browser_of(chamber.users[5])
    before = member.get(f"/hoi-dong/{session.pk}/").content.decode()
    assert "90,00%" not in before
    assert "Chưa đạt" in before
    assert member.get(f"/hoi-dong/{session.pk}/giay-to/bien-ban-hop.pdf").status_code == 404

    close_session(fresh(session), actor=chamber.actor, on=TODAY)

    page = member.get(f"/hoi-dong/{session.pk}/").content.decode()
    for said in ["9/10", "90,00%", "≥ 90% (9/10)", "Đạt"]:
        assert said in page
    assert "Chưa đạt" not in page
    assert member.get(f"/hoi-dong/{session.pk}/giay-to/bien-ban-hop.pdf").status_code == 200


@pytest.mark.usefixtures("voting")
def test_the_header_leads_to_the_council_whoever_sits_or_counts(way, chamber):
    for user in [chamber.users[5], chamber.tellers[0]]:
        assert 'href="/hoi-dong/"' in browser_of(user).get("/").content.decode()
    nobody = browser_of(UserFactory(organisation=way.unit))
    assert 'href="/hoi-dong/"' not in nobody.get("/").content.decode()
    assert nobody.get("/hoi-dong/").status_code == 404


def test_lists_ask_the_same_few_questions_for_one_name_and_for_three(way, chamber):
    session = chamber.voting(way.deserving(1))
    member = browser_of(chamber.users[5])
    pages = ["/hoi-dong/", f"/hoi-dong/{session.pk}/"]
    few = [count_queries(lambda address=one: member.get(address)) for one in pages]

    many = []
    session.items.all().delete()
    more = way.received(way.opened(name="Đợt khác"), way.deserving(3))
    for order, one in enumerate(more, start=1):
        Item.objects.create(session=session, nomination=one, order=order)
    many = [count_queries(lambda address=one: member.get(address)) for one in pages]

    assert few == many


def test_no_english_on_the_pages_of_the_council(way, chamber):
    session = chamber.voting(way.deserving(1))
    item = session.items.get()
    teller = browser_of(chamber.tellers[0])

    member = browser_of(chamber.users[5])
    for browser, address in [
        (member, "/hoi-dong/"),
        (member, f"/hoi-dong/{session.pk}/"),
        (member, f"/hoi-dong/{session.pk}/noi-dung/{item.pk}/"),
        (teller, count_page(session)),
    ]:
        assert english_words(browser.get(address).content.decode(), names=NAMES) == set(), address
