"""Pages for what goes wrong. They touch neither session nor database, so they work when those do not."""

import sys
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme


def answer(status: int, **words: object) -> HttpResponse:
    """Render the page of a status."""
    return HttpResponse(render_to_string(f"errors/{status}.html", {"status": status, **words}), status=status)


def page_before(request: HttpRequest) -> str:
    """Return the address of our own page from which a request came; empty where there is none.

    A page that only shows itself cannot lead back to itself; one that was sent a form can.
    """
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    again = urlsplit(came).path == request.path and request.method != "POST"
    return came if ours and not again else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(403, stale_form=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Tell a database that does not answer (503: come back soon) from a fault of ours (500)."""
    down = isinstance(sys.exc_info()[1], (OperationalError, InterfaceError))
    return answer(503 if down else 500)
