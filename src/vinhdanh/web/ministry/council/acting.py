"""What the pages of councils share: the doors for those who convene, and the page of one small form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from vinhdanh.common.domain.permissions import require
from vinhdanh.councils.domain.queries.doors import council_for, session_for
from vinhdanh.councils.models import Council, Session
from vinhdanh.web.acting import handled
from vinhdanh.web.ministry.office import ministry_of


def convened_council(request: HttpRequest, pk: UUID) -> Council:
    """Open the door to a council for those who convene it."""
    found = council_for(request.user, pk)
    require(request.user, "councils.convene", found.organ)
    return found


def convened_session(request: HttpRequest, pk: UUID) -> Session:
    """Open the door to a session for those who convene it."""
    found = session_for(request.user, pk)
    require(request.user, "councils.convene", found.council.organ)
    return found


def small_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    title: str | Promise,
    lead: str,
    button: str | Promise,
    up: tuple[str, str],
    said: str,
) -> HttpResponse:
    """Show a page of one form, carry it out, and go up again."""
    up_url, up_label = up
    if handled(request, form, act, said=said):
        return redirect(up_url)
    words = {"ministry": ministry_of(request), "form": form, "title": title, "lead": lead, "button": button}
    return render(request, "ministry/form.html", words | {"up_url": up_url, "up_label": up_label})
