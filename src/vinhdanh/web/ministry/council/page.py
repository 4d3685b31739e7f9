"""What the page of a session shows: agenda by award with its thresholds, roll, counting, results."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.common.errors import Refused
from vinhdanh.councils.domain.closing import what_is_lacking
from vinhdanh.councils.domain.papers.ballot import ballots_of
from vinhdanh.councils.domain.queries.agenda import standing_items, withdrawn_items
from vinhdanh.councils.domain.queries.counts import has_entered, still_to_count
from vinhdanh.councils.domain.queries.results import results_of
from vinhdanh.councils.domain.queries.roll import Roll, roll_of, strangers_of
from vinhdanh.councils.domain.rules import rule_for
from vinhdanh.councils.enums import Presence, SessionState
from vinhdanh.councils.models import Attendance, Item, Session
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.votes import VotingRule
from vinhdanh.units.models import User
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.office import Ministry


@dataclass(frozen=True, slots=True)
class AwardGroup:
    """The items of one award, with how the law has the council vote on it."""

    name: str
    items: list[tuple[Item, Attendance | None]]
    rule: VotingRule | None
    needed: int


def groups_of(session: Session, items: list[Item], roll: Roll) -> list[AwardGroup]:
    """Return the agenda by award; the member whom an item concerns stands beside it."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.nomination.award, []).append(item)
    groups = []
    for award, rows in found.items():
        try:
            rule = rule_for(award, session.held_on)
        except Refused:
            rule = None
        needed = rule.needed(roll.members) if rule else 0
        groups.append(
            AwardGroup(catalogue()[award].name, [(row, roll.own.get(row.pk)) for row in rows], rule, needed)
        )
    return groups


def tellers_of(session: Session) -> list[tuple[User, bool]]:
    """Return the tellers, each with whether their counts are in: never what they are."""
    entered = has_entered(session)
    return [
        (teller, entered.get(teller.pk, False))
        for teller in (session.first_teller, session.second_teller)
        if teller is not None
    ]


def page_of(session: Session, ministry: Ministry) -> dict[str, Any]:
    """Return all that the page shows."""
    roll, items = roll_of(session), standing_items(session)
    new, gone = strangers_of(session) if session.state == SessionState.PLANNED else ([], [])
    open_items = still_to_count(session) if session.state == SessionState.VOTING else []
    counted = session.state == SessionState.CLOSED or (
        session.state == SessionState.VOTING and not open_items
    )
    return {
        "ministry": ministry,
        "session": session,
        "roll": roll,
        "presences": [(how, roll.of(how)) for how in Presence if roll.of(how)],
        "strangers": [*(one.person.name for one in new), *(one.member.person.name for one in gone)],
        "groups": groups_of(session, items, roll),
        "items": items,
        "withdrawn": withdrawn_items(session),
        "tellers": tellers_of(session),
        "open_items": open_items,
        "recounted": [item for item in open_items if item.recounts],
        "ballots": ballots_of(items, roll),
        "results": results_of(session, roll) if counted else [],
        "changed": [item for item in items if item.nomination.state != NominationState.AGREED]
        if session.state != SessionState.CLOSED
        else [],
        "lacking": what_is_lacking(session, roll) if session.state == SessionState.VOTING else "",
        "history": history_of(session.pk),
    }
