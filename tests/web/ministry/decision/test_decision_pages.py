"""Pages of decisions, the register and everybody: in Vietnamese, and no slower with more names."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.decisions import Desk, entered, renewed
from factories.records import record
from factories.units import OrganisationFactory, officer_of
from vinhdanh.decisions.domain.certificates import make_certificates
from vinhdanh.decisions.domain.history import OldLine
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.units.enums import Role
from web.ministry.conftest import browser_of
from web.ministry.decision.conftest import NOW
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
OFFICERS = ["ministry_decisions", "ministry_decision_new", "ministry_decision_numbering", "ministry_register"]
DRAFTS = ["ministry_decision", "ministry_decision_edit"]
ISSUED = [
    "ministry_decision",
    "ministry_decision_money",
    "ministry_decision_correct",
    "ministry_decision_annul",
]


def page(browser, name, *args, **sought):
    return browser.get(reverse(name, args=args), sought).content.decode()


@pytest.fixture(scope="module")
def built_issued(built_desk, built_pair, build_once):
    def certify(desk, decision):
        make_certificates(decision, address_of="https://bo.example/{}".format, actor=desk.ministry_officer)
        return renewed(decision)

    yield from build_once(certify, built_desk, built_pair, at=NOW)


@pytest.fixture
def issued(built_issued, mine):
    """An issued decision of two names with its certificates."""
    return mine(built_issued)


def test_no_english_on_the_pages_of_officers(desk, browser, issued):
    draft = desk.drafted(desk.approved(1, name="Đợt hai")[0].round)
    submitted = desk.submitted(desk.approved(1, name="Đợt ba")[0].round)
    pages = [page(browser, name) for name in OFFICERS]
    pages += [page(browser, name, draft.pk) for name in DRAFTS]
    pages += [page(browser, name, issued.pk) for name in ISSUED]
    pages += [page(browser, "ministry_decision_issue", submitted.pk)]

    assert set().union(*map(english_words, pages)) == {"d"}  # a point of an article


def test_no_english_on_the_pages_of_everybody(client, issued):
    code = issued.awards.first().certificate.code
    pages = [page(client, "roll"), page(client, "verify"), page(client, "home")]
    pages += [page(client, "verify_code", one) for one in (code, "AAAA")]

    assert set().union(*map(english_words, pages)) - {code} == set()


def test_the_public_page_tells_nothing_private(client, issued):
    line = issued.awards.get(ordinal=1)

    seen = page(client, "verify_code", line.certificate.code)

    assert line.name in seen
    for private in (line.subject.person.staff_code, "1985", "3.510.000", str(line.subject_id)):
        assert private not in seen


def test_a_code_is_read_however_it_is_typed(client, issued):
    code = issued.awards.first().certificate.code

    answer = client.get(reverse("verify"), {"ma": f" {code[:4].lower()}-{code[4:8]} {code[8:]} "})

    assert answer["Location"] == reverse("verify_code", args=[code])


def test_more_names_ask_no_more_questions(browser, desk):
    def asked(name, *args, who=browser):
        return count_queries(lambda: page(who, name, *args))

    one, many = desk.issued(1), desk.issued(3, number=6, name="Đợt hai")
    first = desk.drafted(desk.approved(1, name="Đợt ba")[0].round)
    second = desk.drafted(desk.approved(3, name="Đợt bốn")[0].round)

    assert asked("ministry_decision", one.pk) == asked("ministry_decision", many.pk) == 16
    assert asked("ministry_decision", first.pk) == asked("ministry_decision", second.pk)
    third, fourth = (
        desk.submitted(desk.approved(count, name=f"Đợt của {count}")[0].round) for count in (1, 3)
    )
    assert asked("ministry_decision_issue", third.pk) == asked("ministry_decision_issue", fourth.pk)
    assert asked("ministry_decision_money", one.pk) == asked("ministry_decision_money", many.pk)


def test_an_open_verdict_is_named_with_its_article_where_a_decision_is_drafted_and_issued(browser, desk):
    (one,) = desk.deserving()
    found = {"kind": "finding", "of": "dot-xuat", "scope": "bo", "by": "bo-truong", "on": "2026-01-10"}
    record(one, [found], actor=desk.officer)
    decision = desk.submitted(desk.approved(pages=[one])[0].round)
    name = one.person.name
    pages = [("ministry_decision", decision.pk), ("ministry_decision_issue", decision.pk)]

    waiting = [page(browser, *address) for address in pages]
    attested = {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": True}
    record(one, [attested | {"by": "thu-truong-don-vi", "on": "2026-01-18"}], actor=desk.head)
    settled = [page(browser, *address) for address in pages]

    said = f"{name} (BK Bộ): chờ Thủ trưởng đơn vị xác nhận gương mẫu năm 2025."
    cite = '<span class="tree__cite">Luật 06/2022/QH15, Điều 74 khoản 1</span>'
    assert [f"<li>{said} {cite}</li>" in words for words in waiting] == [True, True]
    assert ["còn chờ xác nhận" in words for words in settled] == [False, False]


def test_an_open_verdict_is_told_and_keeps_no_decision_from_being_issued(browser, desk):
    decision = desk.submitted(desk.approved(1)[0].round)

    before = page(browser, "ministry_decision_issue", decision.pk)
    after = page(browser, "ministry_decision", desk.issue(decision).pk)

    heading = "1 tên hôm nay chưa đủ điều kiện, chưa đủ căn cứ hoặc còn chờ xác nhận"
    assert (heading in before, heading in after) == (True, False)


def test_a_leader_reads_whom_a_decision_honours_and_whose_verdict_is_open_before_signing(desk):
    decision = desk.submitted(desk.approved(2)[0].round)
    leader = browser_of(officer_of(desk.organ, Role.LEADER))

    words = leader.get(reverse("leader_desk")).content.decode()

    for line in lines_of(decision):
        assert f"<li>{line.nomination.subject.person.name} (BK Bộ)</li>" in words
    assert "2 tên hôm nay chưa đủ điều kiện" in words
    assert f"Người ký: {decision.signer_title} {decision.signer_name}" in words


def test_public_lists_ask_as_little_for_many(desk, client):
    lines = [OldLine(award="bk-bo", name=f"Phạm Thị {n}", unit=desk.unit) for n in "ABCDE"]
    entered(desk.organ, lines[:1])
    few = [count_queries(lambda name=name: page(Client(), name)) for name in ("home", "roll")]
    entered(desk.organ, lines, number=10)
    more = [count_queries(lambda name=name: page(Client(), name)) for name in ("home", "roll")]

    assert few == more


def test_an_officer_of_a_unit_sees_only_what_its_organ_decided(desk, browser):
    entered(desk.organ, [OldLine(award="bk-bo", name="Phạm Thị Của Bộ")])
    below = Desk(OrganisationFactory(parent=desk.unit, code="P", name="Phòng P"))
    entered(below.organ, [OldLine(award="gk", name="Phạm Thị Của Cục")], number=3)
    client = Client()
    client.force_login(below.ministry_officer, backend="allauth.account.auth_backends.AuthenticationBackend")

    seen, whole = page(client, "ministry_register"), page(browser, "ministry_register")

    assert ("Phạm Thị Của Cục" in seen, "Phạm Thị Của Bộ" in seen) == (True, False)
    assert ("Phạm Thị Của Cục" in whole, "Phạm Thị Của Bộ" in whole) == (True, True)


@pytest.mark.parametrize("typed", ["hong anh", "Hồng Ánh", "ANH HONG", "hong a"])
def test_the_register_is_searched_without_accents(desk, browser, typed):
    lines = [OldLine(award="bk-bo", name=name) for name in ("Nguyễn Thị Hồng Ánh", "Đoàn Bá Thước")]
    entered(desk.organ, lines)

    seen = page(browser, "ministry_register", tim=typed)

    assert ("Hồng Ánh" in seen, "Bá Thước" in seen) == (True, False)
