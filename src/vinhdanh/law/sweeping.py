"""The reading for many, second half: all standards over everybody's columns, in polars."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import polars as pl

from vinhdanh.law.columns import build_masks, compiled, word_names
from vinhdanh.law.explaining import RANK, explain
from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR, History
from vinhdanh.law.frames import staged
from vinhdanh.law.ledgers import read_ledger
from vinhdanh.law.loading import load_law
from vinhdanh.law.masks import MaskRow, outside
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.values import Outcome

CODES = {outcome: number for number, outcome in enumerate(RANK)}
"""Outcomes as small numbers, from the least to the most favourable."""
OUTCOMES = tuple(RANK)
BARRED = CODES[Outcome.NOT_ELIGIBLE]
STEPS = OUTCOMES[BARRED + 1 :]
"""Each better than the one before; somebody who reaches none of them is not eligible."""


class Asked(NamedTuple):
    """One standard put to everybody: under which name its outcomes come out."""

    name: str
    standard: Standard
    year: int


def words_read(asked: Sequence[Asked]) -> list[str]:
    """Return the names of the mask words that questions read."""
    program = compiled(frozenset(one.standard for one in asked)).program
    return sorted(program.series)


def evaluate(frame: pl.DataFrame | pl.LazyFrame, asked: Sequence[Asked]) -> pl.LazyFrame:
    """Tell of everybody how good the outcome is, over mask words by their names: :data:`STEPS` a question.

    Each step is a column of yes and no: on hold or better, and so on up to eligible; where a null would
    decide, it is null. Flagged rows mean nothing here: they are for ``explain``.
    """
    law = compiled(frozenset(one.standard for one in asked))
    steps = [
        (one, name, put) for one in asked for name, put in zip(STEPS, law.planted[one.standard], strict=True)
    ]
    by_year: dict[int, list[int]] = {}
    for one, _, put in steps:
        by_year.setdefault(one.year, []).append(put.place)
    stages = {year: staged(law.program, places, year) for year, places in by_year.items()}
    found = frame.lazy()
    for several in zip_longest(*(one.columns for one in stages.values()), fillvalue={}):
        found = found.with_columns(**{name: one for stage in several for name, one in stage.items()})
    return found.select(
        stages[one.year].expression(put.place).alias(f"{one.name} {name}") for one, name, put in steps
    )


def codes(asked: Sequence[Asked]) -> dict[str, pl.Expr]:
    """Return, by name, how what :func:`evaluate` says becomes one outcome code (:data:`CODES`) a question."""
    return {one.name: _code(f"{one.name} {step}" for step in STEPS) for one in asked}


def _code(steps: Iterable[str]) -> pl.Expr:
    taken = (pl.col(step).cast(pl.UInt8) for step in steps)
    return pl.sum_horizontal(pl.lit(BARRED, pl.UInt8), *taken, ignore_nulls=False)


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
    to_explain = pages
    if FIRST_YEAR <= year <= LAST_YEAR:
        to_explain = [page for page in pages if outside(page)]
        beyond = {page.subject.id for page in to_explain}
        for kind in sorted({page.subject.kind for page in pages}):
            several = [page for page in pages if page.subject.kind == kind and page.subject.id not in beyond]
            rows = [build_masks(page, on, law) for page in several]
            found = _read_many(rows, kind, on, year=year, received=received, law=law)
            outcomes |= {page.subject.id: read for page, read in zip(several, found, strict=True)}
    for page in to_explain:
        outcomes[page.subject.id] = _read_one(page, on, year=year, received=received, law=law)
    return Sweep(outcomes, explained=len(to_explain))


def _read_many(
    rows: Sequence[MaskRow], kind: str, on: date, *, year: int, received: date, law: Law
) -> list[Mapping[str, Outcome]]:
    """Read rows of one kind of subject as columns; the more favourable regime decides, as for one."""
    asked, alike = questions(law, kind, received=received, on=on, year=year)
    found = evaluate(as_frame([row.values for row in rows], law, kind), asked).select(**codes(asked))
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


def as_frame(rows: Sequence[Sequence[int]], law: Law, kind: str) -> pl.DataFrame:
    """Return rows of mask words of a kind of subject as columns by their names."""
    return pl.DataFrame(rows, schema=dict.fromkeys(word_names(law, kind), pl.Int64), orient="row")


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
