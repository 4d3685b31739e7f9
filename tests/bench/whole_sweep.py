"""The whole process of P2: read the law, sweep everybody from Parquet, write packed outcomes.

Outcomes are Arrow columns of one bit a person and step, written as they stand; putting them into Parquet
would cost as much as the sweep. The process tells its CPU seconds and the peak of its memory in KiB: what a
parent is told of a child counts the parent too.
"""

import os
import sys
import time
from pathlib import Path

import polars as pl
from bench.population import KEPT, YEARS, asked_of_persons, everybody

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import evaluate, words_read

if __name__ == "__main__":
    os.environ["POLARS_ROW_GROUP_PREFETCH_SIZE"] = "1"  # what is read ahead is memory, and gains no time
    law = load_law()
    asked = asked_of_persons(law, YEARS[-1:])
    masks = pl.scan_parquet(everybody(law)).select(words_read(asked))
    evaluate(masks, asked).sink_ipc(KEPT / "outcomes.arrow")
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    sys.stdout.write(f"{time.process_time()} {status['VmHWM'].split()[0]}")
