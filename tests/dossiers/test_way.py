"""A nomination from the unit's list to the officer's finding, and who may not move it."""

from datetime import date, timedelta

import pytest

from factories import AdministratorFactory, OrganisationFactory, officer_of
from factories.dossiers import DUE, TODAY, Way, fresh, nominations_of, report_on
from factories.records import record
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.appraisal import answer_return, appraise
from vinhdanh.dossiers.domain.nomination import nominate
from vinhdanh.dossiers.domain.queries.doors import nomination_for, round_for, submission_for
from vinhdanh.dossiers.domain.rounds import prepare_round
from vinhdanh.dossiers.domain.submission import (
    approve_submission,
    extend_deadline,
    recall_submission,
    receive_submission,
    record_meeting,
    reopen_submission,
    send_submission,
)
from vinhdanh.dossiers.enums import FindingKind, NominationState, Part, RoundKind, Step, SubmissionState
from vinhdanh.units.enums import Role

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_a_list_goes_up_with_its_route_frozen_and_its_day_of_reception(way):
    nomination = way.received(way.opened(), way.deserving())[0]

    submission = fresh(nomination.submission)
    assert (submission.state, submission.received_on) == (SubmissionState.RECEIVED, TODAY)
    assert submission.route == submission.round.route
    assert (nomination.state, nomination.proposed_on) == (NominationState.APPRAISING, TODAY)
    steps = submission.proofs.order_by("created_at").values_list("step", flat=True)
    assert list(steps) == [Step.SELECT, Step.SIGN, Step.RECEIVE]


def test_whom_the_law_bars_is_refused_with_the_article(way):
    page = way.deserving()[0]
    pending = {"kind": "pending", "matter": "don-thu", "from": "2025-12-01"}
    record(page, [pending], actor=way.officer, on=TODAY)

    with pytest.raises(Refused, match=r"tạm dừng.*Điều 4"):
        way.listed(way.opened(), [page])


def test_a_name_stands_once_for_an_award_in_a_round(way):
    page = way.deserving()[0]
    submission = way.listed(way.opened(), [page])

    with pytest.raises(Refused, match="đã có trong danh sách"):
        nominate(submission, [page], award="ldtt", actor=way.officer, on=TODAY)


def test_a_unit_nominates_only_its_own_people(way):
    other = OrganisationFactory(parent=way.organ, code="B", name="Cục B")
    stranger = Way(other).deserving()[0]

    with pytest.raises(NotAllowed):
        way.listed(way.opened(), [stranger])


def test_a_list_without_its_meeting_is_not_approved(way):
    submission = way.listed(way.opened(), way.deserving())

    with pytest.raises(Refused, match="Chưa ghi cuộc họp"):
        approve_submission(submission, actor=way.head, on=TODAY)


def test_more_votes_than_voters_are_refused(way):
    submission = way.listed(way.opened(), way.deserving())
    votes = {nominations_of(submission)[0].pk: 11}

    with pytest.raises(Refused, match="vượt quá 10"):
        record_meeting(
            submission,
            met_on=TODAY,
            electorate=10,
            present=9,
            votes=votes,
            note="",
            actor=way.officer,
            on=TODAY,
        )


def test_a_meeting_does_not_lie_before_the_year_it_looks_at(way):
    submission = way.listed(way.opened(), way.deserving())
    words = {"electorate": 10, "present": 9, "votes": {}, "note": "", "actor": way.officer, "on": TODAY}

    with pytest.raises(Refused, match="31/12/2024 trước năm xét 2025"):
        record_meeting(submission, met_on=date(2024, 12, 31), **words)
    record_meeting(submission, met_on=date(2025, 1, 1), **words)


def test_reception_is_not_dated_before_sending_for_its_day_picks_the_law(way):
    submission = way.sent(way.opened(), way.deserving())
    words = {"actor": way.ministry_officer, "on": TODAY}

    with pytest.raises(Refused, match=r"14/01/2026 trước ngày đơn vị gửi 15/01/2026.*không ghi lùi"):
        receive_submission(submission, received_on=TODAY - timedelta(days=1), **words)
    assert fresh(submission).state == SubmissionState.SENT

    receive_submission(submission, received_on=TODAY, **words)
    assert fresh(submission).received_on == TODAY


def test_a_round_looks_at_no_year_to_come(way):
    words = {"kind": RoundKind.MERIT, "awards": ["ldtt"], "opens_on": TODAY, "due_on": DUE}
    prepare_round(way.organ, name="Đợt năm nay", year=2026, **words, actor=way.ministry_officer)

    with pytest.raises(Refused, match="Năm xét 2027 sau năm mở đợt xét 2026"):
        prepare_round(way.organ, name="Đợt năm sau", year=2027, **words, actor=way.ministry_officer)


def test_a_list_does_not_go_up_while_a_dossier_lacks_the_report_the_law_asks_for(way):
    opened = way.opened(["cstd-bo", "ldtt"], kind=RoundKind.THEMATIC)
    (page, exempt) = way.deserving(2)
    submission = way.listed(opened, [page], "cstd-bo")
    nominate(submission, [exempt], award="ldtt", actor=way.officer, on=TODAY)
    votes = {one.pk: 9 for one in nominations_of(submission)}
    words = {"met_on": TODAY, "electorate": 10, "present": 9, "votes": votes, "note": ""}
    record_meeting(submission, **words, actor=way.officer, on=TODAY)
    approve_submission(submission, actor=way.head, on=TODAY)
    sending = {"number": 5, "symbol": "TTr-CA", "actor": way.officer, "on": TODAY}

    with pytest.raises(Refused) as said:
        send_submission(fresh(submission), **sending)

    assert str(said.value) == (
        f"1 đề nghị chưa có báo cáo thành tích mà hồ sơ phải có: {page.person.name} (CSTĐ Bộ) (Luật "
        "06/2022/QH15, Điều 84 khoản 1). Hãy mở lại danh sách, viết báo cáo của các tên này hoặc bỏ các tên "
        "này khỏi danh sách, rồi duyệt và gửi lại. Mọi nội dung khác được giữ nguyên."
    )
    assert fresh(submission).state == SubmissionState.APPROVED
    report_on(submission)
    send_submission(fresh(submission), **sending)
    assert fresh(submission).state == SubmissionState.SENT


def test_only_the_head_of_the_unit_itself_approves_or_reopens_its_list(way):
    submission = way.listed(way.opened(kind=RoundKind.SUDDEN), way.deserving())
    minister, keeper = officer_of(way.organ, Role.UNIT_HEAD), officer_of(way.organ)

    with pytest.raises(NotAllowed):
        approve_submission(submission, actor=minister, on=TODAY)
    approve_submission(submission, actor=way.head, on=TODAY)
    with pytest.raises(NotAllowed):
        reopen_submission(fresh(submission), reason="để sửa", actor=minister)
    assert (fresh(submission).state, fresh(submission).approved_by) == (
        SubmissionState.APPROVED,
        way.head.pk,
    )
    reopen_submission(fresh(submission), reason="để sửa", actor=keeper)
    assert fresh(submission).state == SubmissionState.PREPARING


def test_nobody_approves_a_list_with_their_own_name(way):
    page = way.deserving()[0]
    submission = way.listed(way.opened(), [page])
    way.head.person = page.person

    with pytest.raises(Refused, match="Không ai tự duyệt"):
        approve_submission(submission, actor=way.head, on=TODAY)


def test_after_the_deadline_a_list_is_kept_but_not_sent_until_an_extension(way):
    late = DUE + timedelta(days=1)
    submission = way.sent(way.opened(), way.deserving())
    recall_submission(submission, reason="sửa số phiếu", actor=way.officer)
    approve_submission(fresh(submission), actor=way.head, on=TODAY)
    words = {"number": 6, "symbol": "TTr-CA", "actor": way.officer, "on": late}

    with pytest.raises(Refused, match=r"Đã quá hạn gửi 28/02/2026.*Điều 84.*giữ nguyên"):
        send_submission(fresh(submission), **words)
    extend_deadline(submission, until=late, reason="bão lũ", actor=way.ministry_officer)
    send_submission(fresh(submission), **words)

    assert fresh(submission).state == SubmissionState.SENT


def test_a_return_names_its_parts_and_comes_back_mended(way):
    nomination = way.received(way.opened(), way.deserving())[0]
    with pytest.raises(Refused, match="phần cần bổ sung"):
        appraise(nomination, FindingKind.RETURN, reason="thiếu", actor=way.ministry_officer, on=TODAY)

    returned = appraise(
        nomination,
        FindingKind.RETURN,
        reason="Chưa nêu số liệu so với năm trước",
        parts=[Part.RESULTS],
        due_on=date(2026, 1, 22),
        actor=way.ministry_officer,
        on=TODAY,
    )
    answer_return(nomination, answer="Đã thêm bảng so sánh", actor=way.officer)

    returned.refresh_from_db()
    assert (nomination.state, returned.answer) == (NominationState.APPRAISING, "Đã thêm bảng so sánh")


def test_of_two_officers_one_finding_stands(way):
    nomination = way.received(way.opened(), way.deserving())[0]
    seen_by_another = nominations_of(nomination.submission)[0]
    appraise(nomination, FindingKind.AGREE, actor=way.ministry_officer, on=TODAY)

    with pytest.raises(Refused, match="vừa được người khác xử lý"):
        appraise(seen_by_another, FindingKind.HOLD, reason="đơn thư", actor=way.ministry_officer, on=TODAY)


def test_not_eligible_needs_an_article(way):
    nomination = way.received(way.opened(), way.deserving())[0]

    with pytest.raises(Refused, match="điều, khoản"):
        appraise(nomination, FindingKind.INELIGIBLE, reason="chưa đủ", actor=way.ministry_officer, on=TODAY)


def test_a_merit_round_may_not_skip_the_council(way):
    with pytest.raises(Refused, match="Điều 85"):
        prepare_round(
            way.organ,
            kind=RoundKind.MERIT,
            name="Đợt tắt",
            year=2025,
            awards=["ldtt"],
            opens_on=TODAY,
            due_on=DUE,
            actor=way.ministry_officer,
            route=[step for step in Step if step not in {Step.COUNCIL, Step.FORWARD}],
        )


def test_doors_open_for_the_unit_and_the_organ_and_for_nobody_else(way):
    opened = way.opened()
    nomination = way.received(opened, way.deserving())[0]
    other_unit = officer_of(OrganisationFactory(parent=way.organ, code="B", name="Cục B"))
    stranger = officer_of(AdministratorFactory().tenant, Role.MINISTRY_OFFICER)

    for user in (way.officer, way.head, way.ministry_officer):
        assert nomination_for(user, nomination.pk) == nomination
        assert submission_for(user, nomination.submission_id) == nomination.submission
        assert round_for(user, opened.pk) == opened
    assert round_for(other_unit, opened.pk) == opened
    for user in (other_unit, stranger):
        with pytest.raises(NotAllowed):
            nomination_for(user, nomination.pk)
        with pytest.raises(NotAllowed):
            submission_for(user, nomination.submission_id)
    with pytest.raises(NotAllowed):
        round_for(stranger, opened.pk)
