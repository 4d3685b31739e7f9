"""One page for a leader: what waits for a signature, how the rounds go, whether it is timely and fair."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.common.errors import NotAllowed
from vinhdanh.decisions.domain.checking import doubts_of
from vinhdanh.decisions.domain.queries.doors import paper_for, visible_decisions
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.decisions.models import Decision
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.queries.doors import GONE_UP, visible_rounds
from vinhdanh.dossiers.enums import NominationState, RoundState
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.catalogue import short_name
from vinhdanh.oversight.domain.queries.process import days_between
from vinhdanh.oversight.domain.queries.slices import Slice, share, visible_awards
from vinhdanh.units.enums import Gender, Role
from vinhdanh.web.visitor import Visitor

ENDED = [
    NominationState.AWARDED,
    NominationState.WITHDRAWN,
    NominationState.DECLINED,
    NominationState.NOT_RECOMMENDED,
    NominationState.INELIGIBLE,
]
MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Leader:
    """Whom one leads, today."""

    name: str
    on: date


def leader_of(visitor: Visitor) -> Leader:
    """Read whom a visitor leads; whoever leads nobody finds nothing here."""
    scope = next((scope for scope in visitor.scopes if scope.role == Role.LEADER), None)
    if scope is None:
        raise NotAllowed("leader.see")
    return Leader(scope.organisation.name, visitor.on)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits and how it goes."""
    leader = leader_of(request.visitor)
    year = Slice(date(leader.on.year, 1, 1), leader.on)
    awards = visible_awards(request.user, leader.on)
    waiting = visible_decisions(request.user, leader.on).filter(state=DecisionState.SUBMITTED)
    words = {
        "leader": leader,
        "waiting": [waiting_of(decision, leader.on) for decision in waiting],
        "rounds": _rounds(request, leader),
        "proposed": days_between(year, awards, "proposed_on"),
        "women": share(year, awards, gender=Gender.FEMALE.value),
        "direct": share(year, awards, direct="co"),
    }
    return render(request, "leader/desk.html", words)


def waiting_of(decision: Decision, on: date) -> dict[str, Any]:
    """Return what a leader has to know of a decision before signing it: whom it honours, who is in doubt."""
    lines = lines_of(decision)
    return {
        "decision": decision,
        "names": [(name_of(one.nomination.subject), short_name(one.nomination.award)) for one in lines],
        "doubts": list(doubts_of(decision, lines, on)),
        "papers": decision.papers.select_related("document").order_by("role", "-created_at"),
    }


def _rounds(request: HttpRequest, leader: Leader) -> list[Round]:
    """Return the rounds in which names still wait or may come, with how many lists and names there are."""
    waits = Nomination.objects.filter(round=OuterRef("pk")).exclude(state__in=ENDED)
    found = visible_rounds(request.user, leader.on).filter(Q(state=RoundState.OPEN) | Exists(waits))
    return list(
        found.annotate(
            sent=Count("submissions", filter=Q(submissions__state__in=GONE_UP), distinct=True),
            started=Count("submissions", distinct=True),
            names=Count("nominations", filter=~Q(nominations__state__in=ENDED), distinct=True),
        )[:MOST_ROUNDS]
    )


@require_safe
def paper(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give a paper of a decision to read."""
    leader_of(request.visitor)
    document = paper_for(request.user, pk).document
    return FileResponse(document.file.open("rb"), as_attachment=True, filename=document.name)
