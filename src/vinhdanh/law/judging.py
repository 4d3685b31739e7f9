"""What the law says of one page in outcomes alone, over the words that are kept of it: without reasons.

For whoever shows many subjects at once: reasons are read by :func:`vinhdanh.law.explain` for what is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from vinhdanh.law.columns import Compiled, Kept, compiled, effective_days, kept_words, worked_with
from vinhdanh.law.explaining import RANK, explain_all
from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR, History
from vinhdanh.law.integers import carry_out
from vinhdanh.law.many import bit
from vinhdanh.law.masks import MaskRow, Page, outside, signed
from vinhdanh.law.standards import Law, Standard, standards_on
from vinhdanh.law.values import Outcome

WIDTH = 64
"""Bits of a word."""
NO_RULE = Outcome.NO_RULE
BARRED = RANK.index(Outcome.NOT_ELIGIBLE)


class Judged(NamedTuple):
    """A page's row of words, and the outcome of each award of its kind for each year asked."""

    row: MaskRow
    outcomes: Mapping[tuple[str, int], Outcome]


def judge_page(history: History, on: date, *, years: Sequence[int], law: Law) -> Judged:
    """Build a page's words as of a day and read every award of the day for some years considered.

    What no word can hold is explained instead.
    """
    kind = history.subject.kind
    of_row = worked_with(law, kind, on.year)
    words = kept_words(of_row, Page(history, on, law.spans))
    row = _row(history, words, on, years=years, law=law, of_row=of_row)
    if row.flagged or not FIRST_YEAR <= min(years) <= max(years) <= LAST_YEAR:
        verdicts = explain_all(history, on, years=years, law=law)
        of_the_day = awards_on(law, kind, on)
        found = {(one.award, one.year): one.outcome for one in verdicts if one.award in of_the_day}
        return Judged(row, found)
    standards = standards_on(law, kind, on)
    today = compiled(frozenset(standards.values())).kept
    outcomes = dict.fromkeys(((award, year) for award in awards_on(law, kind, on) for year in years), NO_RULE)
    outcomes.update(_read(today, standards, words, years))
    return Judged(row, outcomes)


def build_masks(history: History, on: date, *, years: Sequence[int], law: Law) -> MaskRow:
    """Build one subject's row as of a day, with its flags for some years considered.

    It serves the standards of the day's year and of the year before.
    """
    of_row = worked_with(law, history.subject.kind, on.year)
    words = kept_words(of_row, Page(history, on, law.spans))
    return _row(history, words, on, years=years, law=law, of_row=of_row)


def _row(
    history: History, words: Mapping[str, int], on: date, *, years: Sequence[int], law: Law, of_row: Compiled
) -> MaskRow:
    days = effective_days(history, law)
    return MaskRow(
        values=row_of(of_row.kept, words, years),
        valid_from=max((day for day in days if day <= on), default=None),
        valid_until=min((day for day in days if day > on), default=None),
        flagged=outside(history),
    )


def row_of(kept: Kept, words: Mapping[str, int], years: Sequence[int]) -> tuple[int, ...]:
    """Return the words of a row, and its flags for some years considered, as :class:`MaskRow` holds them."""
    flags = [words[name] for name in kept.flags]
    packed = (word for year in years for word in pack(flags, year))
    return (*(signed(words[name]) for name in kept.words), *packed)


def pack(flags: Sequence[int], year: int) -> list[int]:
    """Put what flags say of a year into words, the first lowest."""
    packed, asked = [0] * -(-len(flags) // WIDTH), bit(year)
    for place, flag in enumerate(flags):
        if flag & asked:
            packed[place // WIDTH] |= 1 << place % WIDTH
    return [signed(word) for word in packed]


@lru_cache(maxsize=64)
def awards_on(law: Law, kind: str, day: date) -> tuple[str, ...]:
    """Return the awards with a standard for a kind of subject on a day, or else on the last day with any."""
    found = standards_on(law, kind, day)
    if not found:
        ends = (one.until for one in law.standards if kind in one.kinds and one.until and one.until < day)
        found = standards_on(law, kind, max(ends, default=day))
    return tuple(found)


def _read(
    law: Kept, standards: Mapping[str, Standard], words: Mapping[str, int], years: Sequence[int]
) -> Mapping[tuple[str, int], Outcome]:
    results = carry_out(law.split.rest, words)
    found: dict[tuple[str, int], Outcome] = {}
    for award, standard in standards.items():
        steps = [results[term.place] for term in law.planted[standard]]
        for year in years:
            asked = bit(year)
            found[award, year] = RANK[BARRED + sum(1 for step in steps if step & asked)]
    return found
