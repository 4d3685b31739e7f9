"""A program carried out for everybody and one year, in polars.

Expressions share by stages, never by nesting: what more than one step takes becomes a column, each stage of
columns resting on those before it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add, or_

import polars as pl

from vinhdanh.law.facts import LAST_YEAR
from vinhdanh.law.many import WORD, bit
from vinhdanh.law.masks import signed
from vinhdanh.law.program import Op, Program, Step

pl.Config.set_streaming_chunk_size(50_000)
"""How many rows a stream takes at a time: words of so many stay beside the processor from step to step."""

Reader = Callable[[Step, Sequence[pl.Expr]], pl.Expr]
"""Says how a step is carried out, over the expressions of the steps that it takes."""


@dataclass
class Stages:
    """The columns of a program, stage after stage."""

    program: Program
    read: Reader
    uses: Counter[int]
    about: str
    """what its columns are about, for their names"""
    columns: list[dict[str, pl.Expr]] = field(default_factory=list)
    """stage by stage: the columns to be added"""
    results: dict[int, tuple[pl.Expr, int]] = field(default_factory=dict)
    """of each step: its expression, and how many stages must stand before it"""

    def expression(self, place: int) -> pl.Expr:
        """Return the expression of a step, over the columns of all stages."""
        return self.result(place)[0]

    def result(self, place: int) -> tuple[pl.Expr, int]:
        """Return the expression of a step and the number of stages before it."""
        if place not in self.results:
            step = self.program.steps[place]
            taken = [self.result(one) for one in step.takes]
            depth = max((stage for _, stage in taken), default=0)
            expression = self.read(step, [one for one, _ in taken])
            if self.uses[place] > 1 and step.op not in (Op.LOAD, Op.FLAG):
                expression, depth = self._kept(place, expression, depth), depth + 1
            self.results[place] = expression, depth
        return self.results[place]

    def _kept(self, place: int, expression: pl.Expr, stage: int) -> pl.Expr:
        while len(self.columns) <= stage:
            self.columns.append({})
        name = f"{place}@{self.about}"
        self.columns[stage][name] = expression
        return pl.col(name)


def staged(
    program: Program,
    places: Sequence[int],
    read: Reader,
    about: str,
    *,
    repeated: frozenset[Op] = frozenset(),
) -> Stages:
    """Lay out the steps on which some results rest; ``repeated`` steps name what they take more than once."""
    needed = program.rested_on(places)
    uses = Counter(places)
    for step in (program.steps[place] for place in needed):
        uses.update(step.takes * (2 if step.op in repeated else 1))
    found = Stages(program, read, uses, about)
    for place in needed:
        found.result(place)
    return found


def in_year(program: Program, places: Sequence[int], year: int) -> Stages:
    """Lay out what is so in one year."""
    return staged(program, places, lambda step, taken: READ[step.op](step, taken, year), str(year))


def flag_name(series: str, year: int) -> str:
    """Return the name of the column of yes and no that holds a flag in a year."""
    return f"{series} @{year}"


def literal(word: int) -> pl.Expr:
    return pl.lit(signed(word & WORD), dtype=pl.Int64)


def _after(year: int) -> int:
    """Return the word of all years after one."""
    return bit(year) - 1


def _load(step: Step, _taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    return pl.col(step.series)


def _flag(step: Step, _taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    return pl.col(flag_name(step.series, year))


def _and(_step: Step, taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    return taken[0] & taken[1]


def _or(_step: Step, taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    return taken[0] | taken[1]


def _not(_step: Step, taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    return ~taken[0]


def _back(_step: Step, taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    """Keep what is unbroken up to the year: adding the year carries through just that, ``x & ~(x + year)``.

    What lies after the year is not touched by the sum, and so falls out; ``~(x + year)`` is ``~year - x``.
    """
    return taken[0] & (literal(-1 - bit(year)) - taken[0])


def _at(_step: Step, taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    return (taken[0] & literal(bit(year))) != 0


def _run(step: Step, taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    wanted = ((1 << step.number) - 1) << (LAST_YEAR - year)
    if wanted > WORD:
        return pl.lit(value=False)
    return (taken[0] & literal(wanted)) == literal(wanted)


def _counted(step: Step, taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    word, stretch = taken
    return _hold([word & stretch], step.number)


def _gathered(step: Step, taken: Sequence[pl.Expr], year: int) -> pl.Expr:
    *words, stretch = taken
    onward = stretch | literal(_after(year))
    return (stretch != 0) & _hold([word & onward for word in words], step.number)


def _hold(words: Sequence[pl.Expr], least: int) -> pl.Expr:
    """Tell whether so many years are set in all words together."""
    if least == 1:
        return reduce(or_, words) != 0
    return reduce(add, (word.bitwise_count_ones() for word in words)) >= least


READ: dict[Op, Callable[[Step, Sequence[pl.Expr], int], pl.Expr]] = {
    Op.LOAD: _load,
    Op.FLAG: _flag,
    Op.AND: _and,
    Op.OR: _or,
    Op.NOT: _not,
    Op.BACK: _back,
    Op.AT: _at,
    Op.RUN: _run,
    Op.COUNTED: _counted,
    Op.GATHERED: _gathered,
}
