"""What an uploaded workbook would bring: its rows checked against themselves, the people and the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from vinhdanh.common.progress import Tell, part, untold
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.law import FactError
from vinhdanh.records.domain.identity import identity
from vinhdanh.records.domain.ledger import conflict_sentence
from vinhdanh.records.domain.reading.check import (
    CheckedRow,
    CollectiveIdentity,
    PersonIdentity,
    check,
    placed,
)
from vinhdanh.records.domain.reading.fields import Field
from vinhdanh.records.domain.reading.known import KnownPerson, KnownUnit
from vinhdanh.records.domain.reading.problems import Fault, Problem, problem_of
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.recognition import (
    Recognition,
    SheetRecognition,
    recognition_from_json,
)
from vinhdanh.records.domain.subjects import read_history, standing_facts, subjects_of
from vinhdanh.records.models import Import, Subject
from vinhdanh.units.domain.queries.person import people_of
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation, Person, Post

TAKEN = (
    "mã cán bộ {code} thuộc một người ở đơn vị khác trong cơ quan. "
    "Nếu người này mới chuyển về, hãy đề nghị chuyển hồ sơ về đơn vị trước; nếu không, hãy sửa lại mã"
)
Stopped = tuple[CheckedRow, Fault]
"""A row that checking let pass and that something outside the workbook stops, with why."""
READ, CHECKED = 0.3, 0.8  # how far the work is, of the time it takes


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of examining a workbook: the rows that may be imported, what is wrong, how many of each."""

    mapping: Recognition
    rows: Sequence[CheckedRow]
    problems: Sequence[Problem]
    counts: dict[str, Any]


def examine(importing: Import, *, on: date, tell: Tell = untold) -> Examined:
    """Read, recognise and check an upload; raises ``Unreadable``. Nothing is written."""
    workbook = read_workbook(Path(importing.file.path), tell=part(tell, 0, READ))
    mapping = recognition_from_json(importing.mapping) if importing.mapping else recognise(workbook)
    units = {unit.pk: unit for unit in Organisation.objects.filter(at_or_below([importing.unit]))}
    people = {str(person.pk): person for person in people_of(importing.unit, on).order_by()}
    checked = check(
        workbook,
        mapping,
        known_units=map(_known_unit, units.values()),
        known_people=_known_people(people, units, on),
        today=on,
        tell=part(tell, READ, CHECKED),
    )
    tell(CHECKED)
    sheets = {sheet.name: sheet for sheet in mapping.sheets}
    taken = list(_taken_codes(importing, checked.rows, sheets))
    against, known = _against_ledger(checked.rows, people, {str(key): unit for key, unit in units.items()})
    more = [
        problem_of(placed(fault, sheets[row.sheet]), sheet=row.sheet, row=row.row)
        for row, fault in (*taken, *against)
    ]
    stopped = {(problem.sheet, problem.row) for problem in more}
    rows = [row for row in checked.rows if (row.sheet, row.row) not in stopped]
    counts = checked.counts.as_json()
    blocked = counts["blocked"] + len(checked.rows) - len(rows)
    counts |= {"valid": len(rows), "blocked": blocked, "known": known}
    return Examined(mapping, rows, [*checked.problems, *more], counts)


def _known_unit(unit: Organisation) -> KnownUnit:
    return KnownUnit(str(unit.pk), unit.code, unit.name)


def _known_people(
    people: Mapping[str, Person], units: Mapping[UUID, Organisation], on: date
) -> Iterator[KnownPerson]:
    """Yield the people on record, each with their unit and the units around it."""
    around: dict[UUID, tuple[KnownUnit, ...]] = {}
    for unit in sorted(units.values(), key=lambda unit: len(unit.path)):
        above = around.get(unit.parent_id, ()) if unit.parent_id else ()
        around[unit.pk] = (_known_unit(unit), *above)
    posts = Post.objects.filter(organisation__in=units, period__contains=on)
    placed_in = dict(posts.values_list("person", "organisation"))
    for key, one in people.items():
        place = around[placed_in[one.pk]] if one.pk in placed_in else ()
        yield KnownPerson(key, one.staff_code, one.name, one.born, one.gender, place)


def _taken_codes(
    importing: Import, rows: Iterable[CheckedRow], sheets: Mapping[str, SheetRecognition]
) -> Iterator[Stopped]:
    """Stop newcomers whose staff code belongs to somebody of another unit."""
    newcomers = [row for row in rows if isinstance(row.subject, PersonIdentity) and row.subject.known is None]
    codes = {row.subject.staff_code for row in newcomers if isinstance(row.subject, PersonIdentity)}
    found = Person.objects.filter(tenant=importing.tenant_id, staff_code__in=codes)
    taken = set(found.values_list("staff_code", flat=True))
    for row in newcomers:
        code = row.subject.staff_code if isinstance(row.subject, PersonIdentity) else ""
        if code in taken:
            yield row, Fault(sheets[row.sheet].letters(Field.STAFF_CODE), TAKEN.format(code=code))


def _against_ledger(
    rows: Sequence[CheckedRow], people: dict[str, Person], units: dict[str, Organisation]
) -> tuple[list[Stopped], int]:
    """Stop rows that contradict what the ledger says of the same subject; count those that add nothing."""
    stopped: list[Stopped] = []
    known = 0
    pages = _pages(rows, people, units)
    facts = standing_facts(pages.values())
    said = {key: {fact.identity: fact.content for fact in facts[page.pk]} for key, page in pages.items()}
    for row in rows:
        key = row.subject.known
        if key is None or key not in pages:
            continue
        stands, page = said[key], pages[key]
        fresh = []
        for fact in row.stated:
            before = stands.setdefault(identity(fact.content), fact.content)
            if before is fact.content:
                fresh.append(fact)
            elif before != fact.content:
                sentence = conflict_sentence(page, before, fact.content)
                stopped.append((row, Fault(fact.column_against(before), sentence.rstrip("."))))
                break
        else:
            known += not fresh
            if fresh and (sentence := _contradiction(page, list(stands.values()))):
                stopped.append((row, Fault(fresh[0].column if len(fresh) == 1 else "", sentence.rstrip("."))))
    return stopped, known


def _pages(
    rows: Iterable[CheckedRow], people: dict[str, Person], units: dict[str, Organisation]
) -> dict[str, Subject]:
    """Return the ledger pages that rows speak of, by the keys of people and units; opens none."""
    known = {row.subject.known for row in rows if row.subject.known}
    found = Subject.objects.select_related("person", "collective")
    pages = [
        *found.filter(person__in=[key for key in known if key in people]),
        *found.filter(collective__in=[key for key in known if key in units]),
    ]
    return {str(page.person_id or page.collective_id): page for page in pages}


def _contradiction(page: Subject, contents: Sequence[dict[str, Any]]) -> str:
    """Say why a page with these facts could not be read; empty if it can."""
    try:
        read_history(page, contents)
    except FactError as error:
        return f"trái với hồ sơ đã có: {error.problems[0][1]}"
    return ""


def subject_keys(
    rows: Iterable[CheckedRow], newcomers: dict[str, Person], unit: Organisation
) -> dict[str, UUID]:
    """Return the ledger page of every subject of the rows, by the row's key, opening pages where none is."""
    subjects = {row.subject for row in rows}
    people = {one.key: one.known for one in subjects if isinstance(one, PersonIdentity)}
    known = Person.objects.in_bulk([key for key in people.values() if key])
    whose = {key: newcomers[key] if person is None else known[UUID(person)] for key, person in people.items()}
    wanted = [one.known for one in subjects if isinstance(one, CollectiveIdentity)]
    units = Organisation.objects.filter(at_or_below([unit]), pk__in=wanted)
    pages = {page.person_id or page.collective_id: page.pk for page in subjects_of(whose.values(), units)}
    return {key: pages[person.pk] for key, person in whose.items()} | {
        str(one.pk): pages[one.pk] for one in units
    }
