"""The ledger's work without anybody waiting: imports, and renewing what time alone has made old."""

from vinhdanh.common.dates import today
from vinhdanh.common.jobs import job, periodic
from vinhdanh.records.domain import findings, importing
from vinhdanh.records.models import Import
from vinhdanh.units.models import User


@job(name="records.check_import")
def check_import(key: str) -> None:
    """Read and check an upload."""
    importing.check_import(Import.objects.get(pk=key), on=today())


@job(name="records.carry_out_import")
def carry_out_import(key: str, actor: str) -> None:
    """Import the valid rows of an upload."""
    importing.carry_out_import(Import.objects.get(pk=key), actor=User.objects.get(pk=actor), on=today())


@periodic(cron="5 17 * * *")  # 00:05 in Việt Nam
@job(name="records.refresh_due", queueing_lock="records.refresh_due")
def refresh_due(timestamp: int) -> None:  # noqa: ARG001 -- given to every periodic job
    """Every night: a day in the ledger has come, a year has turned, or the law has changed."""
    findings.refresh_due(on=today())
