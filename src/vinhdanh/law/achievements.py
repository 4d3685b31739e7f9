"""One achievement, one award (Luật 06/2022/QH15, Điều 5 khoản 2 điểm c).

Achievements carry an id across units, so that two claims of the same one can be seen.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from vinhdanh.law.dated import Source, rows_in_force, source_of
from vinhdanh.law.facts import History
from vinhdanh.law.sources import read_shipped


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
