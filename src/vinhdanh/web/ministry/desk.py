"""The ministry officer's desk: what waits, each number with its list, and the rounds that are open."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinhdanh.councils.domain.queries.doors import visible_sessions
from vinhdanh.councils.enums import SessionState
from vinhdanh.decisions.domain.queries.doors import visible_decisions
from vinhdanh.decisions.domain.queries.ready import rounds_with_waiting
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.dossiers.domain.queries.desk import at_the_desk, count_by_state
from vinhdanh.dossiers.domain.queries.doors import visible_rounds, visible_submissions
from vinhdanh.dossiers.enums import NominationState, RoundState, SubmissionState
from vinhdanh.web.ministry.office import Ministry, ministry_of

WAITING = {
    NominationState.APPRAISING: (
        _("đề nghị đang thẩm định"),
        _("Xem kết luận soi luật, hồ sơ rồi kết luận."),
    ),
    NominationState.RETURNED: (_("đề nghị chờ đơn vị bổ sung"), _("Đơn vị đang sửa phần được trả lại.")),
    NominationState.HELD: (_("đề nghị tạm dừng xét"), _("Thôi tạm dừng khi đã có kết luận.")),
    NominationState.AGREED: (_("đề nghị đủ điều kiện trình"), _("Đưa ra phiên họp Hội đồng hoặc trình ký.")),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the desk, in words, with the list behind it."""

    number: int
    label: str | Promise
    hint: str | Promise
    url: str
    calling: bool = False


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, the lists that came in, and the rounds that are open."""
    ministry = ministry_of(request)
    sent = visible_submissions(request.user, ministry.on).filter(state=SubmissionState.SENT)
    sessions = visible_sessions(request.user, ministry.on).exclude(state=SessionState.CLOSED)
    rounds = visible_rounds(request.user, ministry.on).filter(state=RoundState.OPEN)
    words = {
        "ministry": ministry,
        "figures": _figures(request, ministry),
        "sent": list(sent.order_by("sent_at")[:10]),
        "sessions": list(sessions[:5]),
        "rounds": list(rounds[:10]),
    }
    return render(request, "ministry/desk.html", words)


def _figures(request: HttpRequest, ministry: Ministry) -> list[Figure]:
    waiting = sum(count for _round, count in rounds_with_waiting(visible_rounds(request.user, ministry.on)))
    unsigned = visible_decisions(request.user, ministry.on).filter(state=DecisionState.SUBMITTED).count()
    counts = count_by_state(at_the_desk(request.user, ministry.organ, ministry.on))
    return [
        Figure(
            counts.get(state.value, 0),
            label,
            hint,
            f"{reverse('ministry_nominations')}?{urlencode({'trang_thai': state.value})}",
            state == NominationState.APPRAISING and counts.get(state.value, 0) > 0,
        )
        for state, (label, hint) in WAITING.items()
    ] + [
        Figure(
            waiting,
            _("đề nghị chờ lập quyết định"),
            _("Hội đồng đã bỏ phiếu đạt, hoặc quy trình không qua Hội đồng."),
            reverse("ministry_decision_new"),
            waiting > 0,
        ),
        Figure(
            unsigned,
            _("quyết định đã trình, chờ ban hành"),
            _("Ký xong thì ghi số, ngày theo sổ văn thư."),
            f"{reverse('ministry_decisions')}?{urlencode({'trang-thai': DecisionState.SUBMITTED.value})}",
            unsigned > 0,
        ),
    ]
