import pytest
from records.reading.lists import (
    AN,
    BINH,
    HEAD,
    RATING,
    TITLES,
    TODAY,
    checked,
    facts,
    recognised,
    row,
    sentences,
    workbook,
)

from vinhdanh.common.charsets import to_tcvn3
from vinhdanh.records.domain.reading.check import PersonIdentity, check


def test_a_good_row_gives_the_person_and_facts_in_the_ledgers_shape():
    head = (*HEAD[:4], "Giới tính", "Đơn vị", "Chức vụ", "Đối tượng", "Ngày vào cơ quan", HEAD[4])
    outcome = checked(
        [
            head,
            (
                1,
                "CB1",
                "Nguyễn Văn An",
                "02/03/1985",
                "Nam",
                "Vu to chuc can bo",
                "Chuyên viên",
                "CC",
                "01/06/2010",
                "XS",
            ),
        ]
    )

    (one,) = outcome.rows
    assert one.subject == PersonIdentity(
        key="Trang 1:2",
        known=None,
        staff_code="CB1",
        name="Nguyễn Văn An",
        gender="male",
        born=TODAY.replace(1985, 3, 2),
        born_year=1985,
        group="cong-chuc",
        unit="u2",
        title="Chuyên viên",
        joined=TODAY.replace(2010, 6, 1),
    )
    assert (one.sheet, one.row, one.facts) == ("Trang 1", 2, (RATING,))
    assert outcome.problems == ()


def test_what_is_counted():
    outcome = checked([HEAD, AN, BINH, row(3, rating="Tốt lắm")])

    assert outcome.counts.as_json() == {
        "rows": 3, "valid": 2, "blocked": 1, "remarked": 0, "people": 2, "new_people": 2, "collectives": 0,
        "facts": {"rating": 2},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"rating": "Tốt lắm"},
            (
                "Dòng 2, cột E: không hiểu xếp loại “Tốt lắm”. Hãy ghi một trong: Hoàn thành "
                "xuất sắc nhiệm vụ, "
                "Hoàn thành tốt nhiệm vụ, Hoàn thành nhiệm vụ, Không hoàn thành nhiệm vụ."
            ),
        ),
        (
            {"born": "31/02/1984"},
            "Dòng 2, cột D: không có ngày 31/02/1984. Hãy ghi dạng ngày/tháng/năm, ví dụ 20/11/1985.",
        ),
        (
            {"name": "Nguyễn \u202eVăn An"},
            (
                "Dòng 2, cột C: họ tên có ký tự ẩn U+202E (dấu ép chữ phải sang trái) làm chữ "
                "hiện ra khác với "
                "chữ được lưu; hãy xoá cả ô rồi gõ lại họ tên."
            ),
        ),
        ({"name": None}, "Dòng 2, cột C: thiếu họ tên. Hãy ghi họ và tên đầy đủ vào ô này."),
        ({"born": "02/03/2020"}, "Dòng 2, cột D: năm sinh 2020 không hợp lý. Hãy kiểm tra lại ngày sinh."),
        (
            {"name": "#REF!"},
            "Dòng 2, cột C: ô báo lỗi công thức “#REF!”. Hãy sửa công thức hoặc gõ lại giá trị.",
        ),
        (
            {"code": None, "born": "1985"},
            (
                "Dòng 2, cột C: người mới “Nguyễn Văn An” chưa có mã cán bộ và ngày sinh đầy đủ. "
                "Hãy ghi thêm mã cán bộ hoặc ngày sinh để phân biệt."
            ),
        ),
    ],
)
def test_a_wrong_cell_stops_its_row_and_says_which_why_and_what_to_do(
    changed: dict[str, object], sentence: str
):
    outcome = checked([HEAD, row(1, **changed), BINH])

    assert sentence in sentences(outcome)
    assert all(problem.blocks for problem in outcome.problems)
    assert list(facts(outcome)) == ["Trần Thị Bình"]


def test_a_rating_from_before_the_person_could_work_is_refused():
    outcome = checked([(*HEAD[:4], "Xếp loại năm 1984"), AN])

    assert sentences(outcome) == [
        (
            "Dòng 2, cột E: có thành tích, xếp loại năm 1984, trước năm sinh (1985). Hãy sửa "
            "lại năm hoặc ngày sinh."
        )
    ]


def test_an_unknown_unit_is_refused_with_the_nearest_one():
    outcome = checked([(*HEAD, "Đơn vị"), (*AN, "Vụ Tổ chức"), (*BINH, "P. Vũ trụ")])

    assert sentences(outcome) == [
        (
            "Dòng 2, cột F: đơn vị “Vụ Tổ chức” chưa có trong hệ thống. Có phải “Vụ Tổ chức "
            "cán bộ” không? Hãy ghi đúng tên."
        ),
        "Dòng 3, cột F: đơn vị “P. Vũ trụ” chưa có trong hệ thống. Hãy ghi đúng tên đơn vị đã có.",
    ]


@pytest.mark.parametrize("written", ["Vụ TCCB", "vụ tổ chức cán bộ", "TCCB", "VP Bộ", "TT Lưu trữ"])
def test_units_are_found_by_code_abbreviation_and_without_accents(written: str):
    outcome = checked([(*HEAD, "Đơn vị"), (*AN, written)])

    assert [row.subject.unit is not None for row in outcome.rows] == [True]


def test_lost_leading_zeros_come_back():
    rows = [row(1, code="00001"), row(2, code="00002"), row(3, code=3), row(4, code="00004")]
    outcome = checked([HEAD, *rows], [TITLES, (1, "Nguyễn Văn An", 2, "LĐTT (1/QĐ-B ngày 10/01/2025)")])

    assert [row.subject.staff_code for row in outcome.rows] == ["00001", "00002", "00003", "00004", "00002"]


def test_two_ratings_of_one_year_contradict_one_another():
    other = ("STT", "Họ và tên", "Mã cán bộ", "Xếp loại 2024")
    outcome = checked(
        [HEAD, AN, BINH], [other, (1, "Nguyễn Văn An", "CB1", "HTTNV"), (2, "Trần Thị Bình", "CB2", "Tốt")]
    )

    assert sentences(outcome) == [
        (
            "Dòng 2, cột D: xếp loại của cùng một năm đã ghi khác ở dòng 2 trang “Trang 1”. "
            "Hãy giữ một cách ghi đúng."
        )
    ]
    assert facts(outcome)["Trần Thị Bình"] == [{"kind": "rating", "year": 2024, "value": "tot"}]


def test_a_sheet_in_an_old_font_gives_the_same_facts():
    names = ["Nguyễn Thị Hải Yến", "Trần Quốc Toản", "Đặng Thuỳ Trâm", "Lê Ánh Được"]
    rows = [
        HEAD,
        *(row(n, name=name, rating="Hoàn thành xuất sắc nhiệm vụ") for n, name in enumerate(names, 1)),
    ]
    old = [tuple(to_tcvn3(cell) if isinstance(cell, str) else cell for cell in one) for one in rows]

    assert facts(checked(old)) == facts(checked(rows)) == {name: [RATING] for name in names}


def test_a_workbook_with_nothing_to_import_says_so_and_gives_nothing():
    outcome = checked([(1, "Nguyễn Văn An", "XS")])

    assert "không tìm thấy dòng tiêu đề" in sentences(outcome)[0]
    assert (outcome.rows, outcome.counts.rows) == ((), 0)


def test_a_header_without_rows_says_so():
    assert sentences(checked([HEAD, (), ()])) == [
        "Trang “Trang 1” có tiêu đề nhưng không có dòng dữ liệu nào. Hãy nhập dữ liệu rồi tải lên lại."
    ]


def test_checking_twice_gives_the_same_and_changes_nothing():
    book, mapping = workbook([HEAD, AN, BINH]), recognised([HEAD, AN, BINH])
    kept = mapping.as_json()

    one, other = (check(book, mapping, known_units=(), known_people=(), today=TODAY) for _ in range(2))

    assert one == other
    assert mapping.as_json() == kept
