"""Eleven standards swept from Parquet: tells in KiB how much the process grew from before it to its peak."""

import os
import sys
from pathlib import Path

import polars as pl
from bench.openfisca import asked_of_eleven
from bench.population import KEPT

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import evaluate


def memory(key: str) -> int:
    """Return a line of the process's status."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)[key].split()[0])


if __name__ == "__main__":
    os.environ["POLARS_ROW_GROUP_PREFETCH_SIZE"] = (
        "1"  # as the whole sweep does: what is read ahead is memory
    )
    asked = asked_of_eleven(load_law())
    before = memory("VmRSS")
    evaluate(pl.scan_parquet(sys.argv[1]), asked).sink_ipc(KEPT / "eleven-standards.arrow")
    sys.stdout.write(str(memory("VmHWM") - before))
