"""Closing: what the law says of each vote, what moves on, what is kept, and what stops it."""

import io

import pdfplumber
import pytest

from factories import OrganisationFactory
from factories.councils import ABSENT, ASKED, DEPUTY, Chamber, by_item, fresh, states_of
from factories.dossiers import TODAY, Way
from races import at_once
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.councils.domain.closing import close_session, note_discussion
from vinhdanh.councils.domain.counting import Tally, enter_counts, record_written
from vinhdanh.councils.domain.queries.results import results_of
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.councils.domain.session import change_agenda, open_voting, withdraw_item
from vinhdanh.councils.enums import SessionState
from vinhdanh.councils.models import Session
from vinhdanh.documents.domain.document import content_of
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.enums import FindingKind, NominationState, Step
from vinhdanh.dossiers.models import Proof

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_a_session_from_agenda_to_recommendation(way, chamber):
    session = chamber.voting(way.deserving(2), DEPUTY, ASKED)
    note_discussion(session, "Các thành viên nhất trí với báo cáo thẩm định.", actor=chamber.actor)
    session = chamber.counted(session, Tally(9, 0), Tally(8, 0, 1))
    items = list(session.items.order_by("order"))
    record_written(session, {items[0].pk: (0, 1), items[1].pk: (0, 0)}, actor=chamber.actor)

    close_session(session, actor=chamber.actor, on=TODAY)

    assert states_of(session) == [NominationState.RECOMMENDED, NominationState.NOT_RECOMMENDED]
    session = fresh(session)
    assert session.state == SessionState.CLOSED
    assert [item.passed for item in session.items.order_by("order")] == [True, False]
    proof = Proof.objects.get(step=Step.COUNCIL, nomination=items[0].nomination)
    assert proof.figures == {
        "session": str(session.pk),
        "members": 10,
        "sheets": 9,
        "for": 9,
        "against": 0,
        "invalid": 0,
        "written_for": 0,
        "written_against": 1,
        "votes_for": 9,
        "needed": 9,
        "threshold": "≥ 90%",
        "percent": "90,00%",
    }
    assert "Điều 30 khoản 7" in proof.cite
    assert proof.document == session.counting
    told = sentence(LoggedAction.objects.get(code="nomination.not-recommended"))
    assert "8/10 thành viên đồng ý (80,00%), cần 9" in told


def test_the_papers_are_kept_as_pdf_and_word_with_what_was_voted(way, chamber):
    session = chamber.counted(chamber.voting(way.deserving(1), DEPUTY), Tally(9, 1))

    close_session(session, actor=chamber.actor, on=TODAY)

    session = fresh(session)
    assert papers_of(session) == 4
    minutes, counting = words_of(session.minutes), words_of(session.counting)
    for said in ["BIÊN BẢN HỌP", "Ngô Gia Sử", "9/10", "90,00%", "THƯ KÝ", "CHỦ TỌA"]:
        assert said in minutes
    assert "Hội đồng đề nghị tặng 01 trường hợp nêu tại Mục IV." in minutes
    for said in ["BIÊN BẢN KIỂM PHIẾU", "9/10", "không làm tròn lên", "NGƯỜI KIỂM PHIẾU THỨ NHẤT"]:
        assert said in counting
    assert session.minutes_docx.name == "bien-ban-hop-2026-01-15.docx"


def papers_of(session):
    """Count the papers kept for a session; the units kept theirs when they sent."""
    return Document.objects.filter(title__endswith=session.title).count()


def words_of(document):
    with pdfplumber.open(io.BytesIO(content_of(document))) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


def test_a_share_just_below_the_threshold_is_never_shown_as_reached(way):
    chamber = Chamber(way, size=29)
    session = chamber.counted(chamber.voting(way.deserving(1)), Tally(26, 3))

    result = results_of(session, roll_of(session))[0]

    assert (result.answer.percent_shown, result.passed, result.answer.needed) == ("89,65%", False, 27)


def test_eighty_percent_is_the_threshold_where_the_catalogue_says_so(way, chamber):
    session = chamber.counted(chamber.voting(way.deserving(1), award="cstd-co-so"), Tally(8, 2))

    close_session(session, actor=chamber.actor, on=TODAY)

    assert states_of(session) == [NominationState.RECOMMENDED]


def test_the_base_stays_all_members_when_many_are_away(way, chamber):
    session = chamber.counted(chamber.voting(way.deserving(1), ASKED, ASKED, ASKED), Tally(7, 0))
    record_written(session, {session.items.get().pk: (1, 0)}, actor=chamber.actor)

    close_session(session, actor=chamber.actor, on=TODAY)

    assert states_of(session) == [NominationState.NOT_RECOMMENDED]  # 8 of 10, all who answered agreed


def test_a_vote_is_not_complete_while_somebody_away_was_not_asked(chamber):
    session = chamber.counted(chamber.voting(None, ABSENT), Tally(9, 0))

    with pytest.raises(Refused, match="Chưa lấy ý kiến bằng văn bản của thành viên vắng mặt: "):
        close_session(session, actor=chamber.actor, on=TODAY)
    assert states_of(session) == [NominationState.AGREED]


def test_a_vote_with_somebody_away_unasked_is_open_not_failed(chamber):
    session = chamber.counted(chamber.voting(None, ABSENT), Tally(9, 0))

    (result,) = results_of(session, roll_of(session))

    assert result.answer.passed
    assert (result.passed, result.is_open) == (False, True)
    assert result.reason == "chưa lấy ý kiến bằng văn bản của 1 người vắng"


def test_answers_in_writing_are_entered_before_closing(chamber):
    session = chamber.counted(chamber.voting(None, ASKED), Tally(9, 0))

    with pytest.raises(Refused, match="chưa nhập đủ kết quả"):
        close_session(session, actor=chamber.actor, on=TODAY)


def test_counts_agree_before_closing(chamber, voting):
    enter_counts(voting, by_item(voting, Tally(10, 0)), actor=chamber.tellers[0])

    with pytest.raises(Refused, match="chưa khớp"):
        close_session(voting, actor=chamber.actor, on=TODAY)


def test_a_nomination_put_on_hold_meanwhile_stops_the_closing_by_name(way, chamber):
    session = chamber.counted(chamber.voting(way.deserving(2)), Tally(10, 0), Tally(10, 0))
    item = session.items.order_by("order").first()
    appraise(item.nomination, FindingKind.REOPEN, reason="Có đơn", actor=chamber.actor, on=TODAY)
    appraise(item.nomination, FindingKind.HOLD, reason="Chờ xác minh", actor=chamber.actor, on=TODAY)

    with pytest.raises(Refused, match=f"{item.nomination.subject.person}.*Tạm dừng xét.*ra khỏi nội dung"):
        close_session(session, actor=chamber.actor, on=TODAY)
    assert papers_of(session) == 0

    withdraw_item(item, reason="Tạm dừng để xác minh đơn", actor=chamber.actor)
    close_session(session, actor=chamber.actor, on=TODAY)

    assert states_of(session) == [NominationState.HELD, NominationState.RECOMMENDED]
    assert "Tạm dừng để xác minh đơn" in words_of(fresh(session).minutes)


def test_a_vote_does_not_begin_over_a_nomination_put_on_hold_meanwhile(way, chamber):
    session = chamber.rolled(chamber.planned(way.deserving(2)))
    item = session.items.order_by("order").first()
    appraise(item.nomination, FindingKind.REOPEN, reason="Có đơn", actor=chamber.actor, on=TODAY)
    appraise(item.nomination, FindingKind.HOLD, reason="Chờ xác minh", actor=chamber.actor, on=TODAY)

    with pytest.raises(Refused, match=f"{item.nomination.subject.person}.*Tạm dừng xét"):
        open_voting(session, actor=chamber.actor, on=TODAY)

    change_agenda(
        session, [one.nomination_id for one in session.items.exclude(pk=item.pk)], actor=chamber.actor
    )
    open_voting(session, actor=chamber.actor, on=TODAY)
    assert fresh(session).state == SessionState.VOTING


def test_the_last_item_is_not_withdrawn(chamber, voting):
    with pytest.raises(Refused, match="nội dung cuối cùng"):
        withdraw_item(voting.items.get(), reason="Tạm dừng", actor=chamber.actor)


def test_only_the_organs_officer_closes(chamber, voting):
    session = chamber.counted(voting, Tally(10, 0))

    with pytest.raises(NotAllowed):
        close_session(session, actor=chamber.users[0], on=TODAY)


def test_the_minutes_are_not_talked_over_after_closing(chamber, voting):
    session = chamber.counted(voting, Tally(10, 0))
    close_session(session, actor=chamber.actor, on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc"):
        note_discussion(session, "Khác", actor=chamber.actor)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_close_at_once_exactly_one_succeeds():
    chamber = Chamber(Way(OrganisationFactory(code="A", name="Cục A")))
    session = chamber.counted(chamber.voting(), Tally(10, 0))

    answers = at_once(
        lambda _: close_session(Session.objects.get(pk=session.pk), actor=chamber.actor, on=TODAY), threads=8
    )

    assert sum(isinstance(answer, list) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 7
    assert Proof.objects.filter(step=Step.COUNCIL).count() == 1
    assert papers_of(session) == 4


@pytest.mark.django_db(transaction=True)
def test_without_the_table_of_moves_a_second_closing_would_prove_twice(monkeypatch):
    """The negative control: what the question about the state prevents."""
    chamber = Chamber(Way(OrganisationFactory(code="A", name="Cục A")))
    session = chamber.counted(chamber.voting(), Tally(10, 0))
    monkeypatch.setattr("vinhdanh.councils.domain.closing.move", lambda *_, **__: None)

    for _ in range(2):
        close_session(session, actor=chamber.actor, on=TODAY)

    assert Proof.objects.filter(step=Step.COUNCIL).count() == 2
