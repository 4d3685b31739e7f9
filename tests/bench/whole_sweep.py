"""The whole process of P2: read the law, sweep everybody from Parquet, write packed outcomes.

It tells its CPU seconds and the peak of its memory in KiB: what a parent is told of a child counts the
parent too.
"""

import sys
import time
from pathlib import Path

import polars as pl
from bench.population import KEPT, PEOPLE, YEARS, asked_of_persons, everybody

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import evaluate, words_read

AT_ONCE = 125_000
"""Rows of a slice: as many as a row group of the file."""

if __name__ == "__main__":
    law = load_law()
    asked = asked_of_persons(law, YEARS[-1:])
    masks = pl.scan_parquet(everybody(law)).select(words_read(asked))
    swept = [
        evaluate(masks.slice(start, AT_ONCE).collect(), asked).collect()
        for start in range(0, PEOPLE, AT_ONCE)
    ]
    pl.concat(swept).write_parquet(KEPT / "outcomes.parquet", compression="lz4")
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    sys.stdout.write(f"{time.process_time()} {status['VmHWM'].split()[0]}")
