"""The reading for many, second half: all standards over everybody's columns, in polars."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from vinhdanh.law.columns import build_masks, series
from vinhdanh.law.conditions.common import ALLOWED, titled
from vinhdanh.law.explaining import RANK, explain
from vinhdanh.law.facts import History
from vinhdanh.law.ledgers import read_ledger
from vinhdanh.law.loading import load_law
from vinhdanh.law.many import WORD, Many, Planes, bit
from vinhdanh.law.masks import MaskRow, signed
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.values import Outcome

CODES = {outcome: number for number, outcome in enumerate(RANK)}
"""Outcomes as small numbers, from the least to the most favourable."""
OUTCOMES = tuple(RANK)
NOT_ELIGIBLE = CODES[Outcome.NOT_ELIGIBLE]


class Asked(NamedTuple):
    """One standard put to everybody: under which name its outcomes come out."""

    name: str
    standard: Standard
    year: int


class Stages:
    """Columns to be computed one stage after another, each expression once however many standards read it."""

    def __init__(self) -> None:
        self.stages: list[dict[str, pl.Expr]] = []
        self._depth: dict[str, int] = {}
        self._names: dict[str, str] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of the kept columns."""
        return frozenset(self._depth)

    def keep(self, expression: pl.Expr) -> pl.Expr:
        """Give an expression a column in the first stage after all those it reads."""
        if expression.meta.is_column():
            return expression
        key = str(expression)
        if key not in self._names:
            depth = max((self._depth.get(root, 0) for root in expression.meta.root_names()), default=0)
            if depth == len(self.stages):
                self.stages.append({})
            name = self._names[key] = f"~{len(self._names)}"
            self.stages[depth][name] = expression
            self._depth[name] = depth + 1
        return pl.col(self._names[key])

    def over(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """Add the kept columns to a frame."""
        for stage in self.stages:
            frame = frame.with_columns(**stage)
        return frame


class PolarsColumns(Many):
    """Columns in polars, for one award and year."""

    def __init__(self, award: str, year: int, stages: Stages) -> None:
        self.award, self.year = award, year
        self._low = self.const(bit(year) - 1)
        self._stages = stages

    def word(self, name: str) -> pl.Expr:
        return pl.col(name)

    def const(self, word: int) -> pl.Expr:
        return pl.lit(signed(word & WORD), dtype=pl.Int64)

    def keep(self, expression: pl.Expr) -> pl.Expr:
        return self._stages.keep(expression)

    def trailing(self, word: pl.Expr) -> pl.Expr:
        """Fill the years after the one considered, take the trailing ones, and cut what was filled.

        A word with every year set grows by one to zero: 64-bit sums wrap around.
        """
        filled = self.keep(word | self._low)
        return filled & ~(filled + 1) & ~self._low

    def onward(self, word: pl.Expr) -> pl.Expr:
        """Fill the years after the one considered, where there is a stretch at all."""
        return (word | self._low) * (word != 0).cast(pl.Int64)

    def count(self, word: pl.Expr) -> pl.Expr:
        return word.bitwise_count_ones()


def evaluate_masks(frame: pl.DataFrame | pl.LazyFrame, asked: Sequence[Asked]) -> pl.LazyFrame:
    """Return one column of outcome codes (:data:`CODES`, UInt8) a question, over a frame of mask columns.

    The frame holds the columns of :func:`vinhdanh.law.series` that the standards read, as of one day; where a
    null word would decide, the code is null. Flagged rows mean nothing here: they are for ``explain``.
    """
    stages, results = _compile(asked)
    return stages.over(frame.lazy()).select(**results)


def columns_read(asked: Sequence[Asked]) -> frozenset[str]:
    """Return the names of the mask columns that questions read."""
    stages, results = _compile(asked)
    expressions = [*results.values(), *(kept for stage in stages.stages for kept in stage.values())]
    return frozenset(root for one in expressions for root in one.meta.root_names()) - stages.names


def _compile(asked: Sequence[Asked]) -> tuple[Stages, dict[str, pl.Expr]]:
    """Return the columns to compute on the way, and the outcome codes by name."""
    stages = Stages()
    results = {
        name: _code(standard, PolarsColumns(standard.award, year, stages)) for name, standard, year in asked
    }
    return stages, results


def _code(standard: Standard, many: PolarsColumns) -> pl.Expr:
    """Turn a standard's planes and guards into one small number: the order of RANK makes it a sum."""
    planes, barred, held = outcome_planes(many, standard)
    possible, awaiting, met = (
        plane.cast(pl.UInt8) for plane in (planes.possible, planes.awaiting, planes.met)
    )
    above = possible * (CODES[Outcome.INSUFFICIENT] - NOT_ELIGIBLE) + awaiting + met
    free = many.keep((~(barred | held)).cast(pl.UInt8))
    on_hold = held.cast(pl.UInt8) * (CODES[Outcome.ON_HOLD] - NOT_ELIGIBLE)
    code: pl.Expr = above * free + on_hold + NOT_ELIGIBLE
    return code


def outcome_planes(many: Many, standard: Standard) -> tuple[Planes, Any, Any]:
    """Return a standard's tree, where a guard bars, and where a matter holds."""
    year = bit(many.year)
    barred = many.any_year(many.word("disciplined")) | ~many.hits(many.word(ALLOWED.name), year)
    if standard.span:
        barred = barred | many.hits(many.word(titled({standard.award}).name), year)
    return standard.tree.many(many), barred, many.keep(many.any_year(many.word("held")))


@dataclass(frozen=True, slots=True)
class Sweep:
    """Outcomes of many subjects: ``outcomes[subject][award]``, and how many ``explain`` had to read."""

    outcomes: Mapping[str, Mapping[str, Outcome]]
    explained: int


def sweep(
    ledger: Iterable[History] | Path,
    on: date,
    *,
    year: int | None = None,
    received: date | None = None,
    law: Law | None = None,
) -> Sweep:
    """Answer for everybody which awards may be proposed on a day; years, days, regimes as in :func:`explain`.

    A path is read by :func:`vinhdanh.law.ledgers.read_ledger`. Raises ValueError where a subject comes twice.
    """
    law = law or load_law()
    year, received = on.year - 1 if year is None else year, received or on
    pages = list(read_ledger(ledger) if isinstance(ledger, Path) else ledger)
    outcomes: dict[str, Mapping[str, Outcome]] = {page.subject.id: {} for page in pages}
    if len(outcomes) < len(pages):
        twice = next(name for name, times in Counter(page.subject.id for page in pages).items() if times > 1)
        raise ValueError(f"chủ thể “{twice}” có hai trang trong sổ")
    explained = 0
    for kind in sorted({page.subject.kind for page in pages}):
        several = [page for page in pages if page.subject.kind == kind]
        rows = [build_masks(page, on, law) for page in several]
        found = _read_many(rows, kind, on, year=year, received=received, law=law)
        for page, row, read in zip(several, rows, found, strict=True):
            outcomes[page.subject.id] = (
                _read_one(page, on, year=year, received=received, law=law) if row.flagged else read
            )
        explained += sum(row.flagged for row in rows)
    return Sweep(outcomes, explained)


def _read_many(
    rows: Sequence[MaskRow], kind: str, on: date, *, year: int, received: date, law: Law
) -> list[Mapping[str, Outcome]]:
    """Read rows of one kind of subject as columns; the more favourable regime decides, as for one."""
    asked, alike = questions(law, kind, received=received, on=on, year=year)
    found = evaluate_masks(as_frame([row.values for row in rows], law), asked)
    best = found.select(**{award: pl.max_horizontal(names) for award, names in alike.items()}).collect()
    awards = law.awards_for(kind)
    columns = [
        best[award].to_list() if award in alike else [CODES[Outcome.NO_RULE]] * len(rows) for award in awards
    ]
    return [
        {award: OUTCOMES[code] for award, code in zip(awards, codes, strict=True)}
        for codes in (zip(*columns, strict=True) if columns else [()] * len(rows))
    ]


def _read_one(page: History, on: date, *, year: int, received: date, law: Law) -> Mapping[str, Outcome]:
    return {
        award: explain(page, award, on, received=received, year=year, law=law).outcome
        for award in law.awards_for(page.subject.kind)
    }


def as_frame(rows: Sequence[Sequence[int]], law: Law) -> pl.DataFrame:
    """Return rows of mask values as columns by their names."""
    names = [one.name for one in series(law)]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int64), orient="row")


def questions(
    law: Law, kind: str, *, received: date, on: date, year: int
) -> tuple[list[Asked], dict[str, list[str]]]:
    """Return what to ask of a kind's columns, and under which names each award's alternatives come out."""
    asked: list[Asked] = []
    names: dict[str, list[str]] = {}
    for award in law.awards_for(kind):
        first = law.standard(award, kind, received)
        later = law.standard(award, kind, on) if on > received else None
        for standard in dict.fromkeys((first, later) if first else ()):
            if standard is not None:
                name = f"{award}/{standard.since}"
                asked.append(Asked(name, standard, year))
                names.setdefault(award, []).append(name)
    return asked, names
