from datetime import date

import pytest

from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.cells import (
    code_key,
    is_again,
    is_nothing,
    rating,
    read_day,
    staff_code,
    text_of,
    year_of,
    years_in,
)


@pytest.mark.parametrize(
    "cell",
    [
        date(2025, 1, 10),
        45667,
        "10/01/2025",
        "10/1/2025",
        "10-01-2025",
        "10.01.2025",
        "2025-01-10",
        "ngày 10/01/2025",
        "ngày 10 tháng 01 năm 2025",
        "Hà Nội, ngày 10 tháng 1 năm 2025",
        "45667",
        "2025-01-10 00:00:00",
    ],
)
def test_a_day_is_read_in_every_way_offices_write_it(cell: object):
    assert read_day(cell) == date(2025, 1, 10)


@pytest.mark.parametrize("cell", [1985, 1985.0, "1985", "năm 1985", "03/1985", "tháng 3/1985"])
def test_where_only_the_year_is_written_only_the_year_is_read(cell: object):
    assert read_day(cell) == 1985


def test_march_is_not_taken_for_february_the_american_way():
    assert read_day("02/03/2026") == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31/02/2024", "không có ngày 31/02/2024"),
        ("20/13/2024", "không có ngày 20/13/2024"),
        ("10/1/25", "viết tắt năm"),
        ("hôm qua", "không đọc được ngày “hôm qua”"),
        ("²", "không đọc được ngày “²”"),
        (12, "không phải là ngày"),
        (True, "không đọc được ngày"),
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(cell: object, why: str):
    with pytest.raises(ValueError, match=why):
        read_day(cell)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HTXSNV", "xuat-sac"),
        ("Hoàn thành xuất sắc nhiệm vụ", "xuat-sac"),
        ("xuất sắc", "xuat-sac"),
        ("Loại Xuất sắc", "xuat-sac"),
        ("HOÀN THÀNH TỐT NHIỆM VỤ", "tot"),
        ("Tốt", "tot"),
        ("HTTNV (theo QĐ 12)", "tot"),
        ("HTNV", "hoan-thanh"),
        ("Không HTNV", "khong-hoan-thanh"),
        ("Hoàn thành xuất sắc nhiệmvụ", "xuat-sac"),
        ("Tốt lắm", None),
        ("Khá", None),
        ("A1", None),
    ],
)
def test_ratings_are_read_in_the_words_of_offices(text: str, value: str | None):
    assert rating(text) == value


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", "Không", "không có", "KXL", "Chưa xếp loại"])
def test_nothing_is_said_in_many_ways(cell: object):
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", ["nt", "NT", "-nt-", "Như trên", "″", '"', "''", "//"])
def test_as_above_is_said_in_many_ways(cell: str):
    assert is_again(cell)
    assert not is_nothing(cell)


@pytest.mark.parametrize(
    ("cell", "year"),
    [(2024, 2024), ("2024", 2024), ("năm 2024", 2024), (date(2024, 5, 1), 2024), (24, None), ("2999", None)],
)
def test_a_year_is_read(cell: object, year: int | None):
    assert year_of(cell) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021, 2022; 2024", (2021, 2022, 2024)),
        ("2021-2023", (2021, 2022, 2023)),
        ("giai đoạn 2021 – 2023 và 2025", (2021, 2022, 2023, 2025)),
        ("ngày 10/01/2025", ()),
        ("Số 15/2024/QĐ-TTg", ()),
        ("0912021345", ()),
    ],
)
def test_years_are_found_in_a_text_but_not_in_days_and_numbers(text: str, years: tuple[int, ...]):
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("cell", "width", "code"),
    [
        ("CB 001", 0, "CB001"),
        (123, 5, "00123"),
        (123, 0, "123"),
        ("'00123", 5, "00123"),
        ("-", 5, ""),
        (None, 5, ""),
        (1.5, 5, ""),
    ],
)
def test_a_staff_code_is_a_text_and_gets_its_zeros_back(cell: object, width: int, code: str):
    assert staff_code(cell, width=width) == code


def test_codes_are_compared_without_capitals_and_leading_zeros():
    assert code_key("00123") == code_key("123")
    assert code_key("cb01") == code_key("CB01") != code_key("CB1")
    assert code_key("000") == "000"


def test_a_cell_becomes_one_line():
    assert text_of("a\n b\u00a0c") == "a b c"
    assert text_of(date(2025, 1, 10)) == "10/01/2025"
    assert text_of(None) == ""


@pytest.mark.parametrize(
    ("listed", "table"),
    [
        ("rating", words.RATINGS),
        ("basis", words.BASES),
        ("work-scope", words.SCOPES),
        ("work-type", words.WORK_TYPES),
        ("competent", words.RECOGNISERS),
        ("discipline", words.DISCIPLINES),
        ("person-group", words.GROUPS),
        ("gender", words.GENDERS),
    ],
)
def test_every_code_is_one_of_the_laws_vocabulary(listed: str, table: dict[str, tuple[str, ...]]):
    assert set(table) <= set(vocabulary().lists[listed])


def test_every_rating_discipline_scope_and_group_of_the_law_can_be_written():
    for listed, table in (
        ("rating", words.RATINGS),
        ("discipline", words.DISCIPLINES),
        ("work-scope", words.SCOPES),
        ("person-group", words.GROUPS),
    ):
        assert set(vocabulary().lists[listed]) == set(table)


def test_no_word_means_two_things():
    for table in (
        words.RATINGS,
        words.SCOPES,
        words.DISCIPLINES,
        words.GROUPS,
        words.AWARDS,
        words.RECOGNISERS,
    ):
        said = [word for group in table.values() for word in group]
        assert len(said) == len(set(said))
