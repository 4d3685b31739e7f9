"""Putting many on a list, what the law and time do to a list, and somebody's own proposal."""

from datetime import date

import pytest

from factories import ON, PASSWORD, OrganisationFactory, administrator_of
from factories.dossiers import TODAY, Way, fresh, nominations_of
from factories.records import record
from races import at_once
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.nomination import nominate, nominate_many
from vinhdanh.dossiers.domain.report import save_report
from vinhdanh.dossiers.domain.rounds import close_round
from vinhdanh.dossiers.domain.self_proposal import (
    accept_self_proposal,
    decline_self_proposal,
    propose_oneself,
)
from vinhdanh.dossiers.domain.submission import (
    approve_submission,
    record_meeting,
    send_submission,
    submission_of,
)
from vinhdanh.dossiers.enums import SelfProposalState, SubmissionState
from vinhdanh.dossiers.models import Nomination, SelfProposal
from vinhdanh.units.domain.account import open_account
from vinhdanh.units.domain.person import move_person
from vinhdanh.units.models import Organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
PENDING = {"kind": "pending", "matter": "don-thu", "from": "2025-12-01"}
LATER = date(2026, 1, 20)


@pytest.fixture
def other(way):
    return Way(OrganisationFactory(parent=way.organ, code="B", name="Cục B"))


def approved(way, submission, votes=9):
    """Bring a list to its head's approval."""
    record_meeting(
        submission,
        met_on=TODAY,
        electorate=10,
        present=9,
        votes=dict.fromkeys((one.pk for one in nominations_of(submission)), votes),
        note="",
        actor=way.officer,
        on=TODAY,
    )
    approve_submission(submission, actor=way.head, on=TODAY)
    return fresh(submission)


def send(way, submission, on=LATER):
    send_submission(fresh(submission), number=5, symbol="TTr-CA", actor=way.officer, on=on)


def test_of_many_the_barred_are_named_with_the_article_and_the_others_kept(way):
    good, bad = way.deserving(2)
    record(bad, [PENDING], actor=way.officer, on=TODAY)
    submission = submission_of(way.opened(), way.unit, actor=way.officer)

    added, left = nominate_many(submission, {"ldtt": [good, bad]}, actor=way.officer, on=TODAY)

    assert [one.subject for one in added] == [good]
    assert [(one.page, "Điều 4" in one.why_not) for one in left] == [(bad, True)]


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_officers_who_propose_the_same_person_at_once_one_does():
    way = Way(OrganisationFactory(code="A", name="Cục A"))
    (page,) = way.deserving()
    submission = submission_of(way.opened(), way.unit, actor=way.officer)

    given = at_once(lambda _: nominate_many(submission, {"ldtt": [page]}, actor=way.officer, on=TODAY))

    assert sum(len(added) for added, _ in given) == 1
    assert Nomination.objects.count() == 1
    assert all("đã có trong danh sách" in left[0].why_not for added, left in given if not added)


@pytest.mark.django_db(transaction=True)
def test_a_list_sent_sixteen_times_at_once_goes_up_once():
    way = Way(OrganisationFactory(code="A", name="Cục A"))
    submission = approved(way, way.listed(way.opened(), way.deserving()))

    given = at_once(lambda _: send(way, submission))

    assert sum(one is None for one in given) == 1
    assert all(isinstance(one, Refused) for one in given if one is not None)


def test_a_ballot_below_the_threshold_of_the_law_blocks_approval_with_its_article(way):
    pages = way.deserving()
    title = {"kind": "award", "award": "ldtt", "years": [2025], "decided": "2026-01-10"}
    work = {"kind": "work", "id": "x", "type": "sang-kien", "scope": "co-so", "recognised": "2025-11-01"}
    record(pages[0], [title, work], actor=way.officer, on=TODAY)
    submission = way.listed(way.opened(["cstd-co-so"]), pages, "cstd-co-so")

    with pytest.raises(Refused, match=r"7/10 phiếu đồng ý \(70,00%\), cần 8 phiếu.*Điều 30 khoản 7"):
        approved(way, submission, votes=7)

    assert fresh(submission).state == SubmissionState.PREPARING


def test_a_show_of_hands_below_half_is_told_but_blocks_nothing(way):
    submission = way.listed(way.opened(), way.deserving())

    assert approved(way, submission, votes=4).state == SubmissionState.APPROVED


def test_somebody_put_on_hold_after_listing_keeps_the_list_from_going_up(way):
    pages = way.deserving(2)
    submission = approved(way, way.listed(way.opened(), pages))
    record(pages[0], [PENDING], actor=way.officer, on=TODAY)

    with pytest.raises(Refused, match=r"1 đề nghị không còn gửi được: .*Điều 4.*mở lại danh sách"):
        send(way, submission)

    assert fresh(submission).state == SubmissionState.APPROVED
    assert fresh(submission).petition is None


def test_somebody_who_moved_away_is_proposed_by_the_new_unit_with_the_report_written(way, other):
    (page,) = way.deserving()
    opened = way.opened()
    submission = approved(way, way.listed(opened, [page]))
    Nomination.objects.update(summary="đã viết")
    administrator = administrator_of(way.unit)
    move_person(page.person, to=other.unit, title="Chuyên viên", actor=administrator, on=LATER)

    with pytest.raises(Refused, match=r"nay thuộc Cục B, do đơn vị mới đề nghị .*Điều 83"):
        send(way, submission)
    theirs = submission_of(opened, other.unit, actor=other.officer)
    nominate(theirs, [page], award="ldtt", actor=other.officer, on=LATER)

    (carried,) = Nomination.objects.all()
    assert (carried.submission, carried.place, carried.summary) == (theirs, other.unit, "đã viết")
    assert carried.votes_for is None


def test_the_list_of_a_unit_that_ended_stays_and_its_people_are_taken_over(way, other):
    (page,) = way.deserving()
    opened = way.opened()
    submission = way.listed(opened, [page])
    boxes = {"duties": "", "results": "kết quả", "effects": "", "summary": ""}
    save_report(nominations_of(submission)[0].report, version=0, **boxes, actor=way.officer)
    Organisation.objects.filter(pk=way.unit.pk).update(valid_until=LATER)
    way.unit.refresh_from_db()

    with pytest.raises(Refused, match=r"Cục A đã kết thúc hoạt động từ ngày 20/01/2026.*Điều 83"):
        nominate(submission, way.deserving(), award="ldtt", actor=way.officer, on=LATER)
    move_person(page.person, to=other.unit, title="Chuyên viên", actor=administrator_of(way.unit), on=LATER)
    nominate(
        submission_of(opened, other.unit, actor=other.officer),
        [page],
        award="ldtt",
        actor=other.officer,
        on=LATER,
    )

    assert Nomination.objects.get().report.results == "kết quả"


def test_a_closed_round_changes_nothing_on_a_list(way):
    opened = way.opened()
    submission = way.listed(opened, way.deserving())
    close_round(opened, actor=way.ministry_officer)

    with pytest.raises(Refused, match="đã khép lại"):
        nominate(fresh(submission), way.deserving(), award="ldtt", actor=way.officer, on=TODAY)


@pytest.fixture
def asking(way):
    """Somebody of the unit with their own account, and a round that is open."""
    (page,) = way.deserving()
    account = open_account(
        page.person, username="toi", email="", password=PASSWORD, actor=administrator_of(way.unit), on=ON
    )
    return account, page, way.opened()


def ask(account, page, opened, place):
    return propose_oneself(opened, page, award="ldtt", note="Tôi đủ", place=place, actor=account, on=TODAY)


def test_ones_own_proposal_becomes_a_name_on_the_units_list(way, asking):
    account, page, opened = asking
    proposal = ask(account, page, opened, way.unit)
    with pytest.raises(Refused, match="đơn vị đang xem xét"):
        ask(account, page, opened, way.unit)

    nomination = accept_self_proposal(proposal, unit=way.unit, actor=way.officer, on=TODAY)

    kept = SelfProposal.objects.get()
    assert (kept.state, kept.nomination, nomination.subject) == (SelfProposalState.ACCEPTED, nomination, page)


def test_a_declined_proposal_says_why_and_may_be_made_again(way, asking):
    account, page, opened = asking
    proposal = ask(account, page, opened, way.unit)
    with pytest.raises(Refused, match="lý do"):
        decline_self_proposal(proposal, reason=" ", actor=way.officer)

    decline_self_proposal(proposal, reason="Đơn vị xét vào đợt sau", actor=way.officer)

    assert SelfProposal.objects.get().reason == "Đơn vị xét vào đợt sau"
    assert ask(account, page, opened, way.unit).state == SelfProposalState.WAITING


def test_nobody_proposes_another_and_the_barred_are_told_the_article(way, asking):
    account, page, opened = asking
    with pytest.raises(NotAllowed):
        ask(way.officer, page, opened, way.unit)
    record(page, [PENDING], actor=way.officer, on=TODAY)
    with pytest.raises(Refused, match="Điều 4"):
        ask(account, page, opened, way.unit)


def test_another_unit_answers_nothing(way, other, asking):
    account, page, opened = asking
    proposal = ask(account, page, opened, way.unit)

    with pytest.raises(NotAllowed):
        decline_self_proposal(proposal, reason="x", actor=other.officer)
    with pytest.raises(NotAllowed):
        accept_self_proposal(proposal, unit=other.unit, actor=other.officer, on=TODAY)
