"""Papers of a decision while the worker makes them; the page may be left, they are found on it later."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.decisions import tasks
from vinhdanh.decisions.domain.printing import ask_again, ask_for_certificates
from vinhdanh.decisions.domain.queries.doors import decision_for
from vinhdanh.decisions.domain.queries.printings import printings_in
from vinhdanh.decisions.enums import PrintingState
from vinhdanh.decisions.models import Decision
from vinhdanh.web.ministry.office import ministry_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
ANY_CODE = "ma-tra-cuu"
"""Stands in a public address where each certificate has its code."""


def begin_printing(decision: Decision) -> None:
    """Hand what was asked for last to the worker, in the transaction that asked for it."""
    tasks.print_papers.defer(key=str(decision.printings.latest("created_at").pk))


@require_POST
@transaction.atomic
def certificates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the certificates; asked twice, they are made once."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    address = request.build_absolute_uri(reverse("verify_code", args=[ANY_CODE])).replace(ANY_CODE, "{}")
    ask_for_certificates(found, address=address, actor=request.user, on=ministry.on)
    begin_printing(found)
    return redirect("ministry_decision", pk)


@form_page
def papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the waiting page how far the papers are; posted, make again those that could not be made."""
    ministry, found = ministry_of(request), decision_for(request.user, pk)
    if request.method == "POST":
        with transaction.atomic():
            for stopped in printings_in(found, PrintingState.STOPPED):
                ask_again(stopped, actor=request.user, on=ministry.on)
                begin_printing(found)
        messages.info(request, _("Giấy tờ đang được lập lại."))
    if request.method == "POST" or not request.htmx:
        return redirect("ministry_decision", pk)
    waiting = printings_in(found, PrintingState.WAITING)
    if not waiting:
        return HttpResponseClientRefresh()
    return render(request, "ministry/decision/_printings.html", {"decision": found, "printings": waiting})
