import unicodedata
from datetime import date

import pytest

from factories import (
    ON,
    PASSWORD,
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
from vinhdanh.units.domain.account import end_scope, grant_scope, open_account
from vinhdanh.units.domain.queries.scopes import covers, holds, scopes_held, units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Scope, User

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_an_account_belongs_to_its_persons_agency_and_its_name_has_small_letters():
    person = PersonFactory()

    account = open_account(
        person, username=" CB01 ", email="An@Bo.vn", password=PASSWORD, actor=administrator_of(person), on=ON
    )

    assert (account.tenant_id, account.person, account.username, account.email) == (
        person.tenant_id,
        person,
        "cb01",
        "an@bo.vn",
    )
    assert sentence(LoggedAction.objects.latest("created_at")) == "Mở tài khoản “cb01”."


@pytest.mark.parametrize(
    ("again", "why"),
    [
        ({"username": "CB01"}, "đã có tài khoản. Hãy dùng tài khoản ấy"),
        ({"email": "AN@bo.vn"}, "đã gắn với một tài khoản khác"),
        ({"password": "administrator"}, "quá phổ biến"),
        ({"password": "ngắn"}, "quá ngắn: cần ít nhất 12 ký tự"),
    ],
)
def test_an_account_that_clashes_or_has_a_weak_password_is_refused(again, why):
    unit = OrganisationFactory()
    UserFactory(organisation=unit, username="cb01", email="an@bo.vn")
    words = {"username": "cb02", "password": PASSWORD, "email": "binh@bo.vn"} | again

    with pytest.raises(Refused, match=why):
        open_account(PersonFactory(organisation=unit), **words, actor=administrator_of(unit), on=ON)

    assert User.objects.filter(username="cb02").count() == 0


def test_a_person_has_one_account():
    account = UserFactory()

    with pytest.raises(Refused, match="chỉ dùng một tài khoản"):
        open_account(
            account.person, username="khac", password=PASSWORD, actor=administrator_of(account.tenant), on=ON
        )


def test_an_administrator_opens_no_account_for_a_person_of_another_agency():
    person = PersonFactory()

    with pytest.raises(NotAllowed):
        open_account(person, username="la", password=PASSWORD, actor=AdministratorFactory(), on=ON)


def test_a_password_is_the_same_however_the_keyboard_composes_its_letters():
    account = UserFactory(password=unicodedata.normalize("NFD", "một câu rất dài"))

    assert account.check_password(unicodedata.normalize("NFC", "một câu rất dài"))
    assert not account.check_password("mot cau rat dai")


def test_a_role_is_held_from_its_first_day_until_the_day_it_ends():
    unit = OrganisationFactory()
    account = UserFactory(organisation=unit)
    grant_scope(
        account,
        organisation=unit,
        role=Role.UNIT_OFFICER,
        actor=administrator_of(unit),
        on=date(2026, 2, 1),
        until=date(2026, 3, 1),
    )

    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)]
    held = [covers(account, unit, [Role.UNIT_OFFICER], day) for day in days]
    assert held == [False, True, True, False]


def test_a_role_covers_the_unit_and_below_in_its_own_agency_only():
    unit = OrganisationFactory(code="C1")
    below = OrganisationFactory(parent=unit, code="P1")
    alike = OrganisationFactory(parent=unit.parent, code="C11")
    officer = officer_of(unit)
    twin = OrganisationFactory(code="C1")
    twin.path = unit.path  # another agency may use the same codes

    assert [covers(officer, place, [Role.UNIT_OFFICER], ON) for place in (unit, below, alike, twin)] == [
        True,
        True,
        False,
        False,
    ]
    assert covers(officer, unit, [Role.UNIT_HEAD], ON) is False
    assert list(units_where(officer, [Role.UNIT_OFFICER], ON).order_by("path")) == [unit, below]
    assert list(units_where(officer, [Role.LEADER], ON)) == []


def test_a_role_held_over_a_unit_itself_is_told_from_one_held_above_it():
    unit = OrganisationFactory(code="C1")
    above, own = (UserFactory(organisation=unit, role=Role.UNIT_HEAD, over=o) for o in (unit.parent, unit))

    assert [covers(one, unit, [Role.UNIT_HEAD], ON) for one in (above, own)] == [True, True]
    assert [holds(one, unit, [Role.UNIT_HEAD], ON) for one in (above, own)] == [False, True]
    assert holds(own, unit, [Role.UNIT_OFFICER], ON) is False


def test_ending_a_role_takes_it_away_at_once_and_keeps_its_past():
    unit = OrganisationFactory()
    officer = officer_of(unit)
    scope = officer.scopes.get()

    end_scope(scope, actor=administrator_of(unit), on=date(2026, 6, 1))

    assert covers(officer, unit, [Role.UNIT_OFFICER], date(2026, 5, 31))
    assert not covers(officer, unit, [Role.UNIT_OFFICER], date(2026, 6, 1))
    with pytest.raises(Refused, match="đã thôi giao"):
        end_scope(scope, actor=administrator_of(unit), on=date(2026, 6, 2))


def test_a_role_may_end_on_the_day_it_began():
    unit = OrganisationFactory()
    officer = officer_of(unit)

    end_scope(officer.scopes.get(), actor=administrator_of(unit), on=ON)

    assert list(scopes_held(officer, ON)) == []


def test_an_account_that_is_switched_off_holds_nothing():
    unit = OrganisationFactory()
    officer = officer_of(unit)
    assert covers(officer, unit, [Role.UNIT_OFFICER], ON)

    User.objects.filter(pk=officer.pk).update(is_active=False)

    assert not covers(officer, unit, [Role.UNIT_OFFICER], ON)


def test_nobody_grants_a_role_to_themselves():
    administrator = AdministratorFactory()

    with pytest.raises(Refused, match="Không ai tự giao"):
        grant_scope(
            administrator,
            organisation=administrator.tenant,
            role=Role.MINISTRY_OFFICER,
            actor=administrator,
            on=ON,
        )


def test_a_role_is_granted_by_an_administrator_within_one_agency():
    unit = OrganisationFactory()
    account = UserFactory(organisation=unit)
    stranger = UserFactory()

    with pytest.raises(NotAllowed):
        grant_scope(account, organisation=unit, role=Role.UNIT_HEAD, actor=officer_of(unit), on=ON)
    with pytest.raises(Refused, match="thuộc cơ quan khác"):
        grant_scope(stranger, organisation=unit, role=Role.UNIT_HEAD, actor=administrator_of(unit), on=ON)

    assert Scope.objects.filter(role=Role.UNIT_HEAD).count() == 0


def test_a_role_is_not_granted_twice_nor_for_less_than_a_day():
    unit = OrganisationFactory()
    officer, actor = officer_of(unit), administrator_of(unit)

    with pytest.raises(Refused, match="đã được giao"):
        grant_scope(officer, organisation=unit, role=Role.UNIT_OFFICER, actor=actor, on=ON)
    with pytest.raises(Refused, match="phải sau ngày bắt đầu"):
        grant_scope(officer, organisation=unit, role=Role.UNIT_HEAD, actor=actor, on=ON, until=ON)
