"""The front door."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.decisions.domain.queries.public import honours_of, roll_of, years_with_honours
from vinhdanh.decisions.domain.queries.search import newest
from vinhdanh.law import load_law
from vinhdanh.units.domain.queries.organisation import agency_of
from vinhdanh.units.models import Organisation
from vinhdanh.web.navigation import public_places
from vinhdanh.web.public.register.roll import rows_of

NAMES = 6


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is and how much law it holds, who was honoured this year, and open the ways in."""
    awards = {standard.award for standard in load_law().standards}
    words = {"public_places": public_places(), "standards": len(awards)}
    return render(request, "public/home.html", words | honoured(agency_of(request.user)))


def honoured(agency: Organisation | None) -> dict[str, Any]:
    """Return the roll of the newest year: figures by award, and the newest names."""
    years = years_with_honours(agency)
    if not years:
        return {}
    lines = roll_of(agency, years[0])
    honours = honours_of(lines, agency)[:6]
    return {"year": years[0], "honours": honours, "rows": rows_of(newest(lines, shown=NAMES).lines, agency)}
