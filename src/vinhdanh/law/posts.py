"""The ladder of posts: which stand higher, which are equivalent on which day; and time in them, in months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from vinhdanh.law.sources import read_shipped

DAYS_OF_A_MONTH = 30
"""Days left over from terms apart are gathered into months of so many."""


@dataclass(frozen=True, slots=True)
class Step:
    """A post's place: its ladder, and how far from the top."""

    ladder: str
    place: int

    def reaches(self, other: "Step") -> bool:
        """Tell whether time at this step serves the other: the same ladder, as high or higher."""
        return self.ladder == other.ladder and self.place <= other.place


@cache
def _ladders() -> dict[str, Step]:
    ladders: dict[str, list[list[str]]] = read_shipped("chuc-vu")["thang"]
    return {
        title: Step(ladder, place)
        for ladder, steps in ladders.items()
        for place, titles in enumerate(steps)
        for title in titles
    }


@cache
def _equivalences() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_shipped("chuc-vu")["tương đương"]
    return rows


def step_of(title: str, since: date) -> Step | None:
    """Return where a post stood when somebody took it up; None for a post that stands on no ladder."""
    for row in _equivalences():
        if row["chức vụ"] == title and row["từ"] <= since <= row.get("đến", date.max):
            return _ladders()[row["như"]]
    return _ladders().get(title)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Time from a day until before another."""

    since: date
    until: date

    def meets(self, since: date, until: date) -> bool:
        """Tell whether some other time falls into this one."""
        return since < self.until and until >= self.since


def joined(terms: Iterable[Term]) -> list[Term]:
    """Return the same time without overlaps; a term beginning the day after another ended goes on from it."""
    found: list[Term] = []
    for term in sorted(terms):
        if found and term.since <= found[-1].until + timedelta(days=1):
            found[-1] = Term(found[-1].since, max(found[-1].until, term.until))
        else:
            found.append(term)
    return found


def months_of(terms: Iterable[Term]) -> int:
    """Return the full months of terms that do not overlap."""
    several = list(terms)
    months = days = 0
    for term in several:
        full = (term.until.year - term.since.year) * 12 + term.until.month - term.since.month
        while _months_after(term.since, full) > term.until:
            full -= 1
        months += full
        days += (term.until - _months_after(term.since, full)).days
    return months + (days // DAYS_OF_A_MONTH if len(several) > 1 else 0)


def _months_after(day: date, months: int) -> date:
    """Return the day so many months on; in a shorter month its last day."""
    first = day.year * 12 + day.month - 1 + months
    last = _first_of(first + 1) - timedelta(days=1)
    return min(_first_of(first) + timedelta(days=day.day - 1), last)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def say_months(months: int) -> str:
    """Say months as years and months: "06 năm 08 tháng"."""
    years, rest = divmod(months, 12)
    parts = [f"{years:02} năm"] * bool(years) + [f"{rest:02} tháng"] * bool(rest)
    return " ".join(parts) or "chưa đủ một tháng"
