"""P5: new facts through their real action, with permission, lock, masks, findings and log; many at once.

What a process does once, at its first fact, is told apart: a server has done it before it is asked anything.
"""

import time
from collections.abc import Iterator
from statistics import median, quantiles

from bench.figures import Figure
from django.core.management import call_command

from vinhdanh.cli import application
from vinhdanh.runtime.postgres import temporary_database

PEOPLE, YEARS, SINGLE = 2_000, range(2021, 2026), 60


def record() -> Iterator[Figure]:
    """Record ratings and titles of many people in one batch, then single facts one after another."""
    with application(temporary_database):
        call_command("migrate", verbosity=0)
        yield from _recorded()


def _recorded() -> Iterator[Figure]:
    from factories.records import TODAY, rating, title  # noqa: PLC0415 -- models need the settings
    from factories.units import OrganisationFactory, PersonFactory, officer_of  # noqa: PLC0415
    from vinhdanh.records.domain.ledger import NewFact, record_facts  # noqa: PLC0415
    from vinhdanh.records.domain.subjects import subjects_of  # noqa: PLC0415

    unit = OrganisationFactory()
    officer = officer_of(unit)
    first, *pages = subjects_of([PersonFactory(organisation=unit) for _ in range(PEOPLE + 1)])
    begun = time.perf_counter()
    record_facts([NewFact(first.pk, rating(2025))], actor=officer, on=TODAY)
    spent = time.perf_counter() - begun
    yield Figure("the first fact of a process, which reads the law", spent * 1e3, "ms")
    batch = [
        NewFact(page.pk, content)
        for page in pages
        for year in YEARS
        for content in (rating(year), title("ldtt", year), title("cstd-co-so", year))
    ]
    begun = time.perf_counter()
    record_facts(batch, actor=officer, on=TODAY)
    spent = time.perf_counter() - begun
    yield Figure(
        f"{len(batch):,} facts of {PEOPLE:,} people in one batch, a fact", spent / len(batch) * 1e3, "ms", 0.2
    )
    yield Figure("the same, facts a second", len(batch) / spent, "/s")
    walls = []
    for page in pages[:SINGLE]:
        begun = time.perf_counter()
        record_facts([NewFact(page.pk, title("cstd-bo", 2025))], actor=officer, on=TODAY)
        walls.append((time.perf_counter() - begun) * 1e3)
    yield Figure("a new fact through its action, p50", median(walls), "ms", 10)
    yield Figure("a new fact through its action, p95", quantiles(walls, n=20)[-1], "ms", 25)
