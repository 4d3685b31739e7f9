"""Answering somebody who proposed themselves: onto the list, or why not yet."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.common.domain.permissions import require
from vinhdanh.dossiers.domain.judging import judge_picks
from vinhdanh.dossiers.domain.queries.self_proposals import self_proposal_for
from vinhdanh.dossiers.domain.self_proposal import accept_self_proposal, decline_self_proposal
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.acting import done
from vinhdanh.web.unit.office import office_of
from vinhdanh.web.unit.record.views import typed
from vinhdanh.web.unit.submission.forms import ReasonForm


@require_http_methods(["GET", "HEAD", "POST"])
def self_proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what somebody asked and what the law says; a POST declines with a reason."""
    office, found = office_of(request), self_proposal_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.place)
    form = ReasonForm(typed(request))
    if form.is_valid():
        act = partial(decline_self_proposal, found, **form.cleaned_data, actor=request.user)
        done(request, act, said=_("Đã trả lời; người tự đề nghị thấy lý do ở trang của mình."))
        return redirect("unit_submissions")
    picks = {found.award: [found.subject]}
    (pick,) = judge_picks(picks, opened=found.round, unit=office.unit, on=office.on)
    words = {"office": office, "found": found, "pick": pick, "form": form, "award": catalogue()[found.award]}
    return render(request, "unit/self_proposal/self_proposal.html", words)


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put who proposed themselves on the unit's list."""
    office, found = office_of(request), self_proposal_for(request.user, pk)
    act = partial(accept_self_proposal, found, unit=office.unit, actor=request.user, on=office.on)
    if done(request, act, said=_("Đã đưa vào danh sách của đơn vị.")):
        return redirect("unit_submission", found.nomination.submission_id)
    return redirect("unit_self_proposal", pk)
