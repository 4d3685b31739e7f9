from io import BytesIO

import pytest
from openpyxl import load_workbook

from factories.councils import account_of
from factories.dossiers import TODAY, Way
from factories.records import record, title
from factories.units import ON, OrganisationFactory, administrator_of
from races import at_once
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.agreeing import agree_to_all
from vinhdanh.dossiers.domain.appraisal import answer_return, appraise
from vinhdanh.dossiers.enums import FindingKind, NominationState
from vinhdanh.dossiers.models import Nomination, Proof, Report
from vinhdanh.units.domain.account import grant_scope
from vinhdanh.units.enums import Role
from web.ministry.conftest import NOW, browser_of
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
DESK = "/tham-dinh/de-nghi/"


@pytest.fixture(scope="module")
def built_waiting(built_way, build_once):
    yield from build_once(lambda way: way.received(way.opened(), way.deserving(3)), built_way, at=NOW)


@pytest.fixture
def waiting(built_waiting, mine):
    """Three nominations that wait for a finding."""
    return mine(built_waiting)


def state_of(nomination):
    return Nomination.objects.get(pk=nomination.pk).state


def test_the_desk_filters_and_counts_each_state(way, officer, waiting):
    appraise(waiting[0], FindingKind.AGREE, actor=way.ministry_officer, on=TODAY)

    page = officer.get(DESK, {"trang_thai": "appraising"})

    assert page.context["page"].paginator.count == 2
    tabs = [(label, number) for _, label, number, _ in page.context["choice"].tabs]
    assert tabs == [("Tất cả", 3), ("Đang thẩm định", 2), ("Đủ điều kiện trình", 1)]
    for address, _, number, _ in page.context["choice"].tabs:
        assert officer.get(address).context["page"].paginator.count == number
    name = waiting[1].subject.person.name
    assert officer.get(DESK, {"tim": name.upper()}).context["page"].paginator.count >= 1
    assert officer.get(DESK, {"ket_qua": "on_hold"}).context["page"].paginator.count == 0


def test_the_workbook_holds_what_the_filters_leave_with_votes_and_article(way, officer, waiting):
    appraise(waiting[0], FindingKind.AGREE, actor=way.ministry_officer, on=TODAY)

    answer = officer.get(f"{DESK}excel/", {"trang_thai": "appraising"})
    head, *rows = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)

    by_name = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(by_name) == {one.subject.person.name for one in waiting[1:]}
    line = by_name[waiting[1].subject.person.name]
    assert line["Đề nghị"] == "Lao động tiên tiến"
    assert (line["Phiếu đồng ý ở đơn vị"], line["Số người có quyền bỏ phiếu"]) == (9, 10)
    assert line["Căn cứ"].startswith("Luật 06/2022/QH15, Điều 24")
    few, all_ = ({"trang_thai": "agreed"}, {})
    asked = [count_queries(lambda said=said: officer.get(f"{DESK}excel/", said)) for said in (few, all_)]
    assert asked[0] == asked[1]


def test_the_officer_is_told_of_other_forms_for_the_year_while_it_may_be_awarded(way, officer):
    once = "một thành tích không khen nhiều lần, nhiều hình thức (Luật 06/2022/QH15, Điều 5 khoản 2 điểm c)."
    page = way.deserving()[0]
    found = {"kind": "finding", "of": "dong-gop", "scope": "toan-quoc", "by": "thu-tuong", "on": "2025-11-03"}
    record(page, [found], actor=way.officer)
    first = way.received(way.opened(["bk-bo"], name="Đợt 1"), [page], "bk-bo")[0]
    assert officer.get(f"{DESK}{first.pk}/").context["remarks"] == []

    order = {**title("hcld-3", 2025), "years": [2021, 2022, 2023, 2024, 2025], "decided": "2025-12-20"}
    record(page, [order], actor=way.officer)
    way.listed(way.opened(["bk-ttg", "ldtt"], name="Đợt 2"), [page], "bk-ttg")
    shown = officer.get(f"{DESK}{first.pk}/")

    held = "Đã được tặng Huân chương Lao động hạng Ba cho thành tích các năm 2021–2025, trong đó có năm 2025"
    told = [
        f"{held}: {once}",
        f"Cũng được đề nghị Bằng khen của Thủ tướng Chính phủ trong đợt “Đợt 2”, cùng năm xét 2025: {once}",
    ]
    assert shown.context["remarks"] == told
    assert all(one in shown.content.decode() for one in told)
    in_bulk = officer.get(f"{DESK}dong-y/", {"de_nghi": [str(first.pk)]})
    assert [remarks for *_, remarks in in_bulk.context["rows"]] == [told]
    assert all(one in in_bulk.content.decode() for one in told)
    words = {"reason": "trùng thành tích", "cite": "Điều 5", "actor": way.ministry_officer, "on": TODAY}
    appraise(first, FindingKind.INELIGIBLE, **words)
    assert officer.get(f"{DESK}{first.pk}/").context["remarks"] == []


def test_the_report_is_read_on_the_page_of_the_nomination(officer, waiting):
    written, blank = waiting[:2]
    texts = {"duties": "Quản lý mạng lõi.", "results": "Vượt 12% kế hoạch.\n\nTăng 8%.", "effects": ""}
    Report.objects.filter(nomination=written).update(version=1, **texts)

    page = officer.get(f"{DESK}{written.pk}/").content.decode()
    other = officer.get(f"{DESK}{blank.pk}/").content.decode()

    assert all(f"<p>{text}</p>" in page for text in ("Quản lý mạng lõi.", "Vượt 12% kế hoạch.", "Tăng 8%."))
    assert "Hiệu quả, phạm vi ảnh hưởng" not in page
    assert ("Nội dung báo cáo" in other, "Đơn vị chưa viết báo cáo thành tích." in other) == (False, True)


def test_agreeing_to_many_shows_exactly_who_was_ticked_first(officer, waiting):
    ticked = [str(waiting[0].pk), str(waiting[2].pk)]

    preview = officer.get(f"{DESK}dong-y/", {"de_nghi": ticked})

    assert {str(one.pk) for one, *_ in preview.context["rows"]} == set(ticked)
    one = {"de_nghi": ticked[:1]}
    asked = [
        count_queries(lambda said=said: officer.get(f"{DESK}dong-y/", said))
        for said in (one, {"de_nghi": ticked})
    ]
    assert asked[0] == asked[1]
    assert [state_of(one) for one in waiting] == [NominationState.APPRAISING] * 3
    officer.post(f"{DESK}dong-y/", {"de_nghi": ticked})
    assert [state_of(one) for one in waiting] == ["agreed", "appraising", "agreed"]


def test_many_are_agreed_to_together_or_not_at_all(way, waiting):
    stale = list(waiting)
    appraise(
        Nomination.objects.select_related("round__organ", "subject__person").get(pk=waiting[2].pk),
        FindingKind.HOLD,
        reason="Chờ",
        actor=way.ministry_officer,
        on=TODAY,
    )

    with pytest.raises(Refused, match="vừa được người khác xử lý"):
        agree_to_all(stale, actor=way.ministry_officer, on=TODAY)
    assert [state_of(one) for one in waiting] == ["appraising", "appraising", "held"]


def test_a_verdict_that_needs_a_look_is_not_agreed_to_in_bulk(way, waiting):
    waiting[1].outcome = "insufficient_evidence"

    with pytest.raises(Refused, match="cần xem riêng"):
        agree_to_all(waiting, actor=way.ministry_officer, on=TODAY)


def test_a_nomination_is_returned_mended_and_agreed_to_and_the_history_tells_it(way, officer, waiting):
    page = f"{DESK}{waiting[0].pk}/"

    officer.post(
        page,
        {
            "ket_luan": "return",
            "parts": ["results", "evidence"],
            "reason": "Thiếu số liệu",
            "due_on": "20/01/2026",
        },
    )
    assert state_of(waiting[0]) == NominationState.RETURNED
    answer_return(
        Nomination.objects.get(pk=waiting[0].pk), answer="Đã bổ sung số liệu quý IV", actor=way.officer
    )
    officer.post(page, {"ket_luan": "agree"})

    told = officer.get(page).content.decode()
    assert state_of(waiting[0]) == NominationState.AGREED
    for said in [
        "Báo cáo: kết quả đạt được; Giấy tờ chứng minh",
        "hạn 20/01/2026: Thiếu số liệu",
        "Đã bổ sung số liệu quý IV",
        "Đồng ý trình đề nghị LĐTT",
        "Xem xét lại",
    ]:
        assert said in told


def test_a_finding_without_what_it_needs_stays_on_the_page_with_what_was_typed(officer, waiting):
    page = officer.post(f"{DESK}{waiting[0].pk}/", {"ket_luan": "return", "reason": "Thiếu số liệu"})

    assert "Có điều cần sửa" in page.content.decode()
    assert "Thiếu số liệu" in page.content.decode()
    assert state_of(waiting[0]) == NominationState.APPRAISING


def test_a_finding_without_its_reason_says_so_beside_the_box(officer, waiting):
    page = officer.post(f"{DESK}{waiting[0].pk}/", {"ket_luan": "hold", "reason": " "})

    assert "Cần điền mục này." in page.content.decode()
    assert state_of(waiting[0]) == NominationState.APPRAISING


def test_the_article_of_the_verdict_is_filled_in_for_who_finds_not_eligible(officer, waiting):
    Nomination.objects.filter(pk=waiting[0].pk).update(
        outcome="not_eligible", verdict={"reason": "chưa đủ", "cite": "Luật 06/2022/QH15, Điều 24"}
    )
    page = f"{DESK}{waiting[0].pk}/"

    assert 'value="Luật 06/2022/QH15, Điều 24"' in officer.get(page).content.decode()
    officer.post(page, {"ket_luan": "ineligible", "reason": "Chưa đủ năm", "cite": "Điều 24 khoản 1"})

    assert state_of(waiting[0]) == NominationState.INELIGIBLE
    assert "theo Điều 24 khoản 1: Chưa đủ năm" in officer.get(page).content.decode()


def test_holding_and_releasing(officer, waiting):
    page = f"{DESK}{waiting[0].pk}/"
    officer.post(page, {"ket_luan": "hold", "reason": "Có đơn"})
    assert state_of(waiting[0]) == NominationState.HELD
    officer.post(page, {"ket_luan": "release", "reason": "Đơn không đúng"})
    assert state_of(waiting[0]) == NominationState.APPRAISING


def test_the_verdict_today_stands_beside_that_of_the_proposal(way, officer, waiting):
    pending = {"kind": "pending", "matter": "don-thu", "from": "2026-01-10"}
    record(waiting[0].subject, [pending], actor=way.officer, on=TODAY)

    page = officer.get(f"{DESK}{waiting[0].pk}/")

    assert page.context["changed"]
    assert "Đã khác so với khi đề nghị" in page.content.decode()


def test_what_is_held_says_so_beside_the_verdict_of_today(officer, waiting):
    page = f"{DESK}{waiting[0].pk}/"
    officer.post(page, {"ket_luan": "hold", "reason": "Có đơn"})

    assert "Đề nghị này đang tạm dừng xét" in officer.get(page).content.decode()
    assert "Đề nghị này đang tạm dừng xét" not in officer.get(f"{DESK}{waiting[1].pk}/").content.decode()


def test_what_was_awarded_is_not_read_again_without_the_merit_that_it_used(officer, waiting):
    Nomination.objects.filter(pk=waiting[0].pk).update(state=NominationState.AWARDED)

    page = officer.get(f"{DESK}{waiting[0].pk}/")

    assert page.context["verdict"] is None
    assert "Thành tích đã được khen nên không soi lại." in page.content.decode()


def test_nobody_appraises_their_own_case(way, waiting):
    own = account_of(waiting[0].subject)
    grant_scope(
        own,
        organisation=way.organ,
        role=Role.MINISTRY_OFFICER,
        actor=administrator_of(way.organ),
        on=ON,
    )
    browser, page = browser_of(own), f"{DESK}{waiting[0].pk}/"

    assert "của chính bạn" in browser.get(page).content.decode()
    refused = browser.post(page, {"ket_luan": "agree"}).content.decode()
    assert "Không ai tự thẩm định" in refused
    assert state_of(waiting[0]) == NominationState.APPRAISING


def test_the_desk_asks_the_same_few_questions_for_one_row_and_for_three(way, officer):
    opened = way.opened()
    way.received(opened, way.deserving(1))
    few = count_queries(lambda: officer.get(DESK))
    other = Way(OrganisationFactory(parent=way.organ, code="B", name="Cục B"))
    other.received(opened, other.deserving(2))

    assert count_queries(lambda: officer.get(DESK)) == few


def test_no_english_at_the_desk(officer, waiting):
    ticked = {"de_nghi": [str(one.pk) for one in waiting]}

    for address, asked in [(DESK, {}), (f"{DESK}dong-y/", ticked), (f"{DESK}{waiting[0].pk}/", {})]:
        assert (
            english_words(
                officer.get(address, asked).content.decode(), names=frozenset({"ttg", "ttr-ca", "b"})
            )
            == set()
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_decide_at_once_exactly_one_succeeds():
    way = Way(OrganisationFactory(code="A", name="Cục A"))
    nomination = way.received(way.opened(), way.deserving(1))[0]
    seen = [
        Nomination.objects.select_related("round__organ", "subject__person").get(pk=nomination.pk)
        for _ in range(8)
    ]
    said = [(FindingKind.AGREE, ""), (FindingKind.HOLD, "Chờ xác minh")] * 4

    answers = at_once(
        lambda place: appraise(
            seen[place], said[place][0], reason=said[place][1], actor=way.ministry_officer, on=TODAY
        ),
        threads=8,
    )

    assert sum(isinstance(answer, Refused) for answer in answers) == 7
    assert Nomination.objects.get().appraisals.count() == 1
    assert Proof.objects.filter(nomination=nomination).count() == int(state_of(nomination) == "agreed")
