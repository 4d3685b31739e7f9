"""One unit's list as it came in: its papers and names, and the day it was received."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.domain.permissions import require
from vinhdanh.dossiers.domain.queries.doors import submission_for
from vinhdanh.dossiers.domain.submission import receive_submission
from vinhdanh.dossiers.domain.voting import unit_votes
from vinhdanh.dossiers.models import Submission
from vinhdanh.law.catalogue import short_name
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.files import kept_file
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.office import ministry_of
from vinhdanh.web.ministry.rounds.forms import ReceptionForm

PAPERS = {"to-trinh": "petition", "bien-ban": "minutes"}


def sent_list(request: HttpRequest, pk: UUID) -> Submission:
    """Open the door to a list that was sent to one's organ."""
    found = submission_for(request.user, pk)
    require(request.user, "dossiers.appraise", found.round.organ)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a list; a POST registers the day it was received."""
    ministry, shown = ministry_of(request), sent_list(request, pk)
    form = ReceptionForm(typed(request), initial={"received_on": ministry.on})
    if handled(
        request,
        form,
        lambda said: receive_submission(shown, **said, actor=request.user, on=ministry.on),
        said=_("Đã tiếp nhận danh sách. Các đề nghị chuyển sang thẩm định."),
    ):
        return redirect("ministry_submission", pk)
    names = shown.nominations.select_related("subject__person", "subject__collective", "place")
    day = shown.met_on or ministry.on
    votes = unit_votes(names.order_by("award", "pk"), electorate=shown.electorate, on=day)
    words = {"ministry": ministry, "submission": shown, "form": form, "history": history_of(pk)}
    words["names"] = [(vote.nomination, short_name(vote.nomination.award), vote) for vote in votes]
    return render(request, "ministry/rounds/submission.html", words)


@require_safe
def paper(request: HttpRequest, pk: UUID, which: str) -> HttpResponse:
    """Give a paper that came with a list."""
    return kept_file(getattr(sent_list(request, pk), PAPERS.get(which, ""), None))
