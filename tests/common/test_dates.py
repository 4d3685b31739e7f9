from datetime import UTC, date, datetime

import pytest
import time_machine

from vinhdanh.common.dates import read_date, today, write_date


@pytest.mark.parametrize(
    "written", ["20/11/2026", "20-11-2026", "20.11.2026", " 20 / 11 / 2026 ", "2026-11-20"]
)
def test_a_date_is_read_as_offices_write_it(written):
    assert read_date(written) == date(2026, 11, 20)


def test_the_day_comes_before_the_month():
    assert read_date("02/03/2026") == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/02/2024", "không có ngày 31/02/2024"),
        ("11/20/2026", "không có ngày 11/20/2026"),
        ("hôm qua", "không đọc được ngày “hôm qua”: viết dạng ngày/tháng/năm, ví dụ 20/11/2026"),
        ("20/11/26", "không đọc được ngày “20/11/26”: viết dạng ngày/tháng/năm, ví dụ 20/11/2026"),
    ],
)
def test_what_is_not_a_date_is_refused_with_a_sentence(written, sentence):
    with pytest.raises(ValueError, match="ngày") as refusal:
        read_date(written)

    assert str(refusal.value) == sentence


def test_a_written_date_is_read_back():
    assert write_date(date(2026, 3, 2)) == "02/03/2026"
    assert read_date(write_date(date(2026, 3, 2))) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_year_ends_at_midnight_in_viet_nam(moment, day):
    with time_machine.travel(moment, tick=False):
        assert today() == day
