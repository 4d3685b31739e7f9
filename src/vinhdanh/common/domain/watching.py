"""How far a work of the worker is, kept where others see it while the work's own transaction still runs.

It goes over a connection of its own, into the fields ``progress`` and ``attempts`` of the row that asks for
the work: nothing of the work may hold that row locked before its last statement.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from django.db import DatabaseError, connection, models

from vinhdanh.common.errors import Refused
from vinhdanh.common.progress import Tell

EVERY = 0.5  # seconds between two tellings, at least
MOST_ATTEMPTS = 3


class Lost(Refused):
    """The work was begun again and again and whoever did it died each time."""


@contextmanager
def watched(row: models.Model, *, lost: str) -> Iterator[Tell]:
    """Count that a work is begun and lend what is told how far it is; :class:`Lost` if that is hopeless."""
    table = row._meta.db_table  # noqa: SLF001 -- Django's way
    outside = connection.copy()
    due = 0.0

    def tell(share: float) -> None:
        nonlocal due
        if monotonic() < due:
            return
        with suppress(DatabaseError), outside.cursor() as cursor:  # the work matters more than its bar
            words = [int(100 * min(share, 1)), row.pk]
            cursor.execute(f'UPDATE "{table}" SET progress = %s WHERE id = %s', words)  # noqa: S608
        due = monotonic() + EVERY

    try:
        with outside.cursor() as cursor:
            cursor.execute(
                f'UPDATE "{table}" SET attempts = attempts + 1, progress = 0 '  # noqa: S608 -- our own table
                "WHERE id = %s RETURNING attempts",
                [row.pk],
            )
            begun = cursor.fetchone()
        if begun and begun[0] > MOST_ATTEMPTS:
            raise Lost(lost)
        yield tell
    finally:
        outside.close()
