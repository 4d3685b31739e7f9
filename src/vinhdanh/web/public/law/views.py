"""The law in plain words, open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.law import load_law
from vinhdanh.web.public.law.standards import (
    award_page,
    awards_to_come,
    groups_named,
    groups_on,
    remarks_of,
    settings_in_use,
)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the standards that are entered, or those whose names a search finds."""
    rules, on = load_law(), request.visitor.on
    groups, sought = groups_on(rules, on), request.GET.get("tim", "").strip()[:120]
    page = {
        "groups": groups_named(groups, sought),
        "sought": sought,
        "remarks": remarks_of(groups),
        "to_come": awards_to_come(rules),
        "regime": rules.regime(on),
        "on": on,
    }
    return render(request, "public/law/index.html", page)


@login_not_required
@require_safe
def award(request: HttpRequest, award: str) -> HttpResponse:
    """Tell one standard: conditions, who decides, validity, examples."""
    try:
        page = award_page(load_law(), award, request.visitor.on)
    except LookupError:
        raise Http404 from None
    return render(request, "public/law/award.html", {"page": page})


@login_not_required
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """List how open questions of the texts are read."""
    return render(request, "public/law/settings.html", {"settings": settings_in_use(load_law())})
