"""The reading for many, second half: all standards over everybody's columns, in polars."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import polars as pl

from vinhdanh.law.columns import Kept, compiled, kept_words
from vinhdanh.law.explaining import RANK, explain_all
from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR, History
from vinhdanh.law.frames import flag_name, in_year
from vinhdanh.law.judging import BARRED, WIDTH, row_of
from vinhdanh.law.ledgers import by_subject
from vinhdanh.law.loading import load_law
from vinhdanh.law.masks import Page, outside, signed
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.values import Outcome

CODES = {outcome: number for number, outcome in enumerate(RANK)}
"""Outcomes as small numbers, from the least to the most favourable."""
OUTCOMES = tuple(RANK)
STEPS = OUTCOMES[BARRED + 1 :]
"""Each better than the one before; somebody who reaches none of them is not eligible."""


class Asked(NamedTuple):
    """One standard put to everybody: under which name its outcomes come out."""

    name: str
    standard: Standard
    year: int


def words_read(asked: Sequence[Asked]) -> list[str]:
    """Return the names of the columns that questions read: words, and flags in the years asked."""
    found: set[str] = set()
    for year in {one.year for one in asked}:
        kept = compiled(frozenset(one.standard for one in asked if one.year == year)).kept
        found.update(kept.words, (flag_name(name, year) for name in kept.flags))
    return sorted(found)


def evaluate(frame: pl.DataFrame | pl.LazyFrame, asked: Sequence[Asked]) -> pl.LazyFrame:
    """Tell of everybody how good the outcome is, over mask words by their names: :data:`STEPS` a question.

    Each step is a column of yes and no: on hold or better, and so on up to eligible; where a null would
    decide, it is null. Flagged rows mean nothing here: they are for ``explain``.
    """
    law = compiled(frozenset(one.standard for one in asked)).kept
    steps = [
        (one, name, put) for one in asked for name, put in zip(STEPS, law.planted[one.standard], strict=True)
    ]
    by_year: dict[int, list[int]] = {}
    for one, _, put in steps:
        by_year.setdefault(one.year, []).append(put.place)
    stages = {year: in_year(law.split.rest, places, year) for year, places in by_year.items()}
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
    awards: Collection[str] | None = None,
) -> Sweep:
    """Answer for everybody which awards may be proposed on a day; years, days, regimes as in :func:`explain`.

    Only ``awards`` are answered for, if they are given. A path is read by
    :func:`vinhdanh.law.ledgers.read_ledger`. Raises ValueError where a subject comes twice.
    """
    law = law or load_law()
    year, received = on.year - 1 if year is None else year, received or on
    pages = list(by_subject(ledger).values())
    outcomes: dict[str, Mapping[str, Outcome]] = {page.subject.id: {} for page in pages}
    to_explain = pages
    if FIRST_YEAR <= year <= LAST_YEAR:
        to_explain = [page for page in pages if outside(page)]
        beyond = {page.subject.id for page in to_explain}
        for kind in sorted({page.subject.kind for page in pages}):
            several = [page for page in pages if page.subject.kind == kind and page.subject.id not in beyond]
            wanted = _wanted(law, kind, awards)
            found = _read_many(several, kind, on, year=year, received=received, law=law, awards=wanted)
            outcomes |= {page.subject.id: read for page, read in zip(several, found, strict=True)}
    for page in to_explain:
        verdicts = explain_all(page, on, received=received, years=[year], law=law, awards=awards)
        outcomes[page.subject.id] = {verdict.award: verdict.outcome for verdict in verdicts}
    return Sweep(outcomes, explained=len(to_explain))


def _read_many(
    pages: Sequence[History],
    kind: str,
    on: date,
    *,
    year: int,
    received: date,
    law: Law,
    awards: Sequence[str],
) -> list[Mapping[str, Outcome]]:
    """Read pages of one kind of subject as columns; the more favourable regime decides, as for one."""
    asked, alike = questions(law, kind, received=received, on=on, year=year, awards=awards)
    law_asked = compiled(frozenset(one.standard for one in asked))
    words = (kept_words(law_asked, Page(page, on, law.spans)) for page in pages)
    rows = [row_of(law_asked.kept, one, [year]) for one in words]
    found = evaluate(as_frame(rows, law_asked.kept, [year]), asked).select(**codes(asked))
    best = found.select(**{award: pl.max_horizontal(names) for award, names in alike.items()}).collect()
    columns = [
        best[award].to_list() if award in alike else [CODES[Outcome.NO_RULE]] * len(pages) for award in awards
    ]
    return [
        {award: OUTCOMES[code] for award, code in zip(awards, codes, strict=True)}
        for codes in (zip(*columns, strict=True) if columns else [()] * len(pages))
    ]


def _wanted(law: Law, kind: str, awards: Collection[str] | None) -> list[str]:
    """Return the awards of a kind of subject that are asked about."""
    return [award for award in law.awards_for(kind) if awards is None or award in awards]


def as_frame(rows: Sequence[Sequence[int]], kept: Kept, years: Sequence[int]) -> pl.DataFrame:
    """Return the values of rows built for the same standards and years as columns by their names.

    Words are 64-bit columns; a flag is a column of yes and no a year, which is a 64th of that.
    """
    words, flags = kept.words, kept.flags
    packed = [_packed(year, place) for year in years for place in range(0, len(flags), WIDTH)]
    schema = dict.fromkeys([*words, *packed], pl.Int64)
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    unpacked = (
        ((pl.col(_packed(year, place)) & signed(1 << place % WIDTH)) != 0).alias(flag_name(name, year))
        for year in years
        for place, name in enumerate(flags)
    )
    return frame.select(*words, *unpacked)


def _packed(year: int, place: int) -> str:
    return f"{year}/{place // WIDTH}"


def questions(
    law: Law,
    kind: str,
    *,
    received: date,
    on: date,
    year: int,
    awards: Collection[str] | None = None,
) -> tuple[list[Asked], dict[str, list[str]]]:
    """Return what to ask of a kind's columns, and under which names each award's alternatives come out."""
    asked: list[Asked] = []
    names: dict[str, list[str]] = {}
    for award in _wanted(law, kind, awards):
        first = law.standard(award, kind, received)
        regime = law.regime(on)
        favours = regime is not None and regime.transition and on > received
        later = law.standard(award, kind, on) if favours else None
        for standard in dict.fromkeys((first, later) if first else ()):
            if standard is not None:
                name = f"{award}/{standard.since}"
                asked.append(Asked(name, standard, year))
                names.setdefault(award, []).append(name)
    return asked, names
