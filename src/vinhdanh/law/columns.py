"""The columns of the reading for many: which series the law needs, and one subject's row of them."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from vinhdanh.law.conditions.attributes import Age
from vinhdanh.law.conditions.common import ALLOWED, UNRECORDED, titled
from vinhdanh.law.explaining import is_open
from vinhdanh.law.facts import History
from vinhdanh.law.many import Series
from vinhdanh.law.masks import MaskRow, Page, event_days, outside, signed
from vinhdanh.law.standards import Law, Standard, fingerprint

HELD = Series("held", lambda page: int(any(is_open(fact, page.on) for fact in page.history.of("pending"))))
"""Something is pending on the day."""


def _disciplined(page: Page) -> int:
    in_force = (f["from"] <= page.on < f.get("until", date.max) for f in page.history.of("discipline"))
    return int(any(in_force))


DISCIPLINED = Series("disciplined", _disciplined)
"""A discipline is in force on the day."""


@lru_cache(maxsize=8)
def series(law: Law) -> tuple[Series, ...]:
    """Return the columns that all standards of a law need, each once, in a fixed order."""
    found = {one.name: one for one in (HELD, DISCIPLINED, ALLOWED, UNRECORDED)}
    for standard in law.standards:
        found |= {one.name: one for one in series_of(standard)}
    return tuple(found[name] for name in sorted(found))


def series_of(standard: Standard) -> Iterator[Series]:
    """Yield the columns of one standard's tree and guards."""
    yield from (HELD, DISCIPLINED, ALLOWED)
    if standard.span:
        yield titled({standard.award})
    yield from standard.tree.series(standard.award)


@lru_cache(maxsize=8)
def series_version(law: Law) -> str:
    """Return a name for the columns and the law behind them; rows of another version are built anew."""
    return fingerprint([law.version, *(one.name for one in series(law))])


@lru_cache(maxsize=8)
def _anniversaries(law: Law) -> frozenset[int]:
    ages = (leaf.condition for standard in law.standards for leaf in standard.tree.leaves())
    return frozenset(condition.years for condition in ages if isinstance(condition, Age))


@lru_cache(maxsize=32)
def _read_for(law: Law, kind: str) -> frozenset[str]:
    standards = (standard for standard in law.standards if kind in standard.kinds)
    return frozenset(one.name for standard in standards for one in series_of(standard))


def build_masks(history: History, on: date, law: Law) -> MaskRow:
    """Build one subject's row as of a day; columns that no standard of its kind reads stay 0."""
    page = Page(history, on, law.spans)
    days = event_days(history, _anniversaries(law))
    read = _read_for(law, history.subject.kind)
    return MaskRow(
        values=tuple(signed(one.build(page)) if one.name in read else 0 for one in series(law)),
        valid_from=max((day for day in days if day <= on), default=None),
        valid_until=min((day for day in days if day > on), default=None),
        flagged=outside(history),
    )
