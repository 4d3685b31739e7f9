import pytest
from records.reading.lists import AN, BINH, HEAD, TITLES, TODAY, UNITS, checked, facts, row, sentences

from vinhdanh.records.domain.reading.known import KnownPerson


def test_a_person_twice_stops_both_rows_unless_one_only_repeats_the_other():
    twice = checked([HEAD, AN, BINH, (3, "CB1", "Nguyễn Văn An", "02/03/1985", "HTTNV")])
    repeated = checked([HEAD, AN, BINH, (3, *AN[1:])])

    assert sentences(twice) == [
        (
            "Dòng 2, cột C: trùng người với dòng 4: cùng mã cán bộ “CB1”. "
            "Hãy giữ lại một dòng, hoặc sửa lại nếu là hai người khác nhau."
        ),
        (
            "Dòng 4, cột C: trùng người với dòng 2: cùng mã cán bộ “CB1”. "
            "Hãy giữ lại một dòng, hoặc sửa lại nếu là hai người khác nhau."
        ),
    ]
    assert list(facts(twice)) == ["Trần Thị Bình"]
    assert sentences(repeated) == ["Dòng 4, cột C: lặp lại nguyên dòng 2 nên được bỏ qua. Hãy xoá dòng này."]
    assert list(facts(repeated)) == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_a_person_is_the_same_by_name_and_birth_where_there_are_no_codes():
    head = ("STT", "Họ và tên", "Ngày sinh", "Xếp loại năm 2024")

    outcome = checked([head, (1, "Nguyễn Hòa", "02/03/1985", "XS"), (2, "NGUYỄN HOÀ", "2/3/1985", "Tốt")])

    assert next(s for s in sentences(outcome) if "trùng" in s).startswith(
        "Dòng 2, cột B: trùng người với dòng 3: cùng họ tên và ngày sinh."
    )


def test_people_of_one_name_are_told_apart_by_birth_or_code():
    outcome = checked([HEAD, row(1), row(2), row(3, code=None)])

    assert outcome.counts.people == 3
    assert [problem.sentence for problem in outcome.problems] == [
        "Dòng 4, cột C: chưa có mã cán bộ nên người mới được cấp mã tạm theo tên và ngày sinh."
    ]


def test_a_newcomer_without_a_code_gets_the_same_one_each_time_and_twins_get_two():
    head = ("STT", "Họ và tên", "Ngày sinh", "Xếp loại năm 2024")
    outcome = checked([head, (1, "Đỗ Văn An", "02/03/1985", "XS"), (2, "Đào Viết Ân", "02/03/1985", "XS")])

    assert [row.subject.staff_code for row in outcome.rows] == ["DVA020385", "DVA020385-2"]


def test_a_result_for_one_of_two_people_of_the_same_name_asks_for_the_code():
    outcome = checked(
        [HEAD, row(1), row(2)], [("STT", "Họ và tên", "Xếp loại năm 2023"), (1, "Nguyễn Văn An", "XS")]
    )

    assert sentences(outcome) == [
        (
            "Dòng 2, cột B: có 2 người cùng tên “Nguyễn Văn An”. Hãy ghi thêm mã cán bộ hoặc "
            "ngày sinh để phân biệt."
        )
    ]


def test_a_code_of_somebody_else_is_refused():
    outcome = checked([HEAD, AN], [TITLES, (1, "Trần Thị Bình", "CB1", "LĐTT (15/QĐ-B ngày 10/01/2025)")])

    assert sentences(outcome) == [
        (
            "Dòng 2, cột B: mã cán bộ “CB1” là của “Nguyễn Văn An” ở dòng 2, dòng này lại "
            "ghi “Trần Thị Bình”. "
            "Hãy sửa mã hoặc họ tên."
        )
    ]


def test_a_result_for_nobody_says_whom_to_add():
    outcome = checked([HEAD, AN], [TITLES, (1, "Lê Văn Lạ", "CB9", "LĐTT (15/QĐ-B ngày 10/01/2025)")])

    assert sentences(outcome) == [
        (
            "Dòng 2, cột B: không tìm thấy “Lê Văn Lạ” trong danh sách cán bộ của tệp và trong hệ thống. "
            "Hãy bổ sung vào danh sách cán bộ."
        )
    ]


def test_results_of_a_newcomer_wait_for_the_row_that_enters_them():
    outcome = checked(
        [HEAD, row(1, rating="Tốt lắm")],
        [TITLES, (1, "Nguyễn Văn An", "CB1", "LĐTT (1/QĐ-B ngày 10/01/2025)")],
    )

    assert sentences(outcome)[1] == (
        "Dòng 2, cột B: “Nguyễn Văn An” chưa nhập được vì dòng 2 trang “Trang 1” còn "
        "lỗi. Hãy sửa dòng ấy trước."
    )
    assert outcome.rows == ()


def test_results_of_a_known_person_do_not_wait():
    known = [KnownPerson("p1", "CB1", "Nguyễn Văn An")]
    outcome = checked(
        [HEAD, row(1, rating="Tốt lắm")],
        [TITLES, (1, "Nguyễn Văn An", "CB1", "LĐTT (1/QĐ-B ngày 10/01/2025)")],
        known=known,
    )

    assert [(row.sheet, row.subject.known) for row in outcome.rows] == [("Trang 2", "p1")]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (KnownPerson("p1", "CB1", "Nguyễn Văn An"), "p1"),
        (KnownPerson("p1", "cb1", "NGUYỄN VĂN AN"), "p1"),
        (KnownPerson("p1", "CB7", "Nguyễn Văn An", TODAY.replace(1985, 3, 2)), None),
        (KnownPerson("p1", "CB7", "Trần Văn An", TODAY.replace(1985, 3, 2)), None),
    ],
)
def test_a_person_is_known_by_code(known: KnownPerson, found: str | None):
    outcome = checked([HEAD, AN], known=[known])

    assert [row.subject.known for row in outcome.rows] == [found]


def test_a_person_without_a_code_is_known_by_name_and_birth():
    head = ("STT", "Họ và tên", "Năm sinh", "Xếp loại năm 2024")
    known = [KnownPerson("p1", "CB1", "Nguyễn Văn An", TODAY.replace(1985, 3, 2))]

    outcome = checked([head, (1, "Nguyễn Văn An", 1985, "XS")], known=known)

    assert [(row.subject.known, row.subject.staff_code) for row in outcome.rows] == [("p1", "CB1")]


def test_a_known_code_under_another_name_is_refused():
    outcome = checked([HEAD, AN], known=[KnownPerson("p1", "CB1", "Lê Thị Khác")])

    assert sentences(outcome) == [
        (
            "Dòng 2, cột C: mã cán bộ “CB1” là của “Lê Thị Khác” trong hệ thống, dòng này "
            "lại ghi “Nguyễn Văn An”. "
            "Hãy sửa mã hoặc họ tên."
        )
    ]


AS_ON_RECORD = KnownPerson("p1", "CB7", "Nguyễn Văn Án", TODAY.replace(1970, 3, 2), "", UNITS[1:2])


@pytest.mark.parametrize(
    ("name", "born", "unit", "shared"),
    [
        ("Nguyễn Văn Án", "20/11/1990", "Vụ TCCB", "đơn vị"),
        ("Nguyen Van An", "20/11/1990", "Vụ TCCB", "đơn vị"),
        ("Nguyen Van An", None, None, "đơn vị"),  # in the one unit that the list is for
        ("Nguyen Van An", "02/03/1970", "TT Lưu trữ", "ngày sinh"),
    ],
)
def test_a_newcomer_who_may_be_somebody_on_record_is_remarked(
    name: str, born: str | None, unit: str | None, shared: str
):
    outcome = checked([(*HEAD, "Đơn vị"), (1, "CB1", name, born, "XS", unit)], known=[AS_ON_RECORD])

    assert sentences(outcome) == [
        (
            f"Dòng 2, cột B: có thể trùng với “Nguyễn Văn Án” (mã “CB7”): cùng tên, cùng {shared}, nhưng "
            "không cùng mã nên được coi là người mới. Nếu là một người, hãy ghi đúng họ tên và mã ấy; "
            "nếu là hai người thì không cần sửa."
        )
    ]
    assert (outcome.counts.new_people, outcome.counts.blocked) == (1, 0)


@pytest.mark.parametrize(("name", "unit"), [("Nguyễn Văn Án", "TT Lưu trữ"), ("Nguyễn Văn Anh", "Vụ TCCB")])
def test_a_newcomer_of_another_unit_or_name_is_nobody_on_record(name: str, unit: str):
    outcome = checked([(*HEAD, "Đơn vị"), (1, "CB1", name, "20/11/1990", "XS", unit)], known=[AS_ON_RECORD])

    assert sentences(outcome) == []
