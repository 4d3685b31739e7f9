"""P8, the half before the ledger: 50,000 rows of a real-shaped workbook read, checked and given back."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.figures import Figure

from vinhdanh.demo.careers import UNITS, make_collectives, make_people
from vinhdanh.demo.workbook import MISTAKES, write_workbook
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.records.domain.reading.check import check
from vinhdanh.records.domain.reading.errors_workbook import write_errors_workbook
from vinhdanh.records.domain.reading.known import KnownUnit
from vinhdanh.records.domain.reading.recognise import recognise

KEPT = Path("var/bench/p8.xlsx")
PEOPLE = 16_250  # with their titles, initiatives and disciplines: a little over 50,000 rows
YEARS = range(2021, 2026)
TODAY = date(2026, 3, 1)
MEBIBYTE = 1024  # kB


def check_fifty_thousand_rows() -> Iterator[Figure]:
    """Measure in a process of its own, so that nothing else is counted."""
    if not KEPT.exists():
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        people = make_people(PEOPLE, seed=8, years=YEARS)
        units = make_collectives(people, year=YEARS[-1])
        write_workbook(KEPT, people=people, years=YEARS, collectives=units, mistakes=MISTAKES)
    told = subprocess.run([sys.executable, "-m", "bench.reading"], capture_output=True, check=True).stdout
    seen = json.loads(told)
    yield Figure(f"read, recognise and check {seen['rows']:,} rows", seen["checked"], "s", 10)
    yield Figure("the same, memory of the process and of its reader", seen["memory"], "MiB", 512)
    yield Figure("error workbook of the same", seen["marked"], "s", 60)
    yield Figure("the same, memory of its child", seen["marking"], "MiB", 1024)


def measure() -> dict[str, float]:
    """Do it once and return what it took."""
    started = time.monotonic()
    book = read_workbook(KEPT)
    mapping = recognise(book)
    units = [KnownUnit(name, name, name) for name in UNITS]
    outcome = check(book, mapping, known_units=units, known_people=(), today=TODAY)
    checked = time.monotonic()
    peak = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    write_errors_workbook(
        KEPT, problems=outcome.problems, mapping=mapping, target=KEPT.with_name("p8-sua.xlsx")
    )
    return {
        "rows": outcome.counts.rows,
        "checked": checked - started,
        "memory": max(peak) / MEBIBYTE,
        "marked": time.monotonic() - checked,
        "marking": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEBIBYTE,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
