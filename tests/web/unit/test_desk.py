import pytest

from factories.units import OrganisationFactory, UserFactory, officer_of
from vinhdanh.units.enums import Role
from web.reading import count_queries, english_words
from web.unit.conftest import browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
DESK = "/don-vi/"
ASKED = 24
NAMES = frozenset({"ttg"})


def figures(page):
    return {str(one.label): one.number for one in page.context["figures"]}


def test_the_desk_counts_what_waits(officer, bureau):
    bureau.write(bureau.an, {"kind": "pending", "matter": "ky-luat", "from": "2026-01-05"})

    assert figures(officer.get(DESK)) == {
        "lần nhập chưa xong": 0,
        "người chưa có xếp loại": 1,
        "người có sáng kiến chưa được công nhận": 1,
        "người đang có việc được xem xét": 1,
    }


def test_a_matter_that_ended_with_a_conclusion_waits_no_longer(officer, bureau):
    ended = {"until": "2026-01-10", "outcome": "cleared"}
    bureau.write(bureau.an, {"kind": "pending", "matter": "ky-luat", "from": "2026-01-05", **ended})

    assert figures(officer.get(DESK))["người đang có việc được xem xét"] == 0


def test_every_number_of_the_desk_opens_a_list_of_that_length(officer):
    page = officer.get(DESK)

    for one in [*page.context["figures"][1:], *page.context["overlooked"]]:
        assert officer.get(one.url).context["page"].paginator.count == one.number


def test_the_overlooked_are_counted_by_award(officer, bureau):
    overlooked = {str(one.label): one.number for one in officer.get(DESK).context["overlooked"]}

    assert overlooked["Lao động tiên tiến"] == 1
    assert overlooked["Chiến sĩ thi đua toàn quốc"] == 0


def test_a_new_office_is_told_how_to_begin(bureau):
    empty = officer_of(OrganisationFactory(parent=bureau.unit.parent, name="Cục Mới"))

    page = browser_of(empty).get(DESK).content.decode()

    assert "Tải lên bảng tính của năm ngoái" in page
    assert 'href="/don-vi/nhap/"' in page


@pytest.mark.parametrize("role", [None, Role.LEADER, Role.ADMINISTRATOR])
def test_whoever_works_for_no_unit_finds_no_desk(bureau, role):
    somebody = UserFactory(organisation=bureau.unit, role=role)

    assert browser_of(somebody).get(DESK).status_code == 404


def test_the_desk_asks_the_same_few_questions_for_one_person_and_for_three(bureau):
    few, many = officer_of(bureau.legal), officer_of(bureau.unit)
    browsers = [browser_of(few), browser_of(many)]

    assert [count_queries(lambda browser=one: browser.get(DESK)) for one in browsers] == [ASKED, ASKED]


def test_no_english_on_the_desk(officer):
    assert english_words(officer.get(DESK).content.decode(), names=NAMES) == set()
