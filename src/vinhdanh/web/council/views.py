"""A member's and a teller's pages: sessions, papers on a phone, one's own count."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.domain.permissions import may, require
from vinhdanh.councils.domain.counting import Compared, enter_counts
from vinhdanh.councils.domain.queries.agenda import standing_items
from vinhdanh.councils.domain.queries.counts import own_counts, still_to_count
from vinhdanh.councils.domain.queries.doors import item_for, my_sessions, session_for
from vinhdanh.councils.domain.queries.results import results_of
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.councils.enums import SessionState
from vinhdanh.councils.models import Session
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.subjects import standing_facts
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.council.forms import CountForm
from vinhdanh.web.council.office import seat_of
from vinhdanh.web.files import kept_file
from vinhdanh.web.nominations import record_of, verdict_now

KEPT = {"bien-ban-hop.pdf": "minutes", "bien-ban-kiem-phieu.pdf": "counting"}


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions in which one sits or counts, the newest first."""
    seat = seat_of(request)
    found = list(my_sessions(request.user)[:50])
    rows = [(one, may(request.user, "councils.count", one)) for one in found]
    return render(request, "council/list.html", {"seat": seat, "rows": rows})


@require_safe
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the agenda with each verdict; results and papers once the session closed."""
    seat, shown = seat_of(request), session_for(request.user, pk)
    items, roll = standing_items(shown), roll_of(shown)
    awards = dict.fromkeys(item.nomination.award for item in items)
    closed = shown.state == SessionState.CLOSED
    words = {
        "seat": seat,
        "session": shown,
        "groups": [
            (catalogue()[award].name, [item for item in items if item.nomination.award == award])
            for award in awards
        ],
        "counts": may(request.user, "councils.count", shown),
        "results": results_of(shown, roll) if closed else [],
    }
    return render(request, "council/session.html", words)


@require_safe
def item(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Show one nomination: what it is for, the law's verdict with its articles, the report."""
    seat, shown = seat_of(request), item_for(request.user, pk, item)
    nomination = shown.nomination
    facts = standing_facts([nomination.subject])[nomination.subject_id]
    words = verdict_now(nomination, facts, seat.on) | {
        "seat": seat,
        "session": shown.session,
        "item": shown,
        "nomination": nomination,
        "name": name_of(nomination.subject),
        "award": catalogue()[nomination.award],
        "record": record_of(facts),
    }
    following = shown.session.items.filter(withdrawn="", order__gt=shown.order).order_by("order").first()
    return render(request, "council/item.html", words | {"following": following})


@require_safe
def report(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Give the report of a nomination on the agenda."""
    return kept_file(item_for(request.user, pk, item).nomination.report.pdf)


@require_safe
def paper(request: HttpRequest, pk: UUID, which: str) -> HttpResponse:
    """Give a kept paper of a session."""
    return kept_file(getattr(session_for(request.user, pk), KEPT.get(which, ""), None))


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter one's own count: nobody sees the other's before both are in."""
    seat, shown = seat_of(request), session_for(request.user, pk)
    require(request.user, "councils.count", shown)
    items, roll = still_to_count(shown), roll_of(shown)
    own = own_counts(shown, request.user)
    sheets = [(one, roll.sheets_for(one.pk)) for one in items]
    form = CountForm(typed(request), items=sheets, own=dict(own))
    if handled(request, form, lambda _said: _entered(request, shown, form), said=_("Đã ghi số đếm của bạn.")):
        return redirect("council_count", pk)
    words = {"seat": seat, "session": shown, "form": form, "entered": any(one.pk in own for one in items)}
    return render(request, "council/count.html", words)


def _entered(request: HttpRequest, session: Session, form: CountForm) -> None:
    """Enter the counts and say what came of comparing them."""
    compared: Compared = enter_counts(session, form.tallies, actor=request.user)
    if compared.differing:
        names = ", ".join(name_of(one.nomination.subject) for one in compared.differing)
        messages.warning(
            request,
            _("Hai số đếm không khớp ở: %(names)s. Cả hai người cùng đếm lại.") % {"names": names},
        )
