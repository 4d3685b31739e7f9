"""A nation of masks, kept in ``var/bench``: real rows of random careers, in a new order each block."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
from law.agreement import histories

from vinhdanh.law import Law, build_masks, series_version
from vinhdanh.law.ahead import Sight
from vinhdanh.law.assuming import as_known
from vinhdanh.law.columns import words_of, worked_with
from vinhdanh.law.forecasting import as_columns
from vinhdanh.law.masks import of_other_years
from vinhdanh.law.sweeping import Asked, as_frame, questions

KEPT = Path("var/bench")
SEED, CAREERS, PEOPLE = 7, 20_000, 3_000_000
ON = date(2026, 1, 15)
YEARS = range(2024, 2026)
"""The years considered for which a row keeps flags: the year before the day, and the one before that."""


def asked_of_persons(law: Law, years: range) -> list[Asked]:
    """Return every award of persons, for each year considered."""
    return [
        one._replace(name=f"{one.name}/{year}")
        for year in years
        for one in questions(law, "person", received=ON, on=ON, year=year)[0]
    ]


def everybody(law: Law) -> Path:
    """Return a Parquet file of 3,000,000 persons' mask words as of a day, made once for each law."""
    return _kept("persons", law, lambda: _real_rows(law))


def _kept(name: str, law: Law, build: Callable[[], pl.DataFrame]) -> Path:
    path = KEPT / f"{name}-{PEOPLE}-{YEARS[0]}-{series_version(law)}.parquet"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"{name}-{PEOPLE}-*.parquet"):
            old.unlink()
        built = path.with_suffix(".new")
        _tiled(build()).write_parquet(built, compression="lz4", row_group_size=125_000)
        built.rename(path)
    return path


def everybody_ahead(law: Law, seen: Sight) -> Path:
    """Return a Parquet file of the words of 3,000,000 persons read ahead, made once for each law."""
    return _kept("ahead", law, lambda: _rows_ahead(law, seen))


def _rows_ahead(law: Law, seen: Sight) -> pl.DataFrame:
    pages = (as_known(page, ON) for page in histories(SEED, CAREERS, kind="person"))
    rows = (words_of(seen.compiled, seen.page(page, law.spans)) for page in pages if not of_other_years(page))
    return as_columns(rows, seen)


def _real_rows(law: Law) -> pl.DataFrame:
    rows = (build_masks(page, ON, years=YEARS, law=law) for page in histories(SEED, CAREERS, kind="person"))
    return as_frame(
        [row.values for row in rows if not row.flagged], worked_with(law, "person", ON.year).kept, YEARS
    )


def _tiled(rows: pl.DataFrame) -> pl.DataFrame:
    """Repeat the rows, in a new order each time."""
    blocks = -(-PEOPLE // rows.height)
    shuffled = (rows.sample(fraction=1, shuffle=True, seed=block) for block in range(blocks))
    return pl.concat(shuffled).head(PEOPLE)
