"""The State level: forwarded under a paper, waited for, decided or declined, each stage counted apart."""

import pytest
from django.urls import reverse

from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.decisions.domain.correcting import draft_annulment
from vinhdanh.decisions.domain.numbering import set_numbering
from vinhdanh.decisions.domain.queries.standing import as_it_stands, with_changes
from vinhdanh.decisions.enums import Book, Ground
from vinhdanh.decisions.models import Award, Decision, Series
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.models import Fact
from vinhdanh.runtime.doctor import examine
from web.ministry.conftest import NOW, browser_of
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
PAGE, FORWARD = "ministry_state_level", "ministry_state_level_forward"
DECIDED, DECLINED = "ministry_state_level_decided", "ministry_state_level_declined"
SENT = {"paper": "245/TTr-BKN", "forwarded_on": "14/01/2026"}
GIVEN = {
    "number": 31,
    "symbol": "QĐ-CTN",
    "decided_on": "15/01/2026",
    "signer": "chu-tich-nuoc",
    "signer_name": "Nguyễn Văn A",
}


def recommended(way, count=1, award="hcld-3", name="Đợt cấp Nhà nước"):
    """Nominations for an award of the State that the council recommends."""
    found = way.agreed(way.opened(name=name), way.deserving(count))
    keys = [one.pk for one in found]
    Nomination.objects.filter(pk__in=keys).update(award=award, state=NominationState.RECOMMENDED)
    return list(Nomination.objects.filter(pk__in=keys).order_by("pk"))


def forwarded(way, count=1):
    found = recommended(way, count)
    officer = browser_of(way.ministry_officer)
    officer.post(reverse(FORWARD), {"chon": [one.pk for one in found], **SENT})
    for one in found:
        one.refresh_from_db()
    return found


def numbers(officer):
    return {stage.label: number for stage, number in officer.get(reverse(PAGE)).context["stages"]}


def test_what_the_council_recommends_goes_up_under_one_paper_and_waits_apart(way, officer):
    found = recommended(way, 2)
    assert numbers(officer) == {"Chờ trình": 2, "Đang chờ kết quả": 0, "Đã có kết quả": 0}

    answer = officer.post(reverse(FORWARD), {"chon": [found[0].pk], **SENT})

    found[0].refresh_from_db()
    assert answer.status_code == 302
    assert (found[0].state, found[0].forwarded_by_paper) == ("forwarded", "245/TTr-BKN")
    assert f"{found[0].forwarded_on:%d/%m/%Y}" == "14/01/2026"
    assert numbers(officer) == {"Chờ trình": 1, "Đang chờ kết quả": 1, "Đã có kết quả": 0}


def test_awards_that_the_agency_decides_never_come_here(way, officer):
    recommended(way, award="ldtt")

    assert numbers(officer) == {"Chờ trình": 0, "Đang chờ kết quả": 0, "Đã có kết quả": 0}


def test_without_a_tick_or_with_a_day_to_come_nothing_goes_up_and_what_was_typed_stays(way, officer):
    found = recommended(way)

    unticked = officer.post(reverse(FORWARD), SENT).content.decode()
    early = officer.post(
        reverse(FORWARD), {"chon": [found[0].pk], **SENT, "forwarded_on": "16/01/2026"}
    ).content.decode()

    assert "Hãy chọn ít nhất một đề nghị" in unticked
    assert "Ngày trình không được sau hôm nay." in early
    assert ('value="245/TTr-BKN"' in early, early.count(" checked")) == (True, 1)
    assert numbers(officer)["Chờ trình"] == 1


@pytest.fixture(scope="module")
def built_waiting(built_way, build_once):
    yield from build_once(lambda way: forwarded(way)[0], built_way, at=NOW)


@pytest.fixture(scope="module")
def built_given(built_way, built_waiting, build_once):
    def decided(way, found):
        browser_of(way.ministry_officer).post(reverse(DECIDED), {"chon": [found.pk], **GIVEN})
        return Decision.objects.get()

    yield from build_once(decided, built_way, built_waiting, at=NOW)


@pytest.fixture
def waiting(built_waiting, mine):
    """A nomination that went up to the State level."""
    return mine(built_waiting)


@pytest.fixture
def given(built_given, mine):
    """The decision that the State level took on that nomination."""
    return mine(built_given)


def test_what_the_state_decided_is_not_ours_to_certify_or_to_draft_amendments_of(way, officer, given):
    certificates = reverse("ministry_decision_certificates", args=[given.pk])
    draft = {
        "reason": "sai",
        "signer_title": "Chủ tịch nước",
        "signer_name": "A",
        "actor": way.ministry_officer,
    }

    uncertified = officer.post(certificates, follow=True).content.decode()
    with pytest.raises(Refused, match=r"do Chủ tịch nước ký; .*Điều 93 khoản 8\), .*Điều 18 khoản 3\)"):
        draft_annulment(given, given.awards.all(), ground=Ground.FRAUD, **draft)

    assert "bằng và hiện vật do cấp Nhà nước cấp" in uncertified
    assert certificates not in officer.get(reverse("ministry_decision", args=[given.pk])).content.decode()
    assert Decision.objects.count() == 1


AMENDED = {
    "reason": "Kết luận thanh tra số 8",
    "number": 77,
    "symbol": "QĐ-CTN",
    "decided_on": "15/01/2026",
    "signer_name": "Nguyễn Văn A",
}


def test_what_the_state_annulled_leaves_the_ledger_with_its_decision(officer, given):
    line, address = given.awards.get(), reverse("ministry_decision_annul", args=[given.pk])
    assert "Ghi quyết định hủy bỏ" in officer.get(address).content.decode()

    answer = officer.post(address, {**AMENDED, "ground": Ground.FRAUD, "dong": [line.pk]}, follow=True)

    by = Decision.objects.get(number=77)
    assert (by.kind, by.state, by.amends, by.signer) == ("annulment", "issued", given, "chu-tich-nuoc")
    assert answer.redirect_chain[0][0] == reverse("ministry_decision", args=[by.pk])
    assert as_it_stands(with_changes(given.awards.all()).get()).by == by
    assert Fact.objects.get(pk=line.fact).void_reason == "Quyết định hủy bỏ 77/QĐ-CTN ngày 15/01/2026"
    assert [finding for finding in examine() if finding.harm] == []
    assert sentence(LoggedAction.objects.get(code="amendment.received")) == (
        "Ghi Quyết định hủy bỏ 77/QĐ-CTN ngày 15/01/2026 của Chủ tịch nước đối với 1 dòng của Quyết định "
        "31/QĐ-CTN: Kết luận thanh tra số 8"
    )


def test_what_the_state_corrected_stands_right(officer, given):
    line = given.awards.get()

    officer.post(
        reverse("ministry_decision_correct", args=[given.pk]), {**AMENDED, f"chuc_vu:{line.pk}": "Vụ trưởng"}
    )

    assert as_it_stands(with_changes(given.awards.all()).get()).words["post"] == "Vụ trưởng"


@pytest.mark.parametrize("day", ["14/01/2026", "16/01/2026"])
def test_a_day_on_which_the_state_cannot_have_amended_is_refused_and_the_rest_stays(officer, given, day):
    typed = {**AMENDED, "decided_on": day, "ground": Ground.FRAUD, "dong": [given.awards.get().pk]}

    page = officer.post(reverse("ministry_decision_annul", args=[given.pk]), typed).content.decode()

    assert "Ngày quyết định phải từ ngày 15/01/2026 của Quyết định 31/QĐ-CTN đến hôm nay." in page
    assert ("Kết luận thanh tra số 8" in page, f'value="{day}"' in page) == (True, True)
    assert not as_it_stands(with_changes(given.awards.all()).get()).annulled


def test_the_decision_received_enters_register_and_ledger_with_the_article_of_the_power(way, officer):
    given, waiting = forwarded(way, 2)

    officer.post(reverse(DECIDED), {"chon": [given.pk], **GIVEN})

    line = Award.objects.get(nomination=given)
    assert (line.decision.title, line.award, line.level) == ("31/QĐ-CTN", "hcld-3", "Nhà nước")
    assert Fact.objects.get(subject=given.subject, kind="award").content["by"] == "Chủ tịch nước"
    given.refresh_from_db()
    waiting.refresh_from_db()
    assert (given.state, waiting.state) == ("awarded", "forwarded")
    proof = given.proofs.get(step=Step.ISSUE)
    assert (proof.figures, "Điều 77" in proof.cite) == (
        {"decision": "31/QĐ-CTN", "by": "Chủ tịch nước"},
        True,
    )
    assert numbers(officer) == {"Chờ trình": 0, "Đang chờ kết quả": 1, "Đã có kết quả": 1}
    assert sentence(LoggedAction.objects.get(code="decision.received")) == (
        "Ghi Quyết định 31/QĐ-CTN ngày 15/01/2026 của Chủ tịch nước, 1 đề nghị được tặng."
    )


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"signer": "thu-tuong"}, "Thủ tướng Chính phủ không quyết định tặng"),
        ({"decided_on": "13/01/2026"}, "ngày quyết định không được trước ngày trình"),
        ({"decided_on": "16/01/2026"}, "Ngày quyết định không được sau hôm nay."),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_the_nomination_goes_on_waiting(
    officer, waiting, typed, why
):
    page = officer.post(reverse(DECIDED), {"chon": [waiting.pk], **GIVEN, **typed}).content.decode()

    waiting.refresh_from_db()
    assert (why in page, waiting.state, Decision.objects.count()) == (True, "forwarded", 0)


def test_the_same_number_of_the_same_symbol_is_entered_once(way, officer):
    first, second = forwarded(way, 2)
    officer.post(reverse(DECIDED), {"chon": [first.pk], **GIVEN})

    page = officer.post(reverse(DECIDED), {"chon": [second.pk], **GIVEN}).content.decode()

    assert ("đã dùng cho một quyết định khác" in page, Award.objects.count()) == (True, 1)


def test_numbers_of_the_state_do_not_push_the_series_of_the_agency(way, officer, waiting):
    officer.post(reverse(DECIDED), {"chon": [waiting.pk], **GIVEN})
    assert Decision.objects.get().number == 31

    set_numbering(
        way.organ,
        symbol="QĐ-BKN",
        place="Hà Nội",
        book=Book.OURS,
        actor=way.ministry_officer,
        on=waiting.forwarded_on,
    )

    assert Series.objects.get(organ=way.organ, year=2026).last == 0


def test_what_the_state_does_not_give_is_closed_with_its_reason(officer, waiting):
    officer.post(reverse(DECLINED, args=[waiting.pk]), {"reason": "Công văn 12/BNV: chưa đủ thời gian"})

    waiting.refresh_from_db()
    assert waiting.state == "declined"
    assert numbers(officer)["Đã có kết quả"] == 1
    assert officer.get(reverse(DECLINED, args=[waiting.pk])).status_code == 404


def test_the_list_speaks_vietnamese_and_asks_the_same_of_one_row_and_of_many(way, officer):
    recommended(way)
    one = count_queries(lambda: officer.get(reverse(PAGE)))
    recommended(way, 3, name="Đợt thứ hai")

    assert count_queries(lambda: officer.get(reverse(PAGE))) == one
    assert english_words(officer.get(reverse(PAGE)).content.decode(), names=frozenset({"ttr-bkns."})) == set()
