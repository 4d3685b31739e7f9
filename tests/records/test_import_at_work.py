"""An import while the worker is at it: how far it is, what is overtaken, what broke, who else is at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from records.importing import ON, confirmed, new_bureau, people_workbook, started, uploaded

from factories.units import officer_of
from vinhdanh.common.domain import watching
from vinhdanh.common.progress import part
from vinhdanh.records import tasks
from vinhdanh.records.domain import importing as actions
from vinhdanh.records.domain.importing import carry_out_import, check_import, confirm_import, remap_import
from vinhdanh.records.domain.marked_copy import make_marked_copy
from vinhdanh.records.domain.reading.fields import Field
from vinhdanh.records.domain.reading.recognition import recognition_from_json
from vinhdanh.records.models import Fact, Import, ImportProblem
from vinhdanh.units.models import Organisation, Person, User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.integration]
State = Import.State
GLANCE = 0.005  # seconds between two looks: who looks without pause takes the time from the worker


@pytest.fixture
def bureau(settings, tmp_path: Path) -> Organisation:
    settings.MEDIA_ROOT = tmp_path / "files"
    return new_bureau()


@pytest.fixture
def officer(bureau: Organisation) -> User:
    return officer_of(bureau)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return people_workbook(tmp_path / "thi-dua-2025.xlsx")


def looked_at_during(work: Callable[[], None]) -> list[tuple[int, int]]:
    """Do the work while somebody else looks again and again: how far it is, and how many facts there are."""
    seen: list[tuple[int, int]] = []
    worker = Thread(target=closing(work))
    worker.start()
    while worker.is_alive():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT progress FROM records_import), (SELECT count(*) FROM records_fact)"
            )
            seen.append(cursor.fetchone())
        worker.join(GLANCE)
    return list(dict.fromkeys(seen))


def closing(work: Callable[[], None]) -> Callable[[], None]:
    """Return work for a thread of its own, which closes its connection at the end."""

    def do() -> None:
        try:
            work()
        finally:
            connection.close()

    return do


def state_of(importing: Import) -> tuple[State, str]:
    importing.refresh_from_db()
    return importing.state, importing.problem


def test_others_see_how_far_a_check_is(workbook: Path, bureau, officer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watching, "EVERY", 0)
    importing = started(people_workbook(workbook, people=400), bureau, officer)

    seen = looked_at_during(lambda: check_import(importing, on=ON))

    shares = [share for share, _ in seen]
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert state_of(importing) == (State.CHECKED, "")


def test_others_see_how_far_an_import_is_and_none_of_its_facts_before_all(
    workbook: Path, bureau, officer, monkeypatch: pytest.MonkeyPatch
):
    importing = confirmed(people_workbook(workbook, people=200), bureau, officer)
    monkeypatch.setattr(watching, "EVERY", 0)

    seen = looked_at_during(lambda: carry_out_import(importing, actor=officer, on=ON))

    shares = [share for share, facts in seen if facts == 0]
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert {facts for _, facts in seen} <= {0, Fact.objects.count()}
    assert state_of(importing) == (State.IMPORTED, "")


def test_a_part_of_the_work_moves_the_whole_by_its_share():
    told: list[float] = []

    part(part(told.append, 0.5, 1), 0, 0.5)(0.5)

    assert told == [0.625]


@contextmanager
def held_up_at(table: str, work: Callable[[], None]) -> Iterator[None]:
    """Begin the work, and when it comes to a table let something else happen before it goes on."""
    worker = Thread(target=closing(work))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table}")
        worker.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
        while cursor.execute(waiting, [table]).fetchone() == (0,):
            assert worker.is_alive()
            worker.join(GLANCE)
        yield
    worker.join()


def test_a_check_that_was_overtaken_by_other_columns_keeps_nothing(workbook: Path, bureau, officer):
    importing = uploaded(workbook, bureau, officer)
    counts, mapping = importing.counts, recognition_from_json(importing.mapping)
    Import.objects.update(state=State.CHECKING, counts={})
    other = mapping.with_column(mapping.sheets[0].name, 3, field=Field.IGNORED)

    with held_up_at("units_person", lambda: check_import(importing, on=ON)):
        Import.objects.update(state=State.CHECKED)
        remap_import(importing, mapping=other, actor=officer)

    importing.refresh_from_db()
    assert (importing.state, importing.counts) == (State.CHECKING, {})
    check_import(importing, on=ON)
    importing.refresh_from_db()
    assert (importing.state, importing.counts["rows"]) == (State.CHECKED, counts["rows"])


def test_a_marked_copy_of_an_earlier_check_is_not_kept(workbook: Path, bureau, officer):
    importing = uploaded(workbook, bureau, officer)
    ImportProblem.objects.create(importing=importing, sheet="x", row=2, sentence="y", blocks=True)

    with held_up_at("records_importproblem", lambda: make_marked_copy(importing)):
        Import.objects.update(checked_at=timezone.now())

    importing.refresh_from_db()
    assert (importing.marked.name, importing.not_marked) == ("", "")
    assert list((Path(importing.file.path).parent).glob(f"{importing.pk}*")) == []


def test_work_that_was_begun_again_and_again_is_given_up_with_a_sentence(workbook: Path, bureau, officer):
    upload = started(workbook, bureau, officer)
    Import.objects.update(attempts=watching.MOST_ATTEMPTS - 1)
    check_import(upload, on=ON)
    assert state_of(upload) == (State.CHECKED, "")
    confirm_import(upload, actor=officer)
    Import.objects.update(attempts=watching.MOST_ATTEMPTS)

    carry_out_import(upload, actor=officer, on=ON)

    assert state_of(upload) == (State.CHECKED, actions.LOST)
    assert Fact.objects.count() == 0

    again = started(workbook, bureau, officer)
    Import.objects.filter(pk=again.pk).update(attempts=watching.MOST_ATTEMPTS)
    check_import(again, on=ON)
    assert state_of(again) == (State.REFUSED, actions.LOST)


def test_a_fault_of_ours_ends_the_work_with_a_sentence_and_the_import_may_be_asked_for_again(
    workbook: Path, bureau, officer
):
    importing = confirmed(workbook, bureau, officer)
    kept = Path(importing.file.path)
    away = kept.rename(kept.with_suffix(".away"))

    with pytest.raises(FileNotFoundError):
        tasks.carry_out_import(str(importing.pk), str(officer.pk))

    assert state_of(importing) == (State.CHECKED, actions.BROKE_DOWN)
    away.rename(kept)
    confirm_import(importing, actor=officer)
    carry_out_import(importing, actor=officer, on=ON)
    assert state_of(importing) == (State.IMPORTED, "")


def carried_out_at_once(workbook: Path, bureau: Organisation) -> list[Import]:
    """Let two officers upload the same file and two workers import both in the same moment."""
    officers = [officer_of(bureau), officer_of(bureau)]
    both = [confirmed(workbook, bureau, officer) for officer in officers]
    barrier = Barrier(2)

    def carry_out(importing: Import, officer: User) -> None:
        barrier.wait()
        carry_out_import(importing, actor=officer, on=ON)

    workers = [
        Thread(target=closing(partial(carry_out, one, who))) for one, who in zip(both, officers, strict=True)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return both


def test_two_officers_who_import_the_same_file_at_once_have_one_effect(workbook: Path, bureau):
    both = carried_out_at_once(workbook, bureau)

    assert [state_of(one) for one in both] == [(State.IMPORTED, "")] * 2
    assert sorted(one.counts["added"] for one in both) == [0, Fact.objects.count()]
    assert Person.objects.filter(staff_code__startswith="000").count() == 20


def test_without_taking_turns_the_second_of_two_imports_fails(
    workbook: Path, bureau, monkeypatch: pytest.MonkeyPatch
):
    """The negative control: only the constraints stand then, and the second officer has to begin again."""
    together = Barrier(2)
    monkeypatch.setattr(actions, "wait_for_turn", lambda _agency: together.wait())

    both = carried_out_at_once(workbook, bureau)

    assert sorted(state_of(one) for one in both) == [(State.CHECKED, actions.MOVED_ON), (State.IMPORTED, "")]
