from datetime import date
from uuid import uuid4

import pytest

from vinhdanh.demo.clearing import clear_other_size
from vinhdanh.demo.tree import MINISTRY_CODE, TREES
from vinhdanh.records.models import Import
from vinhdanh.units.domain.organisation import create_organisation, found_agency
from vinhdanh.units.enums import OrganisationKind
from vinhdanh.units.models import Organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]
ON = date(2026, 1, 5)


def found(code, *, units):
    administrator = found_agency(code=code, name=code, username=code, password="Mật khẩu dài 2026", on=ON)
    for number in range(units):
        create_organisation(
            administrator.tenant,
            code=f"DV{number}",
            name=f"Đơn vị {number}",
            kind=OrganisationKind.UNIT,
            actor=administrator,
            on=ON,
        )
    return administrator.tenant


def test_the_demo_of_another_size_makes_room():
    found(MINISTRY_CODE, units=len(TREES["small"]))

    assert clear_other_size("ministry")

    assert Organisation.objects.count() == 0


def test_the_demo_of_this_size_stays():
    found(MINISTRY_CODE, units=len(TREES["small"]))

    assert not clear_other_size("small")

    assert Organisation.objects.count() == 1 + len(TREES["small"])


def test_a_demo_into_which_somebody_imported_stays():
    agency = found(MINISTRY_CODE, units=1)
    Import.objects.create(tenant=agency, unit=agency, file="a.xlsx", name="a.xlsx", uploaded_by=uuid4())

    assert not clear_other_size("ministry")

    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("codes", [["BNV"], [MINISTRY_CODE, "BNV"], []])
def test_whatever_is_not_the_demo_alone_stays(codes):
    for code in codes:
        found(code, units=0)

    assert not clear_other_size("ministry")

    assert Organisation.objects.count() == len(codes)
