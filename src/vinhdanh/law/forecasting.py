"""What comes next for many: the first year in which each award could be reached, for everybody at once."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from vinhdanh.law.ahead import Sight, sight
from vinhdanh.law.assuming import as_known
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.columns import words_of
from vinhdanh.law.facts import LAST_YEAR, History
from vinhdanh.law.frames_ahead import first_year, in_years
from vinhdanh.law.ledgers import by_subject
from vinhdanh.law.loading import load_law
from vinhdanh.law.masks import of_other_years, signed
from vinhdanh.law.projection import HORIZON, project
from vinhdanh.law.standards import Law


@dataclass(frozen=True, slots=True)
class Forecast:
    """First years, ``years[subject][award]`` (None: not in sight), and how many subjects were read singly."""

    years: Mapping[str, Mapping[str, int | None]]
    projected: int


def forecast(
    ledger: Iterable[History] | Path,
    on: date,
    *,
    awards: Collection[str] | None = None,
    horizon: int = HORIZON,
    law: Law | None = None,
) -> Forecast:
    """Tell of everybody in which year each award could first be reached, assuming as :func:`project` does.

    A path is read by :func:`vinhdanh.law.ledgers.read_ledger`. Raises ValueError where a subject comes twice.
    """
    law, until = law or load_law(), on.year - 1 + horizon
    pages = {name: as_known(page, on) for name, page in by_subject(ledger).items()}
    wordless = {name for name, page in pages.items() if until >= LAST_YEAR or of_other_years(page)}
    found: dict[str, Mapping[str, int | None]] = {}
    for kind in {page.subject.kind for page in pages.values()}:
        seen = sight(law, kind, on, until)
        wanted = [award for award in law.awards_for(kind) if awards is None or award in awards]
        of_kind = {name: page for name, page in pages.items() if page.subject.kind == kind}
        in_words = [name for name in of_kind if name not in wordless]
        rows = (words_of(seen.compiled, seen.page(of_kind[name], law.spans)) for name in in_words)
        years = first_years(as_columns(rows, seen), seen, wanted).collect()
        told = years.iter_rows(named=True) if years.columns else ({} for _ in in_words)
        found |= dict(zip(in_words, told, strict=True))
        for name in wordless & of_kind.keys():
            prospects = project(of_kind[name], on, awards=wanted, horizon=horizon, law=law)
            found[name] = {one.award: one.year for one in prospects}
    return Forecast({name: found[name] for name in pages}, projected=len(wordless))


def count_years(found: Forecast) -> dict[str, dict[int | None, int]]:
    """Return how many subjects could first reach each award in which year; the last are those in no year."""
    counts: dict[str, Counter[int | None]] = {}
    for by_award in found.years.values():
        for award, year in by_award.items():
            counts.setdefault(award, Counter())[year] += 1
    in_order = ((award, counts[award]) for award in catalogue() if award in counts)
    return {
        award: {year: of[year] for year in sorted(of, key=lambda year: year or LAST_YEAR)}
        for award, of in in_order
    }


def as_columns(rows: Iterable[Mapping[str, int]], seen: Sight) -> pl.DataFrame:
    """Return words of pages read ahead as 64-bit columns by their names."""
    columns: dict[str, list[int]] = {name: [] for name in seen.compiled.program.series}
    for row in rows:
        for name, column in columns.items():
            column.append(signed(row[name]))
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))


def first_years(frame: pl.DataFrame | pl.LazyFrame, seen: Sight, awards: Sequence[str]) -> pl.LazyFrame:
    """Tell of everybody the first year of each award, over the words of pages read ahead; null: none.

    Awards without a standard have no column.
    """
    years, places = tuple(seen.proposals), {a: seen.reached[a].place for a in awards if a in seen.reached}
    stages = in_years(seen.compiled.program, list(places.values()), years)
    found = frame.lazy()
    for columns in stages.columns:
        found = found.with_columns(**columns)
    return found.select(
        **{award: first_year(stages.expression(place), years) for award, place in places.items()}
    )
