"""The law as programs, and one subject's row of the words that they load."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vinhdanh.law.conditions.armed_service import ArmedService
from vinhdanh.law.conditions.attributes import Age
from vinhdanh.law.facts import History
from vinhdanh.law.masks import MaskRow, Page, event_days, outside, signed
from vinhdanh.law.program import Planted, Program, plant
from vinhdanh.law.standards import Law, Standard, fingerprint


@dataclass(frozen=True, eq=False)
class Compiled:
    """Standards put down in one program: what they ask alike is read once."""

    program: Program
    planted: Mapping[Standard, Planted]


@lru_cache(maxsize=256)
def compiled(standards: frozenset[Standard]) -> Compiled:
    """Put standards down in a program."""
    program = Program()
    in_order = sorted(standards, key=lambda one: (one.award, one.since, sorted(one.kinds), one.file))
    return Compiled(program, {one: plant(program, one) for one in in_order})


@lru_cache(maxsize=64)
def whole_law(law: Law, kind: str) -> Compiled:
    """Return the program of all standards for a kind of subject."""
    return compiled(frozenset(one for one in law.standards if kind in one.kinds))


@lru_cache(maxsize=64)
def word_names(law: Law, kind: str) -> tuple[str, ...]:
    """Return the names of the words that all standards for a kind of subject load, in the order of a row."""
    return tuple(sorted(whole_law(law, kind).program.series))


@lru_cache(maxsize=8)
def series_version(law: Law) -> str:
    """Return a name for the words and the law behind them; rows of another version are built anew."""
    kinds = sorted({kind for standard in law.standards for kind in standard.kinds})
    return fingerprint([law.version, *(name for kind in kinds for name in (kind, *word_names(law, kind)))])


@lru_cache(maxsize=8)
def _anniversaries(law: Law) -> frozenset[int]:
    asked = (leaf.condition for standard in law.standards for leaf in standard.tree.leaves())
    timed = [condition for condition in asked if isinstance(condition, Age | ArmedService)]
    return frozenset(years for condition in timed for years in condition.anniversaries)


def effective_days(history: History, law: Law) -> set[date]:
    """Return the days on which something on a page takes effect."""
    return event_days(history, _anniversaries(law))


def words_of(program: Program, page: Page) -> dict[str, int]:
    """Build the words that a program loads from a page, by name."""
    return {name: one.build(page) for name, one in program.series.items()}


def build_masks(history: History, on: date, law: Law) -> MaskRow:
    """Build one subject's row as of a day."""
    days = effective_days(history, law)
    kind = history.subject.kind
    words = words_of(whole_law(law, kind).program, Page(history, on, law.spans))
    return MaskRow(
        values=tuple(signed(words[name]) for name in word_names(law, kind)),
        valid_from=max((day for day in days if day <= on), default=None),
        valid_until=min((day for day in days if day > on), default=None),
        flagged=outside(history),
    )
