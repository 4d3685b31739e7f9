"""The ministry officer's desk: what waits, each number with its list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.dossiers.domain.queries.doors import visible_rounds
from vinhdanh.web.ministry.office import ministry_of


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the rounds that are open and what waits in them."""
    ministry = ministry_of(request)
    rounds = visible_rounds(request.user, ministry.on)[:10]
    return render(request, "ministry/desk.html", {"ministry": ministry, "rounds": rounds})
