from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import ON, PASSWORD, AdministratorFactory, OrganisationFactory, administrator_of, officer_of
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.units.domain.organisation import create_organisation, found_agency
from vinhdanh.units.domain.queries.organisation import agency_of, organisation_for, visible_organisations
from vinhdanh.units.enums import OrganisationKind, Role
from vinhdanh.units.models import Organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_an_agency_is_founded_with_its_root_and_first_administrator():
    administrator = found_agency(
        code="BTT", name="Bộ Trình diễn", username="QuanTri", password=PASSWORD, on=date(2026, 1, 1)
    )

    root = administrator.tenant
    assert (root.tenant, root.parent, root.path, root.kind) == (root, None, "BTT/", "bo")
    assert [(scope.role, scope.organisation) for scope in administrator.scopes.all()] == [
        (Role.ADMINISTRATOR, root)
    ]
    assert (administrator.username, administrator.check_password(PASSWORD)) == ("quantri", True)
    assert sentence(LoggedAction.objects.get()) == (
        "Lập cơ quan “Bộ Trình diễn” cùng tài khoản quản trị đầu tiên “quantri”."
    )


def test_a_unit_stands_below_its_parent_in_the_tree():
    top = OrganisationFactory(code="CUC")

    team = create_organisation(
        top,
        code="PHONG.1",
        name="Phòng 1",
        kind=OrganisationKind.UNIT,
        founded=date(2004, 5, 1),
        actor=administrator_of(top),
        on=ON,
    )

    assert (team.parent, team.tenant_id, team.path, team.founded) == (
        top,
        top.tenant_id,
        f"{top.path}PHONG.1/",
        date(2004, 5, 1),
    )


def test_founding_a_unit_is_the_administrators_alone():
    unit = OrganisationFactory()
    officer = officer_of(unit)

    with pytest.raises(NotAllowed):
        create_organisation(unit, code="X", name="Phòng X", kind=OrganisationKind.UNIT, actor=officer, on=ON)

    assert not Organisation.objects.filter(code="X").exists()


@pytest.mark.parametrize("code", ["", "có dấu", "a/b", "%", "_", "x" * 31])
def test_a_code_that_cannot_stand_in_the_path_is_refused(code):
    agency = AdministratorFactory().tenant

    with pytest.raises(Refused, match="không hợp lệ"):
        OrganisationFactory(parent=agency, code=code)


def test_a_code_is_given_once_in_an_agency_but_again_in_another():
    first = OrganisationFactory(code="CBC")
    OrganisationFactory(code="CBC")  # of another agency

    with pytest.raises(Refused, match="đã dùng cho một đơn vị khác"):
        OrganisationFactory(parent=first.parent, code="CBC")


def test_an_officer_sees_the_unit_and_what_is_below_it_but_no_sibling_whose_code_begins_alike():
    unit = OrganisationFactory(code="C1")
    below = OrganisationFactory(parent=unit, code="P1")
    OrganisationFactory(parent=unit.parent, code="C10")

    assert list(visible_organisations(officer_of(unit), ON)) == [unit, below]


def test_the_door_to_a_unit_opens_from_above_and_from_nowhere_else():
    unit = OrganisationFactory()
    sibling = OrganisationFactory(parent=unit.parent)
    ministry = officer_of(unit.parent, Role.MINISTRY_OFFICER)

    assert organisation_for(ministry, unit.pk) == unit
    for stranger in (officer_of(sibling), AdministratorFactory()):
        with pytest.raises(NotAllowed):
            organisation_for(stranger, unit.pk)


def test_whoever_has_not_signed_in_is_told_the_agency_only_if_there_is_just_one():
    assert agency_of(AnonymousUser()) is None
    agency = AdministratorFactory().tenant
    assert agency_of(AnonymousUser()) == agency
    other = AdministratorFactory()
    assert agency_of(AnonymousUser()) is None
    assert agency_of(other) == other.tenant
