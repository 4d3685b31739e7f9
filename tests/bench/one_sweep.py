"""Eleven standards swept from Parquet, in a process of its own: what it costs, as JSON.

Told are by how many MiB the process grew from before the sweep to its peak, and then, over the same frame in
memory, the CPU seconds of the sweep, and of the sweep with outcomes written as numbers.
"""

import json
import os
import sys
from pathlib import Path

import polars as pl
from bench.figures import least
from bench.openfisca import asked_of_eleven
from bench.population import KEPT

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import codes, evaluate


def memory(key: str) -> float:
    """Return a line of the process's status in MiB."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)[key].split()[0]) / 1024


if __name__ == "__main__":
    os.environ["POLARS_ROW_GROUP_PREFETCH_SIZE"] = (
        "1"  # as the whole sweep does: what is read ahead is memory
    )
    asked = asked_of_eleven(load_law())
    before = memory("VmRSS")
    evaluate(pl.scan_parquet(sys.argv[1]), asked).sink_ipc(KEPT / "eleven-standards.arrow")
    grown = memory("VmHWM") - before
    frame = pl.read_parquet(sys.argv[1])
    sweep = evaluate(frame, asked)
    _, bits = least(lambda: sweep.collect(engine="streaming"))
    _, numbers = least(lambda: sweep.select(**codes(asked)).collect(engine="streaming"))
    sys.stdout.write(json.dumps({"grown": grown, "bits": bits, "numbers": numbers}))
