"""What waits in a unit for a year: each matter is a set of ledger pages, so its number opens its list."""

from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from vinhdanh.records.models import Fact, Subject


class Waiting(StrEnum):
    """Why somebody's page asks for attention."""

    UNRATED = "chua-xep-loai"
    UNRECOGNISED = "cho-cong-nhan"
    PENDING = "dang-xem-xet"


def waiting(subjects: QuerySet[Subject], why: Waiting, *, year: int, on: date) -> QuerySet[Subject]:
    """Keep the pages without a rating for a year, with an unrecognised work, or with a matter still open."""
    lines = Fact.objects.filter(subject=OuterRef("pk"), voided_at=None)
    if why is Waiting.UNRATED:
        return subjects.filter(~Exists(lines.filter(kind="rating", year=year)))
    if why is Waiting.UNRECOGNISED:
        return subjects.filter(Exists(lines.filter(kind="work", content__recognised=None)))
    unended = Q(content__until__isnull=True) | Q(content__until__gt=on.isoformat())
    still_open = unended | ~Q(content__has_key="outcome")  # as the law reads it: law.question.is_open
    return subjects.filter(
        Exists(lines.filter(still_open, kind="pending", content__from__lte=on.isoformat()))
    )
