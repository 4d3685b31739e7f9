"""Housekeeping of the ground floor."""

from django.utils import timezone

from vinhdanh.common.domain.receipts import forget_receipts
from vinhdanh.common.jobs import job, periodic


@periodic(cron="35 18 * * *")  # type: ignore[untyped-decorator]  # 01:35 in Việt Nam
@job(name="common.forget_receipts", queueing_lock="common.forget_receipts")  # type: ignore[untyped-decorator]
def forget_old_receipts(timestamp: int) -> None:  # noqa: ARG001 -- given to every periodic job
    """Every night: forms sent days ago will not be sent again."""
    forget_receipts(now=timezone.now())
