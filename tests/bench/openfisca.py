"""P3: eleven standards of persons asked of OpenFisca, in a process and virtual environment of its own (AGPL).

It is told facts by year, and what single conditions say (:mod:`bench.openfisca_given`). Calculation alone is
counted, not the setting of inputs. It must say the same of everybody, or there is nothing to compare.
"""

import gc
import json
import os
import shutil
import subprocess
import sys
import venv
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import nan
from operator import ne
from pathlib import Path

import polars as pl
from bench.figures import Figure, least
from bench.openfisca_given import AWARDS, YEAR, columns, conditions
from bench.population import KEPT, ON

from vinhdanh.law import History, Law, explain_all
from vinhdanh.law.sweeping import Asked, codes, evaluate, questions, words_read

HOME, VERSION = KEPT / "openfisca", "openfisca-core==46.0.1"
MODEL = Path(__file__).with_name("openfisca_model")
COPIES, ALONE, ROUNDS = 208, 100, 5
"""How often pages are repeated, to be a million people; of how many each is asked alone; how often we are."""


@dataclass(frozen=True)
class Told:
    """What OpenFisca answered, a code a person, award after award, and what it cost: CPU seconds and MiB."""

    codes: bytes
    calculate: float
    alone: float
    alone_differ: int
    grown: float


def compare(pages: list[History], rows: pl.DataFrame, law: Law) -> Iterator[Figure]:
    """Measure sweep and explain against OpenFisca on the same people and standards."""
    told = _ask(pages, law)
    if told is None:
        yield Figure("OpenFisca could not be installed: the peer is missing", nan, "times", 1 / 15)
        return
    asked = asked_of_eleven(law)
    frame = pl.concat([rows.select(words_read(asked))] * COPIES).rechunk()
    what = f"{len(asked)} standards × {frame.height:,} people"
    swept = evaluate(frame, asked).select(**codes(asked)).collect()
    ours = bytes(code for award in swept.iter_columns() for code in award)
    parted = sum(map(ne, ours, told.codes)) + abs(len(ours) - len(told.codes)) + told.alone_differ
    yield Figure(f"{what}: verdicts on which sweep and OpenFisca differ", parted, "verdicts", 0)
    own = _swept(frame)
    yield Figure(f"{what}: the sweep on one thread, CPU", own["bits"], "s")
    yield Figure("the same with outcomes as numbers, CPU", own["numbers"], "s")
    yield Figure("OpenFisca for everybody at once, calculation alone, CPU", told.calculate, "s")
    share = own["bits"] / told.calculate
    yield Figure("the sweep against OpenFisca for everybody at once (CPU)", share, "times", 1 / 15)
    yield Figure("memory that OpenFisca takes for it", told.grown, "MiB")
    yield Figure("memory of the sweep against OpenFisca's", own["grown"] / told.grown, "times", 1 / 10)
    one = _explained(pages[:ALONE], law)
    yield Figure("explain the same standards for one person, CPU", one * 1e3, "ms")
    yield Figure("OpenFisca for one person with its trace, CPU", told.alone * 1e3, "ms")
    yield Figure(
        "explain against OpenFisca with its trace (CPU a person)", one / told.alone, "times", 1 / 100
    )


def asked_of_eleven(law: Law) -> list[Asked]:
    """Return the standards compared, in the order of their awards."""
    found = questions(law, "person", received=ON, on=ON, year=YEAR, awards=AWARDS)[0]
    return sorted(found, key=lambda one: AWARDS.index(one.standard.award))


def _explained(pages: list[History], law: Law) -> float:
    """Return the CPU seconds in which a person is explained the same awards: a mean, the least of a few."""
    gc.collect()
    gc.freeze()  # thousands of pages lie here besides, as in no web worker

    def explain_each() -> None:
        for page in pages:
            list(explain_all(page, ON, law=law, awards=AWARDS))

    return least(explain_each, ROUNDS)[1] / len(pages)


def _swept(frame: pl.DataFrame) -> dict[str, float]:
    """Return what a sweep from Parquet costs: memory as it runs, CPU on one thread, as NumPy has but one."""
    path = KEPT / "eleven-standards.parquet"
    frame.write_parquet(path, compression="lz4", row_group_size=125_000)
    asked = [sys.executable, "-m", "bench.one_sweep", str(path)]
    as_it_runs, on_one = (
        json.loads(subprocess.run(asked, capture_output=True, check=True, text=True, env=env).stdout)
        for env in (os.environ, os.environ | {"POLARS_MAX_THREADS": "1"})
    )
    return {**on_one, "grown": as_it_runs["grown"]}


def _ask(pages: Sequence[History], law: Law) -> Told | None:
    """Put the standards to OpenFisca for pages, repeated; None where it is not to be had."""
    python = _python()
    if python is None:
        return None
    _write(pages, law)
    asked = HOME / "asked"
    told = subprocess.run([python, str(MODEL), str(asked)], capture_output=True, check=True, text=True)
    return Told((asked / "codes.bin").read_bytes(), **json.loads(told.stdout))


def _python() -> str | None:
    """Return the interpreter that has OpenFisca, installed at the first asking."""
    python = HOME / "venv" / "bin" / "python"
    if not (HOME / "installed").exists():
        venv.create(HOME / "venv", with_pip=True, clear=True)
        fetched = subprocess.run([str(python), "-m", "pip", "install", "-qqq", VERSION], check=False)
        if fetched.returncode:
            return None
        (HOME / "installed").write_text(VERSION, "utf-8")
    return str(python)


def _write(pages: Sequence[History], law: Law) -> None:
    """Write what OpenFisca is told, a column a variable and period, and whom it is asked about."""
    folder = HOME / "asked"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    told = columns(pages, law)
    for (name, period), column in told.items():
        (folder / f"{name}-{period}.bin").write_bytes(array("h", column).tobytes())
    about = {
        "columns": list(told),
        "conditions": list(conditions(law)),
        "awards": [award.replace("-", "_") for award in AWARDS],
        "people": len(pages),
        "copies": COPIES,
        "alone": ALONE,
    }
    (folder / "manifest.json").write_text(json.dumps(about), "utf-8")


if __name__ == "__main__":
    sys.stdout.write(f"{_python() or 'OpenFisca is not to be had here'}\n")
