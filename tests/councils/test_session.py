"""Planning a session, its roll and tellers, and what must hold before ballots are handed out."""

from datetime import date, timedelta

import pytest

from factories import PersonFactory, UserFactory
from factories.councils import ABSENT, ASKED, DEPUTY, PRESENT, Chamber, account_of, fresh
from factories.dossiers import TODAY
from factories.records import page_of
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.councils.domain.council import change_council, end_seat, seat_member
from vinhdanh.councils.domain.queries.agenda import possible_tellers, ready_nominations, rounds_with_ready
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.councils.domain.roll import Entry, ask_in_writing, take_roll
from vinhdanh.councils.domain.session import (
    appoint_tellers,
    change_agenda,
    drop_session,
    open_voting,
    plan_session,
    return_to_planning,
    revise_session,
)
from vinhdanh.councils.enums import Office, Presence, SessionState
from vinhdanh.councils.models import Session
from vinhdanh.dossiers.domain.nomination import nominate
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.dossiers.models import Nomination

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_the_agenda_takes_all_that_is_ready_by_award(way, chamber):
    round_ = way.opened(["cstd-co-so", "cstd-bo"], kind=RoundKind.THEMATIC)
    submission = way.listed(round_, way.deserving(1), "cstd-bo")
    nominate(submission, way.deserving(1), award="cstd-co-so", actor=way.officer, on=TODAY)
    way.agree(way.take_in(way.go_up(submission)))

    session = plan_session(
        chamber.council, round_, title="Phiên 1", held_on=TODAY, place="", actor=chamber.actor
    )

    agenda = session.items.order_by("order").values_list("nomination__award", flat=True)
    assert list(agenda) == ["cstd-co-so", "cstd-bo"]
    assert session.roll.count() == 10


def test_a_round_with_nothing_ready_makes_no_session(way, chamber):
    round_ = way.opened()

    with pytest.raises(Refused, match="chưa có đề nghị nào"):
        plan_session(chamber.council, round_, title="P", held_on=TODAY, place="", actor=chamber.actor)
    assert Session.objects.count() == 0


def test_a_route_without_a_council_makes_no_session(way, chamber):
    round_ = way.opened(kind=RoundKind.SUDDEN)

    with pytest.raises(Refused, match="không qua bước"):
        plan_session(chamber.council, round_, title="P", held_on=TODAY, place="", actor=chamber.actor)


def test_a_nomination_is_on_one_open_agenda(planned):
    assert ready_nominations(planned.round).count() == 0
    assert ready_nominations(planned.round, besides=planned).count() == 1


def test_the_agenda_changes_while_planned(way, chamber):
    session = chamber.planned(way.deserving(2))
    kept = session.items.get(order=2).nomination_id

    assert change_agenda(session, [kept], actor=chamber.actor) == 1
    assert session.items.get().nomination_id == kept
    with pytest.raises(Refused, match="ít nhất một"):
        change_agenda(session, [], actor=chamber.actor)


def test_only_the_organs_officer_plans(way, chamber, planned):
    with pytest.raises(NotAllowed):
        change_agenda(planned, [], actor=chamber.users[0])
    with pytest.raises(NotAllowed):
        open_voting(planned, actor=way.head, on=TODAY)


def test_a_deputy_is_named_with_the_paper_that_sent_them(chamber, planned):
    with pytest.raises(Refused, match="tên người dự thay và văn bản"):
        take_roll(planned, {chamber.members[1].pk: Entry(Presence.DEPUTY, deputy="Sử")}, actor=chamber.actor)


def test_opening_freezes_the_base_and_says_so(chamber):
    session = chamber.voting(None, DEPUTY, ASKED, ABSENT)

    assert (session.state, session.members) == (SessionState.VOTING, 10)
    roll = roll_of(session)
    assert (roll.members, roll.sheets, roll.asked, roll.away) == (10, 8, 1, 2)
    logged = LoggedAction.objects.get(code="session.opened")
    assert sentence(logged) == "Bắt đầu bỏ phiếu: 10 thành viên, 8 người bỏ phiếu tại phiên họp."


@pytest.mark.parametrize(("present", "opens"), [(7, True), (6, False)])
def test_two_thirds_of_all_members_make_a_quorum(chamber, present, opens, planned):
    session = chamber.rolled(planned, *[ASKED] * (10 - present))

    if opens:
        open_voting(session, actor=chamber.actor, on=TODAY)
    else:
        with pytest.raises(Refused, match=r"6/10 thành viên dự họp; cần ít nhất 7"):
            open_voting(session, actor=chamber.actor, on=TODAY)


def test_a_vote_does_not_begin_before_its_day(chamber, planned):
    session = chamber.rolled(planned)

    with pytest.raises(Refused, match="chưa đến ngày"):
        open_voting(session, actor=chamber.actor, on=date(2026, 1, 14))


def test_a_session_does_not_lie_before_the_dossiers_were_received(way, chamber):
    round_ = way.opened(["cstd-bo"], kind=RoundKind.THEMATIC)
    way.agreed(round_, way.deserving(1), "cstd-bo")
    words = {"title": "Phiên lùi ngày", "place": "", "actor": chamber.actor}

    with pytest.raises(Refused, match=r"Ngày họp 14/01/2026 trước ngày tiếp nhận hồ sơ 15/01/2026.*Điều 84"):
        plan_session(chamber.council, round_, held_on=TODAY - timedelta(days=1), **words)
    assert plan_session(chamber.council, round_, held_on=TODAY, **words).items.count() == 1


def test_a_planned_session_is_held_on_another_day_and_keeps_its_agenda(chamber, planned):
    words = {"title": "Phiên họp lùi ngày", "place": "Phòng B", "actor": chamber.actor}

    with pytest.raises(Refused, match="trước ngày tiếp nhận hồ sơ"):
        revise_session(planned, held_on=TODAY - timedelta(days=1), **words)
    with pytest.raises(Refused, match="chưa có thành viên nào vào ngày 01/01/1999"):
        revise_session(planned, held_on=date(1999, 1, 1), **words)
    revise_session(planned, held_on=TODAY + timedelta(days=3), **words)

    revised = fresh(planned)
    assert (revised.title, revised.held_on, revised.place) == (
        "Phiên họp lùi ngày",
        TODAY + timedelta(days=3),
        "Phòng B",
    )
    assert revised.items.count() == 1
    entry = LoggedAction.objects.get(code="session.revised")
    assert sentence(entry) == "Sửa phiên họp: “Phiên họp lùi ngày”, ngày 18/01/2026."


def test_what_stood_on_a_dropped_session_comes_before_another(chamber, planned):
    drop_session(planned, actor=chamber.actor)

    assert Session.objects.count() == 0
    assert ready_nominations(planned.round).count() == 1
    assert list(rounds_with_ready(chamber.council)) == [planned.round]
    entry = LoggedAction.objects.get(code="session.dropped")
    assert entry.subject == chamber.council.pk


def test_once_the_vote_has_begun_a_session_is_neither_changed_nor_dropped(chamber, voting):
    with pytest.raises(Refused, match="đang ở trạng thái"):
        revise_session(voting, title="Khác", held_on=TODAY, place="", actor=chamber.actor)
    with pytest.raises(Refused, match="đang ở trạng thái"):
        drop_session(voting, actor=chamber.actor)
    assert fresh(voting).items.count() == 1


def test_a_round_is_offered_for_a_session_while_something_in_it_is_ready(way, chamber, planned):
    way.opened(["cstd-bo"], kind=RoundKind.THEMATIC, name="Đợt chưa có gì")

    assert list(rounds_with_ready(chamber.council)) == []
    drop_session(planned, actor=chamber.actor)
    assert list(rounds_with_ready(chamber.council)) == [planned.round]


def test_a_member_who_is_away_does_not_count(chamber, planned):
    session = chamber.rolled(planned, Entry(Presence.ABSENT))
    words = {"first": chamber.tellers[0], "actor": chamber.actor}
    appoint_tellers(session, second=chamber.users[-1], **words)

    with pytest.raises(Refused, match="được cử kiểm phiếu mà điểm danh ghi không dự họp"):
        open_voting(session, actor=chamber.actor, on=TODAY)
    appoint_tellers(session, second=chamber.users[0], **words)
    open_voting(session, actor=chamber.actor, on=TODAY)


def test_a_vote_needs_two_tellers(chamber, planned):
    take_roll(planned, {member.pk: PRESENT for member in chamber.members}, actor=chamber.actor)

    with pytest.raises(Refused, match="Chưa cử đủ hai người kiểm phiếu"):
        open_voting(fresh(planned), actor=chamber.actor, on=TODAY)
    one = chamber.tellers[0]
    with pytest.raises(Refused, match="hai người khác nhau"):
        appoint_tellers(planned, first=one, second=one, actor=chamber.actor)


def test_a_nominee_does_not_count(way, chamber):
    page = way.deserving(1)[0]
    nominee = account_of(page)
    session = chamber.planned([page])

    with pytest.raises(Refused, match="có tên trong nội dung biểu quyết"):
        appoint_tellers(session, first=nominee, second=chamber.tellers[0], actor=chamber.actor)


def test_a_teller_who_came_on_the_agenda_later_stops_the_opening(way, chamber):
    page, other = way.deserving(2)
    nominee = account_of(page)
    session = chamber.planned([page, other])
    both = list(session.items.values_list("nomination_id", flat=True))
    without = session.items.exclude(nomination__subject=page).values_list("nomination_id", flat=True)
    change_agenda(session, list(without), actor=chamber.actor)
    session = chamber.rolled(session)
    appoint_tellers(session, first=nominee, second=chamber.tellers[0], actor=chamber.actor)
    change_agenda(session, both, actor=chamber.actor)

    with pytest.raises(Refused, match="có tên trong nội dung biểu quyết"):
        open_voting(fresh(session), actor=chamber.actor, on=TODAY)


def test_a_teller_belongs_to_the_agency(chamber, planned):
    with pytest.raises(NotAllowed):
        appoint_tellers(planned, first=UserFactory(), second=chamber.tellers[0], actor=chamber.actor)


def test_possible_tellers_are_members_and_officers_but_no_nominees(way, chamber):
    page, possible = page_of(chamber.people[4]), {*chamber.users, *chamber.tellers, chamber.actor}
    session = chamber.planned(way.deserving(1))
    found = set(possible_tellers(session))

    assert possible <= found
    assert way.officer not in found
    Nomination.objects.filter(items__session=session).update(subject=page)
    assert chamber.users[4] not in set(possible_tellers(session))


def test_a_member_who_was_replaced_stops_the_opening_until_the_roll_is_taken_again(chamber, planned):
    session = chamber.rolled(planned)
    end_seat(chamber.members[9], until=TODAY, reason="Chuyển công tác", actor=chamber.actor)
    person = PersonFactory(organisation=chamber.way.organ, name="Phan Thế Vỹ")
    new = seat_member(chamber.council, person, office=Office.MEMBER, valid_from=TODAY, actor=chamber.actor)

    with pytest.raises(Refused, match="Phan Thế Vỹ"):
        open_voting(session, actor=chamber.actor, on=TODAY)

    members = [*chamber.members[:9], new]
    take_roll(session, {member.pk: PRESENT for member in members}, actor=chamber.actor)
    open_voting(fresh(session), actor=chamber.actor, on=TODAY)
    assert fresh(session).members == 10


def test_a_member_gets_no_sheet_for_their_own_case_and_the_base_stays_all(way):
    chamber = Chamber(way)
    seat_of_nominee(chamber, page := way.deserving(1)[0])
    session = chamber.voting([page, *way.deserving(1)])
    roll = roll_of(session)

    own = session.items.get(nomination__subject=page)
    other = session.items.exclude(pk=own.pk).get()
    assert roll.barred(own.pk).member.person == page.person
    assert (roll.sheets_for(own.pk), roll.sheets_for(other.pk), roll.members) == (10, 11, 11)


def test_a_council_whose_rules_allow_it_votes_on_its_members_with_all_sheets(way):
    chamber = Chamber(way)
    seat_of_nominee(chamber, page := way.deserving(1)[0])
    change_council(chamber.council, basis="Quy chế 1", own_case_votes=True, actor=chamber.actor)
    session = chamber.voting([page])

    assert roll_of(session).sheets_for(session.items.get().pk) == 11


def seat_of_nominee(chamber, page):
    chamber.members.append(
        seat_member(
            chamber.council,
            page.person,
            office=Office.MEMBER,
            valid_from=date(2025, 1, 1),
            actor=chamber.actor,
        )
    )


def test_an_absent_member_may_still_be_asked_while_ballots_are_counted(chamber):
    session = chamber.voting(None, ABSENT)
    entry = session.roll.get(presence=Presence.ABSENT)

    ask_in_writing(entry, paper="Công văn 15/HĐ", actor=chamber.actor)

    assert roll_of(session).asked == 1
    with pytest.raises(Refused, match="có mặt, hoặc đã được lấy ý kiến"):
        ask_in_writing(entry, paper="Công văn 15/HĐ", actor=chamber.actor)


def test_a_stopped_vote_drops_its_counts_and_keeps_the_reason(chamber, voting):
    with pytest.raises(Refused, match="lý do"):
        return_to_planning(voting, reason=" ", actor=chamber.actor)
    return_to_planning(voting, reason="Phát nhầm phiếu", actor=chamber.actor)

    assert (fresh(voting).state, fresh(voting).members) == (SessionState.PLANNED, None)
    assert "Phát nhầm phiếu" in sentence(LoggedAction.objects.get(code="session.replanned"))
