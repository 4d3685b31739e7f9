from datetime import date, timedelta

import pytest

from vinhdanh.law.working_days import (
    holiday_name,
    is_forecast,
    is_working_day,
    working_days_after,
    working_days_between,
)

OFF = {
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
"""Weekdays off, from the announced calendars of offices; of 2027 by the Labour Code alone."""
WORKED = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]


@pytest.mark.parametrize("year", OFF)
def test_offices_rest_on_the_announced_weekdays(year):
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))

    off = [f"{day:%m-%d}" for day in days if day.weekday() < 5 and not is_working_day(day)]

    assert off == OFF[year].split()


@pytest.mark.parametrize("day", WORKED)
def test_a_saturday_swapped_for_a_day_off_is_worked(day):
    assert day.weekday() == 5
    assert is_working_day(day)
    assert not is_working_day(day - timedelta(days=7))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # over a weekend
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # received on a Saturday
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # over the new year, with Friday 2 January swapped
        (date(2026, 8, 28), 1, date(2026, 9, 3)),  # over National Day
        (date(2026, 8, 21), 1, date(2026, 8, 22)),  # on a Saturday that is worked
        (date(2027, 2, 3), 5, date(2027, 2, 17)),  # over Tết 2027
    ],
)
def test_working_days_are_counted_from_the_next_day(day, n, expected):
    assert working_days_after(day, n) == expected
    assert working_days_between(day, expected) == n


def test_counting_there_and_back_agrees():
    start = date(2026, 1, 1)
    for number in range(200):
        end = working_days_after(start, number)
        assert working_days_between(start, end) == number
    assert working_days_between(end, start) == 0


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        working_days_after(date(2026, 3, 2), -1)


def test_a_year_not_yet_announced_is_a_forecast():
    assert not is_forecast(date(2026, 12, 31))
    assert is_forecast(date(2027, 1, 1))


def test_holidays_have_names():
    assert (holiday_name(date(2026, 9, 2)), holiday_name(date(2026, 9, 3))) == ("Quốc khánh", "")
