"""The page of the years to come: first years as a projection tells them, for the unit's own subjects."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from factories.records import rating, title
from factories.units import OrganisationFactory, PersonFactory
from vinhdanh import law
from vinhdanh.records.domain.subjects import read_history, standing_facts, subjects_of
from vinhdanh.web.unit.grid.choice import AWARDS, COLLECTIVES, PEOPLE
from web.reading import count_queries, english_words
from web.unit.conftest import ON

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
AHEAD = "/don-vi/bang-xet/nhung-nam-toi/"
ASKED = 13
NAMES = frozenset({"ttg", "b"})  # BK TTg; điểm b


def years(page, name):
    """Return the first years of a row by award."""
    found = next(cells for row, cells in page.context["rows"] if row.name == name)
    return {cell.award: cell.year for cell in found}


def test_every_award_has_the_first_year_that_a_projection_tells(officer, bureau):
    facts = [rating(2024), title("cstd-co-so", 2024), title("cstd-co-so", 2025)]
    bureau.write(bureau.binh, *facts)

    page = officer.get(AHEAD)

    read = read_history(bureau.binh, [fact.content for fact in standing_facts([bureau.binh])[bureau.binh.pk]])
    told = {one.award: one.year for one in law.project(read, ON, awards=AWARDS[PEOPLE])}
    assert years(page, "Trần Thị Bình") == told
    assert [row.number for row, _ in page.context["rows"]] == [1, 2, 3]
    assert f"Năm {told['cstd-bo']}" in page.content.decode()


def test_a_cell_leads_to_why(officer, bureau):
    page = officer.get(AHEAD).content.decode()

    assert f'href="/don-vi/bang-xet/{bureau.an.pk}/bk-ttg/2025/"' in page


def test_a_year_that_may_still_be_proposed_stands_out(officer):
    cells = [cell for _, found in officer.get(AHEAD).context["rows"] for cell in found]

    assert {cell.is_near for cell in cells} == {True, False}
    assert all(cell.is_near == (cell.year is not None and cell.year <= 2025) for cell in cells)


def test_collectives_have_a_page_of_their_own(officer, bureau):
    subjects_of([], [bureau.unit, bureau.legal])

    page = officer.get(AHEAD, {"nhom": COLLECTIVES})

    assert [row.name for row, _ in page.context["rows"]] == ["Cục Hạ tầng số", "Phòng Pháp chế"]
    assert years(page, "Phòng Pháp chế").keys() == set(AWARDS[COLLECTIVES])


def test_names_are_searched_and_nobody_of_another_unit_is_shown(officer, bureau):
    elsewhere = OrganisationFactory(parent=bureau.unit.parent)
    subjects_of([PersonFactory(name="Nguyễn Văn An", organisation=elsewhere)])

    found = officer.get(AHEAD, {"tim": "van an"})
    nobody = officer.get(AHEAD, {"tim": "khong co ai"}).content.decode()

    assert [row.subject for row, _ in found.context["rows"]] == [bureau.an]
    assert "Không có ai, tập thể nào khớp với điều kiện lọc" in nobody


def test_a_page_whose_facts_contradict_each_other_says_so(officer, bureau):
    person = bureau.an.person
    bureau.write(bureau.an, rating(2024))
    type(person).objects.filter(pk=person.pk).update(born=ON)

    assert "Hồ sơ có dữ kiện mâu thuẫn nhau" in officer.get(AHEAD).content.decode()
    sheet = load_workbook(BytesIO(officer.get(f"{AHEAD}excel/").content))["Các năm tới"]
    assert {cell.value for cell in sheet[2][4:]} == {"Hồ sơ có dữ kiện mâu thuẫn nhau"}


def test_everybody_and_the_sums_stand_in_a_workbook(officer):
    shown = officer.get(AHEAD).context["rows"]

    book = load_workbook(BytesIO(officer.get(f"{AHEAD}excel/").content))

    lines = list(book["Các năm tới"].iter_rows(min_row=2, values_only=True))
    told = [[one.year or "Chưa thấy" for one in years] for _, years in shown]
    assert [line[2] for line in lines] == [row.name for row, _ in shown]
    assert [list(line[4:]) for line in lines] == told
    sums = list(book["Tổng hợp"].iter_rows(min_row=2, values_only=True))
    assert len(sums) == len(AWARDS[PEOPLE])
    assert all(sum(line[1:]) == len(shown) for line in sums)
    assert "quy định giữ nguyên" in book["Ghi chú"]["A2"].value


def test_more_people_ask_no_more_questions(officer):
    assert count_queries(lambda: officer.get(AHEAD, {"tim": "van an"})) == ASKED
    assert count_queries(lambda: officer.get(AHEAD)) == ASKED


@pytest.mark.parametrize("asked", [{}, {"nhom": COLLECTIVES}, {"tim": "không có ai"}])
def test_no_english_stands_on_the_page(officer, asked):
    assert english_words(officer.get(AHEAD, asked).content.decode(), names=NAMES) == set()
