"""How far the work on an import is, kept where others see it while the work's own transaction still runs.

It goes over a connection of its own, in the row of the import: nothing of the work may hold that row locked
before its last statement.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from django.db import DatabaseError, connection

from vinhdanh.common.errors import Refused
from vinhdanh.common.progress import Tell
from vinhdanh.records.models import Import

EVERY = 0.5  # seconds between two tellings, at least
MOST_ATTEMPTS = 3
LOST = (
    f"Việc xử lý tệp này đã dừng đột ngột {MOST_ATTEMPTS} lần nên không được thử nữa; hồ sơ vẫn như trước. "
    "Có thể bảng quá lớn so với sức của máy chủ. Hãy tách thành nhiều tệp nhỏ hơn rồi tải lên lại, "
    "hoặc báo người quản trị hệ thống."
)
BEGIN = "UPDATE records_import SET attempts = attempts + 1, progress = 0 WHERE id = %s RETURNING attempts"
TELL = "UPDATE records_import SET progress = %s WHERE id = %s"


class Lost(Refused):
    """The work was begun again and again and whoever did it died each time."""


@contextmanager
def watched(importing: Import) -> Iterator[Tell]:
    """Count that the work is begun and lend what is told how far it is; :class:`Lost` if that is hopeless."""
    outside = connection.copy()
    due = 0.0

    def tell(share: float) -> None:
        nonlocal due
        if monotonic() < due:
            return
        with suppress(DatabaseError), outside.cursor() as cursor:  # the work matters more than its bar
            cursor.execute(TELL, [int(100 * min(share, 1)), importing.pk])
        due = monotonic() + EVERY

    try:
        with outside.cursor() as cursor:
            cursor.execute(BEGIN, [importing.pk])
            begun = cursor.fetchone()
        if begun and begun[0] > MOST_ATTEMPTS:
            raise Lost(LOST)
        yield tell
    finally:
        outside.close()
