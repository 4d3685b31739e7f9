"""Conditions as a program: a closed set of operations on year words, put down once, carried out in two ways.

A *word* says of each year whether something is so. A *truth* says it of each year that could be considered.
:mod:`vinhdanh.law.integers` carries a program out for one subject and all years at once, in Python integers;
:mod:`vinhdanh.law.frames` for everybody and one year, in polars. What standards ask alike is one term.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from vinhdanh.law.many import Planes, Yearly, certain, judged
from vinhdanh.law.series import (
    Flag,
    Free,
    Fresh,
    Given,
    HeldFrom,
    HeldSince,
    Own,
    Pending,
    Rated,
    Series,
    Titled,
    Unrecorded,
)
from vinhdanh.law.values import GUARDS

if TYPE_CHECKING:
    from vinhdanh.law.standards import Standard


class Op(IntEnum):
    """The operations: LOAD, BACK give words; FLAG, AT … GATHERED truths; AND, OR, NOT what they take."""

    LOAD = auto()
    """the word of a series"""
    FLAG = auto()
    """the truth of a flag: of its word only the year considered is ever asked"""
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
    YEARS = auto()
    """the same years for everybody: the word is the number"""
    LATER = auto()
    """a word, so many years later"""
    ONWARD = auto()
    """the first year of a word and all years after it"""


JOINS = {Op.AND: " & ", Op.OR: " | ", Op.NOT: "~"}
"""What makes one truth of others, and how it is written."""


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

    @property
    def of_flags(self) -> bool:
        """Whether it rests on flags alone."""
        return self.place in self.program.of_flags

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

    def later(self, years: int) -> "Term":
        """Return the years of this word, so many years later."""
        return self.program.put(Op.LATER, self, number=years)

    def onward(self) -> "Term":
        """Return the first year of this word and all years after it."""
        return self.program.put(Op.ONWARD, self)

    def counted(self, stretch: "Term", least: int) -> "Term":
        """Tell whether so many years of a stretch are in this word."""
        return self.program.put(Op.COUNTED, self, stretch, number=least)


def gathered(words: Iterable[Term], stretch: Term, least: int) -> Term:
    """Tell whether words hold so many years together since a stretch began."""
    return stretch.program.put(Op.GATHERED, *words, stretch, number=least)


class Split(NamedTuple):
    """A program in two: what rests on flags alone, put together for each row as it is built, and the rest."""

    flags: "Program"
    made: Mapping[str, Term]
    """its results, by the names under which the rest loads them as flags"""
    rest: "Program"
    moved: Mapping[int, Term]
    """where the results stand in the rest, by their steps"""


class Program:
    """Steps in the order of their building; none stands twice."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.series: dict[str, Series] = {}
        self.of_flags: set[int] = set()
        """the steps that rest on flags alone"""
        self._terms: dict[Step, Term] = {}

    def load(self, series: Series) -> Term:
        """Return the word of a series, or the truth of a flag."""
        self.series.setdefault(series.name, series)
        return self._put(Step(Op.FLAG if isinstance(series, Flag) else Op.LOAD, series=series.name))

    def years(self, word: int) -> Term:
        """Return a word that is the same for everybody."""
        return self.put(Op.YEARS, number=word)

    def put(self, op: Op, *takes: Term, number: int = 0) -> Term:
        """Return the term of an operation on others."""
        return self._put(Step(op, tuple(term.place for term in takes), number))

    def join(self, op: Op, one: Term, other: Term) -> Term:
        """Return AND or OR of two terms, in whichever order they are given."""
        if one is other:
            return one
        first, second = sorted((one, other), key=lambda term: term.place)
        return self.put(op, first, second)

    def rested_on(self, places: Iterable[int]) -> list[int]:
        """Return the steps on which some results rest, these among them, in their order."""
        needed: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place not in needed:
                needed.add(place)
                waiting += self.steps[place].takes
        return sorted(needed)

    def only(self, terms: Mapping[str, Term]) -> tuple["Program", Mapping[str, Term]]:
        """Return a program of what some terms rest on, and these terms in it."""
        kept, moved = Program(), dict[int, Term]()
        for place in self.rested_on(term.place for term in terms.values()):
            step = self.steps[place]
            if step.series:
                kept.series[step.series] = self.series[step.series]
            moved[place] = kept._put(step._replace(takes=tuple(moved[one].place for one in step.takes)))
        return kept, {name: moved[term.place] for name, term in terms.items()}

    def split(self, places: Sequence[int]) -> Split:
        """Return the steps on which some results rest in two programs.

        A flag that is put together has the same name in every program, from the names of what it takes.
        """
        rest, moved, names, made = Program(), dict[int, Term](), dict[int, str](), dict[str, Term]()

        def taken(place: int) -> Term:
            if place not in moved:
                made[names[place]] = Term(self, place)
                moved[place] = rest._put(Step(Op.FLAG, series=names[place]))
            return moved[place]

        for place in self.rested_on(places):
            step = self.steps[place]
            if place in self.of_flags:
                names[place] = step.series or joined(step.op, *(names[one] for one in step.takes))
            else:
                moved[place] = rest._put(step._replace(takes=tuple(taken(one).place for one in step.takes)))
        for place in places:
            taken(place)
        return Split(*self.only(made), rest, moved)

    def _put(self, step: Step) -> Term:
        if step not in self._terms:
            if step.op is Op.FLAG or (step.op in JOINS and self.of_flags.issuperset(step.takes)):
                self.of_flags.add(len(self.steps))
            self._terms[step] = Term(self, len(self.steps))
            self.steps.append(step)
        return self._terms[step]


def joined(op: Op, *names: str) -> str:
    """Return the name of a truth that is made of others."""
    return f"~{names[0]}" if op is Op.NOT else f"({JOINS[op].join(sorted(names))})"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a condition asks the words with: the program it is put down in, and the award it stands under."""

    program: Program
    award: str
    guards: frozenset[str] = GUARDS
    """what may stand before the standard"""

    def load(self, series: Series) -> Term:
        """Return the word of a series, or the truth of a flag."""
        return self.program.load(series)

    def rated(self, least: str, *, possible: bool = False) -> Term:
        """Return the years rated at least so: surely, or possibly."""
        return self.load(Rated(least, possible))

    def titles(self, codes: frozenset[str], *, possible: bool = False) -> Term:
        """Return the years honoured by titles among ``codes``: surely, or possibly."""
        return self.load(Titled(codes, self.sudden, possible))

    @property
    def unrecorded(self) -> Term:
        """The years before the page is complete."""
        return self.load(Unrecorded())

    @property
    def fresh(self) -> Term:
        """The years whose merit may serve this award."""
        return self.load(Fresh(self.award, self.guards))

    @property
    def sudden(self) -> bool:
        """Whether an award for a sudden merit or in a thematic emulation serves as a basis."""
        return "đột xuất" not in self.guards

    @property
    def basis(self) -> type[HeldSince]:
        """From when on years follow an award that serves as a basis."""
        return HeldFrom if "setting.year_of_prior_award_counts" in self.guards else HeldSince

    def held_since(self, codes: frozenset[str], *, possible: bool = False) -> Term:
        """Return the years that begin after an award that serves as a basis was decided."""
        return self.load(self.basis(codes, self.sudden, possible))

    def given(self, code: str, times: int) -> Term:
        """Return the years in which so many awards that serve as a basis were decided."""
        return self.load(Given(code, times, self.sudden))

    def own(self, condition: Yearly) -> Planes:
        """Return the truth of a condition that keeps words of its own."""
        about = (self.award, self.guards) if condition.by_award else ("", GUARDS)
        met = self.load(Own(condition, *about, possible=False))
        possible = self.load(Own(condition, *about, possible=True))
        planes = judged(met, possible) if condition.judged else certain(met, possible)
        return self.with_hopes(condition, planes)

    def with_hopes(self, condition: Yearly, planes: Planes, at: Term | None = None) -> Planes:  # noqa: ARG002 -- as recorded, nothing is hoped for
        """Return the truth of a condition with what good years to come bring, where they stand in ``at``."""
        return planes


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


def plant(ask: Ask, standard: "Standard") -> Planted:
    """Put a standard down in a program: what bars or holds before it, and its tree."""
    free = ask.load(Free(standard.award if standard.span else "", standard.guards))
    tree = standard.tree.many(ask)
    better = [free & plane for plane in (tree.possible, tree.awaiting, tree.met)]
    held = ask.load(Pending()) | better[0] if "tạm dừng" in standard.guards else better[0]
    return Planted(held, *better)
