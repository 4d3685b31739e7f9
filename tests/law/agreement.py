"""Both readings put to the same careers: where they part, and which outcomes have been seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from law.careers import Kind, careers
from law.careers_before import careers_before

from vinhdanh.law import History, Law, Outcome, explain_all, parse_history
from vinhdanh.law.sweeping import sweep


class Day(NamedTuple):
    """A day on which to ask; ``received`` under an earlier regime makes it a transition."""

    on: date
    received: date | None = None


DAYS = (
    Day(date(2025, 3, 10)),
    Day(date(2026, 1, 15)),
    Day(date(2026, 10, 20), received=date(2026, 9, 15)),
)
"""Under the first regime, under the second, and between the second and the third."""


EARLIER = {"v1": Day(date(2010, 1, 15)), "v3": Day(date(2016, 1, 15)), "v4": Day(date(2020, 1, 15))}
"""A day in each regime before 2024 that has rules."""


class Disagreement(NamedTuple):
    """A subject and award on which the two readings part."""

    subject: str
    award: str
    day: Day
    explained: Outcome
    swept: Outcome


def histories(seed: int, count: int, *, kind: Kind) -> list[History]:
    """Return random careers as pages."""
    return [parse_history(career) for career in careers(seed, count, kind=kind)]


def histories_before(day: Day, seed: int, count: int, *, kind: Kind) -> list[History]:
    """Return random careers as pages, of which a day in an earlier regime can be asked."""
    return [parse_history(career) for career in careers_before(day.on, seed, count, kind=kind)]


def disagreements(
    pages: Sequence[History], law: Law, *, days: Sequence[Day] = DAYS, seen: Counter[tuple[str, Outcome]]
) -> Iterator[Disagreement]:
    """Yield where sweep and explain part, counting into ``seen`` what explain has said."""
    for day in days:
        swept = sweep(pages, day.on, received=day.received, law=law).outcomes
        for page in pages:
            said = swept[page.subject.id]
            for verdict in explain_all(page, day.on, received=day.received, law=law):
                seen[verdict.award, verdict.outcome] += 1
                if verdict.outcome is not said[verdict.award]:
                    yield Disagreement(
                        page.subject.id, verdict.award, day, verdict.outcome, said[verdict.award]
                    )
