"""A unit's lists: all of them, one with its tasks, its meeting, approval, sending and recall."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.domain.permissions import may, require
from vinhdanh.common.errors import NotAllowed
from vinhdanh.documents.domain.document import content_of
from vinhdanh.dossiers import tasks
from vinhdanh.dossiers.domain import submission as domain
from vinhdanh.dossiers.domain.papers.drafts import MINUTES, PETITION, paper_of
from vinhdanh.dossiers.domain.papers.keeping import PDF, PRINTED
from vinhdanh.dossiers.domain.queries.doors import round_for, submission_for
from vinhdanh.dossiers.domain.queries.lists import lists_of
from vinhdanh.dossiers.models import Submission
from vinhdanh.units.models import User
from vinhdanh.web.acting import done
from vinhdanh.web.unit.files import attachment
from vinhdanh.web.unit.history import history_of
from vinhdanh.web.unit.office import office_of
from vinhdanh.web.unit.record.views import typed
from vinhdanh.web.unit.submission.forms import MeetingForm, ReasonForm, SendForm
from vinhdanh.web.unit.submission.page import ListPage
from vinhdanh.web.unit.submission.waiting import waiting_lists

form_page = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 60


@require_safe
def submissions(request: HttpRequest) -> HttpResponse:
    """List the rounds that take the unit's proposals, and the unit's lists."""
    office = office_of(request)
    lists = list(lists_of(office.unit).order_by("-round__year", "round__due_on", "unit__path")[:SHOWN])
    words = {
        "office": office,
        "lists": lists,
        "nominates": may(request.user, "dossiers.nominate", office.unit),
    }
    return render(request, "unit/submission/list.html", words | waiting_lists(office, request.user))


@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the unit's list in a round, or go to the one begun."""
    office, opened = office_of(request), round_for(request.user, pk)
    return redirect("unit_submission", domain.submission_of(opened, office.unit, actor=request.user).pk)


@require_safe
def submission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one list: its tasks, its names by award, what was done with it."""
    office, found = office_of(request), submission_for(request.user, pk)
    page = ListPage(found, request.user, office.on)
    words = {"office": office, "submission": found, "page": page, "history": history_of(found.pk)}
    return render(request, "unit/submission/submission.html", words)


@form_page
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the unit's meeting and its votes in one table."""
    office, found = office_of(request), submission_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.unit)
    page = ListPage(found, request.user, office.on)
    votes = [vote for part in page.parts for vote in part.votes]
    form = MeetingForm(typed(request), submission=found, votes=votes, on=office.on)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("met_on", "electorate", "present", "note")}
        act = partial(domain.record_meeting, found, **said, votes=form.cast, actor=request.user, on=office.on)
        if done(request, act, said=_("Đã ghi cuộc họp xét và số phiếu.")):
            return redirect("unit_submission", pk)
    words = {"office": office, "submission": found, "page": page, "form": form}
    return render(request, "unit/submission/meeting.html", words)


@form_page
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the head see what is approved, and approve it."""
    office, found = office_of(request), submission_for(request.user, pk)
    require(request.user, "dossiers.approve", found.unit)
    page = ListPage(found, request.user, office.on)
    if request.method == "POST":
        act = partial(domain.approve_submission, found, actor=request.user, on=office.on)
        done(request, act, said=f"{_('Đã duyệt danh sách.')} {page.next_words}")
        return redirect("unit_submission", pk)
    words = {"office": office, "submission": found, "page": page}
    return render(request, "unit/submission/approve.html", words)


@form_page
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the approved list with the number of its tờ trình."""
    office, found = office_of(request), submission_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.unit)
    form = SendForm(typed(request), initial={"symbol": f"TTr-{found.unit.code}"})
    if form.is_valid():
        act = partial(_sent, found, **form.cleaned_data, actor=request.user, on=office.on)
        if done(request, act, said=_("Đã gửi tờ trình và danh sách. Thu hồi được cho đến khi tiếp nhận.")):
            return redirect("unit_submission", pk)
    words = {
        "office": office,
        "submission": found,
        "page": ListPage(found, request.user, office.on),
        "form": form,
    }
    return render(request, "unit/submission/send.html", words)


@transaction.atomic
def _sent(found: Submission, *, actor: User, on: date, **said: Any) -> None:
    domain.send_submission(found, actor=actor, on=on, **said)
    tasks.keep_papers.defer(key=str(found.pk), actor=str(actor.pk), on=f"{on}")


@form_page
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the approval back, with a reason."""
    return _taken_back(request, pk, "mo-lai")


@form_page
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call the list back before it is received, with a reason."""
    return _taken_back(request, pk, "thu-hoi")


@require_safe
def paper(request: HttpRequest, pk: UUID, which: str, form: str) -> HttpResponse:
    """Give the tờ trình or the minutes: as they went up, or as a draft before."""
    office, found = office_of(request), submission_for(request.user, pk)
    if which not in KEPT or form not in PRINTED:
        raise NotAllowed("dossiers.see")
    kept = getattr(found, KEPT[which]) if form == PDF and found.sent_at else None
    content = content_of(kept) if kept else PRINTED[form](paper_of(found, which, today=office.on))
    return attachment(content, name=f"{which}-{found.unit.code}", form=form)


KEPT = {PETITION: "petition", MINUTES: "minutes"}
TAKEN_BACK = {
    "mo-lai": (
        "dossiers.reopen",
        domain.reopen_submission,
        gettext_lazy("Đã mở lại danh sách để sửa."),
    ),
    "thu-hoi": (
        "dossiers.nominate",
        domain.recall_submission,
        gettext_lazy("Đã thu hồi danh sách; sửa xong thì duyệt và gửi lại."),
    ),
}


def _taken_back(request: HttpRequest, pk: UUID, how: str) -> HttpResponse:
    office, found = office_of(request), submission_for(request.user, pk)
    permission, action, said = TAKEN_BACK[how]
    require(request.user, permission, found.unit)
    form = ReasonForm(typed(request))
    if form.is_valid():
        done(request, partial(action, found, **form.cleaned_data, actor=request.user), said=said)
        return redirect("unit_submission", pk)
    words = {"office": office, "submission": found, "form": form, "how": how}
    return render(request, "unit/submission/take_back.html", words)
