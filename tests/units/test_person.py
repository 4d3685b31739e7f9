from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories import (
    ON,
    AdministratorFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    administrator_of,
    officer_of,
)
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.units.domain.person import NewPerson, add_people, add_person, move_person
from vinhdanh.units.domain.queries.person import people_of, person_for, post_of, visible_people
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Person, Post

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_a_person_is_entered_with_the_post_and_the_keys_of_sorting_and_search():
    unit = OrganisationFactory()

    person = add_person(
        NewPerson(
            organisation=unit,
            staff_code=" CB7 ",
            name="  Nguyễn  Thị Ðào ",
            title="Chuyên viên",
            joined=date(2015, 6, 1),
        ),
        actor=officer_of(unit),
        on=date(2026, 1, 5),
    )

    post = post_of(person, date(2016, 1, 1))
    assert (person.staff_code, person.name, person.folded) == ("CB7", "Nguyễn Thị Đào", "nguyen thi dao")
    assert (post.organisation, post.title, post.period.lower) == (unit, "Chuyên viên", date(2015, 6, 1))
    assert post_of(person, date(2015, 5, 31)) is None


def test_people_are_listed_by_given_name():
    unit = OrganisationFactory()
    for name in ("Vũ Văn Yên", "Đỗ Thị Ẩn", "Nguyễn Văn Anh", "Nguyễn Thị Ánh", "Lê Đức Dũng"):
        PersonFactory(organisation=unit, name=name)

    assert [person.name for person in people_of(unit, ON)] == [
        "Nguyễn Văn Anh",
        "Nguyễn Thị Ánh",
        "Đỗ Thị Ẩn",
        "Lê Đức Dũng",
        "Vũ Văn Yên",
    ]


def test_many_people_are_entered_in_a_handful_of_queries(django_assert_num_queries):
    unit = OrganisationFactory()
    actor = officer_of(unit)
    batch = [NewPerson(organisation=unit, staff_code=f"M{n}", name="Trần Văn Bình") for n in range(300)]

    with django_assert_num_queries(7):  # savepoint twice, right, codes, people, posts, log
        people = add_people(batch, actor=actor, on=ON)

    assert len(people) == people_of(unit, ON).exclude(pk=actor.person_id).count() == 300
    assert sentence(LoggedAction.objects.latest("created_at")) == f"Thêm 300 người vào “{unit.name}”."


def test_a_batch_with_a_code_twice_or_known_enters_nobody():
    unit = OrganisationFactory()
    known = PersonFactory(organisation=unit, staff_code="CB1")
    batch = [
        NewPerson(organisation=unit, staff_code=code, name="Lê Thị Hoa") for code in ("CB9", "CB1", "CB9")
    ]

    with pytest.raises(Refused, match="CB1, CB9"):
        add_people(batch, actor=administrator_of(unit), on=ON)

    assert list(Person.objects.all()) == [known]


def test_a_name_with_a_mark_that_turns_the_writing_is_refused():
    unit = OrganisationFactory()

    with pytest.raises(Refused, match="U\\+202E"):
        PersonFactory(organisation=unit, name="Nguyễn \u202eVăn An")


def test_an_officer_enters_people_only_into_the_own_unit():
    unit = OrganisationFactory()
    other = OrganisationFactory(parent=unit.parent)
    batch = [
        NewPerson(organisation=unit, staff_code="A1", name="Lê An"),
        NewPerson(organisation=other, staff_code="A2", name="Lê Bảo"),
    ]

    with pytest.raises(NotAllowed):
        add_people(batch, actor=officer_of(unit), on=ON)
    add_people(batch[:1], actor=officer_of(unit), on=ON)

    assert set(Person.objects.filter(staff_code__in=["A1", "A2"]).values_list("staff_code", flat=True)) == {
        "A1"
    }


def test_moving_closes_one_post_and_opens_the_next():
    unit = OrganisationFactory(name="Cục A")
    target = OrganisationFactory(parent=unit.parent, name="Cục B")
    person = PersonFactory(organisation=unit, name="Lê Quốc Đạt")

    move_person(
        person, to=target, title="Phó Trưởng phòng", actor=administrator_of(unit), on=date(2026, 5, 1)
    )

    assert post_of(person, date(2026, 4, 30)).organisation == unit
    assert post_of(person, date(2026, 5, 1)).organisation == target
    assert sentence(LoggedAction.objects.latest("created_at")) == (
        "Chuyển Lê Quốc Đạt từ “Cục A” sang “Cục B” từ ngày 01/05/2026."
    )


def test_a_move_needs_the_right_on_both_units():
    unit = OrganisationFactory()
    target = OrganisationFactory(parent=unit.parent)
    person = PersonFactory(organisation=unit)

    for half in (officer_of(unit), officer_of(target)):
        with pytest.raises(NotAllowed):
            move_person(person, to=target, title="", actor=half, on=date(2026, 5, 1))
    both = officer_of(unit.parent, Role.MINISTRY_OFFICER)
    move_person(person, to=target, title="", actor=both, on=date(2026, 5, 1))

    assert post_of(person, date(2026, 5, 1)).organisation == target


def test_a_move_cannot_begin_before_the_post_that_it_ends():
    unit = OrganisationFactory()
    person = PersonFactory(organisation=unit, joined=date(2020, 1, 1))

    with pytest.raises(Refused, match="phải sau ngày ấy"):
        move_person(person, to=unit, title="", actor=administrator_of(unit), on=date(2020, 1, 1))


def test_the_database_itself_refuses_two_posts_at_once():
    person = PersonFactory(joined=date(2010, 1, 1))
    unit = post_of(person, ON).organisation

    with pytest.raises(IntegrityError, match="post_one_at_a_time"), transaction.atomic():
        Post.objects.create(person=person, organisation=unit, period=(date(2015, 1, 1), date(2016, 1, 1)))

    Post.objects.create(person=person, organisation=unit, period=(date(2005, 1, 1), date(2010, 1, 1)))


def test_a_person_who_moved_is_seen_by_the_new_unit_and_no_longer_by_the_old():
    unit = OrganisationFactory()
    target = OrganisationFactory(parent=unit.parent)
    person = PersonFactory(organisation=unit)
    old, new = officer_of(unit), officer_of(target)
    assert person in visible_people(old, ON)

    move_person(person, to=target, title="", actor=administrator_of(unit), on=date(2021, 1, 1))

    after = date(2021, 1, 1)
    assert (person in visible_people(old, after), person in visible_people(new, after)) == (False, True)


def test_the_door_to_a_person():
    unit = OrganisationFactory()
    own = UserFactory(organisation=unit)
    colleague = UserFactory(organisation=unit)
    sibling = officer_of(OrganisationFactory(parent=unit.parent))
    strangers = AdministratorFactory()

    for user in (own, officer_of(unit), officer_of(unit.parent, Role.LEADER)):
        assert person_for(user, own.person.pk) == own.person
    for user in (colleague, sibling, strangers):
        with pytest.raises(NotAllowed):
            person_for(user, own.person.pk)


def test_who_has_left_the_agency_is_still_seen_from_its_root():
    person = PersonFactory()
    agency = post_of(person, ON).organisation.tenant
    Post.objects.filter(person=person).update(period=(date(2010, 1, 1), date(2019, 1, 1)))

    assert person in visible_people(officer_of(agency, Role.MINISTRY_OFFICER), ON)
