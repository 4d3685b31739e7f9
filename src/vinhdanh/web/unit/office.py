"""What every page of the unit's face begins with: for which unit one works, and which year is considered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.common.errors import NotAllowed
from vinhdanh.dossiers.enums import RoundState
from vinhdanh.dossiers.models import Round
from vinhdanh.records.domain.findings import open_years
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.queries.organisation import steps_of
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation

PEOPLE, COLLECTIVES = "ca-nhan", "tap-the"
CHOSEN_YEAR = "year"
FIRST_MONTH_OF_RATING = 11


@dataclass(frozen=True, slots=True)
class Office:
    """The unit one works for, today, the award years that are open, and the one that is looked at."""

    unit: Organisation
    on: date
    years: tuple[int, ...]
    year: int


def office_of(request: HttpRequest) -> Office:
    """Read the office of a request; whoever works for no unit finds nothing here."""
    visitor = request.visitor
    if visitor.unit is None:
        raise NotAllowed("units.work_for")
    years = open_years(visitor.on)
    asked = request.POST.get("nam") or request.GET.get("nam", "")
    if asked.isdecimal() and int(asked) in years:
        request.session[CHOSEN_YEAR] = int(asked)
    chosen = request.session.get(CHOSEN_YEAR)
    year = chosen if chosen in years else considered_year(visitor.unit, years, visitor.on)
    return Office(visitor.unit, visitor.on, years, year)


def considered_year(unit: Organisation, years: tuple[int, int], on: date) -> int:
    """Return the year that a unit considers on a day: that of the open round due next.

    Without one it is, from November on, the year that runs: staff are rated by 5 December of the year itself.
    """
    above = steps_of(unit.path)
    open_ones = Round.objects.filter(
        tenant=unit.tenant_id, organ__path__in=above, state=RoundState.OPEN, due_on__gte=on, year__in=years
    )
    due = open_ones.order_by("due_on", "pk").values_list("year", flat=True).first()
    if due is not None:
        return due
    return years[1] if on.month >= FIRST_MONTH_OF_RATING else years[0]


def departments_of(office: Office) -> list[Organisation]:
    """Return the unit and all below it, in the order of the tree: what a list may be narrowed to."""
    return list(Organisation.objects.filter(at_or_below([office.unit])).order_by("path"))


def subjects_of_group(group: str, place: Organisation, *, on: date) -> QuerySet[Subject]:
    """Return the people, or the collectives, of a department."""
    return people_in(place, on) if group == PEOPLE else collectives_in(place, on)
