"""Where the demo ministry is not built."""

from datetime import date

import pytest

from factories.units import AdministratorFactory, OrganisationFactory
from vinhdanh.common.errors import Refused
from vinhdanh.demo.build import build_demo, demo_is_here
from vinhdanh.demo.tree import MINISTRY_CODE
from vinhdanh.units.models import Organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def unheard(done: int, total: int, words: str) -> None:
    """Take progress that nobody watches."""


def test_beside_a_real_agency_nothing_is_built():
    AdministratorFactory(code="BX")

    with pytest.raises(Refused, match="đã có dữ liệu của một cơ quan"):
        build_demo("small", seed=1, on=date(2026, 11, 20), progress=unheard)

    assert [one.code for one in Organisation.objects.all()] == ["BX"]
    assert not demo_is_here()


def test_a_demo_of_another_size_is_not_taken_for_this_one():
    OrganisationFactory(parent=AdministratorFactory(code=MINISTRY_CODE).tenant)

    with pytest.raises(Refused, match="quy mô khác"):
        build_demo("ministry", seed=1, on=date(2026, 11, 20), progress=unheard)

    assert Organisation.objects.count() == 2
