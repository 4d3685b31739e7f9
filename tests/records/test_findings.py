from datetime import date

import pytest

from factories.records import TODAY, Unit, rating, record, title
from factories.units import OrganisationFactory, PersonFactory
from vinhdanh import law
from vinhdanh.law.judging import awards_on
from vinhdanh.records.domain.findings import due_for_refresh, refresh_due
from vinhdanh.records.domain.queries.grid import tally
from vinhdanh.records.domain.queries.subjects import people_in
from vinhdanh.records.domain.subjects import read_history
from vinhdanh.records.models import Finding, Subject

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def unit() -> Unit:
    return Unit(OrganisationFactory())


def due(on: date) -> int:
    return Subject.objects.filter(due_for_refresh(on)).count()


def test_findings_say_what_the_library_says(unit: Unit):
    facts = [rating(year) for year in range(2020, 2026)] + [title("cstd-co-so", y) for y in (2024, 2025)]
    record(unit.page, facts, actor=unit.officer)

    history = read_history(unit.page, facts)
    said = {(f.award, f.year): f.outcome for f in unit.page.findings.all()}
    assert said == {
        (award, year): law.explain(history, award, TODAY, year=year).outcome
        for award in awards_on(law.load_law(), "person", TODAY)
        for year in (2025, 2026)
    }


def test_kept_masks_are_those_of_the_library(unit: Unit):
    facts = [rating(2024), rating(2025)]
    record(unit.page, facts, actor=unit.officer)

    unit.page.refresh_from_db()
    row = law.build_masks(read_history(unit.page, facts), TODAY, years=(2025, 2026), law=law.load_law())
    assert (tuple(unit.page.masks), unit.page.flagged) == (row.values, False)


def test_nobody_is_due_on_the_day_of_recording(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)

    assert due(TODAY) == 0


def test_a_discipline_that_ends_makes_its_page_due(unit: Unit):
    term = {"kind": "discipline", "form": "khien-trach", "from": "2025-06-01", "until": "2026-06-01"}
    record(unit.page, [rating(2025), term], actor=unit.officer)

    assert (due(date(2026, 5, 31)), due(date(2026, 6, 1))) == (0, 1)


def test_a_new_year_and_a_change_of_law_make_everybody_due(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)

    assert (due(date(2026, 9, 30)), due(date(2026, 10, 1)), due(date(2027, 1, 1))) == (0, 1, 1)


def test_the_nightly_refresh_renews_who_is_due_and_then_nobody(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)

    renewed = refresh_due(on=date(2027, 1, 1))

    assert (renewed, due(date(2027, 1, 1))) == (1, 0)
    assert set(unit.page.findings.values_list("year", flat=True)) >= {2026, 2027}


def test_the_tally_counts_outcomes_and_the_overlooked(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)
    other = Unit(unit.organisation)
    record(other.page, [rating(2025), title("ldtt", 2025)], actor=unit.officer)
    PersonFactory(organisation=unit.organisation)

    counts = tally(people_in(unit.organisation, TODAY), year=2025)["ldtt"]

    assert counts == {
        Finding.Outcome.ELIGIBLE: 0,
        Finding.Outcome.AWAITING: 1,
        Finding.Outcome.INSUFFICIENT: 0,
        Finding.Outcome.NOT_ELIGIBLE: 0,
        Finding.Outcome.ON_HOLD: 0,
        Finding.Outcome.NO_RULE: 0,
        "honoured": 1,
        "overlooked": 1,
    }
