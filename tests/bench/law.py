"""Figures of the law library: agreement, everybody at once, one person explained, renewed and projected."""

import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

import polars as pl
from bench.figures import Figure
from bench.population import ON, PEOPLE, YEARS, asked_of_persons, everybody
from law.agreement import DAYS, histories
from law.agreement import disagreements as compare

from vinhdanh.law import build_masks, explain_all, load_law, project
from vinhdanh.law.sweeping import evaluate, words_read

CAREERS, BLOCK = 1_000_000, 10_000
PAGES = 200
STANDARDS, EVALUATED, WHOLE, MEMORY = 60, 0.5, 2.5, 512
"""The bars of P2: seconds for so many standards, seconds and MiB for the whole process."""


def disagreements() -> Iterator[Figure]:
    """P1: careers on which the two readings part, of 1,000,000 with a new seed on one day."""
    law, seed, parted = load_law(), secrets.randbelow(2**32), 0
    for block in range(CAREERS // BLOCK):
        kind = "person" if block % 2 else "collective"
        pages = histories(seed + block, BLOCK, kind=kind)
        parted += sum(1 for _ in compare(pages, law, days=DAYS[1:2], seen=Counter()))
    yield Figure(f"disagreements of {CAREERS:,} careers, seed {seed}", parted, "verdicts", 0)


def best(work: Callable[[], object], times: int = 7) -> float:
    """Return the least wall seconds of a few runs."""
    walls = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        walls.append(time.perf_counter() - begun)
    return min(walls)


def sweep_everybody() -> Iterator[Figure]:
    """P2: all entered standards of persons over 3,000,000 rows, in memory and as a whole process."""
    law = load_law()
    path = everybody(law)
    for years in (YEARS[-1:], YEARS):
        asked = asked_of_persons(law, years)
        frame = pl.read_parquet(path, columns=words_read(asked))
        wall = best(lambda: evaluate(frame, asked).collect(engine="streaming"))  # noqa: B023 -- run at once
        what = f"evaluate {len(asked)} standards × {PEOPLE:,} people, {frame.width} columns"
        yield Figure(what, wall, "s", EVALUATED * len(asked) / STANDARDS)
    wall, memory = whole_process()
    what = f"{len(asked_of_persons(law, YEARS[-1:]))} standards × {PEOPLE:,} people, Parquet to packed result"
    yield Figure(f"{what}: wall", wall, "s", WHOLE)
    yield Figure(f"{what}: peak memory", memory, "MiB", MEMORY)


def whole_process() -> tuple[float, float]:
    """Run ``bench.whole_sweep`` in a process of its own; return its wall seconds and peak MiB."""
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "bench.whole_sweep"], capture_output=True, check=True, text=True
    ).stdout
    return time.perf_counter() - begun, int(told) / 1024


def compare_with_peers() -> Iterator[Figure]:
    """P3: the sweep against a bare scan of the same columns."""
    law = load_law()
    asked = asked_of_persons(law, YEARS[-1:])
    frame = pl.read_parquet(everybody(law), columns=words_read(asked))
    scan = best(lambda: frame.lazy().select(pl.all().sum()).collect(engine="streaming"))
    wall = best(lambda: evaluate(frame, asked).collect(engine="streaming"))
    yield Figure(f"bare scan of {frame.width} columns × {PEOPLE:,} people", scan, "s")
    yield Figure(f"{len(asked)} standards against the bare scan", wall / scan, "times", 15)


def per_page(work: Callable[[int], object], count: int) -> float:
    """Return the CPU milliseconds that work on one page takes, the least of a few rounds."""
    rounds = []
    for _ in range(5):
        begun = time.process_time()
        for number in range(count):
            work(number)
        rounds.append(time.process_time() - begun)
    return min(rounds) * 1_000 / count


def explain_one_person() -> Iterator[Figure]:
    """P4, the law's half: every standard explained for one person, with evidence and what is missing."""
    law, pages = load_law(), histories(3, PAGES, kind="person")
    awards = law.awards_for("person")
    spent = per_page(lambda n: list(explain_all(pages[n], ON, law=law)), PAGES)
    yield Figure(f"explain {len(awards)} standards for one person, CPU", spent, "ms", 2)


def renew_one_page() -> Iterator[Figure]:
    """P5, the law's half: masks and findings of the two open years after a new fact, page already parsed."""
    law, pages = load_law(), histories(4, PAGES, kind="person")
    awards = law.awards_for("person")
    masks = per_page(lambda n: build_masks(pages[n], ON, law), PAGES)
    found = per_page(lambda n: list(explain_all(pages[n], ON, years=(2025, 2026), law=law)), PAGES)
    yield Figure("year masks of one person, CPU", masks, "ms", 0.3)
    yield Figure(f"masks and findings of one person, {2 * len(awards)} verdicts, CPU", masks + found, "ms", 2)


def project_one_person() -> Iterator[Figure]:
    """P6, one person: every award over 15 years to come, with steps."""
    law, pages = load_law(), histories(5, PAGES // 4, kind="person")
    spent = per_page(lambda n: project(pages[n], ON, law=law), len(pages))
    yield Figure("projection of 15 years for one person, all awards, CPU", spent, "ms", 1)
