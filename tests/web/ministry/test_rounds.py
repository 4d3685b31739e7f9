import pytest
from django.utils import timezone

from factories.dossiers import DUE, TODAY, Way, nominations_of
from factories.units import OrganisationFactory
from vinhdanh.dossiers.enums import NominationState, RoundState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ROUNDS = "/tham-dinh/dot-xet/"
NAMES = frozenset({"ttg", "ttr-ca"})


def test_a_round_is_prepared_opened_closed_and_reopened(way, officer):
    asked = {
        "kind": "cong-trang",
        "name": "Xét khen thưởng năm 2025",
        "year": "2025",
        "opens_on": "15/01/2026",
        "due_on": "28/02/2026",
        "awards": ["ldtt", "cstd-co-so"],
    }

    made = officer.post(f"{ROUNDS}moi/", asked, follow=True)

    page = made.request["PATH_INFO"]
    opened = Round.objects.get()
    assert (opened.awards, opened.due_on, opened.state) == (["ldtt", "cstd-co-so"], DUE, "preparing")
    assert "Hội đồng xét" in made.content.decode()
    officer.post(f"{page}mo/")
    officer.post(f"{page}khep/")
    officer.post(f"{page}mo-lai/", {"reason": "Hai đơn vị gửi chậm"})
    opened.refresh_from_db()
    assert opened.state == RoundState.OPEN
    assert "Hai đơn vị gửi chậm" in officer.get(page).content.decode()


PLANNED = {
    "kind": "cong-trang",
    "name": "Xét khen thưởng năm 2025",
    "year": "2025",
    "opens_on": "15/01/2026",
    "due_on": "28/02/2026",
    "awards": ["ldtt"],
}


@pytest.fixture
def planned(officer):
    """The page of a round that no unit has seen."""
    return officer.post(f"{ROUNDS}moi/", PLANNED, follow=True).request["PATH_INFO"]


def test_a_round_is_planned_otherwise_before_units_see_it(officer, planned):
    shown = officer.get(f"{planned}sua/").content.decode()
    assert 'value="28/02/2026"' in shown
    assert shown.count(" checked") == 1

    officer.post(f"{planned}sua/", PLANNED | {"due_on": "10/03/2026", "awards": ["ldtt", "bk-bo"]})

    found = Round.objects.get()
    assert (f"{found.due_on:%d/%m/%Y}", found.awards, found.state) == (
        "10/03/2026",
        ["ldtt", "bk-bo"],
        "preparing",
    )
    assert "Sửa đợt xét “Xét khen thưởng năm 2025” trước khi mở" in officer.get(planned).content.decode()


def test_a_name_that_another_round_has_is_refused_and_the_plan_stays(officer, planned):
    officer.post(f"{ROUNDS}moi/", PLANNED | {"name": "Đợt hai"})

    page = officer.post(f"{planned}sua/", PLANNED | {"name": "Đợt hai", "due_on": "10/03/2026"})

    assert "Đã có đợt xét tên “Đợt hai”" in page.content.decode()
    assert Round.objects.filter(name=PLANNED["name"], due_on=DUE).exists()


def test_a_round_that_no_unit_has_seen_is_dropped(officer, planned):
    assert officer.post(f"{planned}bo/").headers["Location"] == ROUNDS

    assert not Round.objects.exists()


def test_a_round_that_units_have_seen_is_not_dropped(officer, planned):
    officer.post(f"{planned}mo/")

    page = officer.post(f"{planned}bo/", follow=True).content.decode()

    assert "đã mở cho các đơn vị nên không sửa, không bỏ được nữa" in page
    assert Round.objects.get().state == RoundState.OPEN
    assert "Bỏ đợt xét" not in page


def test_a_round_without_awards_says_what_to_do_and_keeps_what_was_typed(officer):
    page = officer.post(f"{ROUNDS}moi/", {"kind": "cong-trang", "name": "Đợt cuối năm"}).content.decode()

    assert "Có điều cần sửa" in page
    assert 'value="Đợt cuối năm"' in page


def test_a_day_that_is_none_and_a_year_out_of_reach_are_said_with_what_to_type(officer):
    typed = {"kind": "cong-trang", "name": "Đợt", "year": "205", "opens_on": "02/01/2026", "awards": ["ldtt"]}

    page = officer.post("/tham-dinh/dot-xet/moi/", typed | {"due_on": "31/02/2026"}).content.decode()

    assert "Hãy nhập một ngày có thật, viết ngày/tháng/năm, ví dụ 20/11/2026." in page
    assert "Hãy nhập số từ 1990 trở lên." in page


def test_the_example_of_a_deadline_lies_after_the_day_of_opening(officer):
    page = officer.get(f"{ROUNDS}moi/").content.decode()

    assert 'value="15/01/2026"' in page
    assert 'placeholder="16/03/2026"' in page


def test_the_progress_of_a_round_tells_each_unit_and_opens_each_count(way, officer):
    OrganisationFactory(parent=way.organ, code="B", name="Cục B")
    opened = way.opened()
    way.received(opened, way.deserving(2))

    page = officer.get(f"{ROUNDS}{opened.pk}/")

    units = [
        (one.unit.name, one.submission and one.submission.state, one.names) for one in page.context["units"]
    ]
    assert units == [("Cục A", SubmissionState.RECEIVED, 2), ("Cục B", None, 0)]
    assert page.context["counts"] == [(NominationState.APPRAISING, 2)]
    address = f"/tham-dinh/de-nghi/?dot={opened.pk}&trang_thai=appraising"
    assert address.replace("&", "&amp;") in page.content.decode()
    assert officer.get(address).context["page"].paginator.count == 2


def test_a_unit_gets_more_time_before_it_has_begun(way, officer):
    opened = way.opened()
    address = f"{ROUNDS}{opened.pk}/gia-han/{way.unit.pk}/"

    refused = officer.post(address, {"until": "01/02/2026", "reason": "Bão"})
    officer.post(address, {"until": "10/03/2026", "reason": "Bão"})

    assert "phải sau hạn chung 28/02/2026" in refused.content.decode()
    assert f"{Submission.objects.get().extended_until}" == "2026-03-10"


def test_a_list_is_received_with_its_day(way, officer):
    submission = way.sent(way.opened(), way.deserving(2))
    address = f"/tham-dinh/to-trinh/{submission.pk}/"

    assert "Tờ trình số 05/TTr-CA" in officer.get(address).content.decode()
    late = officer.post(address, {"received_on": "16/01/2026"})
    early = officer.post(address, {"received_on": "14/01/2026"})
    officer.post(address, {"received_on": "15/01/2026"})

    assert "không được sau hôm nay" in late.content.decode()
    assert "trước ngày đơn vị gửi 15/01/2026" in early.content.decode()
    submission.refresh_from_db()
    assert (submission.state, f"{submission.received_on}") == ("received", "2026-01-15")
    assert officer.get("/tham-dinh/de-nghi/").context["page"].paginator.count == 2


def test_a_failed_vote_of_the_unit_stands_beside_the_name_wherever_the_ministry_decides(way, officer):
    submission = way.listed(way.opened(), way.deserving(2))
    submission.nominations.update(state=NominationState.SENT, proposed_on=TODAY)
    Submission.objects.filter(pk=submission.pk).update(
        state=SubmissionState.SENT, met_on=TODAY, electorate=9, present=9, number=5, sent_at=timezone.now()
    )
    failed, passed = nominations_of(submission)
    Nomination.objects.filter(pk=failed.pk).update(votes_for=2)
    Nomination.objects.filter(pk=passed.pk).update(votes_for=5)
    beside = "Không đủ số phiếu: 2/9, cần 5"

    of_list = officer.get(f"/tham-dinh/to-trinh/{submission.pk}/").content.decode()
    officer.post(f"/tham-dinh/to-trinh/{submission.pk}/", {"received_on": "15/01/2026"})
    desk = officer.get("/tham-dinh/de-nghi/").content.decode()
    agreeing = officer.get("/tham-dinh/de-nghi/dong-y/", {"de_nghi": [failed.pk, passed.pk]}).content.decode()
    ones = [officer.get(f"/tham-dinh/de-nghi/{one.pk}/").content.decode() for one in (failed, passed)]

    assert [page.count(beside) for page in (of_list, desk, agreeing, *ones)] == [1, 1, 1, 1, 0]
    assert of_list.index(str(failed.subject.person)) < of_list.index(beside)


def test_lists_ask_the_same_few_questions_for_one_row_and_for_three(way, officer):
    way.opened()
    few = [count_queries(lambda: officer.get(ROUNDS)), count_queries(lambda: officer.get("/tham-dinh/"))]
    for number in range(2):
        way.opened(name=f"Đợt {number}")

    many = [count_queries(lambda: officer.get(ROUNDS)), count_queries(lambda: officer.get("/tham-dinh/"))]

    assert few == many


def test_the_progress_asks_the_same_few_questions_for_one_unit_and_for_three(way, officer):
    opened = way.opened()
    way.listed(opened, way.deserving())
    few = count_queries(lambda: officer.get(f"{ROUNDS}{opened.pk}/"))
    for code in ("B", "C"):
        other = Way(OrganisationFactory(parent=way.organ, code=code, name=f"Cục {code}"))
        other.listed(opened, other.deserving())

    assert count_queries(lambda: officer.get(f"{ROUNDS}{opened.pk}/")) == few


def test_no_english_on_the_pages_of_rounds(way, officer):
    opened = way.opened()
    submission = way.sent(opened, way.deserving())

    for address in [
        "/tham-dinh/",
        ROUNDS,
        f"{ROUNDS}moi/",
        f"{ROUNDS}{opened.pk}/",
        f"{ROUNDS}{opened.pk}/gia-han/{way.unit.pk}/",
        f"/tham-dinh/to-trinh/{submission.pk}/",
    ]:
        assert english_words(officer.get(address).content.decode(), names=NAMES) == set(), address


def test_the_route_chosen_in_the_form_is_the_route_of_the_round(officer):
    typed = {"kind": "cong-hien", "name": "Đợt có Hội đồng", "year": 2025, "awards": ["hcld-3"]}
    typed |= {"opens_on": "15/01/2026", "due_on": "28/02/2026"}
    steps = ["prepare", "sign", "receive", "appraise", "council", "decide", "issue"]

    refused = officer.post("/tham-dinh/dot-xet/moi/", {**typed, "route": ["prepare", "sign"]})
    officer.post("/tham-dinh/dot-xet/moi/", {**typed, "route": steps})

    assert "Quy trình thiếu bước bắt buộc" in refused.content.decode()
    assert Round.objects.get(name="Đợt có Hội đồng").route == steps
