"""Agencies, units, people, accounts with their roles."""

from copy import deepcopy
from datetime import date
from functools import cache

import factory

from vinhdanh.units.domain.account import grant_scope, open_account
from vinhdanh.units.domain.organisation import create_organisation, found_agency
from vinhdanh.units.domain.person import NewPerson, add_people
from vinhdanh.units.enums import Gender, OrganisationKind, PersonGroup, Role
from vinhdanh.units.models import Organisation, Person, User

ON = date(2020, 1, 1)  # when everything of the factories began
PASSWORD = "một câu dài để nhớ"


def administrator_of(organisation: Organisation) -> User:
    """Return the first administrator of the agency to which a unit belongs."""
    return deepcopy(_administrator(organisation.tenant_id))  # what a test does to it is not done to the next


@cache
def _administrator(tenant: object) -> User:
    return User.objects.get(scopes__organisation=tenant, scopes__role=Role.ADMINISTRATOR, person=None)


class AdministratorFactory(factory.Factory):
    """A new agency, by its first administrator; the agency is ``.tenant``."""

    class Meta:
        model = found_agency

    code = factory.Sequence(lambda n: f"BO{n}")
    name = factory.Sequence(lambda n: f"Bộ số {n}")
    username = factory.Sequence(lambda n: f"quantri{n}")
    password = PASSWORD
    on = ON


class OrganisationFactory(factory.Factory):
    """A unit under ``parent`` (a new agency where none is given)."""

    class Meta:
        model = create_organisation
        inline_args = ("parent",)

    parent = factory.LazyFunction(lambda: AdministratorFactory().tenant)
    code = factory.Sequence(lambda n: f"DV{n}")
    name = factory.Sequence(lambda n: f"Cục số {n}")
    kind = OrganisationKind.UNIT
    actor = factory.LazyAttribute(lambda unit: administrator_of(unit.parent))
    on = ON


class PersonFactory(factory.Factory):
    """Somebody who works in ``organisation`` (a new unit where none is given)."""

    class Meta:
        model = Person

    organisation = factory.SubFactory(OrganisationFactory)
    staff_code = factory.Sequence(lambda n: f"CB{n:05}")
    name = factory.Iterator(["Nguyễn Thị Hồng Ánh", "Trần Văn Bình", "Đặng Thuỳ Chi", "Lê Quốc Đạt"])
    gender = Gender.FEMALE
    born = date(1985, 3, 2)
    joined = date(2010, 9, 1)
    group = PersonGroup.CIVIL_SERVANT
    title = "Chuyên viên"

    @classmethod
    def _build(cls, _: type[Person], **words: object) -> NewPerson:
        return NewPerson(**words)

    @classmethod
    def _create(cls, _: type[Person], **words: object) -> Person:
        return enter([NewPerson(**words)])[0]


def enter(people: list[NewPerson]) -> list[Person]:
    """Enter people of one agency by its administrator, all at once."""
    return add_people(people, actor=administrator_of(people[0].organisation), on=ON)


def people_of(organisation: Organisation, count: int) -> list[Person]:
    """Return so many new people of a unit."""
    return enter(PersonFactory.build_batch(count, organisation=organisation))


class UserFactory(factory.Factory):
    """The account of a new person of ``organisation``, with a ``role`` over ``over`` or that unit."""

    class Meta:
        model = User

    organisation = factory.SubFactory(OrganisationFactory)
    role = None
    over = None
    username = factory.Sequence(lambda n: f"tk{n:05}")
    email = ""
    password = PASSWORD

    @classmethod
    def _create(
        cls,
        _: type[User],
        *,
        organisation: Organisation,
        role: Role | None,
        over: Organisation | None,
        **words: str,
    ) -> User:
        actor = administrator_of(organisation)
        account = open_account(PersonFactory(organisation=organisation), actor=actor, on=ON, **words)
        if role is not None:
            grant_scope(account, organisation=over or organisation, role=role, actor=actor, on=ON)
        return account


def officer_of(organisation: Organisation, role: Role = Role.UNIT_OFFICER) -> User:
    """Return a new account that holds a role over a unit."""
    return UserFactory(organisation=organisation, role=role)
