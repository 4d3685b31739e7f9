"""Each copy of a form has one effect, however often it is sent: whoever comes first claims its key."""

from datetime import datetime, timedelta
from uuid import UUID

from vinhdanh.common.models import Receipt

ABANDONED = timedelta(minutes=2)
"""After this long without an end, the process that claimed the key is taken to be dead."""
KEPT = timedelta(days=3)


def claim(key: UUID, *, actor: UUID, now: datetime) -> bool:
    """Claim a form's key; false where somebody is at work on it or its effect is already there."""
    _, created = Receipt.objects.get_or_create(key=key, defaults={"actor": actor, "claimed_at": now})
    abandoned = Receipt.objects.filter(key=key, actor=actor, location="", claimed_at__lt=now - ABANDONED)
    return created or abandoned.update(claimed_at=now) == 1


def finish(key: UUID, *, location: str) -> None:
    """Note where the effect of a form led."""
    Receipt.objects.filter(key=key).update(location=location)


def release(key: UUID) -> None:
    """Give a key back: the form had no effect and may be sent again."""
    Receipt.objects.filter(key=key).delete()


def effect_of(key: UUID, *, actor: UUID) -> str:
    """Return where the first copy of a form led; empty while it is being worked on or is somebody else's."""
    return Receipt.objects.filter(key=key, actor=actor).values_list("location", flat=True).first() or ""


def forget_receipts(*, now: datetime) -> int:
    """Delete receipts that no browser will ask for any more."""
    return Receipt.objects.filter(claimed_at__lt=now - KEPT).delete()[0]
