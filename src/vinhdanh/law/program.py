"""Conditions as a program: a closed set of operations on year words, put down once, carried out in two ways.

A *word* says of each year whether something is so. A *truth* says it of each year that could be considered.
:mod:`vinhdanh.law.integers` carries a program out for one subject and all years at once, in Python integers;
:mod:`vinhdanh.law.frames` for everybody and one year, in polars. What standards ask alike is one term.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from vinhdanh.law.many import Planes, Yearly, certain, judged
from vinhdanh.law.series import (
    Own,
    Pending,
    Rated,
    Sentenced,
    Series,
    SomeUnrecorded,
    Taken,
    Titled,
    Unrecorded,
    Used,
    Violated,
)

if TYPE_CHECKING:
    from vinhdanh.law.standards import Standard


class Op(IntEnum):
    """The operations. Of words: LOAD, AND, OR, NOT, BACK. Truths: AT … EVER, and AND, OR, NOT of truths."""

    LOAD = auto()
    """the word of a series"""
    AND = auto()
    OR = auto()
    NOT = auto()
    BACK = auto()
    """the unbroken years of a word that end in the year considered: a stretch"""
    AT = auto()
    """the year considered is in the word"""
    RUN = auto()
    """so many years without a break end in the year considered"""
    COUNTED = auto()
    """so many years of a stretch are in the word"""
    GATHERED = auto()
    """since a stretch began, to the last day, its words hold so many together; there is a stretch"""
    EVER = auto()
    """the words hold so many years together, whichever they are"""


class Step(NamedTuple):
    """One operation: on the results of which steps, with which number; ``series`` is the name to load."""

    op: Op
    takes: tuple[int, ...] = ()
    number: int = 0
    series: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """The result of a step, to build further steps on; the same step gives the same term."""

    program: "Program" = field(repr=False)
    place: int

    def __and__(self, other: "Term") -> "Term":
        return self.program.join(Op.AND, self, other)

    def __or__(self, other: "Term") -> "Term":
        return self.program.join(Op.OR, self, other)

    def __invert__(self) -> "Term":
        return self.program.put(Op.NOT, self)

    def at(self) -> "Term":
        """Tell whether the year considered is in this word."""
        return self.program.put(Op.AT, self)

    def run(self, years: int) -> "Term":
        """Tell whether so many years of this word without a break end in the year considered."""
        return self.program.put(Op.RUN, self, number=years)

    def back(self) -> "Term":
        """Return the stretch of this word that ends in the year considered."""
        return self.program.put(Op.BACK, self)

    def counted(self, stretch: "Term", least: int) -> "Term":
        """Tell whether so many years of a stretch are in this word."""
        return self.program.put(Op.COUNTED, self, stretch, number=least)


def gathered(words: Iterable[Term], stretch: Term | None, least: int) -> Term:
    """Tell whether words hold so many years together since a stretch began, or ever where there is none."""
    several = tuple(words)
    if stretch is None:
        return several[0].program.put(Op.EVER, *several, number=least)
    return stretch.program.put(Op.GATHERED, *several, stretch, number=least)


class Program:
    """Steps in the order of their building; none stands twice."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.series: dict[str, Series] = {}
        self._terms: dict[Step, Term] = {}

    def load(self, series: Series) -> Term:
        """Return the word of a series."""
        self.series.setdefault(series.name, series)
        return self._put(Step(Op.LOAD, series=series.name))

    def put(self, op: Op, *takes: Term, number: int = 0) -> Term:
        """Return the term of an operation on others."""
        return self._put(Step(op, tuple(term.place for term in takes), number))

    def join(self, op: Op, one: Term, other: Term) -> Term:
        """Return AND or OR of two terms, in whichever order they are given."""
        if one is other:
            return one
        first, second = sorted((one, other), key=lambda term: term.place)
        return self.put(op, first, second)

    def _put(self, step: Step) -> Term:
        if step not in self._terms:
            self._terms[step] = Term(self, len(self.steps))
            self.steps.append(step)
        return self._terms[step]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a condition asks the words with: the program it is put down in, and the award it stands under."""

    program: Program
    award: str

    def load(self, series: Series) -> Term:
        """Return the word of a series."""
        return self.program.load(series)

    def rated(self, least: str) -> Term:
        """Return the years rated at least so."""
        return self.load(Rated(least))

    def titles(self, codes: Iterable[str]) -> Term:
        """Return the years honoured by titles among ``codes``."""
        return reduce(or_, (self.load(Titled(code)) for code in sorted(codes)))

    @property
    def unrecorded(self) -> Term:
        """The years before the page is complete."""
        return self.load(Unrecorded())

    @property
    def some_unrecorded(self) -> Term:
        """Every year, where any is unrecorded."""
        return self.load(SomeUnrecorded())

    @property
    def allowed(self) -> Term:
        """The years whose merit may serve: after every discipline, outside violations."""
        return ~(self.load(Taken()) | self.load(Violated()))

    @property
    def fresh(self) -> Term:
        """The years whose merit may serve this award: allowed, and not honoured by it before."""
        return self.allowed & ~self.load(Used(self.award))

    def own(self, condition: Yearly) -> Planes:
        """Return the truth of a condition that keeps words of its own."""
        award = self.award if condition.by_award else ""
        met = self.load(Own(condition, award, possible=False)).at()
        possible = self.load(Own(condition, award, possible=True)).at()
        return judged(met, possible) if condition.judged else certain(met, possible)


class Planted(NamedTuple):
    """Where a standard came out in a program: how good the outcome is, each truth within the one before."""

    held: Term
    """on hold, or better"""
    possible: Term
    """evidence lacks, or better"""
    awaiting: Term
    """somebody has still to judge, or better"""
    met: Term
    """eligible"""


def plant(program: Program, standard: "Standard") -> Planted:
    """Put a standard down in a program: what bars or holds before it, and its tree."""
    ask = Ask(program, standard.award)
    barred = ask.load(Taken()) | ask.load(Violated()) | ask.load(Sentenced())
    if standard.span:  # a title is not given twice for a year
        barred |= ask.titles((standard.award,))
    pending = ask.load(Pending())
    free, tree = (~(barred | pending)).at(), standard.tree.many(ask)
    better = [free & plane for plane in (tree.possible, tree.awaiting, tree.met)]
    return Planted(pending.at() | better[0], *better)
