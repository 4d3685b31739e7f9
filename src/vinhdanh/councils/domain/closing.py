"""Closing a session: what the law says of each vote, papers kept, each nomination moved on with its proof."""

from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.councils.domain.counting import all_agreed
from vinhdanh.councils.domain.papers.kept import keep_papers
from vinhdanh.councils.domain.queries.results import Result, results_of
from vinhdanh.councils.domain.queries.roll import Roll, roll_of
from vinhdanh.councils.domain.session import locked_session, refuse_changed
from vinhdanh.councils.enums import Presence, SessionState
from vinhdanh.councils.models import Item, Session
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.law.catalogue import short_name
from vinhdanh.units.models import User

register_sentences(
    {
        "session.closed": "Kết thúc phiên họp: {passed} đề nghị đạt, {failed} đề nghị không đạt.",
        "session.discussed": "Ghi nội dung thảo luận của phiên họp.",
        "nomination.recommended": "Hội đồng đề nghị tặng {award} cho {name}: {votes}/{members} thành viên "
        "đồng ý ({percent}), cần {needed} ({cite}).",
        "nomination.not-recommended": "Hội đồng không đề nghị tặng {award} cho {name}: {votes}/{members} "
        "thành viên đồng ý ({percent}), cần {needed} ({cite}).",
    }
)


@transaction.atomic
def note_discussion(session: Session, discussion: str, *, actor: User) -> None:
    """Note what was discussed; the minutes tell it."""
    session = locked_session(session, actor)
    if session.state == SessionState.CLOSED:
        raise Refused("Phiên họp đã kết thúc, biên bản đã lập nên không sửa nội dung thảo luận được nữa.")
    Session.objects.filter(pk=session.pk).update(discussion=discussion)
    log(actor, "session.discussed", session)


@transaction.atomic
def close_session(session: Session, *, actor: User, on: date) -> list[Result]:
    """Close a vote whose counts agree; every nomination goes on with its figures and its article."""
    session = locked_session(session, actor)
    if session.state != SessionState.VOTING:
        raise Refused(
            f"Phiên họp đang ở trạng thái “{session.get_state_display()}” nên không kết thúc được. "
            "Hãy mở lại trang để xem tình trạng mới nhất."
        )
    roll = roll_of(session)
    if lacking := what_is_lacking(session, roll):
        raise Refused(lacking)
    results = results_of(session, roll)
    refuse_changed([result.item for result in results])
    move(session, SessionState.CLOSED)
    keep_papers(session, roll, results, actor=actor)
    for result in results:
        _move_on(session, result, actor, on)
    passed = sum(result.passed for result in results)
    log(actor, "session.closed", session, passed=passed, failed=len(results) - passed)
    return results


def what_is_lacking(session: Session, roll: Roll) -> str:
    """Say why a vote cannot close yet: counts differ, somebody absent was not asked, answers are missing."""
    if not all_agreed(session):
        return "Hai người kiểm phiếu chưa khớp ở mọi nội dung nên chưa kết thúc được."
    if unasked := roll.of(Presence.ABSENT):
        names = ", ".join(entry.member.person.name for entry in unasked)
        return (
            f"Chưa lấy ý kiến bằng văn bản của thành viên vắng mặt: {names}. Tỷ lệ tính trên tất cả thành "
            "viên, nên phải lấy ý kiến người vắng trước khi kết thúc."
        )
    if roll.asked and session.written_asked != roll.asked:
        return (
            f"Đã lấy ý kiến bằng văn bản của {roll.asked} thành viên mà chưa nhập đủ kết quả. Hãy nhập ý "
            "kiến bằng văn bản (không trả lời thì để 0)."
        )
    return ""


def _move_on(session: Session, result: Result, actor: User, on: date) -> None:
    item, answer = result.item, result.answer
    Item.objects.filter(pk=item.pk).update(
        votes_for=answer.votes_for, passed=result.passed, cite=answer.cite[:200]
    )
    to = NominationState.RECOMMENDED if result.passed else NominationState.NOT_RECOMMENDED
    move(item.nomination, to)
    prove(
        item.nomination,
        Step.COUNCIL,
        figures=result.figures | {"session": str(session.pk)},
        cite=answer.cite[:200],
        document=session.counting,
        actor=actor,
        on=on,
    )
    log(
        actor,
        f"nomination.{to.value}",
        item.nomination,
        award=short_name(item.nomination.award),
        name=name_of(item.nomination.subject),
        votes=answer.votes_for,
        members=answer.members,
        percent=answer.percent_shown,
        needed=answer.needed,
        cite=answer.cite,
    )
