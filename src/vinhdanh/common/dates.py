"""Civil dates of Việt Nam. Only views, jobs and commands ask for today; actions are told."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

CIVIL = ZoneInfo("Asia/Ho_Chi_Minh")
WRITTEN = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def today() -> date:
    """Return the civil date in Việt Nam now."""
    return datetime.now(CIVIL).date()


def read_date(text: str) -> date:
    """Read a date as offices write it (20/11/2026, 20-11-2026, 20.11.2026, or ISO); ValueError otherwise."""
    if found := WRITTEN.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    elif found := ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    else:
        raise ValueError(f"không đọc được ngày “{text}”: viết dạng ngày/tháng/năm, ví dụ 20/11/2026")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"không có ngày {day:02}/{month:02}/{year}") from None


def write_date(day: date) -> str:
    """Write a date as dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"
