"""P3: the same standard asked of OpenFisca, in a process and a virtual environment of its own (AGPL)."""

import json
import subprocess
import sys
import venv
from array import array
from dataclasses import dataclass
from pathlib import Path

import duckdb
from bench.population import KEPT, ON

HOME, VERSION = KEPT / "openfisca", "openfisca-core==46.0.1"
MODEL = Path(__file__).with_name("openfisca_model.py")
YEARS = (2023, 2024, 2025)
ALONE = 100
"""How many people it is asked about alone, as many as its model says."""

FEATURES = """
WITH lasting AS (
    SELECT subject, max(CASE WHEN "until" IS NULL THEN 2053
                        ELSE year(greatest("from", CAST("until" - INTERVAL 1 DAY AS DATE))) END) AS last,
           bool_or("until" IS NULL OR "until" > $on) AS in_force
    FROM discipline WHERE "from" <= $on GROUP BY subject),
violation AS (
    SELECT DISTINCT subject, y FROM pending, range(2023, 2026) AS years(y)
    WHERE outcome = 'violation' AND "until" <= $on AND y BETWEEN year("from")
        AND year(greatest("from", CAST("until" - INTERVAL 1 DAY AS DATE)))),
works AS (
    SELECT subject, max(
        CASE WHEN scope = 'co-so' OR type NOT IN ('sang-kien', 'de-tai', 'muu-tri')
                  OR recogniser NOT IN
                      ('bo-truong', 'chu-tich-tinh', 'chu-tich-nuoc', 'thu-tuong', 'chinh-phu')
                  OR (type <> 'muu-tri' AND NOT applied) OR (type = 'sang-kien' AND NOT replicable) THEN 0
             WHEN recognised IS NULL OR (type <> 'muu-tri' AND applied IS NULL)
                  OR (type = 'sang-kien' AND replicable IS NULL) THEN 1
             ELSE 2 END) AS suit
    FROM work WHERE recognised IS NULL OR recognised <= $on GROUP BY subject),
chosen AS (
    SELECT subject, 1 + CAST(arg_max(chosen, ("on", place)) AS INTEGER) AS choice FROM council
    WHERE award = 'cstd-bo' AND "on" <= $on AND coalesce(year, year("on") - 1) = 2025 GROUP BY subject)
SELECT {yearly},
    s.id IN (SELECT subject FROM honoured WHERE award = 'cstd-bo' AND year = 2025) AS given,
    coalesce(l.in_force, false) AS in_force,
    s.id IN (SELECT subject FROM pending WHERE "from" <= $on
             AND ("until" IS NULL OR "until" > $on OR outcome IS NULL)) AS held,
    coalesce(w.suit, 0) AS work, coalesce(c.choice, 0) AS council, coalesce(s.record_from, 0) AS record_from
FROM subject s LEFT JOIN lasting l ON l.subject = s.id LEFT JOIN works w ON w.subject = s.id
LEFT JOIN chosen c ON c.subject = s.id WHERE s.id <= $people ORDER BY s.id
"""
YEARLY = {
    "titled": "s.id IN (SELECT subject FROM honoured WHERE award = 'cstd-co-so' AND year = {year})",
    "used": "s.id IN (SELECT subject FROM honoured WHERE award = 'cstd-bo' AND merit AND year = {year})",
    "disciplined": "coalesce(l.last >= {year}, false)",
    "violated": "s.id IN (SELECT subject FROM violation WHERE y = {year})",
}


@dataclass(frozen=True)
class Told:
    """What OpenFisca answered, a code a person, and what it cost: CPU seconds and MiB."""

    codes: list[int]
    calculate: float
    alone: float
    alone_differ: int
    grown: float


def ask(base: duckdb.DuckDBPyConnection, people: int, copies: int) -> Told | None:
    """Put the standard to OpenFisca for people of the normalised tables; None where it is not to be had."""
    python = _python()
    if python is None:
        return None
    _write(base, people, copies)
    asked = HOME / "asked"
    told = subprocess.run([python, str(MODEL), str(asked)], capture_output=True, check=True, text=True)
    cost = json.loads(told.stdout)
    codes = list((asked / "codes.bin").read_bytes())
    return Told(codes, cost["calculate"], cost["alone"], cost["alone_differ"], cost["grown"])


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


def _write(base: duckdb.DuckDBPyConnection, people: int, copies: int) -> None:
    """Write what OpenFisca is given, a column a variable and year, as often as the tables repeat people."""
    yearly = {(name, year): text.format(year=year) for name, text in YEARLY.items() for year in YEARS}
    single = [(name, 2025) for name in ("given", "in_force", "held", "work", "council", "record_from")]
    listed = ", ".join(f"{text} AS {name}_{year}" for (name, year), text in yearly.items())
    rows = base.execute(FEATURES.format(yearly=listed), {"on": ON, "people": people}).fetchall()
    folder = HOME / "asked"
    folder.mkdir(parents=True, exist_ok=True)
    names = [*yearly, *single]
    for (name, year), column in zip(names, zip(*rows, strict=True), strict=True):
        (folder / f"{name}-{year}.bin").write_bytes(array("h", map(int, column)).tobytes() * copies)
    about = {"columns": [(name, str(year)) for name, year in names], "people": people * copies}
    (folder / "manifest.json").write_text(json.dumps(about), "utf-8")


if __name__ == "__main__":
    sys.stdout.write(f"{_python() or 'OpenFisca is not to be had here'}\n")
