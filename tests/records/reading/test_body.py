import pytest
from records.reading.lists import AN, BINH, HEAD, RATING, WORKS, checked, facts, row, sentences

from vinhdanh.documents.domain.workbook import Merged


def test_sections_totals_numbering_and_signatures_are_no_people():
    outcome = checked(
        [
            HEAD,
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("I", "Văn phòng Bộ"),
            AN,
            ("Cộng:", None, "1 người"),
            ("II. Vụ Tổ chức cán bộ",),
            BINH,
            HEAD,
            row(3),
            ("Tổng cộng: 3 người",),
            (None, None, "Hà Nội, ngày 15 tháng 12 năm 2025"),
            (None, "Người lập biểu", None, "Thủ trưởng đơn vị"),
            (None, "(Ký, ghi rõ họ tên)"),
            (None, "Nguyễn Thị Lập", None, "Trần Văn Trưởng"),
        ]
    )

    assert sentences(outcome) == []
    assert [(row.row, row.subject.unit) for row in outcome.rows] == [(4, "u1"), (7, "u2"), (9, "u2")]


@pytest.mark.parametrize("ordinal", ["1\x1f", "²", "1 "])
def test_what_looks_like_a_number_in_the_ordinal_column_does_no_harm(ordinal: str):
    outcome = checked([HEAD, (ordinal, *AN[1:]), (ordinal, "²", "²", "²", "²")])

    assert list(facts(outcome)) == ["Nguyễn Văn An"]


def test_people_whose_names_begin_like_totals_and_sections_are_people():
    names = ["Tống Văn Cộng", "Vũ Thị Cục", "Cổng Văn Tổng", "Trương Ban"]
    outcome = checked([HEAD, *(row(n, name=name) for n, name in enumerate(names, 1))])

    assert list(facts(outcome)) == names


def test_repetition_marks_and_merged_cells_stand_for_what_is_above():
    head = (*HEAD, "Đơn vị")
    outcome = checked(
        [head, (*AN, "Văn phòng Bộ"), (*BINH, "nt"), (*row(3), "″"), (*row(4), "-"), (*row(5), None)]
    )
    merged = checked(
        [head, (*AN, "Văn phòng Bộ"), (*BINH, None), (*row(3), None)], merged=[Merged(1, 5, 3, 5)]
    )

    assert [row.subject.unit for row in outcome.rows] == ["u1", "u1", "u1", "u1", None]
    assert [row.subject.unit for row in merged.rows] == ["u1"] * 3


def test_a_dash_under_a_rating_is_no_rating():
    outcome = checked([HEAD, AN, row(2, rating="-"), row(3, rating="Không xếp loại")])

    assert [row.facts for row in outcome.rows] == [(RATING,), (), ()]
    assert outcome.problems == ()


def test_several_initiatives_under_one_name_are_all_that_persons():
    works = [
        (1, "Nguyễn Văn An", "CB1", "Số hoá hồ sơ", "Cơ sở", "1/QĐ-B", "01/11/2023"),
        (None, None, None, "Rút ngắn thủ tục", "Bộ", "2/QĐ-B", "01/11/2024"),
        (3, "nt", "nt", "Đề tài lưu trữ", "Toàn quốc", "3/QĐ-B", None),
    ]
    outcome = checked([HEAD, AN], [WORKS, *works])

    assert facts(outcome)["Nguyễn Văn An"][1:] == [
        {
            "kind": "work",
            "id": "so-hoa-ho-so",
            "type": "sang-kien",
            "scope": "co-so",
            "name": "Số hoá hồ sơ",
            "recognised": "2023-11-01",
            "decision": "1/QĐ-B",
        },
        {
            "kind": "work",
            "id": "rut-ngan-thu-tuc",
            "type": "sang-kien",
            "scope": "bo",
            "name": "Rút ngắn thủ tục",
            "recognised": "2024-11-01",
            "decision": "2/QĐ-B",
        },
        {
            "kind": "work",
            "id": "de-tai-luu-tru",
            "type": "de-tai",
            "scope": "toan-quoc",
            "name": "Đề tài lưu trữ",
            "recognised": None,
            "decision": "3/QĐ-B",
        },
    ]
    assert sentences(outcome) == [
        (
            "Dòng 4, cột G: chưa có ngày quyết định công nhận nên sáng kiến, đề tài được coi "
            "là chưa được công nhận."
        )
    ]


def test_a_numbered_row_without_a_name_is_not_the_person_above():
    outcome = checked(
        [HEAD, AN],
        [
            WORKS,
            (1, "Nguyễn Văn An", "CB1", "Số hoá", "Bộ", "1", "01/11/2023"),
            (2, None, None, "Khác", "Bộ", "2", "01/11/2023"),
        ],
    )

    assert sentences(outcome) == ["Dòng 3, cột B: thiếu họ tên. Hãy ghi họ và tên đầy đủ vào ô này."]


def test_rows_below_a_signature_are_not_passed_over_in_silence():
    outcome = checked([HEAD, AN, (None, "Người lập biểu"), (), BINH, row(3)])

    assert [row.row for row in outcome.rows] == [2]
    assert sentences(outcome) == [
        (
            "Trang “Trang 1”: dòng 3 giống phần ký tên nên danh sách được coi là hết ở đó; "
            "2 dòng có số thứ tự "
            "phía dưới không được nhập. Hãy chuyển các dòng ấy lên trên hoặc sang trang khác."
        )
    ]


def test_a_name_alone_in_its_row_is_a_person_and_not_a_section():
    head = ("Họ và tên", "Mã cán bộ", "Xếp loại năm 2024")
    outcome = checked(
        [head, ("Vũ Thị Hoa", None, None), ("Tô Văn Ban", None, None), ("Vụ Tổ chức cán bộ",), BINH[2:0:-1]]
    )

    assert outcome.counts.rows == 3
    assert [row.subject.unit for row in outcome.rows] == ["u2"]
