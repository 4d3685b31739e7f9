"""The ledger's work without anybody waiting: imports, trials, renewing what time alone has made old."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from vinhdanh.common.dates import today
from vinhdanh.common.jobs import job, periodic
from vinhdanh.records.domain import findings, importing, marked_copy, trying
from vinhdanh.records.models import Import, Trial
from vinhdanh.units.models import User

BEHIND_IMPORTS = -1  # whoever waits for an import goes first


@job(name="records.check_import")
def check_import(key: str) -> None:
    """Read and check an upload; what is wrong with it is then marked in a copy, which takes longer."""
    with ending_openly(key), transaction.atomic():
        importing.check_import(Import.objects.get(pk=key), on=today())
        if marked_copy.needs_marked_copy(Import.objects.get(pk=key)):
            make_marked_copy.configure(priority=BEHIND_IMPORTS).defer(key=key)


@job(name="records.carry_out_import")
def carry_out_import(key: str, actor: str) -> None:
    """Import the valid rows of an upload."""
    with ending_openly(key):
        importing.carry_out_import(Import.objects.get(pk=key), actor=User.objects.get(pk=actor), on=today())


@job(name="records.undo_import")
def undo_import(key: str, actor: str) -> None:
    """Take an import back."""
    with ending_openly(key):
        importing.undo_import(Import.objects.get(pk=key), actor=User.objects.get(pk=actor), on=today())


@contextmanager
def ending_openly(key: str) -> Iterator[None]:
    """Say on the page of an import that a fault of ours ended the work; the fault goes on to the log."""
    try:
        yield
    except Exception:
        importing.stop_import(Import.objects.get(pk=key), importing.BROKE_DOWN)
        raise


@job(name="records.make_marked_copy")
def make_marked_copy(key: str) -> None:
    """Mark in a copy of the user's own workbook what is wrong with it."""
    try:
        marked_copy.make_marked_copy(Import.objects.get(pk=key))
    except Exception:
        marked_copy.do_without_copy(Import.objects.get(pk=key))
        raise


@job(name="records.carry_out_trial")
def carry_out_trial(key: str) -> None:
    """Try another standard over the ledger."""
    trial = Trial.objects.get(pk=key)
    try:
        trying.carry_out_trial(trial)
    except Exception:
        trying.stop_trial(trial, trying.BROKE_DOWN)
        raise


@periodic(cron="45 18 * * *")  # 01:45 in Việt Nam
@job(name="records.forget_trials", queueing_lock="records.forget_trials")
def forget_trials(timestamp: int) -> None:  # noqa: ARG001 -- given to every periodic job
    """Every night: trials of last month are asked again by whoever needs them."""
    trying.forget_trials(now=timezone.now())


@periodic(cron="5 17 * * *")  # 00:05 in Việt Nam
@job(name="records.refresh_due", queueing_lock="records.refresh_due")
def refresh_due(timestamp: int) -> None:  # noqa: ARG001 -- given to every periodic job
    """Every night: a day in the ledger has come, a year has turned, or the law has changed."""
    findings.refresh_due(on=today())
