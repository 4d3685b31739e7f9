"""Correcting lines of an issued decision, and annulling awards: each drafts another decision."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.correcting import draft_annulment, draft_correction, refuse_unamendable
from vinhdanh.decisions.domain.papers.amending import value_words
from vinhdanh.decisions.domain.queries.search import matching
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.enums import Ground
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.web.ministry.decision.forms import AmendingForm, AnnulForm
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
    form = AmendingForm(request.POST or None, initial=_signs(found))
    if form.is_valid():
        try:
            drafted = draft_correction(
                found, _corrections(request, found), **form.cleaned_data, actor=request.user
            )
            return redirect("ministry_decision", drafted.pk)
        except Refused as reason:
            form.add_error(None, str(reason))
    return _page(request, "ministry/decision/correct.html", found, form)


@form_page
def annul(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose whose awards are annulled, and on which ground."""
    found = _amendable(request, pk)
    form = AnnulForm(request.POST or None, initial=_signs(found))
    if form.is_valid():
        words = form.cleaned_data | {"ground": Ground(form.cleaned_data["ground"])}
        chosen = found.awards.filter(pk__in=_keys(request.POST.getlist("dong")))
        try:
            drafted = draft_annulment(found, chosen, **words, actor=request.user)
            return redirect("ministry_decision", drafted.pk)
        except Refused as reason:
            form.add_error(None, str(reason))
    return _page(request, "ministry/decision/annul.html", found, form)


def _amendable(request: HttpRequest, pk: UUID) -> Decision:
    """Open the door to a decision that is ours to amend."""
    found = awarding(request, pk)
    refuse_unamendable(found)
    return found


def _signs(found: Decision) -> dict[str, str]:
    return {"signer_title": found.signer_title, "signer_name": found.signer_name}


def _page(request: HttpRequest, template: str, found: Decision, form: AmendingForm) -> HttpResponse:
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
