from datetime import date

import pytest

from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.awards import Mention, find_award, mentions, read_citation, unread

DAY = date(2025, 1, 10)


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_award_is_found_by_its_official_name(code: str):
    assert find_award(catalogue()[code].name) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LĐTT", "ldtt"),
        ("CSTĐCS", "cstd-co-so"),
        ("CSTĐ-CS", "cstd-co-so"),
        ("C.S.T.Đ cơ sở", None),
        ("chiến sĩ thi đua cấp cơ sở", "cstd-co-so"),
        ("CSTĐ Bộ", "cstd-bo"),
        ("Chiến sĩ thi đua cấp tỉnh", "cstd-bo"),
        ("CSTĐ toàn quốc", "cstd-tq"),
        ("Bằng khen của Bộ trưởng Bộ Nội vụ", "bk-bo"),
        ("BK TTg", "bk-ttg"),
        ("Bằng khen Thủ tướng Chính phủ", "bk-ttg"),
        ("HCLĐ hạng Ba", "hcld-3"),
        ("Tập thể Lao động tiên tiến", "tt-ldtt"),
        ("có bổ sung hồ sơ", None),
        ("Trưởng phòng", None),
    ],
)
def test_awards_are_found_in_the_words_of_offices(text: str, code: str | None):
    assert find_award(text) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSTĐCS", [Mention("cstd-co-so")]),
        (
            "CSTĐCS (Số 15/QĐ-BTT ngày 10/01/2025)",
            [Mention("cstd-co-so", decision="15/QĐ-BTT", decided=DAY)],
        ),
        (
            "LĐTT (2021, 2022); CSTĐCS 2023 (QĐ số 15/QĐ-BTT, ngày 10 tháng 01 năm 2025)",
            [Mention("ldtt", (2021, 2022)), Mention("cstd-co-so", (2023,), "15/QĐ-BTT", DAY)],
        ),
        ("LĐTT 2021, CSTĐCS 2022", [Mention("ldtt", (2021,)), Mention("cstd-co-so", (2022,))]),
        ("2021: LĐTT, 2022: CSTĐCS", [Mention("ldtt", (2021,)), Mention("cstd-co-so", (2022,))]),
        ("Năm 2021: LĐTT\nNăm 2022: CSTĐCS", [Mention("ldtt", (2021,)), Mention("cstd-co-so", (2022,))]),
        (
            "Bằng khen của Bộ trưởng (đột xuất, 210/QĐ-BTT ngày 10.01.2025)",
            [Mention("bk-bo", (), "210/QĐ-BTT", DAY, "dot-xuat")],
        ),
        ("1234/2024/QĐ-TTg ngày 10-01-2025: BK TTg", [Mention("bk-ttg", (), "1234/2024/QĐ-TTg", DAY)]),
        ("chưa có", []),
    ],
)
def test_a_cell_names_awards_with_their_years_and_decisions(text: str, expected: list[Mention]):
    assert list(mentions(text)) == expected


def test_a_decision_is_read_apart_from_the_rest():
    cited = read_citation("Số 15/QĐ-BTT ngày 10/01/2025")

    assert (cited.number, cited.day) == ("15/QĐ-BTT", DAY)


def test_a_day_that_does_not_exist_is_not_passed_over():
    with pytest.raises(ValueError, match="31/02/2025"):
        mentions("LĐTT (15/QĐ-BTT ngày 31/02/2025)")


def test_parts_that_name_no_award_are_shown():
    assert unread("LĐTT; Lao động giỏi; 2024") == ("Lao động giỏi",)


def test_every_code_we_write_is_in_the_catalogue():
    assert set(words.AWARDS) | set(words.YEARS_HONOURED) <= set(catalogue())
