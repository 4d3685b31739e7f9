"""The columns of the reading for many: which words the law needs, and one subject's row of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar

from vinhdanh.law.conditions.attributes import Age
from vinhdanh.law.explaining import is_open
from vinhdanh.law.facts import History
from vinhdanh.law.many import WORD, Planes, Yearly, judged
from vinhdanh.law.masks import MaskRow, Page, event_days, outside, signed
from vinhdanh.law.standards import Law, Standard, fingerprint


@dataclass(frozen=True, slots=True)
class Guard(Yearly):
    """What stands before a standard: failed where it bars, waiting while a matter holds."""

    is_title: bool
    """it may not be given twice for a year"""
    judged: ClassVar[bool] = True

    def column(self, award: str) -> str:
        return f"guard {award}" if self.is_title else "guard"

    def years(self, page: Page, award: str, window: Planes | None = None) -> Planes:  # noqa: ARG002 -- no stretch
        free = page.allowed & ~page.titles({award}) if self.is_title else page.allowed
        disciplines, matters = page.history.of("discipline"), page.history.of("pending")
        if any(fact["from"] <= page.on < fact.get("until", date.max) for fact in disciplines):
            free = 0
        if any(is_open(fact, page.on) for fact in matters):
            return judged(0, WORD)
        return judged(free, free)


def guard_of(standard: Standard) -> Guard:
    """Return the guard of a standard."""
    return Guard(is_title=standard.span > 0)


def read_by(standard: Standard) -> Iterator[tuple[Yearly, str]]:
    """Yield what a standard is read by, with the award under which it stands."""
    yield guard_of(standard), standard.award
    for one in standard.tree.yearly():
        yield one, standard.award


def pair(name: str) -> tuple[str, str]:
    """Return the names of the two words of a column: met, and not failed."""
    return name, f"{name}?"


@lru_cache(maxsize=8)
def series(law: Law) -> tuple[str, ...]:
    """Return the names of the words that all standards of a law need, each once, in a fixed order."""
    names = (one.column(award) for standard in law.standards for one, award in read_by(standard))
    return tuple(dict.fromkeys(word for name in names for word in pair(name)))


@lru_cache(maxsize=32)
def _places(law: Law, kind: str) -> tuple[tuple[int, Yearly, str], ...]:
    """Return what is read of a kind of subject, each once, with the place of its first word."""
    standards = (standard for standard in law.standards if kind in standard.kinds)
    found = {one.column(award): (one, award) for standard in standards for one, award in read_by(standard)}
    return tuple((series(law).index(name), one, award) for name, (one, award) in found.items())


@lru_cache(maxsize=8)
def series_version(law: Law) -> str:
    """Return a name for the columns and the law behind them; rows of another version are built anew."""
    return fingerprint([law.version, *series(law)])


@lru_cache(maxsize=8)
def _anniversaries(law: Law) -> frozenset[int]:
    ages = (leaf.condition for standard in law.standards for leaf in standard.tree.leaves())
    return frozenset(condition.least for condition in ages if isinstance(condition, Age))


def effective_days(history: History, law: Law) -> set[date]:
    """Return the days on which something on a page takes effect."""
    return event_days(history, _anniversaries(law))


def build_masks(history: History, on: date, law: Law) -> MaskRow:
    """Build one subject's row as of a day; words that no standard of its kind reads stay 0."""
    page = Page(history, on, law.spans)
    days = effective_days(history, law)
    values = [0] * len(series(law))
    for place, one, award in _places(law, history.subject.kind):
        planes = one.years(page, award)
        values[place], values[place + 1] = signed(planes.met), signed(planes.possible)
    return MaskRow(
        values=tuple(values),
        valid_from=max((day for day in days if day <= on), default=None),
        valid_until=min((day for day in days if day > on), default=None),
        flagged=outside(history),
    )
