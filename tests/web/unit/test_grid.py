from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from factories.records import rating
from vinhdanh import law
from vinhdanh.records.domain.subjects import read_history, subjects_of
from vinhdanh.records.models import Finding
from vinhdanh.web.unit.grid.choice import AWARDS, COLLECTIVES, PEOPLE
from web.reading import count_queries, english_words
from web.unit.conftest import ATTESTED, ON

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
GRID = "/don-vi/bang-xet/"
ASKED = 17
NAMES = frozenset({"ttg", "b"})  # BK TTg; điểm b


def names(page):
    return [row.name for row in page.context["rows"]]


def state(page, name, award):
    row = next(row for row in page.context["rows"] if row.name == name)
    return next(cell.state for cell in row.cells if cell.award == award)


def attest(bureau, subject):
    bureau.write(
        subject, *({"kind": "attestation", "of": code, "year": 2025, "value": True} for code in ATTESTED)
    )


def test_the_grid_lists_everybody_by_given_name_with_every_award(officer):
    page = officer.get(GRID)

    assert names(page) == ["Nguyễn Văn An", "Đặng Hồng Ánh", "Trần Thị Bình"]
    assert [column.award for column, _ in page.context["columns"]] == list(AWARDS[PEOPLE])
    assert [row.number for row in page.context["rows"]] == [1, 2, 3]


def test_cells_tell_what_is_met_what_is_honoured_and_what_is_not_known(officer, bureau):
    attest(bureau, bureau.an)

    page = officer.get(GRID)

    assert state(page, "Nguyễn Văn An", "ldtt") == Finding.Outcome.ELIGIBLE
    assert state(page, "Trần Thị Bình", "ldtt") == "da-tang"
    assert state(page, "Đặng Hồng Ánh", "ldtt") == Finding.Outcome.INSUFFICIENT
    assert "Đủ, chưa đề nghị" in page.content.decode()


def test_collectives_have_a_grid_of_their_own(officer, bureau):
    subjects_of([], [bureau.unit, bureau.legal])

    page = officer.get(GRID, {"nhom": COLLECTIVES})

    assert names(page) == ["Cục Hạ tầng số", "Phòng Pháp chế"]
    assert [column.award for column, _ in page.context["columns"]] == list(AWARDS[COLLECTIVES])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"tim": "anh"}, ["Đặng Hồng Ánh"]),
        ({"tim": "TRAN THI"}, ["Trần Thị Bình"]),
        ({"tim": "bình trần"}, ["Trần Thị Bình"]),
        ({"tim": "cb-an"}, ["Nguyễn Văn An"]),
        ({"ket_qua": "da-tang"}, ["Trần Thị Bình"]),
        ({"ket_qua": "da-tang", "danh_hieu": "cstd-bo"}, []),
        ({"ket_qua": "insufficient_evidence", "danh_hieu": "ldtt"}, ["Đặng Hồng Ánh"]),
        ({"viec": "chua-xep-loai"}, ["Đặng Hồng Ánh"]),
        ({"viec": "cho-cong-nhan"}, ["Đặng Hồng Ánh"]),
        ({"ket_qua": "khong-co"}, ["Nguyễn Văn An", "Đặng Hồng Ánh", "Trần Thị Bình"]),
    ],
)
def test_filters_leave_whom_they_name(officer, asked, found):
    assert names(officer.get(GRID, asked)) == found


def test_a_department_narrows_the_grid_and_anothers_does_not(officer, bureau):
    assert names(officer.get(GRID, {"phong": bureau.legal.pk})) == ["Nguyễn Văn An"]
    assert len(names(officer.get(GRID, {"phong": bureau.unit.parent_id}))) == 3


def test_every_number_of_the_legend_opens_a_list_of_that_length(officer, bureau):
    attest(bureau, bureau.an)

    page = officer.get(GRID)

    for column, links in page.context["columns"]:
        assert len(names(officer.get(links["overlooked"]))) == column.overlooked
        assert len(names(officer.get(links["awarded"]))) == column.awarded
    ldtt = page.context["columns"][0][0]
    assert (ldtt.overlooked, ldtt.awarded) == (1, 1)


def test_one_award_is_a_list_with_the_reason_of_each_row(officer, bureau):
    page = officer.get(GRID, {"danh_hieu": "cstd-co-so"})

    assert [column.award for column, _ in page.context["columns"]] == ["cstd-co-so"]
    assert "Lý do và căn cứ" in page.content.decode()
    assert "Tìm thấy 3. Danh hiệu, hình thức: Chiến sĩ thi đua cơ sở." in page.content.decode()
    assert "Lý do và căn cứ" not in officer.get(GRID).content.decode()


@pytest.mark.parametrize("award", ["", "ldtt", "cstd-co-so"])
def test_every_mark_of_the_legend_counts_the_cells_of_its_list(officer, bureau, award):
    attest(bureau, bureau.an)

    for mark in officer.get(GRID, {"danh_hieu": award}).context["legend"]:
        listed = officer.get(mark.url).context
        assert award == "" or len(listed["rows"]) == mark.count
        assert next(one for one in listed["legend"] if one.code == mark.code).count == mark.count


def test_a_list_that_is_empty_leads_back_to_the_whole_list_of_the_same_year(officer, bureau):
    page = officer.get(GRID, {"nam": 2026, "nhom": "tap-the", "tim": "không có ai"})

    assert officer.get(page.context["everything"]).context["choice"].group == "tap-the"
    assert officer.get(page.context["everything"]).context["office"].year == 2026
    assert officer.get(page.context["everything"]).context["choice"].narrowed is False


def test_fifty_stand_on_a_page_and_the_numbers_go_on(officer, bureau):
    for number in range(50):
        bureau.person("Lê Văn Tám", f"T{number}", bureau.legal)

    first, second = officer.get(GRID), officer.get(GRID, {"trang": 2})

    assert (len(names(first)), len(names(second))) == (50, 3)
    assert second.context["rows"][0].number == 51


@pytest.mark.parametrize("year", [2025, 2026])
def test_two_award_years_are_open_and_no_other(officer, year):
    assert officer.get(GRID, {"nam": year}).context["office"].year == year
    assert officer.get(GRID, {"nam": 2019}).context["office"].year == year  # the one chosen last


def test_the_panel_says_why_what_is_missing_and_where_it_stands(officer, bureau):
    address = reverse("unit_verdict", args=[bureau.an.pk, "ldtt", 2025])

    page = officer.get(address).content.decode()
    panel = officer.get(address, headers={"HX-Request": "true"}).content.decode()

    for text in (page, panel):
        assert "Chờ xét chọn" in text
        assert "Luật 06/2022/QH15, Điều 24 khoản 1" in text
        assert reverse("law_award", args=["ldtt"]) in text
        assert reverse("unit_record", args=[bureau.an.pk]) in text
    assert "<html" in page
    assert "<html" not in panel


def test_the_panel_and_the_persons_own_road_tell_the_same_day(officer, bureau):
    panel = officer.get(reverse("unit_verdict", args=[bureau.an.pk, "cstd-bo", 2025]))

    (prospect,) = law.project(read_history(bureau.an, [rating(2025, "tot")]), ON, awards=["cstd-bo"])
    assert prospect.reason.startswith("Sớm nhất cho năm")
    assert prospect.reason in panel.content.decode()


@pytest.mark.parametrize("address", [("khong-co", 2025), ("tt-ldxs", 2025), ("ldtt", 2027), ("ldtt", 1800)])
def test_a_verdict_that_cannot_be_asked_is_not_there(officer, bureau, address):
    assert officer.get(reverse("unit_verdict", args=[bureau.an.pk, *address])).status_code == 404


def test_another_units_officer_finds_neither_people_nor_verdicts(stranger, bureau):
    assert names(stranger.get(GRID)) == []
    assert stranger.get(reverse("unit_verdict", args=[bureau.an.pk, "ldtt", 2025])).status_code == 404


def test_the_workbook_holds_what_the_filters_leave_as_text(officer, bureau):
    bureau.binh.person.staff_code = "=1+1"
    bureau.binh.person.save()

    content = officer.get("/don-vi/bang-xet/excel/", {"ket_qua": "da-tang"}).content
    book = load_workbook(BytesIO(content))

    rows = list(book["Bảng xét"].iter_rows(min_row=3, values_only=True))
    assert rows[0][:5] == ("STT", "Mã", "Họ và tên", "Đơn vị", "Lao động tiên tiến")
    assert rows[1][:5] == (1, "=1+1", "Trần Thị Bình", "Văn phòng Cục", "Đã được tặng")
    assert len(rows) == 2
    assert [cell.data_type for cell in book["Bảng xét"][4]][:4] == ["n", "s", "s", "s"]


def test_the_grid_asks_the_same_few_questions_for_one_row_and_for_three(officer, bureau):
    assert count_queries(lambda: officer.get(GRID, {"tim": "cb-an"})) == ASKED
    assert count_queries(lambda: officer.get(GRID)) == ASKED


@pytest.mark.parametrize("asked", [{}, {"nhom": COLLECTIVES}, {"tim": "không có ai"}])
def test_no_english_on_the_grid(officer, asked):
    assert english_words(officer.get(GRID, asked).content.decode(), names=NAMES) == set()


def test_no_english_in_the_panel(officer, bureau):
    page = officer.get(reverse("unit_verdict", args=[bureau.binh.pk, "cstd-bo", 2025])).content.decode()

    assert english_words(page, names=NAMES) == set()


def test_a_rating_changes_the_cell(officer, bureau):
    bureau.write(bureau.anh, rating(2025, "hoan-thanh"))

    assert state(officer.get(GRID), "Đặng Hồng Ánh", "ldtt") == Finding.Outcome.NOT_ELIGIBLE
