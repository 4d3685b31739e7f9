import pytest

from factories.records import TODAY, Unit, page_of, rating, record
from factories.units import OrganisationFactory, PersonFactory
from vinhdanh.law import parse_fact
from vinhdanh.law.question import is_open
from vinhdanh.records.domain.queries.waiting import Waiting, waiting
from vinhdanh.records.models import Subject

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
WORK = {"kind": "work", "id": "x", "type": "sang-kien", "scope": "co-so"}
MATTER = {"kind": "pending", "matter": "thanh-tra", "from": "2025-12-01"}


@pytest.fixture
def unit():
    return Unit(OrganisationFactory())


def waits(why):
    return set(waiting(Subject.objects.all(), why, year=2025, on=TODAY).values_list("pk", flat=True))


def test_whoever_has_no_rating_of_the_year_waits(unit):
    other = page_of(PersonFactory(organisation=unit.organisation))
    record(unit.page, [rating(2025)], actor=unit.officer)
    record(other, [rating(2024)], actor=unit.officer)

    assert waits(Waiting.UNRATED) == {other.pk}


def test_a_work_waits_until_it_is_recognised(unit):
    record(unit.page, [WORK | {"recognised": "2025-06-01"}], actor=unit.officer)
    assert waits(Waiting.UNRECOGNISED) == set()

    record(unit.page, [WORK | {"id": "y", "recognised": None}], actor=unit.officer)
    assert waits(Waiting.UNRECOGNISED) == {unit.page.pk}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"until": "2026-01-10"},
        {"until": "2026-01-10", "outcome": "cleared"},
        {"until": "2026-02-01", "outcome": "cleared"},
        {"from": "2026-03-01"},
    ],
)
def test_a_matter_waits_exactly_as_long_as_the_law_holds_it_open(unit, more):
    matter = MATTER | more
    record(unit.page, [matter], actor=unit.officer)

    assert waits(Waiting.PENDING) == ({unit.page.pk} if is_open(parse_fact(matter), TODAY) else set())
