"""P10: names looked up without accents in a register of millions of lines, the newest first."""

import os
import statistics
import time
from collections.abc import Iterator

from bench.figures import Figure

from vinhdanh.cli import application
from vinhdanh.runtime.postgres import temporary_database

LINES = int(os.environ.get("REGISTER_LINES", "1000000"))
"""The bar is that of 5,000,000 lines; fewer fit into the few minutes of a usual bench."""
FAMILY = {
    "nguyen": 38,
    "tran": 11,
    "le": 9,
    "pham": 7,
    "hoang": 5,
    "phan": 5,
    "vu": 4,
    "dang": 3,
    "bui": 2,
    "ly": 1,
}
MIDDLE = ["van", "thi", "duc", "minh", "quang", "thanh", "huu", "ngoc", "thu", "kim", "hong", "xuan", "hai"]
GIVEN = [
    *("anh", "binh", "chi", "dung", "giang", "ha", "hanh", "hieu", "hoa", "hung", "huong", "khanh", "lan"),
    *("linh", "long", "mai", "nam", "nga", "nhung", "phuc", "phuong", "quan", "quynh", "son", "tam", "thao"),
    *("thang", "thuy", "trang", "trung", "tuan", "tung", "viet", "vinh", "yen"),
]
ASKED = {
    "whole names": ["nguyen thi hong anh", "tran van duc binh", "ly kim xuan yen", "pham quoc hai vinh"],
    "parts of names": ["hong anh", "kim ye", "xuan vin", "duc tu", "ngoc mai", "ly yen", "bui quang"],
    "common words": ["nguyen", "nguyen van", "thi", "anh", "ng"],
    "rare words": ["yen", "ly", "bui"],
    "names of nobody": ["khongcoai", "nguyen khongcoai", "tran van zz", "anh binh chi dung"],
}
TIMES = 5
BAR = 50


def search_register() -> Iterator[Figure]:
    """Fill a register by seed, then ask it as its pages do; one figure over all that is asked."""
    with application(temporary_database):
        yield from _searched()


def _searched() -> Iterator[Figure]:
    started = time.monotonic()
    fill_register(LINES)
    yield Figure(f"a register of {LINES:,} lines, filled in", time.monotonic() - started, "s")
    _asked("nguyen")
    took = {kind: [_asked(typed) for typed in names for _ in range(TIMES)] for kind, names in ASKED.items()}
    for kind, times in took.items():
        yield Figure(f"{kind}, p95", _p95(times), "ms")
    every = [one for times in took.values() for one in times]
    yield Figure("the median of all", statistics.median(every), "ms")
    yield Figure(f"25 newest of {LINES:,} lines by name, p95", _p95(every), "ms", BAR)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _asked(typed: str) -> float:
    """Return how many milliseconds a page of the roll of honour asks the database for a name."""
    from vinhdanh.decisions.domain.queries.public import roll_of  # noqa: PLC0415 -- after the set-up of Django
    from vinhdanh.decisions.domain.queries.search import newest  # noqa: PLC0415
    from vinhdanh.units.models import Organisation  # noqa: PLC0415

    agency = Organisation.objects.get(parent=None)
    started = time.perf_counter()
    newest(roll_of(agency), typed=typed)
    return 1_000 * (time.perf_counter() - started)


def fill_register(lines: int) -> None:
    """Copy one line of the register so many times, each with a name drawn by seed and a day in its turn."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from factories import OrganisationFactory  # noqa: PLC0415
    from factories.decisions import entered  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    entered(OrganisationFactory(code="A").parent)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(UNBOUND)
        for table, constraint in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}"')
        cursor.execute("DROP INDEX award_words")
        cursor.execute("SELECT setseed(0.7)")
        cursor.execute(COPIED.format(columns=_copied(cursor)), _drawn(lines))
        cursor.execute("CREATE INDEX award_words ON decisions_award USING gin (words)")
        cursor.execute("VACUUM ANALYZE decisions_award")


UNBOUND = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE contype = 'f' AND conrelid = 'decisions_award'::regclass"""
OWN = ("id", "ordinal", "name", "folded", "decided_on", "words")
COPIED = """
    INSERT INTO decisions_award (id, ordinal, name, folded, decided_on, {columns})
    SELECT gen_random_uuid(), place + 1, drawn, drawn,
        date '2026-01-20' - ((%(lines)s - place) * 16 * 365 / %(lines)s)::int, {columns}
    FROM (SELECT place::bigint, concat_ws(' ',
            (%(family)s::text[])[1 + (random() * (array_length(%(family)s::text[], 1) - 1))::int],
            (%(middle)s::text[])[1 + (random() * (array_length(%(middle)s::text[], 1) - 1))::int],
            (%(both)s::text[])[1 + (random() * (array_length(%(both)s::text[], 1) - 1))::int],
            (%(given)s::text[])[1 + (random() * (array_length(%(given)s::text[], 1) - 1))::int]) AS drawn
        FROM generate_series(1, %(lines)s) place) made
    CROSS JOIN (SELECT * FROM decisions_award WHERE ordinal = 1 LIMIT 1) one"""


def _copied(cursor: object) -> str:
    """Return the columns of a line that are copied as they are."""
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'decisions_award'")
    return ", ".join(sorted(name for (name,) in cursor.fetchall() if name not in OWN))


def _drawn(lines: int) -> dict[str, object]:
    """Return from which words names are drawn, as often as people bear them."""
    family = [name for name, share in FAMILY.items() for _ in range(share)]
    return {"lines": lines, "family": family, "middle": MIDDLE, "both": [*MIDDLE, *GIVEN], "given": GIVEN}
