from dataclasses import replace
from datetime import date

import pytest

from factories.records import TODAY, Unit, page_of, rating, record
from factories.units import OrganisationFactory, PersonFactory, administrator_of
from races import at_once
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.records.domain import particulars
from vinhdanh.records.domain.particulars import Stale, correct_person, particulars_of
from vinhdanh.records.models import Finding
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.domain.reorganising import merge_organisation
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASIS = "Lý lịch cán bộ"


@pytest.fixture(scope="module")
def built_unit(build_once):
    yield from build_once(lambda: Unit(OrganisationFactory(name="Cục Hạ tầng số")))


@pytest.fixture
def unit(built_unit, mine):
    return mine(built_unit)


def now(unit):
    person = Person.objects.get(pk=unit.person.pk)
    return particulars_of(person, post_of(person, TODAY))


def correct(unit, *, seen=None, actor=None, **new):
    stands = now(unit)
    return correct_person(
        unit.page,
        seen=(seen or stands).mark,
        said=replace(stands, **new),
        reason=BASIS,
        actor=actor or unit.officer,
        on=TODAY,
    )


def told():
    return [sentence(entry) for entry in LoggedAction.objects.filter(code="person.corrected")]


def test_each_particular_is_put_right_and_the_journal_tells_both_values(unit):
    department = OrganisationFactory(parent=unit.organisation, name="Phòng Pháp chế")
    before = now(unit)
    new = {
        "name": "Nguyễn Thị Hồng Anh",
        "staff_code": "CB-777",
        "gender": Gender.MALE,
        "born": date(1985, 2, 3),
        "joined": None,
        "group": PersonGroup.PUBLIC_EMPLOYEE,
        "direct_worker": True,
        "organisation": department,
        "title": "Trưởng phòng",
    }

    assert correct(unit, **new)

    assert now(unit) == replace(before, **new)
    assert Person.objects.get(pk=unit.person.pk).folded == "nguyen thi hong anh"
    said = (
        f"Sửa thông tin của Nguyễn Thị Hồng Anh: họ và tên từ “{before.name}” thành “Nguyễn Thị Hồng Anh”; "
        f"mã cán bộ từ “{before.staff_code}” thành “CB-777”; giới tính từ “Nữ” thành “Nam”; "
        "ngày sinh từ “02/03/1985” thành “03/02/1985”; ngày vào cơ quan từ “01/09/2010” thành “trống”; "
        "đối tượng từ “Công chức” thành “Viên chức”; lao động trực tiếp từ “không” thành “có”; "
        "đơn vị từ “Cục Hạ tầng số” thành “Phòng Pháp chế”; chức vụ từ “Chuyên viên” thành “Trưởng phòng”. "
        "Căn cứ: Lý lịch cán bộ"
    )
    assert told() == [said]


def test_a_unit_put_right_is_right_from_the_first_day_of_the_post(unit):
    department = OrganisationFactory(parent=unit.organisation)

    correct(unit, organisation=department)

    assert post_of(unit.person, date(2010, 9, 1)).organisation == department
    assert unit.person.posts.count() == 1


def test_nothing_new_changes_nothing_and_is_not_told(unit):
    assert not correct(unit, name=f"  {now(unit).name.replace(' ', '  ')} ")
    assert told() == []


def outcome(unit):
    return unit.page.findings.get(award="ldtt", year=2025).outcome


def test_the_law_is_asked_again_where_it_reads_what_was_put_right(unit):
    unit.person.group = ""
    unit.person.save(update_fields=["group"])
    record(unit.page, [rating(2025)], actor=unit.officer)
    without = outcome(unit)

    correct(unit, group=PersonGroup.CIVIL_SERVANT)

    assert (without, outcome(unit)) == (Finding.Outcome.INSUFFICIENT, Finding.Outcome.AWAITING)


def test_a_staff_code_alone_asks_the_law_nothing(unit, django_assert_num_queries):
    record(unit.page, [rating(2025)], actor=unit.officer)
    before = now(unit)
    said = replace(before, staff_code="CB-1")

    with django_assert_num_queries(12):  # savepoints 4, page, place, right, person, post, code, change, log
        correct_person(unit.page, seen=before.mark, said=said, reason=BASIS, actor=unit.officer, on=TODAY)


def test_a_birth_that_the_record_contradicts_is_refused_whole(unit):
    award = {"kind": "award", "award": "bk-bo", "decided": "1990-01-01"}
    record(unit.page, [rating(2025), award], actor=unit.officer)

    with pytest.raises(Refused, match="trước ngày sinh"):
        correct(unit, born=date(1995, 3, 2), joined=date(2020, 1, 1))

    assert (now(unit).born, told()) == (date(1985, 3, 2), [])


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({"born": date(2025, 1, 1)}, "Năm sinh 2025 không hợp lý"),
        ({"born": date(1885, 3, 2)}, "Năm sinh 1885 không hợp lý"),
        ({"joined": date(2026, 1, 16)}, "Ngày vào cơ quan 16/01/2026 chưa đến"),
        ({"joined": date(1985, 3, 2)}, "đứng trước ngày sinh"),
        ({"name": "Nguyễn \u202eVăn An"}, "U\\+202E"),
    ],
)
def test_what_cannot_be_true_is_refused(unit, new, words):
    before = now(unit)

    with pytest.raises(Refused, match=words):
        correct(unit, **new)

    assert (now(unit), told()) == (before, [])


def test_what_stands_wrong_does_not_keep_other_things_from_being_put_right(unit):
    Person.objects.filter(pk=unit.person.pk).update(born=date(1910, 3, 2))

    assert correct(unit, gender=Gender.MALE)


def test_a_code_that_somebody_else_bears_is_refused_however_it_is_written(unit):
    PersonFactory(organisation=unit.organisation, staff_code="CB-X")

    with pytest.raises(Refused, match="“cb-x” đã có người khác mang"):
        correct(unit, staff_code="cb-x")
    assert correct(unit, staff_code="CB-Y")


def test_a_unit_that_has_ended_is_refused(unit):
    ended, heir = (OrganisationFactory(parent=unit.organisation) for _ in range(2))
    merge_organisation(ended, into=heir, actor=administrator_of(ended), on=TODAY)
    ended.refresh_from_db()

    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        correct(unit, organisation=ended)
    assert correct(unit, organisation=heir)


def test_of_two_who_saw_the_same_the_second_is_told_and_overwrites_nothing(unit):
    seen = now(unit)
    correct(unit, seen=seen, born=date(1985, 2, 3))

    with pytest.raises(Stale) as told_so:
        correct(unit, seen=seen, gender=Gender.MALE)

    assert told_so.value.theirs == now(unit) == replace(seen, born=date(1985, 2, 3))
    assert correct(unit, seen=now(unit), gender=Gender.MALE)


def test_whoever_says_what_already_stands_is_not_stale(unit):
    seen = now(unit)
    correct(unit, seen=seen, born=date(1985, 2, 3))

    assert not correct(unit, seen=seen, born=date(1985, 2, 3))


def at_once_corrected():
    unit = Unit(OrganisationFactory())
    seen = now(unit)
    said = [replace(seen, title=f"Chức vụ {number}") for number in range(8)]
    return at_once(
        lambda number: correct_person(
            unit.page, seen=seen.mark, said=said[number], reason=BASIS, actor=unit.officer, on=TODAY
        ),
        threads=8,
    )


@pytest.mark.django_db(transaction=True)
def test_of_eight_writers_at_once_one_is_kept_and_seven_are_told():
    given = at_once_corrected()

    assert (given.count(True), sum(isinstance(one, Stale) for one in given)) == (1, 7)
    assert len(told()) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_mark_the_last_writer_wipes_out_the_others(monkeypatch):
    """The negative control."""
    monkeypatch.setattr(particulars.Particulars, "mark", "")

    assert at_once_corrected() == [True] * 8


@pytest.mark.django_db(transaction=True)
def test_of_two_people_given_one_code_at_once_one_bears_it():
    unit = Unit(OrganisationFactory())
    pages = [unit.page, page_of(PersonFactory(organisation=unit.organisation))]
    seen = [particulars_of(one.person, post_of(one.person, TODAY)) for one in pages]

    given = at_once(
        lambda number: correct_person(
            pages[number],
            seen=seen[number].mark,
            said=replace(seen[number], staff_code="CB-MOT"),
            reason=BASIS,
            actor=unit.officer,
            on=TODAY,
        ),
        threads=2,
    )

    assert sorted(map(str, given)) == [
        "Mã cán bộ “CB-MOT” đã có người khác mang. Mỗi người một mã; hãy kiểm tra lại.",
        "True",
    ]


def test_only_those_who_keep_the_record_put_it_right(unit):
    other = Unit(OrganisationFactory(parent=unit.organisation.tenant))
    assert correct(other, gender=Gender.MALE)

    with pytest.raises(NotAllowed):
        correct(unit, actor=other.officer, gender=Gender.MALE)
    with pytest.raises(NotAllowed):
        correct(unit, organisation=other.organisation)


def test_who_has_left_has_no_unit_and_no_title_to_put_right(unit):
    unit.person.posts.all().delete()
    agency = Unit(unit.organisation.tenant)

    with pytest.raises(Refused, match="không còn vị trí công tác"):
        correct(unit, actor=agency.officer, title="Trưởng phòng")
    assert correct(unit, actor=agency.officer, gender=Gender.MALE)


def test_nobody_joined_an_agency_as_a_child(unit):
    with pytest.raises(Refused, match="Vào cơ quan khi mới 5 tuổi"):
        correct(unit, born=date(2005, 1, 1), joined=date(2010, 9, 1))
