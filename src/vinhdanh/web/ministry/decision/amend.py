"""Correcting lines of an issued decision, and annulling awards: each by another decision.

What the agency decided is amended by a draft of its own; what the State level decided, by the decision that
came from there.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.correcting import draft_annulment, draft_correction, refuse_unamendable
from vinhdanh.decisions.domain.papers.amending import value_words
from vinhdanh.decisions.domain.queries.search import matching
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.domain.state_amending import receive_annulment, receive_correction
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.web.ministry.decision.forms import AmendingForm, AnnulForm, ReceivedAnnulForm, ReceivedForm
from vinhdanh.web.ministry.decision.issued import awarding
from vinhdanh.web.ministry.office import ministry_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 20
TYPED = {
    "name": "ten",
    "post": "chuc_vu",
    "unit_name": "don_vi",
    "achievement": "thanh_tich",
    "years": "nam",
    "amount": "tien",
}


@form_page
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Type the right words beside those that stand; only what differs is corrected."""
    found = _amendable(request, pk)
    form = _form(request, found, (AmendingForm, ReceivedForm))

    def act(said: dict[str, Any]) -> Decision:
        wanted = _corrections(request, found)
        if found.of_the_state:
            return receive_correction(found, wanted, **said, actor=request.user, on=ministry_of(request).on)
        return draft_correction(found, wanted, **said, actor=request.user)

    return _amended(request, found, form, act, "ministry/decision/correct.html")


@form_page
def annul(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose whose awards are annulled, and on which ground."""
    found = _amendable(request, pk)
    form = _form(request, found, (AnnulForm, ReceivedAnnulForm))

    def act(said: dict[str, Any]) -> Decision:
        chosen = found.awards.filter(pk__in=_keys(request.POST.getlist("dong")))
        if found.of_the_state:
            return receive_annulment(found, chosen, **said, actor=request.user, on=ministry_of(request).on)
        return draft_annulment(found, chosen, **said, actor=request.user)

    return _amended(request, found, form, act, "ministry/decision/annul.html")


def _amendable(request: HttpRequest, pk: UUID) -> Decision:
    """Open the door to a decision that can be amended."""
    found = awarding(request, pk)
    refuse_unamendable(found)
    return found


def _form(request: HttpRequest, found: Decision, kinds: tuple[type[forms.Form], ...]) -> forms.Form:
    """Return the form for our own decision, or for what the State level did with one of its own."""
    known = {name: getattr(found, name) for name in ("signer_title", "signer_name", "symbol")}
    return kinds[found.of_the_state](request.POST or None, initial=known)


def _amended(
    request: HttpRequest,
    found: Decision,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Decision],
    template: str,
) -> HttpResponse:
    """Do what a valid form asks and show the decision that amends; a refusal keeps what was typed."""
    if form.is_valid():
        try:
            return redirect("ministry_decision", act(form.cleaned_data).pk)
        except Refused as reason:
            form.add_error(None, str(reason))
    return _page(request, template, found, form)


def _page(request: HttpRequest, template: str, found: Decision, form: forms.Form) -> HttpResponse:
    """Show the lines that a search leaves, with what was typed."""
    sought = request.GET.get("tim", "")
    lines = matching(with_changes(found.awards.order_by("ordinal")), sought)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("trang"))
    page.object_list = [_typed(request, line) for line in standings(page.object_list)]
    words = {"decision": found, "form": form, "page": page, "sought": sought}
    return render(request, template, {"ministry": ministry_of(request)} | words)


def _typed(request: HttpRequest, line: Standing) -> dict[str, Any]:
    """Return a line with, for each field, its name in the form and what the box holds."""
    boxes = {}
    for field, name in TYPED.items():
        now = line.words[field]
        now = value_words(now) if isinstance(now, list | int) else now or ""
        boxes[field] = (f"{name}:{line.award.pk}", request.POST.get(f"{name}:{line.award.pk}", now))
    ticked = str(line.award.pk) in request.POST.getlist("dong")
    return {"line": line, "boxes": boxes, "ticked": ticked}


def _corrections(request: HttpRequest, found: Decision) -> dict[Award, dict[str, Any]]:
    """Read what was typed of each line on the page; the years as numbers."""
    keys = _keys(name.partition(":")[2] for name in request.POST if ":" in name)
    corrections: dict[Award, dict[str, Any]] = {}
    for line in found.awards.filter(pk__in=keys):
        typed = {field: request.POST.get(f"{name}:{line.pk}") for field, name in TYPED.items()}
        said: dict[str, Any] = {field: value for field, value in typed.items() if value is not None}
        years = said.pop("years", "").replace(",", " ").split()
        if not all(year.isdecimal() for year in years):
            raise Refused("Năm được khen ghi bằng số, cách nhau bằng dấu phẩy, ví dụ 2024, 2025.")
        amount = _amount(said.pop("amount", ""))
        corrections[line] = said | ({"years": [int(year) for year in years]} if years else {}) | amount
    return corrections


def _amount(typed: str) -> dict[str, int]:
    """Read a sum of money, with or without dots; an empty box corrects nothing."""
    digits = typed.replace(".", "").replace(" ", "")
    if digits and not digits.isdecimal():
        raise Refused("Tiền thưởng ghi bằng số đồng, ví dụ 3.510.000.")
    return {"amount": int(digits)} if digits else {}


def _keys(texts: Any) -> list[UUID]:
    keys = []
    for text in texts:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    return keys
