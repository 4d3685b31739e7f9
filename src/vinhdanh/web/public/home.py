"""The front door."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.law import load_law
from vinhdanh.web.navigation import public_places


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is and how much law it holds, and open the ways in."""
    awards = {standard.award for standard in load_law().standards}
    return render(request, "public/home.html", {"public_places": public_places(), "standards": len(awards)})
