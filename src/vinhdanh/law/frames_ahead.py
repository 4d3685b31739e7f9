"""A program carried out for everybody and all years to come at once, in polars: a truth is a word of years.

Only what is so in the years asked means anything; of other years the words may say whatever they like.
"""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from operator import and_, or_

import polars as pl

from vinhdanh.law.facts import LAST_YEAR
from vinhdanh.law.frames import READ as IN_ONE_YEAR
from vinhdanh.law.frames import Stages, literal, staged
from vinhdanh.law.many import bit
from vinhdanh.law.program import Op, Program, Step


def in_years(program: Program, places: Sequence[int], years: Sequence[int]) -> Stages:
    """Lay out what is so in each of some years."""
    return staged(program, places, partial(_read, years), "ahead", repeated=REPEATED)


def _read(years: Sequence[int], step: Step, taken: Sequence[pl.Expr]) -> pl.Expr:
    if step.op in YEAR_BY_YEAR:
        said = (_if_so(YEAR_BY_YEAR[step.op](step, taken, year), year) for year in years)
        return reduce(or_, said)
    if step.op in AT_ONCE:
        return AT_ONCE[step.op](step, taken)
    return IN_ONE_YEAR[step.op](step, taken, LAST_YEAR)  # the same whichever year is asked


def _if_so(truth: pl.Expr, year: int) -> pl.Expr:
    return truth.cast(pl.Int64) * literal(bit(year))


def _in_stretch(step: Step, taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    """Read a year of what happens in a stretch: of the word of stretches, the one that ends in it."""
    *words, stretches = taken
    back = IN_ONE_YEAR[Op.BACK](step, [stretches], year)
    return IN_ONE_YEAR[step.op](step, [*words, back], year)


REPEATED = frozenset({Op.RUN, Op.COUNTED, Op.GATHERED})
"""What it says more than once what it takes: that must be a column."""
YEAR_BY_YEAR = {Op.COUNTED: _in_stretch, Op.GATHERED: _in_stretch}


def _flag(step: Step, _taken: Sequence[pl.Expr]) -> pl.Expr:
    return pl.col(step.series)


def _same(_step: Step, taken: Sequence[pl.Expr]) -> pl.Expr:
    return taken[0]


def _years(step: Step, _taken: Sequence[pl.Expr]) -> pl.Expr:
    return literal(step.number)


def later(word: pl.Expr, years: int) -> pl.Expr:
    """Return a word so many years later; the sign spills into years before any that is asked."""
    return word // (1 << years) if years else word


def _later(step: Step, taken: Sequence[pl.Expr]) -> pl.Expr:
    return later(taken[0], step.number)


def onward(word: pl.Expr) -> pl.Expr:
    """Return the first year of a word and all years after it."""
    return pl.lit(2, pl.Int64).pow(_length(word)) - 1


def _length(word: pl.Expr) -> pl.Expr:
    return (64 - word.bitwise_leading_zeros()).cast(pl.UInt32)


def _onward(_step: Step, taken: Sequence[pl.Expr]) -> pl.Expr:
    return onward(taken[0])


def _run(step: Step, taken: Sequence[pl.Expr]) -> pl.Expr:
    return reduce(and_, (later(taken[0], ago) for ago in range(step.number)))


AT_ONCE: dict[Op, Callable[[Step, Sequence[pl.Expr]], pl.Expr]] = {
    Op.FLAG: _flag,
    Op.AT: _same,
    Op.BACK: _same,
    Op.YEARS: _years,
    Op.LATER: _later,
    Op.ONWARD: _onward,
    Op.RUN: _run,
}


def first_year(reached: pl.Expr, years: Sequence[int]) -> pl.Expr:
    """Return the first of some years in a word; null where there is none."""
    left = _length(reached & literal(sum(map(bit, years)))).cast(pl.Int16)
    return pl.when(left > 0).then(LAST_YEAR + 1 - left)
