"""A unit's list in the browser: from the round to the tờ trình, and what stops it, said as sentences."""

from datetime import date

import pytest
from django.urls import reverse

from factories import officer_of
from factories.dossiers import TODAY, fresh, nominations_of
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.submission import (
    approve_submission,
    extend_deadline,
    recall_submission,
    receive_submission,
)
from vinhdanh.dossiers.enums import RoundKind, SubmissionState
from vinhdanh.dossiers.models import Submission
from vinhdanh.records.domain.attesting import attest, attestations_for
from vinhdanh.units.enums import Role
from web.reading import count_queries, english_words
from web.unit.conftest import NOW, browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LISTS = "/don-vi/de-nghi/"
NAMES = frozenset({"b"})
ASKED, ASKED_OF_LISTS = 15, 14


@pytest.fixture(scope="module")
def built_listed(built_way, build_once):
    yield from build_once(lambda way: way.listed(way.opened(), way.deserving(3)), built_way, at=NOW)


@pytest.fixture
def listed(built_listed, mine):
    return mine(built_listed)


def page_of_list(submission):
    return reverse("unit_submission", args=[submission.pk])


def met(submission, votes=9, **words):
    keys = {f"phieu-{one.pk}": votes for one in nominations_of(submission)}
    return {"met_on": "14/01/2026", "electorate": 10, "present": 9, **keys, **words}


def test_a_round_leads_to_a_list_and_its_tasks(officer, way):
    opened = way.opened()

    page = officer.get(LISTS).content.decode()
    answer = officer.post(reverse("unit_submission_start", args=[opened.pk]))

    assert "Còn 44 ngày, hạn gửi 28/02/2026" in page
    assert answer["Location"] == page_of_list(Submission.objects.get())
    assert "Danh sách chưa có tên nào" in officer.get(answer["Location"]).content.decode()


def test_a_list_goes_up_through_meeting_approval_and_sending(officer, head, listed):
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    approved = head.post(reverse("unit_submission_approve", args=[listed.pk]), follow=True).content.decode()
    assert "Đã duyệt danh sách. Cán bộ thi đua có thể gửi tờ trình." in approved
    officer.post(reverse("unit_submission_send", args=[listed.pk]), {"number": 5, "symbol": "TTr-CHTS"})

    sent = fresh(listed)
    page = officer.get(page_of_list(listed)).content.decode()
    assert (sent.state, sent.number, sent.met_on) == (SubmissionState.SENT, 5, date(2026, 1, 14))
    assert "tờ trình số 05/TTr-CHTS" in page
    assert "Gửi tờ trình số 05/TTr-CHTS và danh sách 3 đề nghị." in page


def test_a_head_from_above_sees_a_units_list_and_is_not_asked_to_approve_it(officer, head, listed, way):
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    minister = browser_of(officer_of(way.organ, Role.UNIT_HEAD))
    approve, reopen = (reverse(f"unit_submission_{what}", args=[listed.pk]) for what in ("approve", "reopen"))

    before = minister.get(page_of_list(listed)).content.decode()
    refused = [minister.get(approve).status_code, minister.post(approve).status_code]
    assert (approve in minister.get("/don-vi/").content.decode(), approve in before) == (False, False)
    assert "Chờ Thủ trưởng đơn vị" in before
    assert (refused, fresh(listed).state) == ([404, 404], SubmissionState.PREPARING)

    assert approve in head.get(page_of_list(listed)).content.decode()
    head.post(approve)
    assert reopen in head.get(page_of_list(listed)).content.decode()
    assert reopen not in minister.get(page_of_list(listed)).content.decode()
    assert minister.post(reopen, {"reason": "để sửa"}).status_code == 404
    assert fresh(listed).state == SubmissionState.APPROVED


def test_a_number_of_the_units_book_is_given_once_a_year(officer, way):
    sent = way.sent(way.opened(name="Đợt 1"), way.deserving())
    listed = way.listed(way.opened(name="Đợt 2"), way.deserving())
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    approve_submission(fresh(listed), actor=way.head, on=TODAY)
    address, said = reverse("unit_submission_send", args=[listed.pk]), {"symbol": "TTr-CHTS"}

    refused = officer.post(address, {"number": sent.number, **said}).content.decode()
    state = fresh(listed).state
    officer.post(address, {"number": sent.number + 1, **said})

    assert f"Số 5 đã lấy cho tờ trình năm 2026 của {way.unit.name} trong đợt “Đợt 1”" in refused
    assert (state, fresh(listed).state) == (SubmissionState.APPROVED, SubmissionState.SENT)


@pytest.mark.parametrize("symbol", ["<script>", "05", "TTr CHTS", "TTr-"])
def test_a_symbol_is_made_of_abbreviations(officer, way, symbol):
    listed = way.listed(way.opened(), way.deserving())
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    approve_submission(fresh(listed), actor=way.head, on=TODAY)

    page = officer.post(reverse("unit_submission_send", args=[listed.pk]), {"number": 5, "symbol": symbol})

    assert "Ký hiệu chỉ gồm chữ, số và dấu nối, ví dụ: QĐ-BNV." in page.content.decode()
    assert fresh(listed).state == SubmissionState.APPROVED


def test_a_number_is_free_again_once_its_list_was_called_back(officer, way):
    sent = way.sent(way.opened(), way.deserving())
    recall_submission(sent, reason="Ghi nhầm", actor=way.officer)

    again = way.go_up(fresh(sent))

    assert (again.state, again.number) == (SubmissionState.SENT, 5)


def test_a_list_is_called_back_with_a_reason_until_it_is_received(officer, way):
    submission = way.sent(way.opened(), way.deserving())
    recall = reverse("unit_submission_recall", args=[submission.pk])

    officer.post(recall, {"reason": "Ghi nhầm số phiếu"})
    assert fresh(submission).state == SubmissionState.PREPARING
    assert (
        "Thu hồi danh sách trước khi được tiếp nhận: Ghi nhầm số phiếu"
        in officer.get(page_of_list(submission)).content.decode()
    )


def test_a_received_list_is_not_called_back(officer, way):
    submission = way.sent(way.opened(), way.deserving())
    receive_submission(submission, received_on=TODAY, actor=way.ministry_officer, on=TODAY)

    page = officer.post(reverse("unit_submission_recall", args=[submission.pk]), {"reason": "x"}, follow=True)

    assert "Chỉ thu hồi được danh sách đã gửi mà chưa được tiếp nhận." in page.content.decode()


def test_a_meeting_with_impossible_votes_keeps_what_was_typed(officer, listed):
    page = officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed, votes=11))

    assert "vượt quá 10 người" in page.content.decode()
    assert page.context["form"]["met_on"].value() == "14/01/2026"


def test_everything_impossible_of_a_meeting_is_told_at_once_beside_its_figure(officer, listed):
    first, second, third = (f"phieu-{one.pk}" for one in nominations_of(listed))
    typed = met(listed, met_on="20/01/2027", present=12) | {first: 11, second: "", third: "chín"}

    page = officer.post(reverse("unit_submission_meeting", args=[listed.pk]), typed)

    assert page.context["form"].errors == {
        "met_on": ["Ngày họp xét không được sau hôm nay."],
        "present": [
            "Số người dự họp phải lớn hơn 0 và không vượt quá số người có quyền bỏ phiếu (10 người)."
        ],
        first: ["Số phiếu đồng ý 11 vượt quá 10 người có quyền bỏ phiếu."],
        third: ["Hãy nhập một số nguyên."],
    }
    assert f'id="id_{first}_error"' in page.content.decode()
    assert fresh(listed).met_on is None


def test_more_votes_than_people_present_are_told_to_the_officer_and_to_the_head(officer, head, listed):
    meeting = reverse("unit_submission_meeting", args=[listed.pk])
    told = "có đề nghị mà số phiếu đồng ý gồm ít nhất 8 phiếu của người không dự họp"

    recorded = officer.post(meeting, met(listed, present=1), follow=True).content.decode()
    approving = head.get(reverse("unit_submission_approve", args=[listed.pk])).content.decode()
    mended = officer.post(meeting, met(listed, present=9), follow=True).content.decode()

    assert told in recorded
    assert told in approving
    assert "người không dự họp" not in mended


def test_a_list_not_yet_approved_is_not_sent(officer, listed):
    page = officer.post(reverse("unit_submission_send", args=[listed.pk]), {"number": 5, "symbol": "TTr"})

    assert "chưa được Thủ trưởng đơn vị duyệt" in page.content.decode()
    assert fresh(listed).state == SubmissionState.PREPARING


def test_who_lacks_a_report_is_told_to_the_head_and_to_the_sender(head, officer, way):
    listed = way.listed(way.opened(["cstd-bo"], kind=RoundKind.THEMATIC), way.deserving(1), "cstd-bo")
    lacking = "chưa có báo cáo thành tích mà hồ sơ phải có"
    assert lacking not in officer.get(page_of_list(listed)).content.decode()
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    approving = reverse("unit_submission_approve", args=[listed.pk])

    told = head.get(approving).content.decode()
    writing = reverse("unit_report", args=[listed.nominations.get().pk])
    assert lacking in told
    assert f"{name_of(listed.nominations.get().subject)}, CSTĐ Bộ: báo cáo thành tích theo Mẫu số 08" in told
    assert f'<a href="{writing}">Viết báo cáo' in told
    assert head.get(writing).status_code == 200
    approved = head.post(approving, follow=True).content.decode()
    assert "Đã duyệt danh sách. Chưa gửi được tờ trình: còn 1 đề nghị thiếu báo cáo thành tích." in approved
    assert "có thể gửi tờ trình" not in approved
    sending = reverse("unit_submission_send", args=[listed.pk])
    assert lacking in officer.get(sending).content.decode()
    refused = officer.post(sending, {"number": 5, "symbol": "TTr-CHTS"}).content.decode()
    assert "Hãy mở lại danh sách, viết báo cáo" in refused


def test_the_head_reads_what_is_approved_and_changes_nothing_there(head, officer, listed):
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))

    page = head.get(reverse("unit_submission_approve", args=[listed.pk])).content.decode()

    assert "Sẽ duyệt 3 đề nghị" in page
    assert reverse("unit_nomination_remove", args=[nominations_of(listed)[0].pk]) not in page


def test_the_head_is_told_who_lacks_votes_and_whom_nobody_attested_before_approving(head, officer, way):
    listed = way.listed(way.opened(), way.deserving(2))
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed, votes=4))
    address = reverse("unit_submission_approve", args=[listed.pk])

    before = head.get(address).content.decode()
    names = head.get(address).context["page"].unattested
    everything = list(attestations_for("person"))
    attest(
        [one.subject_id for one in nominations_of(listed)], of=everything, year=2025, actor=way.head, on=TODAY
    )

    assert "2 đề nghị không đủ số phiếu ở đơn vị" in before
    assert "4/10 phiếu đồng ý" in before
    assert "2 trường hợp Thủ trưởng chưa xác nhận đủ cho năm 2025" in before
    assert len(names) == 2
    after = head.get(address).context["page"]
    assert after.unattested == []
    assert [one.outcome for one in after.names] == ["eligible", "eligible"]
    assert {one.outcome for one in nominations_of(listed)} == {"awaiting_judgement"}  # kept until it is sent


def test_a_failed_vote_stands_beside_the_name_and_is_named_by_the_approval(head, officer, way):
    listed = way.listed(way.opened(), way.deserving(2))
    failed, passed = nominations_of(listed)
    votes = {f"phieu-{failed.pk}": 2, f"phieu-{passed.pk}": 5}
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed, electorate=9, **votes))
    approving, beside = reverse("unit_submission_approve", args=[listed.pk]), "Không đủ số phiếu: 2/9, cần 5"
    named = f"{name_of(failed.subject)} (LĐTT): 2/9, cần 5"

    asked = head.get(approving).content.decode()
    approved = head.post(approving, follow=True).content.decode()

    assert asked.count(beside) == 1
    assert "Duyệt cả 1 đề nghị không đủ số phiếu:" in asked
    assert f"</strong> {named}." in asked
    assert approved.count(beside) == 1
    assert f"duyệt danh sách 2 đề nghị, kể cả đề nghị không đủ số phiếu ở đơn vị: {named}." in approved
    for one, count in ((failed, 1), (passed, 0)):
        page = officer.get(reverse("unit_nomination", args=[one.pk])).content.decode()
        assert page.count(beside) == count


def test_without_votes_the_head_is_told_what_is_lacking_and_given_no_button(head, listed):
    page = head.get(reverse("unit_submission_approve", args=[listed.pk])).content.decode()

    assert "Chưa duyệt được" in page
    assert "Duyệt danh sách này" not in page


def test_before_approval_there_is_nothing_to_fill_in_for_sending(officer, listed):
    page = officer.get(reverse("unit_submission_send", args=[listed.pk])).content.decode()

    assert "Thủ trưởng duyệt xong thì tờ trình và danh sách gửi được ở trang này." in page
    assert 'name="number"' not in page


def test_the_officer_does_not_approve(officer, listed):
    assert officer.post(reverse("unit_submission_approve", args=[listed.pk])).status_code == 404


def test_the_desk_tells_a_units_own_last_day_and_none_once_its_list_went_up(officer, way):
    opened = way.opened()
    submission = way.listed(opened, way.deserving())
    extend_deadline(submission, until=date(2026, 3, 10), reason="bão lũ", actor=way.ministry_officer)

    assert "hạn gửi 10/03/2026" in officer.get("/don-vi/").content.decode()
    way.go_up(submission)
    assert "hạn gửi" not in officer.get("/don-vi/").content.decode()


def test_after_the_deadline_a_sentence_and_nothing_lost(officer, way, clock, listed):
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    browser_of(way.head).post(reverse("unit_submission_approve", args=[listed.pk]))
    clock.move_to("2026-03-02T09:00:00+07:00")
    late = browser_of(way.officer)

    page = late.post(reverse("unit_submission_send", args=[listed.pk]), {"number": 5, "symbol": "TTr"})

    assert "Đã quá hạn gửi 28/02/2026. Danh sách vẫn được giữ nguyên" in page.content.decode()
    assert fresh(listed).state == SubmissionState.APPROVED


def test_a_list_approved_after_its_last_day_is_not_said_to_be_ready(officer, way, clock, listed):
    officer.post(reverse("unit_submission_meeting", args=[listed.pk]), met(listed))
    clock.move_to("2026-03-02T09:00:00+07:00")

    address = reverse("unit_submission_approve", args=[listed.pk])
    page = browser_of(way.head).post(address, follow=True).content.decode()

    assert "Đã duyệt danh sách. Chưa gửi được tờ trình: đã quá hạn gửi 28/02/2026." in page


def test_lists_and_their_page_ask_the_same_few_questions_for_one_name_and_for_three(officer, way):
    few = way.listed(way.opened(), way.deserving(1))
    many = way.listed(way.opened(name="Đợt hai"), way.deserving(3))

    asked = [count_queries(lambda pk=one.pk: officer.get(f"{LISTS}{pk}/")) for one in (few, many)]

    assert asked == [ASKED, ASKED]
    assert count_queries(lambda: officer.get(LISTS)) == ASKED_OF_LISTS


def test_no_english_on_the_pages_of_a_list(officer, listed):
    for address in [LISTS, page_of_list(listed), reverse("unit_submission_meeting", args=[listed.pk])]:
        assert english_words(officer.get(address).content.decode(), names=NAMES) == set()
