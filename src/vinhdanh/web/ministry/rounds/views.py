"""Rounds: the list, planning one, how far each is, opening, closing, more time for one unit."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.common.domain.permissions import require
from vinhdanh.dossiers.domain.extending import extend_unit
from vinhdanh.dossiers.domain.queries.doors import round_for, visible_rounds
from vinhdanh.dossiers.domain.queries.progress import count_states, progress_of
from vinhdanh.dossiers.domain.rounds import (
    close_round,
    drop_round,
    open_round,
    prepare_round,
    refuse_opened,
    reopen_round,
    revise_round,
)
from vinhdanh.dossiers.domain.routes import usual_route
from vinhdanh.dossiers.enums import NominationState, RoundKind, Step
from vinhdanh.dossiers.models import Round
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.domain.queries.organisation import organisation_for
from vinhdanh.web.acting import done, handled, typed
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.office import ministry_of
from vinhdanh.web.ministry.rounds.forms import ExtensionForm, ReasonForm, RoundForm, routes

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """List the rounds of one's organs, the newest first."""
    ministry = ministry_of(request)
    found = visible_rounds(request.user, ministry.on)
    return render(request, "ministry/rounds/list.html", {"ministry": ministry, "rounds": found})


@form_page
def new_round(request: HttpRequest) -> HttpResponse:
    """Prepare a round; units see it once it is opened."""
    ministry = ministry_of(request)
    known = {"year": ministry.on.year - 1, "kind": RoundKind.MERIT, "opens_on": ministry.on}
    form = RoundForm(typed(request), initial=known)
    made: list[Round] = []

    def prepare(said: dict[str, Any]) -> None:
        made.append(prepare_round(ministry.organ, **_planned(said), actor=request.user))

    if handled(request, form, prepare, said=_("Đã lập đợt xét. Kiểm tra rồi mở cho các đơn vị.")):
        return redirect("ministry_round", made[0].pk)
    words = {"ministry": ministry, "form": form, "routes": routes()}
    return render(request, "ministry/rounds/plan.html", words)


@form_page
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a round otherwise before it is opened."""
    ministry, shown = ministry_of(request), appraised_round(request, pk)
    refuse_opened(shown)
    known = {name: getattr(shown, name) for name in RoundForm.base_fields}
    if shown.route == list(usual_route(RoundKind(shown.kind))):
        del known["route"]
    form = RoundForm(typed(request), initial=known)

    def revise(said: dict[str, Any]) -> None:
        revise_round(shown, **_planned(said), actor=request.user)

    if handled(request, form, revise, said=_("Đã sửa đợt xét. Kiểm tra rồi mở cho các đơn vị.")):
        return redirect("ministry_round", pk)
    words = {"ministry": ministry, "form": form, "routes": routes(), "round": shown}
    return render(request, "ministry/rounds/plan.html", words)


def _planned(said: dict[str, Any]) -> dict[str, Any]:
    """Return what the form says in the terms of a round."""
    return said | {"kind": RoundKind(said["kind"]), "route": [Step(step) for step in said["route"]]}


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drop a round that is still prepared."""
    dropped = appraised_round(request, pk)
    if done(request, lambda: drop_round(dropped, actor=request.user), said=_("Đã bỏ đợt xét.")):
        return redirect("ministry_rounds")
    return redirect("ministry_round", pk)


@require_safe
def round_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a round is: unit by unit, and the counts by state, each with its list."""
    ministry, shown = ministry_of(request), appraised_round(request, pk)
    counts = count_states(shown)
    words = {
        "ministry": ministry,
        "round": shown,
        "awards": [catalogue()[code] for code in shown.awards],
        "route": [Step(step).label for step in shown.route],
        "units": progress_of(shown),
        "counts": [(state, counts[state.value]) for state in NominationState if counts.get(state.value)],
        "history": history_of(shown.pk),
    }
    return render(request, "ministry/rounds/round.html", words)


def appraised_round(request: HttpRequest, pk: UUID) -> Round:
    """Open the door to a round for those who run it."""
    found = round_for(request.user, pk)
    require(request.user, "dossiers.open_round", found.organ)
    return found


@require_POST
def open_(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let units nominate."""
    opened = appraised_round(request, pk)
    done(request, lambda: open_round(opened, actor=request.user), said=_("Đã mở đợt xét cho các đơn vị."))
    return redirect("ministry_round", pk)


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take no more lists."""
    closed = appraised_round(request, pk)
    done(request, lambda: close_round(closed, actor=request.user), said=_("Đã khép đợt xét."))
    return redirect("ministry_round", pk)


@form_page
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take lists again, for a reason."""
    ministry, closed = ministry_of(request), appraised_round(request, pk)
    form = ReasonForm(typed(request))
    if handled(
        request, form, lambda said: reopen_round(closed, **said, actor=request.user), said=_("Đã mở lại.")
    ):
        return redirect("ministry_round", pk)
    words = {"ministry": ministry, "form": form, "title": _("Mở lại đợt xét"), "lead": closed.name}
    words |= {"up_url": reverse("ministry_round", args=[pk]), "up_label": closed.name, "button": _("Mở lại")}
    return render(request, "ministry/form.html", words)


@form_page
def extend(request: HttpRequest, pk: UUID, unit: UUID) -> HttpResponse:
    """Give one unit more time."""
    ministry, shown = ministry_of(request), appraised_round(request, pk)
    whose = organisation_for(request.user, unit)
    form = ExtensionForm(typed(request))
    if handled(
        request,
        form,
        lambda said: extend_unit(shown, whose, **said, actor=request.user),
        said=_("Đã gia hạn cho đơn vị."),
    ):
        return redirect("ministry_round", pk)
    words = {"ministry": ministry, "form": form, "title": _("Gia hạn cho một đơn vị"), "lead": whose.name}
    words |= {"up_url": reverse("ministry_round", args=[pk]), "up_label": shown.name, "button": _("Gia hạn")}
    return render(request, "ministry/form.html", words)
