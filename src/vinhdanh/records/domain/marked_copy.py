"""The user's own workbook with what is to be mended marked in it, kept with its import."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import transaction

from vinhdanh.common.errors import Refused
from vinhdanh.records.domain.reading.errors_workbook import NOT_MADE, write_errors_workbook
from vinhdanh.records.domain.reading.problems import Problem
from vinhdanh.records.domain.reading.recognition import recognition_from_json
from vinhdanh.records.models import Import

SHOWN = frozenset({Import.State.CHECKED, Import.State.IMPORTING, Import.State.IMPORTED})
"""Where the page of an import shows what is wrong with it."""


def needs_marked_copy(importing: Import) -> bool:
    """Tell whether something is to be marked in the workbook of an import and that is still to be done."""
    waiting = importing.checked_at and not importing.marked and not importing.not_marked
    return bool(waiting) and importing.state in SHOWN and importing.problems.exists()


def make_marked_copy(importing: Import) -> None:
    """Mark the problems in a copy of the workbook, or keep why that cannot be; done by the worker.

    Nothing is locked meanwhile; a copy that a newer check has made old is thrown away.
    """
    importing = Import.objects.get(pk=importing.pk)
    if not needs_marked_copy(importing):
        return
    problems = [
        Problem(one.sheet, one.row, one.column, one.sentence, one.blocks) for one in importing.problems.all()
    ]
    mapping = recognition_from_json(importing.mapping)
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"{importing.pk}.xlsx"
        try:
            write_errors_workbook(
                Path(importing.file.path), problems=problems, mapping=mapping, target=target
            )
        except Refused as reason:
            importing.not_marked = str(reason)
        else:
            with target.open("rb") as made:
                importing.marked.save(target.name, File(made), save=False)
    same = Import.objects.filter(pk=importing.pk, checked_at=importing.checked_at, marked="")
    kept = same.update(marked=importing.marked.name, not_marked=importing.not_marked)
    if importing.marked and not kept:
        importing.marked.delete(save=False)


def forget_marked_copy(importing: Import) -> None:
    """Throw away the copy of an earlier check; the file goes once the transaction is through."""
    old = Import.objects.get(pk=importing.pk).marked
    Import.objects.filter(pk=importing.pk).update(marked="", not_marked="")
    if old.name:
        transaction.on_commit(partial(old.storage.delete, old.name))


def do_without_copy(importing: Import) -> None:
    """Say that there will be no copy, after a fault of ours."""
    Import.objects.filter(pk=importing.pk, marked="").update(not_marked=NOT_MADE)
