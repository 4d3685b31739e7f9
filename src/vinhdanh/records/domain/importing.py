"""Importing an office's own workbook: upload, correct the columns, import the valid rows, undo."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.watching import MOST_ATTEMPTS, Lost, watched
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.progress import Tell, part
from vinhdanh.documents.domain.workbook import Unreadable
from vinhdanh.records.domain.examining import Examined, examine, subject_keys
from vinhdanh.records.domain.ledger import NewFact, lock_subjects, record_facts, renew, void_lines
from vinhdanh.records.domain.marked_copy import forget_marked_copy
from vinhdanh.records.domain.reading.check import CheckedRow, PersonIdentity
from vinhdanh.records.domain.reading.problems import Problem
from vinhdanh.records.domain.reading.recognition import Recognition
from vinhdanh.records.domain.subjects import standing_contents
from vinhdanh.records.models import Fact, Import, ImportProblem
from vinhdanh.units.domain.person import NewPerson, add_people
from vinhdanh.units.models import Organisation, Person, Post, User

register_sentences(
    {
        "import.uploaded": "Tải lên “{name}” cho “{unit}”.",
        "import.discarded": "Bỏ lần nhập “{name}”, chưa nhập dòng nào.",
        "import.confirmed": "Nhập các dòng hợp lệ của “{name}”.",
        "import.done": "Nhập xong “{name}”: {added} dữ kiện mới, {repeated} đã có, {people} người mới.",
        "import.undone": "Hoàn tác lần nhập “{name}”: bỏ {facts} dữ kiện.",
    }
)

State = Import.State
UNCHECKED = {State.READING, State.CHECKING}
LONGEST_TURN = "10min"
EXAMINED, ENTERED = 0.3, 0.4  # how far importing is, of the time it takes
VOIDED = 0.1  # how far taking back is
NO_LONGER = "Tài khoản không còn quyền ghi hồ sơ của đơn vị này."
MOVED_ON = (
    "Danh sách người hoặc hồ sơ vừa được người khác thay đổi đúng lúc đang nhập, nên chưa có gì được nhập. "
    "Hãy bấm “Kiểm tra lại” rồi nhập lần nữa."
)
LOST = (
    f"Việc xử lý tệp này đã dừng đột ngột {MOST_ATTEMPTS} lần nên không được thử nữa; hồ sơ vẫn như trước. "
    "Có thể bảng quá lớn so với sức của máy chủ. Hãy tách thành nhiều tệp nhỏ hơn rồi tải lên lại, "
    "hoặc báo người quản trị hệ thống."
)
BROKE_DOWN = (
    "Việc xử lý tệp dừng vì một lỗi của hệ thống; hồ sơ vẫn như trước lúc bắt đầu và tệp vẫn được giữ. "
    "Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị hệ thống xem nhật ký."
)


@transaction.atomic
def start_import(unit: Organisation, *, file: File, name: str, actor: User) -> Import:  # type: ignore[type-arg]
    """Keep an upload; the worker reads and checks it (:func:`check_import`)."""
    require(actor, "records.write", unit)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    importing = Import.objects.create(
        tenant_id=unit.tenant_id,
        unit=unit,
        file=file,
        name=name[-200:],
        sha256=digest.hexdigest(),
        uploaded_by=actor.pk,
    )
    log(actor, "import.uploaded", importing, name=importing.name, unit=unit.name)
    return importing


def check_import(importing: Import, *, on: date) -> None:
    """Read, recognise and check an upload, and keep what is wrong with it; done by the worker.

    Nothing is locked meanwhile. A check that was overtaken, because the columns are others by now or because
    another worker was first, keeps nothing.
    """
    importing = Import.objects.select_related("unit").get(pk=importing.pk)
    if importing.state not in UNCHECKED:
        return
    examined: Examined | None = None
    try:
        with watched(importing, lost=LOST) as tell:
            examined = examine(importing, on=on, tell=tell)
    except (Unreadable, Lost) as reason:
        found: dict[str, Any] = {"state": State.REFUSED, "problem": str(reason)}
    else:
        mapping = examined.mapping
        found = {
            "mapping": mapping.as_json(),
            "counts": examined.counts,
            "state": State.CHECKED if mapping.usable else State.REFUSED,
            "problem": mapping.problem,
        }
    with transaction.atomic():
        same = Import.objects.filter(pk=importing.pk, state__in=UNCHECKED, mapping=importing.mapping)
        if same.update(checked_at=timezone.now(), **found):
            keep_findings(importing, examined.problems if examined else ())
            forget_marked_copy(importing)


def keep_findings(importing: Import, problems: Sequence[Problem]) -> None:
    """Replace the problems kept with an import by those just found."""
    importing.problems.all().delete()
    ImportProblem.objects.bulk_create(
        [
            ImportProblem(
                importing=importing,
                sheet=one.sheet[:100],
                row=one.row,
                column=one.column,
                sentence=one.sentence,
                blocks=one.blocks,
            )
            for one in problems
        ],
        batch_size=2_000,
    )


@transaction.atomic
def remap_import(importing: Import, *, mapping: Recognition, actor: User) -> None:
    """Take columns for something else, as a person corrected them; the worker checks again."""
    require(actor, "records.write", importing.unit)
    move_import(importing, {State.CHECKED}, State.CHECKING)
    Import.objects.filter(pk=importing.pk).update(mapping=mapping.as_json())


@transaction.atomic
def confirm_import(importing: Import, *, actor: User) -> None:
    """Ask for the valid rows to be imported; the worker does it (:func:`carry_out_import`)."""
    require(actor, "records.write", importing.unit)
    move_import(importing, {State.CHECKED}, State.IMPORTING)
    log(actor, "import.confirmed", importing, name=importing.name)


@transaction.atomic
def discard_import(importing: Import, *, actor: User) -> None:
    """Put aside a checked upload that nobody wants; nothing of it is imported."""
    require(actor, "records.write", importing.unit)
    move_import(importing, {State.CHECKED}, State.DISCARDED)
    log(actor, "import.discarded", importing, name=importing.name)


def move_import(importing: Import, before: set[State], after: State) -> None:
    """Change the state only from where it may change; a second, simultaneous change is refused."""
    moved = Import.objects.filter(pk=importing.pk, state__in=before)
    if not moved.update(state=after, progress=0, attempts=0):
        raise Refused("Lần nhập này đã được người khác xử lý. Hãy tải lại trang để xem trạng thái mới.")
    importing.state = after


def carry_out_import(importing: Import, *, actor: User, on: date) -> None:
    """Import all valid rows or none; what is refused on the way goes back to be checked again."""
    try:
        with watched(importing, lost=LOST) as tell, transaction.atomic():
            import_rows(importing, actor=actor, on=on, tell=tell)
    except (Refused, NotAllowed, IntegrityError) as reason:
        sentence = {NotAllowed: NO_LONGER, IntegrityError: MOVED_ON}.get(type(reason), str(reason))
        stop_import(importing, sentence)


def stop_import(importing: Import, sentence: str) -> None:
    """Say why the work on an import did not come to its end; all is as before that work."""
    found = Import.objects.filter(pk=importing.pk)
    found.filter(state__in=UNCHECKED).update(state=State.REFUSED, problem=sentence)
    found.filter(state=State.IMPORTING).update(state=State.CHECKED, problem=sentence)
    found.filter(state=State.UNDOING).update(state=State.IMPORTED, problem=sentence)


def import_rows(importing: Import, *, actor: User, on: date, tell: Tell) -> None:
    """Enter newcomers and record facts, in the caller's transaction; one import of an agency at a time."""
    importing = Import.objects.select_related("unit").get(pk=importing.pk)
    wait_for_turn(importing.tenant_id)
    if not Import.objects.filter(pk=importing.pk, state=State.IMPORTING).exists():
        return
    examined = examine(importing, on=on, tell=part(tell, 0, EXAMINED))
    newcomers = enter_newcomers(importing.unit, examined.rows, actor=actor, on=on)
    tell(ENTERED)
    pages = subject_keys(examined.rows, newcomers, importing.unit)
    batch = [
        NewFact(
            pages[_key(row)], dict(content), f"{importing.name}, trang “{row.sheet}”, dòng {row.row}"[:200]
        )
        for row in examined.rows
        for content in row.facts
    ]
    recorded = record_facts(batch, actor=actor, on=on, importing=importing, tell=part(tell, ENTERED, 1))
    move_import(importing, {State.IMPORTING}, State.IMPORTED)
    importing.people_added = [person.pk for person in newcomers.values()]
    importing.counts = examined.counts | {"added": recorded.added, "repeated": recorded.repeated}
    importing.finished_at, importing.problem = timezone.now(), ""
    importing.save(update_fields=["people_added", "counts", "finished_at", "problem"])
    log(
        actor,
        "import.done",
        importing,
        name=importing.name,
        added=recorded.added,
        repeated=recorded.repeated,
        people=len(newcomers),
    )


def wait_for_turn(agency: UUID) -> None:
    """Wait until no other import enters people and facts of an agency; ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SET LOCAL lock_timeout = '{LONGEST_TURN}'; SET LOCAL statement_timeout = '{LONGEST_TURN}'"
        )
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [agency.int & (1 << 63) - 1])
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT; SET LOCAL statement_timeout TO DEFAULT")


def _key(row: CheckedRow) -> str:
    subject = row.subject
    return subject.key if isinstance(subject, PersonIdentity) else subject.known


def enter_newcomers(
    unit: Organisation, rows: Sequence[CheckedRow], *, actor: User, on: date
) -> dict[str, Person]:
    """Enter the people whom the agency does not have yet, by the key of their rows."""
    new = {row.subject.key: row.subject for row in rows if isinstance(row.subject, PersonIdentity)}
    new = {key: who for key, who in new.items() if who.known is None}
    units = Organisation.objects.in_bulk([who.unit for who in new.values() if who.unit])
    by_key: dict[str, Any] = {str(key): one for key, one in units.items()}
    batch = [
        NewPerson(
            organisation=by_key.get(who.unit or "", unit),
            staff_code=who.staff_code,
            name=who.name,
            gender=who.gender,
            born=who.born,
            joined=who.joined,
            group=who.group,
            title=who.title,
            since=who.joined,
        )
        for who in new.values()
    ]
    return dict(zip(new, add_people(batch, actor=actor, on=on), strict=True))


@transaction.atomic
def ask_to_undo(importing: Import, *, actor: User) -> None:
    """Ask for an import to be taken back; the worker does it (:func:`undo_import`)."""
    require(actor, "records.write", importing.unit)
    move_import(importing, {State.IMPORTED}, State.UNDOING)


def undo_import(importing: Import, *, actor: User, on: date) -> None:
    """Take an import back whole or not at all; what is refused on the way is said beside it."""
    try:
        with watched(importing, lost=LOST) as tell, transaction.atomic():
            take_back(importing, actor=actor, on=on, tell=tell)
    except (Refused, NotAllowed) as reason:
        stop_import(importing, NO_LONGER if isinstance(reason, NotAllowed) else str(reason))


def take_back(importing: Import, *, actor: User, on: date, tell: Tell) -> None:
    """Void every fact of an import, and take out the people who came with it and have nothing else."""
    importing = Import.objects.select_related("unit").get(pk=importing.pk)
    wait_for_turn(importing.tenant_id)
    if not Import.objects.filter(pk=importing.pk, state=State.UNDOING).exists():
        return
    require(actor, "records.write", importing.unit)
    lines = Fact.objects.filter(imported_by=importing, voided_at=None)
    touched = lock_subjects(set(lines.values_list("subject", flat=True)))
    voided = void_lines(
        lines.values_list("pk", flat=True), reason=f"Hoàn tác lần nhập “{importing.name}”", actor=actor
    )
    tell(VOIDED)
    renew(list(touched.values()), standing_contents(touched.values()), on=on, tell=part(tell, VOIDED, 1))
    kept = Fact.objects.filter(subject__person__in=importing.people_added, voided_at=None)
    gone = set(importing.people_added) - set(kept.values_list("subject__person", flat=True))
    Post.objects.filter(person__in=gone).delete()
    move_import(importing, {State.UNDOING}, State.UNDONE)
    log(actor, "import.undone", importing, name=importing.name, facts=voided)
