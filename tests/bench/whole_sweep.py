"""The whole process of P2: read the law, sweep everybody from Parquet, write the packed outcomes."""

import polars as pl
from bench.law import YEARS, asked_of_persons
from bench.population import KEPT, everybody

from vinhdanh.law import load_law
from vinhdanh.law.sweeping import evaluate_masks

PACKED = KEPT / "outcomes.parquet"

if __name__ == "__main__":
    swept = evaluate_masks(pl.scan_parquet(everybody(load_law())), asked_of_persons(YEARS[-1:]))
    swept.sink_parquet(PACKED, compression="lz4", engine="streaming")
