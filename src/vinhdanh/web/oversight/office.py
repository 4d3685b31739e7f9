"""Who may look at figures, and over which lines: those of an agency, or those of a unit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.common.errors import NotAllowed
from vinhdanh.decisions.models import Award
from vinhdanh.oversight.domain.queries.slices import LOOKS_ON, WHOLE_AGENCY, Slice, visible_awards
from vinhdanh.units.models import Organisation
from vinhdanh.web.oversight.period import read_slice


@dataclass(frozen=True, slots=True)
class Lookout:
    """What a page of figures begins with: over which unit, today, the slice asked for and what was wrong."""

    top: Organisation
    whole: bool
    """over the whole agency: the process at the ministry may be seen too"""
    on: date
    piece: Slice
    wrong: str
    awards: QuerySet[Award]


def lookout_of(request: HttpRequest) -> Lookout:
    """Read who looks at what; whoever has no part in it finds nothing here."""
    visitor = request.visitor
    scopes = [scope for scope in visitor.scopes if scope.role in LOOKS_ON]
    if not scopes:
        raise NotAllowed("oversight.see")
    over_agency = [s for s in scopes if s.role in WHOLE_AGENCY and s.organisation.parent_id is None]
    top = (over_agency or scopes)[0].organisation
    piece, wrong = read_slice(request.GET, visitor.on)
    awards = visible_awards(request.user, visitor.on)
    return Lookout(top, bool(over_agency), visitor.on, piece, wrong, awards)
