"""One achievement, one award (Luật 06/2022/QH15, Điều 5 khoản 2 điểm c).

Achievements carry an id across units, so that two claims of the same one can be seen.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from vinhdanh.law.catalogue import AwardKind, kind_of
from vinhdanh.law.dated import Source, rows_in_force, source_of
from vinhdanh.law.facts import Fact, History
from vinhdanh.law.sources import read_shipped

MERIT = "cong-trang"
"""the code of the vocabulary (``basis``)"""


def one_achievement(on: date) -> Source | None:
    """Return what forbids several forms for one achievement on a day; None while nothing did."""
    row = next(rows_in_force(read_shipped("chi-tieu")["một thành tích"], on), None)
    return source_of(row, on) if row else None


def shared_achievements(pages: Sequence[History]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each achievement that several subjects claim, with their ids in the order given."""
    claimed: dict[str, list[str]] = {}
    for page in pages:
        own = {fact.get("achievement") for kind in ("finding", "movement") for fact in page.of(kind)}
        for achievement in sorted(own - {None}):
            claimed.setdefault(achievement, []).append(page.subject.id)
    return ((one, tuple(ids)) for one, ids in claimed.items() if len(set(ids)) > 1)


def forms_for_merit(page: History, year: int, on: date) -> Iterator[Fact]:
    """Yield the forms of commendation for merit, held on a day, that honour a year.

    Titles of emulation are no forms: the law builds the forms on them (Luật 06/2022/QH15, Điều 9).
    """
    for fact in page.of("award"):
        merit = fact.get("basis") in (None, MERIT) and kind_of(fact["award"]) is AwardKind.FORM
        if merit and fact["decided"] <= on and year in fact.get("years", ()):
            yield fact
