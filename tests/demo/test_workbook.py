from datetime import date
from pathlib import Path

import pytest

from vinhdanh.demo.careers import UNITS, WorkbookPerson, make_collectives, make_people
from vinhdanh.demo.workbook import COLLECTIVES, MISTAKES, OLD_FONT, PEOPLE, Mistake, write_workbook
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.law import parse_fact
from vinhdanh.records.domain.reading.check import Checked, CollectiveIdentity, PersonIdentity, check
from vinhdanh.records.domain.reading.fields import SheetKind
from vinhdanh.records.domain.reading.known import KnownUnit
from vinhdanh.records.domain.reading.recognise import recognise

YEARS = range(2021, 2026)
TODAY = date(2026, 3, 1)
KNOWN = [KnownUnit(name, name, name) for name in UNITS]


@pytest.fixture(scope="module")
def people() -> list[WorkbookPerson]:
    return make_people(320, seed=3, years=YEARS)


def checked(path: Path) -> Checked:
    book = read_workbook(path)
    return check(book, recognise(book), known_units=KNOWN, known_people=[], today=TODAY)


@pytest.fixture(scope="module")
def outcome(people: list[WorkbookPerson], tmp_path_factory: pytest.TempPathFactory) -> Checked:
    path = tmp_path_factory.mktemp("so") / "thi-dua.xlsx"
    write_workbook(path, people=people, years=YEARS, collectives=make_collectives(people, year=2025))
    return checked(path)


def in_order(facts: list[dict[str, object]]) -> list[list[str]]:
    return sorted(sorted(f"{key}={value}" for key, value in fact.items()) for fact in facts)


def test_the_same_seed_makes_the_same_people_and_the_same_file(people: list[WorkbookPerson], tmp_path: Path):
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (one, other):
        write_workbook(path, people=people, years=YEARS)

    assert make_people(320, seed=3, years=YEARS) == people
    assert read_workbook(one) == read_workbook(other)
    assert make_people(5, seed=4, years=YEARS) != people[:5]


def test_there_are_five_years_of_ratings_titles_initiatives_and_disciplines(people: list[WorkbookPerson]):
    kinds = {fact["kind"] for person in people for fact in person.facts}
    awards = {fact["award"] for person in people for fact in person.facts if fact["kind"] == "award"}
    years = {fact["year"] for person in people for fact in person.facts if fact["kind"] == "rating"}

    assert (kinds, years) == ({"rating", "award", "work", "discipline"}, set(YEARS))
    assert awards == {"ldtt", "cstd-co-so", "cstd-bo", "bk-bo"}


def test_every_fact_is_one_the_law_reads(people: list[WorkbookPerson]):
    read = [parse_fact(fact) for person in people for fact in person.facts]

    assert len(read) == sum(len(person.facts) for person in people)


def test_what_is_written_is_what_is_read_fact_for_fact(people: list[WorkbookPerson], outcome: Checked):
    read: dict[str, list[dict[str, object]]] = {person.staff_code: [] for person in people}
    for row in outcome.rows:
        if isinstance(row.subject, PersonIdentity):
            read[row.subject.staff_code] += row.facts

    assert [problem for problem in outcome.problems if problem.blocks] == []
    assert {code: in_order(facts) for code, facts in read.items()} == {
        person.staff_code: in_order(person.facts) for person in people
    }


def test_who_is_written_is_who_is_read(people: list[WorkbookPerson], outcome: Checked):
    read = {
        row.subject.staff_code: row.subject for row in outcome.rows if isinstance(row.subject, PersonIdentity)
    }

    assert {
        (one.name, one.gender, one.born, one.group, one.unit, one.title, one.joined) for one in read.values()
    } == {(one.name, one.gender, one.born, one.group, one.unit, one.title, one.joined) for one in people}


def test_collectives_are_read_with_their_numbers(people: list[WorkbookPerson], outcome: Checked):
    read = {
        row.subject.name: list(row.facts)
        for row in outcome.rows
        if isinstance(row.subject, CollectiveIdentity)
    }

    assert read == {unit.name: unit.facts for unit in make_collectives(people, year=2025)}


def test_it_looks_like_an_offices_file(people: list[WorkbookPerson], tmp_path: Path):
    path = tmp_path / "a.xlsx"
    write_workbook(path, people=people, years=YEARS)
    book = read_workbook(path)
    recognition = recognise(book)

    assert [sheet.hidden for sheet in book.sheets] == [False] * 5 + [True]
    first = recognition.sheets[0]
    assert (first.kind, first.header_top, first.header_bottom) == (SheetKind.PEOPLE, 7, 8)
    assert next(sheet.charset for sheet in recognition.sheets if sheet.name == OLD_FONT) == "tcvn3"
    born = [cell for row in book.sheets[0].rows[10:60] for cell in row[4:6] if cell is not None]
    assert {str, date} <= {type(cell) for cell in born}


def test_mistakes_are_put_in_where_asked_and_each_is_found(people: list[WorkbookPerson], tmp_path: Path):
    path = tmp_path / "a.xlsx"
    made = write_workbook(
        path, people=people, years=YEARS, collectives=make_collectives(people, year=2025), mistakes=MISTAKES
    )

    outcome = checked(path)

    assert {mistake.what for mistake in made} == set(MISTAKES)
    assert {mistake.sheet for mistake in made} == {PEOPLE, COLLECTIVES}
    blocked = {(problem.sheet, problem.row) for problem in outcome.problems if problem.blocks}
    assert {(mistake.sheet, mistake.row) for mistake in made} <= blocked
    assert {place for place in blocked if place[0] in {PEOPLE, COLLECTIVES}} == {
        (mistake.sheet, mistake.row) for mistake in made
    }


def test_an_unknown_mistake_is_refused(people: list[WorkbookPerson], tmp_path: Path):
    with pytest.raises(ValueError, match="lạ"):
        write_workbook(tmp_path / "a.xlsx", people=people[:3], years=YEARS, mistakes=["lạ"])


def test_a_mistake_says_where_it_is():
    assert Mistake("A", 3, "date") == Mistake(sheet="A", row=3, what="date")
