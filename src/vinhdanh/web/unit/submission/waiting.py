"""What of rounds and lists waits for a unit: to propose, to approve, to mend, to answer."""

from datetime import date
from typing import Any

from vinhdanh.common.domain.permissions import may
from vinhdanh.dossiers.domain.judging import UNSENT
from vinhdanh.dossiers.domain.queries.lists import (
    last_day,
    lists_of,
    lists_to_approve,
    open_rounds,
    returned_to,
)
from vinhdanh.dossiers.domain.queries.self_proposals import waiting_for
from vinhdanh.dossiers.models import Round, Submission
from vinhdanh.law.catalogue import short_name
from vinhdanh.units.models import User
from vinhdanh.web.unit.office import Office

SHOWN = 20


def waiting_lists(office: Office, user: User) -> dict[str, Any]:
    """Return what waits, for whoever proposes for the unit; nothing for others."""
    unit = office.unit
    if not may(user, "dossiers.nominate", unit):
        return {"rounds": [], "returned": [], "approvals": [], "selves": []}
    own = {one.round_id: one for one in lists_of(unit).filter(unit=unit)}
    heads = may(user, "dossiers.approve", unit)
    return {
        "rounds": [
            (one, own.get(one.pk), *_due(one, own.get(one.pk), office.on)) for one in open_rounds(unit)
        ],
        "returned": list(returned_to(unit)[:SHOWN]),
        "approvals": list(lists_to_approve(unit)[:SHOWN]) if heads else [],
        "selves": [(one, short_name(one.award)) for one in waiting_for(unit)[:SHOWN]],
    }


def _due(opened: Round, there: Submission | None, on: date) -> tuple[date, int | None]:
    """Return a unit's own last day in a round and the days until then; none once its list has gone up."""
    due = last_day(there) if there else opened.due_on
    return due, (due - on).days if there is None or there.state in UNSENT else None
