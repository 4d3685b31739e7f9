"""Figures of the law library: agreement, everybody at once, one person explained, renewed and projected."""

import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import polars as pl
from bench import peers, recording
from bench.figures import Figure
from bench.population import ON, PEOPLE, YEARS, asked_of_persons, everybody, everybody_ahead
from law.agreement import DAYS, histories
from law.agreement import disagreements as compare

from vinhdanh.law import explain_all, judge_page, load_law, project
from vinhdanh.law.ahead import sight
from vinhdanh.law.forecasting import first_years
from vinhdanh.law.projection import HORIZON
from vinhdanh.law.sweeping import evaluate, words_read

CAREERS, BLOCK = 1_000_000, 5_000
PAGES = 200
STANDARDS, EVALUATED, WHOLE, MEMORY = 60, 0.5, 2.5, 512
"""The bars of P2: seconds for so many standards, seconds and MiB for the whole process."""


def disagreements() -> Iterator[Figure]:
    """P1: careers on which the two readings part, of 1,000,000 with a new seed, on one day."""
    seed = secrets.randbelow(2**32)
    seeds = range(seed, seed + CAREERS // BLOCK)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        parted = sum(workers.map(_parted, seeds))
    yield Figure(f"disagreements of {CAREERS:,} careers, seed {seed}", parted, "verdicts", 0)


def _parted(seed: int) -> int:
    """Return on how many verdicts the two readings part in a block: of persons, or of collectives."""
    pages = histories(seed, BLOCK, kind="person" if seed % 2 else "collective")
    return sum(1 for _ in compare(pages, load_law(), days=DAYS[1:2], seen=Counter()))


def best(work: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Return the least wall and the least CPU seconds of a few runs."""
    runs = []
    for _ in range(times):
        begun = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    return min(wall for wall, _ in runs), min(cpu for _, cpu in runs)


def sweep_everybody() -> Iterator[Figure]:
    """P2: all entered standards of persons over 3,000,000 rows, in memory and as a whole process."""
    law = load_law()
    path = everybody(law)
    for years in (YEARS[-1:], YEARS):
        asked = asked_of_persons(law, years)
        frame = pl.read_parquet(path, columns=words_read(asked))
        wall, cpu = best(lambda: evaluate(frame, asked).collect(engine="streaming"))  # noqa: B023 -- run at once
        words = sum("@" not in name for name in frame.columns)
        what = (
            f"evaluate {len(asked)} standards × {PEOPLE:,} people, {words} words, {frame.width - words} flags"
        )
        yield Figure(f"{what}: wall", wall, "s", EVALUATED * len(asked) / STANDARDS)
        yield Figure("the same, CPU", cpu, "s")
    wall, cpu, memory = whole_process()
    what = f"{len(asked_of_persons(law, YEARS[-1:]))} standards × {PEOPLE:,} people, Parquet to packed result"
    yield Figure(f"{what}: wall", wall, "s", WHOLE)
    yield Figure(f"{what}: CPU", cpu, "s")
    yield Figure(f"{what}: peak memory", memory, "MiB", MEMORY)


def whole_process() -> tuple[float, float, float]:
    """Run ``bench.whole_sweep`` in a process of its own; return its wall and CPU seconds and peak MiB."""
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "bench.whole_sweep"], capture_output=True, check=True, text=True
    ).stdout
    cpu, memory = told.split()
    return time.perf_counter() - begun, float(cpu), int(memory) / 1024


def compare_with_peers() -> Iterator[Figure]:
    """P3: the sweep against a bare scan of the same columns, and against SQL; in CPU seconds."""
    law = load_law()
    asked = asked_of_persons(law, YEARS[-1:])
    frame = pl.read_parquet(everybody(law), columns=words_read(asked))
    _, scan = best(lambda: frame.lazy().select(pl.all().sum()).collect(engine="streaming"))
    _, cpu = best(lambda: evaluate(frame, asked).collect(engine="streaming"))
    yield Figure(f"bare scan of {frame.width} columns × {PEOPLE:,} people", scan, "s")
    yield Figure(f"{len(asked)} standards against the bare scan", cpu / scan, "times", 15)
    yield from peers.compare()


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
    """P4, the law's half: every standard explained for one person, with evidence; then told in full."""
    law, pages = load_law(), histories(3, PAGES, kind="person")
    awards = law.awards_for("person")
    spent = per_page(lambda n: list(explain_all(pages[n], ON, law=law)), PAGES)
    yield Figure(f"explain {len(awards)} standards for one person, CPU", spent, "ms", 2)
    told = per_page(lambda n: [one.as_json() for one in explain_all(pages[n], ON, law=law)], PAGES)
    yield Figure("the same, and every verdict written out with what is missing", told, "ms")


def renew_one_page() -> Iterator[Figure]:
    """P5, the law's half: masks and findings of the two open years after a new fact, page already parsed."""
    law, pages = load_law(), histories(4, PAGES, kind="person")
    years = (ON.year - 1, ON.year)
    judge_page(pages[0], ON, years=years, law=law)
    spent = per_page(lambda n: judge_page(pages[n], ON, years=years, law=law), PAGES)
    found = len(judge_page(pages[0], ON, years=years, law=law).outcomes)
    yield Figure(f"masks and {found} findings of one person, CPU", spent, "ms", 2)
    yield from recording.record()


def project_ahead() -> Iterator[Figure]:
    """P6: the first year of every award within 15, for one person and for everybody; then told in full."""
    law, pages = load_law(), histories(5, PAGES, kind="person")
    spent = per_page(lambda n: project(pages[n], ON, law=law), PAGES)
    yield Figure("projection of 15 years for one person, all awards, CPU", spent, "ms", 1)
    told = per_page(lambda n: [one.as_json() for one in project(pages[n], ON, law=law)], PAGES // 8)
    yield Figure("the same, and every prospect written out with its steps", told, "ms")
    awards, seen = law.awards_for("person"), sight(law, "person", ON, ON.year - 1 + HORIZON)
    people = pl.scan_parquet(everybody_ahead(law, seen))
    wall, cpu = best(lambda: first_years(people, seen, awards).collect(engine="streaming"), times=3)
    what = f"projection of {HORIZON} years, {len(seen.reached)} awards × {PEOPLE:,} people, from Parquet"
    yield Figure(f"{what}: wall", wall, "s", 20)
    yield Figure("the same, CPU", cpu, "s")
