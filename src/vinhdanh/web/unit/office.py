"""What every page of the unit's face begins with: for which unit one works, and which year is considered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.common.errors import NotAllowed
from vinhdanh.records.domain.findings import open_years
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation

PEOPLE, COLLECTIVES = "ca-nhan", "tap-the"


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
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[0]
    return Office(visitor.unit, visitor.on, years, year)


def departments_of(office: Office) -> list[Organisation]:
    """Return the unit and all below it, in the order of the tree: what a list may be narrowed to."""
    return list(Organisation.objects.filter(at_or_below([office.unit])).order_by("path"))


def subjects_of_group(group: str, place: Organisation, *, on: date) -> QuerySet[Subject]:
    """Return the people, or the collectives, of a department."""
    return people_in(place, on) if group == PEOPLE else collectives_in(place, on)
