"""Papers and certificates are asked for with the action that needs them, and made by the worker.

Whoever asked may leave the page. What is made is kept whole or not at all, and once: a worker that was
killed leaves nothing, and what was overtaken (a draft that was taken back) is thrown away.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from django.db import transaction

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.domain.watching import MOST_ATTEMPTS, watched
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.progress import Tell
from vinhdanh.decisions.domain.certificates import make_certificates, refuse_uncertifiable
from vinhdanh.decisions.domain.papers.keeping import keep_draft_papers, keep_issued_papers
from vinhdanh.decisions.enums import DecisionState, Papers, PrintingState
from vinhdanh.decisions.models import Decision, Printing
from vinhdanh.units.models import User

NO_LONGER = "Tài khoản đã yêu cầu không còn quyền lập giấy tờ của cơ quan này."
LOST = (
    f"Việc lập giấy tờ đã dừng đột ngột {MOST_ATTEMPTS} lần nên không được thử nữa; chưa có số nào bị dùng. "
    "Hãy thử lại, hoặc báo người quản trị hệ thống."
)
BROKE_DOWN = (
    "Việc lập giấy tờ dừng vì một lỗi của hệ thống; quyết định và sổ vàng vẫn đúng như đã ghi. "
    "Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị hệ thống xem nhật ký."
)


def ask_for_papers(
    decision: Decision, papers: Papers, *, actor: User, on: date, address: str = ""
) -> Printing:
    """Ask for papers, within the action that needs them; those already asked for are waited for."""
    asked, _ = Printing.objects.get_or_create(
        decision=decision,
        papers=papers,
        state=PrintingState.WAITING,
        defaults={"asked_by": actor.pk, "asked_on": on, "address": address},
    )
    return asked


@transaction.atomic
def ask_for_certificates(decision: Decision, *, address: str, actor: User, on: date) -> Printing:
    """Ask for the certificates of an issued decision; ``address`` is public, with {} for the code."""
    require(actor, "decisions.issue", decision.organ)
    refuse_uncertifiable(decision)
    return ask_for_papers(decision, Papers.CERTIFICATES, actor=actor, on=on, address=address)


@transaction.atomic
def ask_again(printing: Printing, *, actor: User, on: date) -> Printing:
    """Ask once more for papers that could not be made."""
    require(actor, "decisions.prepare", printing.decision.organ)
    if printing.state != PrintingState.STOPPED:
        raise Refused("Giấy tờ này không cần lập lại; hãy mở lại trang để xem tình trạng mới nhất.")
    papers = Papers(printing.papers)
    return ask_for_papers(printing.decision, papers, actor=actor, on=on, address=printing.address)


def overtake(decision: Decision) -> None:
    """Say that papers which are still being made are needed no more."""
    decision.printings.filter(state=PrintingState.WAITING).update(state=PrintingState.OVERTAKEN)


def make_papers(printing: Printing) -> None:
    """Make the papers that were asked for, all or none; done by the worker."""
    wanted = Printing.objects.select_related(
        "decision__organ__parent", "decision__tenant", "decision__round", "decision__amends__organ"
    )
    printing = wanted.get(pk=printing.pk)
    if printing.state != PrintingState.WAITING:
        return
    try:
        with watched(printing, lost=LOST) as tell, transaction.atomic():
            MAKERS[Papers(printing.papers)](printing, User.objects.get(pk=printing.asked_by), tell)
            move(printing, PrintingState.MADE)
    except (Refused, NotAllowed) as reason:
        stop_printing(printing, NO_LONGER if isinstance(reason, NotAllowed) else str(reason))


def stop_printing(printing: Printing, problem: str) -> None:
    """Say why papers were not made; nothing of them is kept."""
    waiting = Printing.objects.filter(pk=printing.pk, state=PrintingState.WAITING)
    waiting.update(state=PrintingState.STOPPED, problem=problem)


class Maker(Protocol):
    """Makes papers that were asked for, in the caller's transaction."""

    def __call__(self, printing: Printing, actor: User, tell: Tell) -> object: ...


def _handed_up(printing: Printing, actor: User, tell: Tell) -> None:
    """Make phiếu trình and draft as they were handed up, even where the decision has been issued since."""
    decision = printing.decision
    decision.state, decision.number, decision.decided_on = DecisionState.SUBMITTED, None, None
    keep_draft_papers(decision, actor=actor, on=printing.asked_on, tell=tell)


def _issued(printing: Printing, actor: User, tell: Tell) -> None:
    keep_issued_papers(printing.decision, actor=actor, tell=tell)


def _certificates(printing: Printing, actor: User, tell: Tell) -> None:
    make_certificates(printing.decision, address_of=printing.address.format, actor=actor, tell=tell)


MAKERS: Mapping[Papers, Maker] = {
    Papers.HANDED_UP: _handed_up,
    Papers.ISSUED: _issued,
    Papers.CERTIFICATES: _certificates,
}
