"""The copy with what is to be mended marked in it: made by the worker, kept, made anew after a new check."""

from pathlib import Path

import openpyxl
import pytest
from documents.files import xlsx
from procrastinate.contrib.django.models import ProcrastinateJob
from records.importing import new_bureau, started, uploaded

from factories.units import officer_of
from vinhdanh.records import tasks
from vinhdanh.records.domain.marked_copy import make_marked_copy, needs_marked_copy
from vinhdanh.records.domain.reading.errors_workbook import NOT_MADE
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation, User

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
HEAD = ("STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Xếp loại 2025")
WRONG = (1, "M1", "Phan Thị Lan", "02/03/1985", "Tốt lắm")


@pytest.fixture
def bureau(settings, tmp_path: Path) -> Organisation:
    settings.MEDIA_ROOT = tmp_path / "files"
    return new_bureau()


@pytest.fixture
def officer(bureau: Organisation) -> User:
    return officer_of(bureau)


@pytest.fixture
def wrong(tmp_path: Path, bureau: Organisation, officer: User) -> Import:
    return uploaded(xlsx(tmp_path / "a.xlsx", ("Một", [HEAD, WRONG])), bureau, officer)


def marked(importing: Import) -> Import:
    make_marked_copy(importing)
    importing.refresh_from_db()
    return importing


def jobs() -> list[tuple[str, int]]:
    return list(ProcrastinateJob.objects.values_list("task_name", "priority"))


def test_a_check_that_finds_something_asks_for_the_copy_behind_imports(
    tmp_path: Path, bureau: Organisation, officer: User
):
    importing = started(xlsx(tmp_path / "a.xlsx", ("Một", [HEAD, WRONG])), bureau, officer)

    tasks.check_import(str(importing.pk))

    assert jobs() == [("records.make_marked_copy", tasks.BEHIND_IMPORTS)]


def test_a_check_that_finds_nothing_asks_for_no_copy(tmp_path: Path, bureau: Organisation, officer: User):
    right = (1, "M1", "Phan Thị Lan", "02/03/1985", "HTTNV")
    importing = started(xlsx(tmp_path / "a.xlsx", ("Một", [HEAD, right])), bureau, officer)

    tasks.check_import(str(importing.pk))

    assert jobs() == []
    assert needs_marked_copy(Import.objects.get()) is False


def test_the_copy_is_kept_with_its_import_and_asked_for_twice_made_once(wrong: Import):
    first = marked(wrong).marked.name
    again = marked(wrong).marked.name

    book = openpyxl.load_workbook(wrong.marked.path)
    said = [cell for sheet in book for row in sheet.values for cell in row]
    assert any("không hiểu xếp loại “Tốt lắm”" in str(cell) for cell in said)
    assert (again, wrong.not_marked, needs_marked_copy(wrong)) == (first, "", False)


def test_a_new_check_throws_the_old_copy_away(wrong: Import, django_capture_on_commit_callbacks):
    old = Path(marked(wrong).marked.path)
    Import.objects.update(state=Import.State.CHECKING)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.check_import(str(wrong.pk))

    wrong.refresh_from_db()
    assert (wrong.marked.name, old.exists(), needs_marked_copy(wrong)) == ("", False, True)


def test_a_copy_that_cannot_be_made_is_said_in_its_place(wrong: Import):
    Path(wrong.file.path).write_bytes(b"PK\x03\x04 no longer a workbook")

    marked(wrong)

    assert (wrong.marked.name, wrong.not_marked) == ("", NOT_MADE)


def test_a_fault_of_ours_is_said_in_place_of_the_copy(wrong: Import):
    Import.objects.update(mapping={"sheets": [{}]})

    with pytest.raises(KeyError):
        tasks.make_marked_copy(str(wrong.pk))

    wrong.refresh_from_db()
    assert (wrong.not_marked, needs_marked_copy(wrong)) == (NOT_MADE, False)
