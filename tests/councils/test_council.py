"""Seats: one chair at a time, a person once, and nothing changes under a running vote."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories import AdministratorFactory, OrganisationFactory, PersonFactory, UserFactory
from factories.councils import SEATED, Chamber, fresh
from factories.dossiers import TODAY, Way
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.councils.domain.council import change_council, end_seat, found_council, seat_member
from vinhdanh.councils.domain.queries.doors import council_for, session_for, takes_part
from vinhdanh.councils.domain.queries.members import members_on
from vinhdanh.councils.enums import Office
from vinhdanh.councils.models import Member

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_members_stand_in_the_order_of_their_offices(chamber):
    found = [member.office for member in members_on(chamber.council, TODAY)]

    assert found[:3] == [Office.CHAIR, Office.VICE_CHAIR, Office.SECRETARY]
    assert len(found) == 10


def test_a_council_has_one_chair(chamber):
    person = PersonFactory(organisation=chamber.way.organ)

    with pytest.raises(Refused, match="đã có Chủ tịch"):
        seat_member(chamber.council, person, office=Office.CHAIR, valid_from=TODAY, actor=chamber.actor)


def test_the_database_refuses_a_second_chair_that_slipped_past_the_action(chamber):
    """The negative control: without the action's question the constraint still holds."""
    person = PersonFactory(organisation=chamber.way.organ)

    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(council=chamber.council, person=person, office=Office.CHAIR, valid_from=TODAY)


def test_a_new_chair_follows_the_one_who_left(chamber):
    end_seat(chamber.members[0], until=TODAY, reason="Nghỉ hưu", actor=chamber.actor)
    person = PersonFactory(organisation=chamber.way.organ)

    seat_member(chamber.council, person, office=Office.CHAIR, valid_from=TODAY, actor=chamber.actor)

    assert members_on(chamber.council, TODAY).first().person == person
    assert members_on(chamber.council, date(2026, 1, 14)).first().person == chamber.users[0].person


def test_a_person_has_one_seat(chamber):
    with pytest.raises(Refused, match="đang là thành viên"):
        seat_member(
            chamber.council,
            chamber.users[4].person,
            office=Office.MEMBER,
            valid_from=TODAY,
            actor=chamber.actor,
        )


def test_nobody_gets_a_seat_from_another_agency(chamber):
    stranger = PersonFactory(organisation=OrganisationFactory())

    with pytest.raises(NotAllowed):
        seat_member(chamber.council, stranger, office=Office.MEMBER, valid_from=TODAY, actor=chamber.actor)


def test_only_the_organs_officer_founds_a_council(way):
    with pytest.raises(NotAllowed):
        found_council(way.organ, name="Hội đồng", basis="", actor=way.head)


def test_a_name_is_used_once(chamber):
    with pytest.raises(Refused, match="đã có một Hội đồng"):
        found_council(chamber.way.organ, name=chamber.council.name, basis="", actor=chamber.actor)


@pytest.mark.usefixtures("voting")
def test_seats_stay_as_they_are_while_ballots_are_counted(chamber):
    with pytest.raises(Refused, match="đang bỏ phiếu"):
        end_seat(chamber.members[4], until=TODAY, reason="Chuyển công tác", actor=chamber.actor)
    with pytest.raises(Refused, match="đang bỏ phiếu"):
        seat_member(
            chamber.council,
            PersonFactory(organisation=chamber.way.organ),
            office=Office.MEMBER,
            valid_from=SEATED,
            actor=chamber.actor,
        )
    with pytest.raises(Refused, match="phiên họp bỏ phiếu"):
        change_council(chamber.council, basis="", own_case_votes=True, actor=chamber.actor)


def test_doors_are_open_to_officers_members_and_tellers_only(chamber, voting):
    other = Way(OrganisationFactory(parent=AdministratorFactory().tenant, code="A", name="Cục A"))
    bystander = UserFactory(organisation=chamber.way.unit)

    for user in [chamber.actor, chamber.users[5], chamber.tellers[0]]:
        assert session_for(user, voting.pk) == voting
    for user in [other.ministry_officer, chamber.way.officer, bystander]:
        with pytest.raises(NotAllowed):
            session_for(user, voting.pk)
    assert council_for(chamber.actor, chamber.council.pk) == chamber.council
    for user in [other.ministry_officer, chamber.users[5]]:
        with pytest.raises(NotAllowed):
            council_for(user, chamber.council.pk)


def test_who_left_before_the_session_finds_it_no_longer(chamber, planned):
    session = fresh(planned)
    end_seat(chamber.members[5], until=TODAY, reason="Nghỉ hưu", actor=chamber.actor)

    with pytest.raises(NotAllowed):
        session_for(chamber.users[5], session.pk)
    assert takes_part(chamber.users[4], TODAY)
    assert not takes_part(chamber.users[5], TODAY)


def test_two_councils_of_one_organ_know_nothing_of_one_another(chamber, planned):
    other = found_council(chamber.way.organ, name="Hội đồng Sáng kiến", basis="", actor=chamber.actor)

    assert members_on(other, TODAY).count() == 0
    assert planned.council == chamber.council
    assert isinstance(chamber, Chamber)
