from datetime import date

import pytest

from factories import OrganisationFactory, PersonFactory, UserFactory, administrator_of, officer_of
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.domain.queries.scopes import scopes_held
from vinhdanh.units.domain.reorganising import merge_organisation, rename_organisation
from vinhdanh.units.enums import Role

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
BEFORE, DAY = date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def pair():
    """A unit and the one it will be merged into."""
    unit = OrganisationFactory(name="Cục Báo chí")
    return unit, OrganisationFactory(parent=unit.parent, name="Cục Truyền thông")


def test_a_renamed_unit_keeps_its_former_name_in_the_journal_and_in_its_history(pair):
    unit, _ = pair

    rename_organisation(unit, name=" Cục Báo chí số ", actor=administrator_of(unit))

    unit.refresh_from_db()
    said = sentence(LoggedAction.objects.get(code="organisation.renamed"))
    assert (unit.name, said) == (
        "Cục Báo chí số",
        "Đổi tên đơn vị “Cục Báo chí” thành “Cục Báo chí số”.",
    )
    assert [event.name for event in unit.events.order_by("pgh_id")] == ["Cục Báo chí", "Cục Báo chí số"]


def test_merging_moves_people_and_ends_roles_on_the_day_and_leaves_the_days_before(pair):
    unit, heir = pair
    person = PersonFactory(organisation=unit)
    officer = UserFactory(organisation=heir, role=Role.UNIT_OFFICER, over=unit)

    merge_organisation(unit, into=heir, actor=administrator_of(unit), on=DAY)

    unit.refresh_from_db()
    assert unit.valid_until == DAY
    assert (post_of(person, BEFORE).organisation, post_of(person, DAY).organisation) == (unit, heir)
    assert post_of(person, DAY).title == "Chuyên viên"
    assert (scopes_held(officer, BEFORE).count(), scopes_held(officer, DAY).count()) == (1, 0)
    assert sentence(LoggedAction.objects.get(code="organisation.merged")) == (
        "Sáp nhập “Cục Báo chí” vào “Cục Truyền thông” từ ngày 01/07/2026, chuyển 1 người."
    )


def test_a_merger_that_cannot_be_is_refused_and_says_why(pair):
    unit, heir = pair
    keeper, below = administrator_of(unit), OrganisationFactory(parent=unit, name="Phòng Một")

    def why(merged, into, on=DAY):
        with pytest.raises(Refused) as refusal:
            merge_organisation(merged, into=into, actor=keeper, on=on)
        return str(refusal.value)

    assert "là gốc" in why(unit.parent, heir)
    assert "không nằm trong" in why(unit, below)
    assert "không nằm trong" in why(unit, unit)
    assert "còn 1 đơn vị trực thuộc" in why(unit, heir)
    assert "có từ ngày 01/01/2020" in why(heir, unit, date(2020, 1, 1))
    merge_organisation(below, into=heir, actor=keeper, on=DAY)
    assert "đã kết thúc hoạt động" in why(below, heir)
    assert merge_organisation(unit, into=heir, actor=keeper, on=DAY) == heir


def test_only_an_administrator_changes_the_tree(pair):
    unit, heir = pair
    officer = officer_of(unit)

    with pytest.raises(NotAllowed):
        rename_organisation(unit, name="Tên khác", actor=officer)
    with pytest.raises(NotAllowed):
        merge_organisation(unit, into=heir, actor=officer, on=DAY)
