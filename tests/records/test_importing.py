from datetime import date
from pathlib import Path

import pytest
from django.core.files import File
from openpyxl import Workbook
from records.importing import ON, YEARS, confirmed, new_bureau, people_workbook, uploaded

from factories.records import Unit
from factories.units import OrganisationFactory, officer_of
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.demo.careers import UNITS, make_people
from vinhdanh.demo.workbook import write_workbook
from vinhdanh.records.domain.importing import (
    ask_to_undo,
    carry_out_import,
    confirm_import,
    start_import,
    undo_import,
)
from vinhdanh.records.models import Fact, Finding, Import
from vinhdanh.units.domain.queries.person import people_of
from vinhdanh.units.models import Organisation, Person, User

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture(scope="module")
def built_bureau(build_once):
    yield from build_once(new_bureau)


@pytest.fixture(scope="module")
def built_officer(built_bureau: Organisation, build_once):
    yield from build_once(officer_of, built_bureau)


@pytest.fixture
def bureau(settings, tmp_path: Path, built_bureau: Organisation, mine) -> Organisation:
    settings.MEDIA_ROOT = tmp_path / "files"
    return mine(built_bureau)


@pytest.fixture
def officer(built_officer: User, mine) -> User:
    return mine(built_officer)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return people_workbook(tmp_path / "thi-dua-2025.xlsx")


def imported(path: Path, unit: Organisation, officer: User) -> Import:
    importing = confirmed(path, unit, officer)
    carry_out_import(importing, actor=officer, on=ON)
    importing.refresh_from_db()
    return importing


def newcomers(bureau: Organisation, officer: User) -> int:
    return people_of(bureau, ON).exclude(pk=officer.person_id).count()


def test_checking_writes_nothing_to_the_ledger(workbook: Path, bureau: Organisation, officer: User):
    importing = uploaded(workbook, bureau, officer)

    assert (importing.state, importing.counts["people"]) == (Import.State.CHECKED, 20)
    assert (Fact.objects.count(), newcomers(bureau, officer)) == (0, 0)


def test_importing_enters_people_facts_and_findings(workbook: Path, bureau: Organisation, officer: User):
    importing = imported(workbook, bureau, officer)

    assert (importing.state, importing.problem) == (Import.State.IMPORTED, "")
    assert newcomers(bureau, officer) == 20
    assert Fact.objects.filter(imported_by=importing).count() == importing.counts["added"] > 100
    assert Finding.objects.filter(year=2025, award="ldtt").count() == 20


def test_facts_come_in_as_they_were_written_into_the_workbook(
    workbook: Path, bureau: Organisation, officer: User
):
    imported(workbook, bureau, officer)

    written = {person.staff_code: person for person in make_people(20, seed=5, years=YEARS)}
    ratings = {
        (fact.subject.person.staff_code, fact.year): fact.content["value"]
        for fact in Fact.objects.filter(kind="rating").select_related("subject__person")
    }
    assert ratings == {
        (code, fact["year"]): fact["value"]
        for code, person in written.items()
        for fact in person.facts
        if fact["kind"] == "rating"
    }


def test_the_same_file_again_changes_nothing(workbook: Path, bureau: Organisation, officer: User):
    first = imported(workbook, bureau, officer)
    again = imported(workbook, bureau, officer)

    assert (first.counts["known"], again.counts["known"]) == (0, again.counts["valid"])
    assert (again.counts["added"], again.counts["repeated"]) == (0, first.counts["added"])
    assert (Fact.objects.count(), newcomers(bureau, officer)) == (first.counts["added"], 20)


def test_undoing_an_import_takes_out_its_facts_and_its_people(
    workbook: Path, bureau: Organisation, officer: User
):
    importing = imported(workbook, bureau, officer)

    ask_to_undo(importing, actor=officer)
    undo_import(importing, actor=officer, on=ON)

    assert (Fact.objects.filter(voided_at=None).count(), newcomers(bureau, officer)) == (0, 0)


def test_an_officer_who_lost_the_right_meanwhile_takes_nothing_back(
    workbook: Path, bureau: Organisation, officer: User
):
    importing = imported(workbook, bureau, officer)
    ask_to_undo(importing, actor=officer)
    officer.scopes.update(valid_until=date(2020, 1, 2))

    undo_import(importing, actor=officer, on=ON)

    importing.refresh_from_db()
    assert (importing.state, Fact.objects.filter(voided_at=None).count()) == (
        Import.State.IMPORTED,
        importing.counts["added"],
    )
    assert "không còn quyền" in importing.problem


def test_a_row_that_contradicts_the_ledger_is_stopped_and_the_rest_comes_in(
    workbook: Path, bureau: Organisation, officer: User, tmp_path: Path
):
    imported(workbook, bureau, officer)
    people = make_people(20, seed=5, years=YEARS)
    changed = next(fact for fact in people[3].facts if fact["kind"] == "rating")
    changed["value"] = "khong-hoan-thanh" if changed["value"] != "khong-hoan-thanh" else "tot"
    other = tmp_path / "sua.xlsx"
    write_workbook(other, people=people, years=YEARS, seed=5)

    importing = uploaded(other, bureau, officer)

    stopped = importing.problems.filter(blocks=True)
    assert [problem.sentence.split(":")[1].strip() for problem in stopped] == [people[3].name]
    sheet = next(one for one in importing.mapping["sheets"] if one["name"] == stopped.get().sheet)
    rated = [
        one["letters"]
        for one in sheet["columns"]
        if (one["field"], one["year"]) == ("rating", changed["year"])
    ]
    assert [stopped.get().column] == rated
    assert "đã có trong hồ sơ với nội dung khác" in stopped.get().sentence


def test_a_person_of_another_unit_is_not_taken_over(workbook: Path, bureau: Organisation, officer: User):
    elsewhere = Unit(OrganisationFactory(parent=bureau.tenant))
    Person.objects.filter(pk=elsewhere.person.pk).update(staff_code="00001")

    importing = uploaded(workbook, bureau, officer)

    sentences = [problem.sentence for problem in importing.problems.filter(blocks=True)]
    assert any(", cột B: mã cán bộ 00001 thuộc một người ở đơn vị khác" in sentence for sentence in sentences)


def test_an_import_is_confirmed_once(workbook: Path, bureau: Organisation, officer: User):
    importing = uploaded(workbook, bureau, officer)
    confirm_import(importing, actor=officer)

    with pytest.raises(Refused, match="đã được người khác xử lý"):
        confirm_import(importing, actor=officer)


def test_another_units_officer_uploads_nothing_here(workbook: Path, bureau: Organisation):
    other = officer_of(OrganisationFactory(parent=bureau.tenant))

    with workbook.open("rb") as content, pytest.raises(NotAllowed):
        start_import(bureau, file=File(content, name="a.xlsx"), name="a.xlsx", actor=other)


def test_an_officer_who_lost_the_right_meanwhile_imports_nothing(
    workbook: Path, bureau: Organisation, officer: User
):
    importing = uploaded(workbook, bureau, officer)
    confirm_import(importing, actor=officer)
    officer.scopes.update(valid_until=date(2020, 1, 2))

    carry_out_import(importing, actor=officer, on=ON)

    importing.refresh_from_db()
    assert (importing.state, Fact.objects.count()) == (Import.State.CHECKED, 0)
    assert "không còn quyền" in importing.problem


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(
    bureau: Organisation, officer: User, tmp_path: Path
):
    path = tmp_path / "anh.xlsx"
    path.write_bytes(b"\x89PNG khong phai bang tinh")

    importing = uploaded(path, bureau, officer)

    assert importing.state == Import.State.REFUSED
    assert importing.problem.endswith(".")


def test_what_a_file_says_otherwise_of_a_known_person_is_remarked_and_changes_nothing_of_them(
    workbook: Path, bureau: Organisation, officer: User, tmp_path: Path
):
    imported(workbook, bureau, officer)
    before = {person.staff_code: person.born for person in people_of(bureau, ON)}
    moved = Organisation.objects.get(name=UNITS[1])
    placed = [one for one in people_of(bureau, ON) if not one.posts.filter(organisation=moved).exists()]
    who = next(one for one in placed if one.staff_code == "00001")
    book = Workbook()
    book.active.append(("STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại năm 2020"))
    book.active.append((1, who.staff_code, who.name, "01/02/1970", moved.name, "HTTNV"))
    book.save(tmp_path / "khac.xlsx")

    importing = imported(tmp_path / "khac.xlsx", bureau, officer)

    remarks = importing.problems.order_by("column").values_list("column", "blocks")
    assert (list(remarks), importing.counts["added"]) == ([("D", False), ("E", False)], 1)
    assert {person.staff_code: person.born for person in people_of(bureau, ON)} == before
    assert not who.posts.filter(organisation=moved).exists()
