"""The law as programs, and the words that they load."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from vinhdanh.law.conditions.armed_service import ArmedService
from vinhdanh.law.conditions.attributes import Age
from vinhdanh.law.facts import History
from vinhdanh.law.integers import carry_out
from vinhdanh.law.masks import Page, event_days
from vinhdanh.law.program import Ask, Op, Planted, Program, Split, plant
from vinhdanh.law.series import Own
from vinhdanh.law.standards import Law, Standard, fingerprint


@dataclass(frozen=True, eq=False)
class Compiled:
    """Standards put down in one program: what they ask alike is read once."""

    program: Program
    planted: Mapping[Standard, Planted]

    @cached_property
    def kept(self) -> "Kept":
        """The same over the rows that are kept."""
        split = self.program.split([term.place for put in self.planted.values() for term in put])
        found = {
            one: Planted(*(split.moved[term.place] for term in put)) for one, put in self.planted.items()
        }
        return Kept(split, found)

    @cached_property
    def of_empty(self) -> Mapping[frozenset[str], Mapping[str, int]]:
        """The words of a complete page that has no fact of some kinds, by these kinds."""
        found: dict[frozenset[str], dict[str, int]] = {}
        for name, one in self.program.series.items():
            if isinstance(one, Own) and one.read_from:
                found.setdefault(one.read_from, {})[name] = one.of_empty
        return found


@dataclass(frozen=True, eq=False)
class Kept:
    """Standards over kept rows: words, and flags of which those that only go together are one."""

    split: Split
    planted: Mapping[Standard, Planted]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The names of the words that are loaded, in the order of a row."""
        return tuple(sorted(step.series for step in self.split.rest.steps if step.op is Op.LOAD))

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The names of the flags that are read, in the order of a row."""
        return tuple(sorted(self.split.made))

    def flags_of(self, words: Mapping[str, int]) -> dict[str, int]:
        """Return the years in which each flag is so, by name, from the words of a page."""
        results = carry_out(self.split.flags, words)
        return {name: results[term.place] for name, term in self.split.made.items()}


@lru_cache(maxsize=256)
def compiled(standards: frozenset[Standard]) -> Compiled:
    """Put standards down in a program."""
    program = Program()
    in_order = sorted(standards, key=lambda one: (one.award, one.since, sorted(one.kinds), one.file))
    return Compiled(program, {one: plant(Ask(program, one.award, one.guards), one) for one in in_order})


@lru_cache(maxsize=64)
def whole_law(law: Law, kind: str) -> Compiled:
    """Return the program of all standards for a kind of subject."""
    return compiled(frozenset(one for one in law.standards if kind in one.kinds))


@lru_cache(maxsize=64)
def worked_with(law: Law, kind: str, year: int) -> Compiled:
    """Return the program of a row kept in a year: the standards of that year and of the year before."""
    since = date(year - 1, 1, 1)
    return compiled(
        frozenset(one for one in law.standards if kind in one.kinds and (one.until or date.max) >= since)
    )


@lru_cache(maxsize=8)
def series_version(law: Law) -> str:
    """Return a name for the words and the law behind them; rows of another version are built anew."""
    kinds = sorted({kind for standard in law.standards for kind in standard.kinds})
    kept = {kind: whole_law(law, kind).kept for kind in kinds}
    names = (name for kind, one in kept.items() for name in (kind, *one.words, *one.flags))
    return fingerprint([law.version, *names])


@lru_cache(maxsize=8)
def _anniversaries(law: Law) -> frozenset[int]:
    asked = (leaf.condition for standard in law.standards for leaf in standard.tree.leaves())
    timed = [condition for condition in asked if isinstance(condition, Age | ArmedService)]
    return frozenset(years for condition in timed for years in condition.anniversaries)


def effective_days(history: History, law: Law) -> set[date]:
    """Return the days on which something on a page takes effect."""
    return event_days(history, _anniversaries(law))


def kept_words(law: Compiled, page: Page) -> dict[str, int]:
    """Build the words of a row from a page, and its flags as words, by name."""
    words = words_of(law, page)
    return words | law.kept.flags_of(words)


def words_of(law: Compiled, page: Page) -> dict[str, int]:
    """Build the words that a program loads from a page, by name."""
    words: dict[str, int] = {}
    for kinds, empty in law.of_empty.items():
        if page.lacks(kinds):
            words |= empty
    for name, one in law.program.series.items():
        if name not in words:
            words[name] = one.build(page)
    return words
