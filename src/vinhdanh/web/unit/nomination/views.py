"""One proposal: what the law said, its report and votes, what came back, and all that was done with it."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.domain.permissions import may, require
from vinhdanh.dossiers.domain.appraisal import answer_return, withdraw
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.nomination import take_off
from vinhdanh.dossiers.domain.queries.doors import nomination_for
from vinhdanh.dossiers.domain.queries.returns import running_return
from vinhdanh.dossiers.domain.report import writable
from vinhdanh.dossiers.domain.voting import vote_of
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.acting import done
from vinhdanh.web.unit.history import history_of
from vinhdanh.web.unit.office import Office, office_of
from vinhdanh.web.unit.record.views import typed
from vinhdanh.web.unit.submission.forms import ReasonForm


class AnswerForm(forms.Form):
    """What was mended."""

    answer = forms.CharField(
        label=gettext_lazy("Đã bổ sung, sửa những gì"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SeenForm(forms.Form):
    """What of a dossier its remover saw: the version of the report and the votes, none where none were."""

    version = forms.IntegerField(required=False, min_value=0)
    votes = forms.IntegerField(required=False, min_value=0)

    @property
    def seen(self) -> dict[str, int | None]:
        """The figures; nonsense is as good as nothing seen."""
        self.is_valid()
        return {
            "version": self.cleaned_data.get("version") or 0,
            "votes": self.cleaned_data.get("votes"),
        }


@require_safe
def nomination(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one proposal."""
    office, found = office_of(request), nomination_for(request.user, pk)
    return render(request, "unit/nomination/nomination.html", _page(request, office, found))


def _page(request: HttpRequest, office: Office, found: Nomination) -> dict[str, Any]:
    """Return what the page of a proposal shows."""
    submission = found.submission
    nominates = may(request.user, "dossiers.nominate", submission.unit)
    open_return = running_return(found)
    returned = found.state == NominationState.RETURNED
    return {
        "office": office,
        "nomination": found,
        "submission": submission,
        "name": name_of(found.subject),
        "award": catalogue()[found.award],
        "vote": vote_of(found, on=office.on),
        "returned": open_return,
        "parts": open_return.part_names if open_return else [],
        "days": (open_return.due_on - office.on).days if open_return and open_return.due_on else None,
        "nominates": nominates,
        "writes": nominates and writable(found),
        "removable": nominates and writable(found) and not returned,
        "form": AnswerForm(None),
        "history": history_of(found.pk, submission.pk),
    }


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a mended proposal back."""
    office, found = office_of(request), nomination_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.submission.unit)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        words = _page(request, office, found) | {"form": form}
        return render(request, "unit/nomination/nomination.html", words)
    act = partial(answer_return, found, **form.cleaned_data, actor=request.user)
    done(request, act, said=_("Đã gửi lại để thẩm định tiếp."))
    return redirect("unit_nomination", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a returned proposal for good, with a reason."""
    office, found = office_of(request), nomination_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.submission.unit)
    form = ReasonForm(typed(request))
    if form.is_valid():
        act = partial(withdraw, found, **form.cleaned_data, actor=request.user)
        done(request, act, said=_("Đã rút đề nghị."))
        return redirect("unit_nomination", pk)
    words = {"office": office, "nomination": found, "name": name_of(found.subject), "form": form}
    words |= {"award": catalogue()[found.award]}
    return render(request, "unit/nomination/withdraw.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a name off a list that is being made; asked first where its dossier has begun."""
    office, found = office_of(request), nomination_for(request.user, pk)
    require(request.user, "dossiers.nominate", found.submission.unit)
    who = name_of(found.subject)
    if request.method == "POST":
        act = partial(take_off, found, **SeenForm(request.POST).seen, actor=request.user)
        removed = done(request, act, said=_("Đã bỏ %(name)s khỏi danh sách.") % {"name": who})
        on_list = found.state == NominationState.DRAFT and writable(found)
        if removed or not (on_list and found.begun):
            return redirect("unit_submission", found.submission_id)
    words = {"office": office, "nomination": found, "name": who, "award": catalogue()[found.award]}
    return render(request, "unit/nomination/remove.html", words)
