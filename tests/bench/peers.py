"""P3: one standard (the ministry's title for a person) read by the sweep and by hand-written SQL.

The SQL over the same words and flags is tuned; the SQL over normalised tables is what a good programmer
would write. All must say the same of everybody, or there is nothing to compare.
"""

from collections.abc import Iterator
from functools import partial, reduce

import duckdb
import polars as pl
from bench import openfisca
from bench.figures import Figure, least
from bench.population import ON, SEED
from law.agreement import histories

from vinhdanh.law import History, build_masks, load_law
from vinhdanh.law.columns import worked_with
from vinhdanh.law.conditions.judged import CouncilChoice
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.masks import Page, outside
from vinhdanh.law.program import Op, joined
from vinhdanh.law.series import Free, Fresh, Own, Pending, Titled
from vinhdanh.law.sweeping import as_frame, codes, evaluate, questions
from vinhdanh.law.values import GUARDS

CAREERS, COPIES, YEAR, AWARD = 5_000, 100, 2025, "cstd-bo"

LONG = """
WITH barred AS (
    SELECT subject, max(CASE WHEN "until" IS NULL THEN 2053
                        ELSE year(greatest("from", CAST("until" - INTERVAL 1 DAY AS DATE))) END) AS last,
           bool_or("until" IS NULL OR "until" > $on) AS in_force
    FROM discipline WHERE "from" <= $on GROUP BY subject),
held AS (
    SELECT subject FROM pending
    WHERE "from" <= $on AND ("until" IS NULL OR "until" > $on OR outcome IS NULL) GROUP BY subject),
violated AS (
    SELECT subject, y FROM pending, range(1990, 2054) AS years(y)
    WHERE outcome = 'violation' AND "until" <= $on AND y BETWEEN year("from")
        AND year(greatest("from", CAST("until" - INTERVAL 1 DAY AS DATE)))),
used AS (SELECT subject, year FROM honoured WHERE award = 'cstd-bo' AND merit),
window_years AS (
    SELECT s.id AS subject, y, h.subject IS NOT NULL AS titled,
           coalesce(y < s.record_from, false) AS unrecorded
    FROM subject s CROSS JOIN range(2023, 2026) AS years(y)
    LEFT JOIN (SELECT DISTINCT subject, year FROM honoured WHERE award = 'cstd-co-so') h
        ON h.subject = s.id AND h.year = y),
fresh_years AS (
    SELECT w.* FROM window_years w LEFT JOIN barred b USING (subject)
    LEFT JOIN used u ON u.subject = w.subject AND u.year = w.y
    LEFT JOIN (SELECT DISTINCT subject, y FROM violated) v ON v.subject = w.subject AND v.y = w.y
    WHERE coalesce(w.y > b.last, true) AND u.subject IS NULL AND v.subject IS NULL),
runs AS (
    SELECT subject, count(*) FILTER (titled) = 3 AS sure,
           count(*) FILTER (titled OR unrecorded) = 3 AS possible
    FROM (SELECT DISTINCT * FROM fresh_years) GROUP BY subject),
suits AS (
    SELECT subject,
        CASE WHEN scope = 'co-so' OR type NOT IN ('sang-kien', 'de-tai', 'muu-tri')
                  OR recogniser NOT IN
                      ('bo-truong', 'chu-tich-tinh', 'chu-tich-nuoc', 'thu-tuong', 'chinh-phu')
                  OR (type = 'muu-tri' AND recogniser = 'chu-tich-tinh')
                  OR (type <> 'muu-tri' AND NOT applied) OR (type = 'sang-kien' AND NOT replicable) THEN 0
             WHEN recognised IS NULL OR (type <> 'muu-tri' AND applied IS NULL)
                  OR (type = 'sang-kien' AND replicable IS NULL) THEN 1
             ELSE 2 END AS suit
    FROM work WHERE recognised IS NULL OR recognised <= $on),
works AS (SELECT subject, max(suit) AS suit FROM suits GROUP BY subject),
chosen AS (
    SELECT subject, arg_max(chosen, ("on", place)) AS chosen FROM council
    WHERE award = 'cstd-bo' AND "on" <= $on AND coalesce(year, year("on") - 1) = 2025 GROUP BY subject),
taken AS (SELECT DISTINCT subject FROM honoured WHERE award = 'cstd-bo' AND year = 2025)
SELECT s.id, CASE
    WHEN h.subject IS NOT NULL THEN 2
    WHEN coalesce(b.in_force OR b.last >= 2025, false) OR v.subject IS NOT NULL
         OR t.subject IS NOT NULL THEN 1
    WHEN NOT coalesce(r.possible, false) OR coalesce(c.chosen = false, false)
         OR (coalesce(w.suit, 0) = 0 AND s.record_from IS NULL) THEN 1
    WHEN NOT coalesce(r.sure, false) OR coalesce(w.suit, 0) < 2 THEN 3
    WHEN c.chosen IS NULL THEN 4 ELSE 5 END AS code
FROM subject s LEFT JOIN held h ON h.subject = s.id LEFT JOIN barred b ON b.subject = s.id
LEFT JOIN (SELECT DISTINCT subject FROM violated WHERE y = 2025) v ON v.subject = s.id
LEFT JOIN taken t ON t.subject = s.id LEFT JOIN runs r ON r.subject = s.id
LEFT JOIN works w ON w.subject = s.id LEFT JOIN chosen c ON c.subject = s.id
"""
COLUMNS = {
    "subject": "id BIGINT, record_from INTEGER",
    "honoured": "subject BIGINT, award VARCHAR, year INTEGER, merit BOOLEAN",
    "discipline": 'subject BIGINT, "from" DATE, "until" DATE',
    "pending": 'subject BIGINT, "from" DATE, "until" DATE, outcome VARCHAR',
    "work": "subject BIGINT, type VARCHAR, scope VARCHAR, recogniser VARCHAR, recognised DATE, "
    "applied BOOLEAN, replicable BOOLEAN",
    "council": 'subject BIGINT, award VARCHAR, "on" DATE, year INTEGER, chosen BOOLEAN, place INTEGER',
}


def compare() -> Iterator[Figure]:
    """Measure the three in CPU seconds of one process, on the same people; then OpenFisca, asked more."""
    law = load_law()
    pages = [page for page in histories(SEED, CAREERS, kind="person") if not outside(page)]
    people = len(pages) * COPIES
    asked = [
        one
        for one in questions(law, "person", received=ON, on=ON, year=YEAR)[0]
        if one.standard.award == AWARD
    ]
    kept = worked_with(law, "person", ON.year).kept
    rows = as_frame([build_masks(page, ON, years=[YEAR], law=law).values for page in pages], kept, [YEAR])
    frame = pl.concat([rows] * COPIES).rechunk()
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.register("masks", frame.to_arrow())
    base.execute("CREATE TABLE words AS SELECT row_number() OVER () AS id, * FROM masks")
    fill(base, pages)
    swept, own = least(lambda: evaluate(frame, asked).select(**codes(asked)).collect())
    tuned, mine = least(lambda: base.execute(f"CREATE OR REPLACE TABLE a AS {over_words()}"))
    normal, long = least(lambda: base.execute(f"CREATE OR REPLACE TABLE b AS {LONG}", {"on": ON}), times=2)
    del tuned, normal
    ours = swept.to_series().to_list()
    theirs = [
        [code for (code,) in base.execute(f"SELECT code FROM {table} ORDER BY id").fetchall()]  # noqa: S608
        for table in ("a", "b")
    ]
    parted = sum(len({*three}) > 1 for three in zip(ours, *theirs, strict=True))
    yield Figure(f"{AWARD} × {people:,} people: people of whom sweep and SQL differ", parted, "people", 0)
    yield Figure(f"{AWARD} × {people:,} people: the sweep, CPU", own, "s")
    yield Figure("the sweep against tuned SQL over the same words (DuckDB, CPU)", own / mine, "times", 1.2)
    yield Figure("the sweep against SQL over normalised tables (DuckDB, CPU)", own / long, "times", 1 / 20)
    yield from openfisca.compare(pages, rows, law)


def over_words() -> str:
    """Return SQL over the words and flags that the standard reads, tuned by hand."""
    works = [
        Own(Work(frozenset({kind}), "bo", applied, replicable, 1), "", GUARDS, possible)
        for kind, applied, replicable in (
            ("sang-kien", True, True),
            ("de-tai", True, False),
            ("muu-tri", False, False),
        )
        for possible in (False, True)
    ]
    sure, some = (
        flag(reduce(partial(joined, Op.OR), (one.name for one in works if one.possible is possible)))
        for possible in (False, True)
    )
    chosen, open_ = (flag(Own(CouncilChoice(), AWARD, GUARDS, possible).name) for possible in (False, True))
    three, base = 7 << (2053 - YEAR), frozenset({"cstd-co-so"})
    fresh = f'"{Fresh(AWARD, GUARDS).name}"'
    run, maybe = (
        f'("{Titled(base, sudden=False, possible=possible).name}" & {fresh} & {three}) = {three}'
        for possible in (False, True)
    )
    return f"""
    SELECT id, CASE WHEN {flag(Pending().name)} THEN 2
        WHEN NOT {flag(Free(AWARD, GUARDS).name)} OR NOT ({maybe}) OR NOT {open_} OR NOT ({some}) THEN 1
        WHEN NOT ({run}) OR NOT ({sure}) THEN 3 WHEN NOT {chosen} THEN 4 ELSE 5 END AS code FROM words
    """  # noqa: S608 -- names of our own columns


def flag(name: str) -> str:
    """Return the column of a flag in the year asked."""
    return f'"{name} @{YEAR}"'


def fill(base: duckdb.DuckDBPyConnection, pages: list[History]) -> None:
    """Write pages as normalised tables, as often as the words are repeated."""
    lines: dict[str, list[tuple[object, ...]]] = {name: [] for name in COLUMNS}
    for number, page in enumerate(pages, start=1):
        for name, line in _lines(page):
            lines[name].append((number, *line))
    for name, columns in COLUMNS.items():
        base.execute(f"CREATE TABLE one_{name} ({columns})")
        if lines[name]:
            listed = pl.DataFrame(lines[name], orient="row", infer_schema_length=None)
            base.register("listed", listed.to_arrow())
            base.execute(f"INSERT INTO one_{name} SELECT * FROM listed")  # noqa: S608
        key = columns.split(" ", 1)[0]
        base.execute(
            f"CREATE TABLE {name} AS SELECT one.* REPLACE (one.{key} + copy * {len(pages)} AS {key}) "  # noqa: S608
            f"FROM one_{name} AS one, range({COPIES}) AS copies(copy)"
        )


def _lines(page: History) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "subject", (page.subject.get("record_from"),)
    read = Page(page, ON, load_law().spans)
    for fact in page.of("award"):
        if fact["decided"] <= ON and fact["award"] in (AWARD, "cstd-co-so"):
            word, merit = read.honoured(fact), fact.get("basis", "cong-trang") == "cong-trang"
            for year in range(1990, 2054):
                if word >> (2053 - year) & 1:
                    yield "honoured", (fact["award"], year, merit)
    for fact in page.of("discipline"):
        yield "discipline", (fact["from"], fact.get("until"))
    for fact in page.of("pending"):
        yield "pending", (fact["from"], fact.get("until"), fact.get("outcome"))
    for fact in page.of("work"):
        said = (fact.get(key) for key in ("recogniser", "recognised", "applied", "replicable"))
        yield "work", (fact["type"], fact["scope"], *said)
    for fact in page.of("council"):
        yield "council", (fact["award"], fact["on"], fact.get("year"), fact["chosen"], fact.index)
