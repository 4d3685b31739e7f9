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
from vinhdanh.law.values import GUARDS


@dataclass(frozen=True, slots=True)
class Guard(Yearly):
    """What stands before a standard: failed where it bars, waiting while a matter holds."""

    is_title: bool
    """it may not be given twice for a year"""
    guards: frozenset[str] = GUARDS
    judged: ClassVar[bool] = True

    def column(self, award: str) -> str:
        return f"guard {award}" if self.is_title and "một thành tích" in self.guards else "guard"

    def years(self, page: Page, award: str, window: Planes | None = None) -> Planes:  # noqa: ARG002 -- no stretch
        once = self.is_title and "một thành tích" in self.guards
        free = page.allowed & ~page.titles({award}) if once else page.allowed
        disciplines, matters = page.history.of("discipline"), page.history.of("pending")
        in_force = any(fact["from"] <= page.on < fact.get("until", date.max) for fact in disciplines)
        if in_force and "kỷ luật" in self.guards:
            free = 0
        if "tạm dừng" in self.guards and any(is_open(fact, page.on) for fact in matters):
            return judged(0, WORD)
        return judged(free, free)


def guard_of(standard: Standard) -> Guard:
    """Return the guard of a standard."""
    return Guard(is_title=standard.span > 0, guards=standard.guards)


def read_by(standard: Standard) -> Iterator[Yearly]:
    """Yield what a standard is read by."""
    yield guard_of(standard)
    yield from standard.tree.yearly()


def column_of(one: Yearly, standard: Standard) -> str:
    """Return the name of a column under a standard: what depends on the award depends on its guards too."""
    name = one.column(standard.award)
    if standard.guards == GUARDS or not (one.by_award or isinstance(one, Guard)):
        return name
    return f"{name} [{','.join(sorted(standard.guards))}]"


def pair(name: str) -> tuple[str, str]:
    """Return the names of the two words of a column: met, and not failed."""
    return name, f"{name}?"


@lru_cache(maxsize=8)
def series(law: Law) -> tuple[str, ...]:
    """Return the names of the words that all standards of a law need, each once, in a fixed order."""
    names = (column_of(one, standard) for standard in law.standards for one in read_by(standard))
    return tuple(dict.fromkeys(word for name in names for word in pair(name)))


@lru_cache(maxsize=32)
def _places(law: Law, kind: str) -> tuple[tuple[int, Yearly, Standard], ...]:
    """Return what is read of a kind of subject, each once, with the place of its first word."""
    standards = (standard for standard in law.standards if kind in standard.kinds)
    found = {column_of(one, standard): (one, standard) for standard in standards for one in read_by(standard)}
    places = {name: place for place, name in enumerate(series(law))}
    return tuple((places[name], one, standard) for name, (one, standard) in found.items())


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
    pages: dict[frozenset[str], Page] = {}
    days = effective_days(history, law)
    values = [0] * len(series(law))
    for place, one, standard in _places(law, history.subject.kind):
        if standard.guards not in pages:
            pages[standard.guards] = Page(history, on, law.spans, standard.guards)
        planes = one.years(pages[standard.guards], standard.award)
        values[place], values[place + 1] = signed(planes.met), signed(planes.possible)
    return MaskRow(
        values=tuple(values),
        valid_from=max((day for day in days if day <= on), default=None),
        valid_until=min((day for day in days if day > on), default=None),
        flagged=outside(history),
    )
