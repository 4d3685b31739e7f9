"""Working days in Vietnam: not a weekend, not a public holiday (Bộ luật Lao động 45/2019/QH14, Điều 112).

The holidays come from the library ``holidays``; ``thoi-han.yaml`` holds the swaps of days that it lacks,
and the last year whose calendar was announced. Later years follow the Code alone and are a forecast.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from vinhdanh.law.sources import read_shipped

A_DAY = timedelta(days=1)


def working_days_after(day: date, n: int) -> date:
    """Return the n-th working day after a day; that day itself is not counted (0: the day as it is).

    Raises ValueError for a negative number.
    """
    if n < 0:
        raise ValueError(f"số ngày làm việc phải từ 0 trở lên, không phải {n}.")
    while n:
        day += A_DAY
        n -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after ``start`` up to and with ``end``; 0 if it is not later."""
    return sum(is_working_day(start + A_DAY * step) for step in range(1, (end - start).days + 1))


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day; a Saturday swapped for a day off counts as worked."""
    swaps = _swaps()
    if day in swaps:
        return swaps[day]
    worked: bool = _public_holidays().is_working_day(day)
    return worked


def holiday_name(day: date) -> str:
    """Return the name of a public holiday, such as "Quốc khánh"; empty for other days."""
    name: str = _public_holidays().get(day, "")
    return name


def is_forecast(day: date) -> bool:
    """Tell whether the calendar of a day's year was not yet announced when the data were entered."""
    last: int = _rows()["năm cuối đã có thông báo"]
    return day.year > last


def _rows() -> Mapping[str, Any]:
    rows: Mapping[str, Any] = read_shipped("thoi-han")["ngày nghỉ"]
    return rows


@cache
def _swaps() -> Mapping[date, bool]:
    """Return whether a swapped day is worked."""
    return {
        day: worked
        for row in _rows()["hoán đổi"]
        for day, worked in ((row["nghỉ"], False), (row["làm bù"], True))
    }


@cache
def _public_holidays() -> Any:
    """Return the calendar; it adds each year when first asked about it. Only who counts days waits for it."""
    import holidays

    return holidays.country_holidays("VN", language="vi")
