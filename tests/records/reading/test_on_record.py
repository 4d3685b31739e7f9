from datetime import date

import pytest
from records.reading.lists import AN, HEAD, TITLES, UNITS, checked, facts, sentences

from vinhdanh.records.domain.reading.known import KnownPerson

KNOWN = KnownPerson("p1", "CB1", "Nguyễn Văn An", date(1985, 3, 2), "male", (UNITS[1], UNITS[0]))
PLACED = (*HEAD, "Giới tính", "Đơn vị")
DO = "hồ sơ được giữ nguyên. Hãy sửa tệp nếu ghi nhầm; nếu hồ sơ sai, hãy mở hồ sơ rồi bấm “Sửa thông tin”."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((*AN, "Nam", "Vụ TCCB"), []),
        ((*AN, None, None), []),
        ((*AN, "Nam", "Văn phòng Bộ"), []),  # the unit theirs stands in
        (
            (*AN[:3], "03/02/1985", AN[4], "Nam", "Vụ TCCB"),
            [f"Dòng 2, cột D: ngày sinh ở dòng này là 03/02/1985, trong hồ sơ là 02/03/1985; {DO}"],
        ),
        (
            (*AN[:3], 1986, AN[4], "Nam", "Vụ TCCB"),
            [f"Dòng 2, cột D: ngày sinh ở dòng này là 1986, trong hồ sơ là 02/03/1985; {DO}"],
        ),
        (
            (*AN, "Nữ", "Vụ TCCB"),
            [f"Dòng 2, cột F: giới tính ở dòng này là Nữ, trong hồ sơ là Nam; {DO}"],
        ),
        (
            (*AN, "Nam", "TT Lưu trữ"),
            [
                (
                    "Dòng 2, cột G: đơn vị ở dòng này là “Trung tâm Lưu trữ”, "
                    f"trong hồ sơ là “Vụ Tổ chức cán bộ”; {DO}"
                )
            ],
        ),
    ],
)
def test_what_a_row_says_otherwise_than_the_record_is_remarked_and_the_row_comes_in(
    row: tuple[object, ...], said: list[str]
):
    outcome = checked([PLACED, row], known=[KNOWN])

    assert sentences(outcome) == said
    assert not any(problem.blocks for problem in outcome.problems)
    assert [one.subject.known for one in outcome.rows] == ["p1"]


def test_a_list_of_results_is_compared_with_the_record_too():
    head = (*TITLES, "Ngày sinh")
    result = (1, "Nguyễn Văn An", "CB1", "LĐTT (15/QĐ-B ngày 10/01/2025)", "03/02/1985")

    outcome = checked([head, result], known=[KNOWN])

    assert sentences(outcome) == [
        f"Dòng 2, cột E: ngày sinh ở dòng này là 03/02/1985, trong hồ sơ là 02/03/1985; {DO}"
    ]
    assert list(facts(outcome)) == ["Nguyễn Văn An"]
