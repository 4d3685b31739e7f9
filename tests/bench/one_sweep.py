"""One standard swept from Parquet: tells in KiB by how much the process grew from before it to its peak."""

import sys
from pathlib import Path

import polars as pl
from bench.population import KEPT, ON

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import evaluate, questions


def memory(key: str) -> int:
    """Return a line of the process's status."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)[key].split()[0])


if __name__ == "__main__":
    asked = [
        one
        for one in questions(load_law(), "person", received=ON, on=ON, year=ON.year - 1)[0]
        if one.standard.award == "cstd-bo"
    ]
    before = memory("VmRSS")
    evaluate(pl.scan_parquet(sys.argv[1]), asked).sink_ipc(KEPT / "one-standard.arrow")
    sys.stdout.write(str(memory("VmHWM") - before))
