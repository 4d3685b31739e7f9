"""What an office has not entered yet is unknown, not absent."""

import pytest

from factories.records import TODAY, Unit, rating, record, title
from factories.units import OrganisationFactory
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.law import Outcome
from vinhdanh.records.domain import completeness
from vinhdanh.records.domain.completeness import state_complete_from
from vinhdanh.records.models import Finding, Subject

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def unit():
    return Unit(OrganisationFactory(name="Cục Hạ tầng số"))


def outcome(page, award):
    return Finding.objects.get(subject=page, award=award, year=2025).outcome


def state(unit, year, actor=None):
    return state_complete_from([unit.page], year, actor=actor or unit.officer, on=TODAY)


def test_what_old_files_may_hold_is_unknown_until_they_are_entered(unit):
    record(unit.page, [rating(2025, "xuat-sac"), title("cstd-co-so", 2025)], actor=unit.officer)
    before = outcome(unit.page, "cstd-bo")

    counts = [state(unit, 2025), state(unit, 2025)]
    unknown = outcome(unit.page, "cstd-bo")
    state(unit, None)

    assert (before, unknown) == (Outcome.NOT_ELIGIBLE, Outcome.INSUFFICIENT)
    assert counts == [1, 0]
    assert outcome(unit.page, "cstd-bo") == Outcome.NOT_ELIGIBLE
    said = LoggedAction.objects.filter(code__startswith="records.").order_by("pk")
    assert [sentence(one) for one in said] == [
        "Ghi 1 hồ sơ của “Cục Hạ tầng số” đầy đủ từ năm 2025: điều chưa nhập của năm trước là chưa biết.",
        "Ghi 1 hồ sơ của “Cục Hạ tầng số” đầy đủ mọi năm: điều chưa nhập là không có.",
    ]


@pytest.mark.parametrize("year", [1989, 2027])
def test_a_year_that_no_record_can_begin_with_is_refused(unit, year: int):
    with pytest.raises(Refused, match="Hãy ghi một năm từ 1990 đến 2026"):
        state(unit, year)


def test_nobody_says_it_of_another_unit(unit):
    other = Unit(OrganisationFactory(parent=unit.organisation.parent, name="Cục khác"))

    with pytest.raises(NotAllowed):
        state(unit, 2020, actor=other.officer)
    assert Subject.objects.get(pk=unit.page.pk).record_from is None


def test_too_many_at_once_are_said_in_parts(unit, monkeypatch):
    monkeypatch.setattr(completeness, "MOST", 0)

    with pytest.raises(Refused, match="Hãy chọn từng đơn vị, phòng"):
        state(unit, 2020)
