"""What everybody may see: the award behind a code, and the roll of honour of a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from vinhdanh.decisions.domain.certificates import read_code
from vinhdanh.decisions.domain.queries.search import standing_ones
from vinhdanh.decisions.domain.queries.standing import Standing, as_it_stands, with_changes
from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award, Certificate
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.models import Organisation


@dataclass(frozen=True, slots=True)
class Verified:
    """The certificate of a code, and what its award is today."""

    certificate: Certificate
    line: Standing


def verified(typed: str) -> Verified | None:
    """Return what a code proves; None where no certificate has it."""
    found = Certificate.objects.select_related("award", "organ__tenant").filter(code=read_code(typed)).first()
    if found is None:
        return None
    line = with_changes(Award.objects.select_related("decision__organ")).get(pk=found.award_id)
    return Verified(found, as_it_stands(line))


def roll_of(agency: Organisation | None, year: int | None = None) -> QuerySet[Award]:
    """Return the lines of the roll of honour: decided in a year (or ever), and standing."""
    lines = Award.objects.filter(tenant=agency) if agency else Award.objects.all()
    if year is not None:
        lines = lines.filter(decided_on__range=(date(year, 1, 1), date(year, 12, 31)))
    return standing_ones(lines)


@dataclass(frozen=True, slots=True)
class Honours:
    """How many of one award were given in a year."""

    award: str
    name: str
    collectives: int
    people: int


def honours_of(lines: QuerySet[Award], agency: Organisation | None) -> list[Honours]:
    """Count the lines by award, the highest first, collectives and others apart."""
    counted: dict[str, dict[bool, int]] = {}
    for award, recipient, count in (
        lines.values_list("award", "recipient").annotate(count=Count("pk")).order_by()
    ):
        sides = counted.setdefault(award, {True: 0, False: 0})
        sides[recipient == Recipient.COLLECTIVE] += count
    order = {"Nhà nước": 0, "bộ": 1, "cơ sở": 2}
    entries = catalogue()
    found = sorted(counted, key=lambda award: (order[entries[award].level], list(entries).index(award)))
    return [Honours(one, award_words(one, agency), counted[one][True], counted[one][False]) for one in found]


def years_with_honours(agency: Organisation | None) -> Sequence[int]:
    """Return the years in which something was decided, the newest first, by skipping from year to year."""
    lines = Award.objects.filter(tenant=agency) if agency else Award.objects.all()
    years: list[int] = []
    day = lines.order_by("-decided_on").values_list("decided_on", flat=True).first()
    while day is not None and len(years) < MOST_YEARS:
        years.append(day.year)
        earlier = lines.filter(decided_on__lt=date(day.year, 1, 1))
        day = earlier.order_by("-decided_on").values_list("decided_on", flat=True).first()
    return years


MOST_YEARS = 30
