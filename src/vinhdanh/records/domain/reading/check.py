"""Checking every row of a recognised workbook: facts for the ledger, or reasons a person can act on."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinhdanh.common.progress import Tell, untold
from vinhdanh.documents.domain.workbook import Workbook
from vinhdanh.records.domain.identity import identity
from vinhdanh.records.domain.reading.body import Body
from vinhdanh.records.domain.reading.columns import LedgerFact, Stated
from vinhdanh.records.domain.reading.drafts import YOUNGEST, Draft, IdentityReader, Names
from vinhdanh.records.domain.reading.facts import FactReader
from vinhdanh.records.domain.reading.fields import Field, SheetKind
from vinhdanh.records.domain.reading.known import KnownPerson, KnownUnit, Units
from vinhdanh.records.domain.reading.problems import Fault, Problem, problem_of, remarks_together
from vinhdanh.records.domain.reading.recognition import Recognition, SheetRecognition
from vinhdanh.records.domain.reading.roll import Entry, Roll
from vinhdanh.records.domain.reading.swapped import swapped_days

NO_ROWS = "Trang “{sheet}” có tiêu đề nhưng không có dòng dữ liệu nào. Hãy nhập dữ liệu rồi tải lên lại."
LEFT_OUT = (
    "Trang “{sheet}”: dòng {row} giống phần ký tên nên danh sách được coi là hết ở "
    "đó; {count} dòng có số thứ tự "
    "phía dưới không được nhập. Hãy chuyển các dòng ấy lên trên hoặc sang trang khác."
)
TOLD_EVERY = 500  # rows
NAMED_BY = (Field.NAME, Field.GIVEN, Field.COLLECTIVE, Field.STAFF_CODE)


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """Who a person is: ``key`` is one within the workbook, ``known`` the system's, if it has them already."""

    key: str
    known: str | None
    staff_code: str
    name: str
    gender: str
    born: date | None
    born_year: int | None
    group: str
    unit: str | None
    title: str
    joined: date | None


@dataclass(frozen=True, slots=True)
class CollectiveIdentity:
    """Which collective: ``known`` is the system's key of its unit."""

    known: str
    name: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row that may be imported: whose it is and its facts, in the ledger's shape."""

    sheet: str
    row: int
    subject: PersonIdentity | CollectiveIdentity
    stated: tuple[Stated, ...]

    @property
    def facts(self) -> tuple[LedgerFact, ...]:
        """Return the facts without their places."""
        return tuple(one.content for one in self.stated)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there were, and what became of them."""

    rows: int
    valid: int
    blocked: int
    remarked: int
    people: int
    new_people: int
    collectives: int
    facts: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """Return the counts as plain JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Checked:
    """All that came of checking a workbook."""

    rows: tuple[CheckedRow, ...]
    problems: tuple[Problem, ...]
    counts: Counts


Page = dict[str, tuple[Stated, Draft]]
"""What the workbook says of one subject so far: facts by identity, each with the row it stands in."""


def check(
    workbook: Workbook,
    mapping: Recognition,
    *,
    known_units: Iterable[KnownUnit],
    known_people: Iterable[KnownPerson],
    today: date,
    tell: Tell = untold,
) -> Checked:
    """Check every row of the sheets to be imported; nothing is written anywhere."""
    with collector_resting():
        units, roll = Units(known_units), Roll(known_people)
        drafts, of_sheets = _drafts(workbook, mapping, units, today, tell)
        return _checked_together(drafts, of_sheets, roll)


def _checked_together(drafts: list[Draft], of_sheets: list[Problem], roll: Roll) -> Checked:
    """Check the rows against one another, and all of them against the people known."""
    people = [draft for draft in drafts if draft.kind is SheetKind.PEOPLE]
    entries = {id(draft): entry for draft in people if (entry := roll.enter(draft))}
    roll.close()
    entries |= {
        id(draft): entry
        for draft in drafts
        if draft.kind not in {SheetKind.PEOPLE, SheetKind.COLLECTIVES} and (entry := roll.find(draft))
    }
    _find_contradictions(drafts, entries)
    _find_stopped(drafts, entries)
    identities = {key: _identity(entry) for key, entry in {one.key: one for one in entries.values()}.items()}
    rows = [row for draft in drafts if (row := _checked(draft, entries.get(id(draft)), identities))]
    return Checked(tuple(rows), (*_problems(drafts), *of_sheets), _counts(drafts, rows))


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let the cycle collector rest while many small things without cycles are made: a sixth of the time."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def _drafts(
    workbook: Workbook, mapping: Recognition, units: Units, today: date, tell: Tell
) -> tuple[list[Draft], list[Problem]]:
    """Read the rows of all sheets that are to be imported, and say which sheets gave nothing."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    drafts: list[Draft] = []
    problems: list[Problem] = []
    names: Names = {}
    expected = sum(len(sheets[one.name].rows) for one in mapping.sheets if one.kind is not SheetKind.UNKNOWN)
    for known in mapping.sheets:
        if known.kind is SheetKind.UNKNOWN:
            if known.problem:
                problems.append(Problem(known.name, 0, "", known.problem, blocks=False))
            continue
        before = len(drafts)
        who = IdentityReader(sheets[known.name], known, units=units, names=names, today=today)
        what = FactReader(known, today=today)
        body = Body(sheets[known.name], known)
        for row in body.rows():
            draft = who.read(row)
            found = what.read(row.cells)
            draft.facts, draft.faults = found.facts, draft.faults + found.faults
            drafts.append(draft)
            if not len(drafts) % TOLD_EVERY:
                tell(len(drafts) / expected)
        problems += swapped_days(sheets[known.name], known)
        if body.left_out:
            sentence = LEFT_OUT.format(sheet=known.name, row=body.signed_at, count=body.left_out)
            problems.append(Problem(known.name, body.signed_at, "", sentence, blocks=False))
        if len(drafts) == before:
            problems.append(Problem(known.name, 0, "", NO_ROWS.format(sheet=known.name), blocks=False))
    return drafts, problems


def _find_contradictions(drafts: list[Draft], entries: dict[int, Entry]) -> None:
    """Find facts of one subject that cannot be true together, and facts from before their time."""
    pages: dict[str, Page] = {}
    read = {id(fact): fact for draft in drafts for fact in draft.facts}  # equal cells share their facts
    about = {key: identity(fact.content) for key, fact in read.items()}
    first_years = {key: _first_year(fact.content) for key, fact in read.items()}
    for draft in drafts:
        entry = entries.get(id(draft))
        whose = entry.key if entry else draft.collective
        if whose is None or draft.blocked:
            continue
        if entry and entry.born_year and draft.facts:
            first = min(draft.facts, key=lambda fact: first_years[id(fact)])
            _find_too_early(draft, entry.born_year, first_years[id(first)], first.column)
        page = pages.setdefault(whose, {})
        draft.facts = [fact for fact in draft.facts if _fits(page, draft, fact, about[id(fact)])]


def _find_stopped(drafts: list[Draft], entries: dict[int, Entry]) -> None:
    """Stop the results of a new person whose own row in the list of people is stopped."""
    for draft in drafts:
        entry = entries.get(id(draft))
        if entry is not None and not draft.blocked and (row := entry.stopped_by) is not None:
            where = f"dòng {row.row} trang “{row.sheet}”"
            draft.faults.append(
                Fault("", f"“{entry.name}” chưa nhập được vì {where} còn lỗi. Hãy sửa dòng ấy trước")
            )


def _find_too_early(draft: Draft, born_year: int, first: int, column: str) -> None:
    """Note facts from before the person could have earned them."""
    if first < born_year + YOUNGEST:
        what = "trước năm sinh" if first < born_year else "khi người này còn quá nhỏ tuổi"
        draft.faults.append(
            Fault(
                column,
                f"có thành tích, xếp loại năm {first}, {what} ({born_year}). Hãy sửa lại năm hoặc ngày sinh",
            )
        )


def _first_year(fact: LedgerFact) -> int:
    """Return the earliest year that a fact speaks of."""
    years = [fact["year"]] if "year" in fact else list(fact.get("years", ()))
    days = [fact[key] for key in ("decided", "recognised", "from") if fact.get(key)]
    return min([*years, *(int(day[:4]) for day in days)], default=9999)


def _fits(page: Page, draft: Draft, fact: Stated, about: str) -> bool:
    """Tell whether a fact is new to a page; one that contradicts it becomes a fault of its row."""
    stands, where = page.setdefault(about, (fact, draft))
    if stands is fact and where is draft:
        if fact.content["kind"] == "discipline":
            _find_overlap(page, draft, fact)
        return True
    if stands.content != fact.content:
        place = f"dòng {where.row}" + ("" if where.sheet == draft.sheet else f" trang “{where.sheet}”")
        what = CONTRADICTED[fact.content["kind"]]
        column = fact.column_against(stands.content)
        draft.faults.append(Fault(column, f"{what} đã ghi khác ở {place}. Hãy giữ một cách ghi đúng"))
    return False


CONTRADICTED = {
    "rating": "xếp loại của cùng một năm",
    "award": "quyết định của cùng một danh hiệu, khen thưởng",
    "work": "sáng kiến, đề tài cùng tên",
    "discipline": "kỷ luật cùng hình thức, cùng ngày",
    "members": "số liệu của cùng một năm",
}


def _find_overlap(page: Page, draft: Draft, fact: Stated) -> None:
    """Note two disciplinary terms that overlap: the ledger holds one at a time."""
    term = fact.content
    for other, where in ((stands.content, where) for stands, where in page.values()):
        if other is term or other["kind"] != "discipline":
            continue
        if term["from"] < other.get("until", "9999") and other["from"] < term.get("until", "9999"):
            draft.faults.append(
                Fault(
                    fact.column,
                    f"thời hạn kỷ luật chồng lên thời hạn ở dòng {where.row}. Hãy sửa lại các ngày",
                )
            )


def _identity(entry: Entry) -> PersonIdentity:
    """Return who an entry is, each detail from the first row that has it."""

    def first(name: str) -> Any:
        return next((value for draft in entry.drafts if (value := getattr(draft, name))), None)

    return PersonIdentity(
        key=entry.key,
        known=entry.known.key if entry.known else None,
        staff_code=entry.known.staff_code if entry.known else entry.code,
        name=entry.name,
        gender=first("gender") or "",
        born=entry.born,
        born_year=entry.born_year,
        group=first("group") or "",
        unit=unit.key if (unit := first("unit")) else None,
        title=first("title") or "",
        joined=first("joined"),
    )


def _checked(draft: Draft, entry: Entry | None, identities: dict[str, PersonIdentity]) -> CheckedRow | None:
    """Return the row to import; None if something stops it."""
    if draft.blocked or (entry is None and draft.collective is None):
        return None
    subject = identities[entry.key] if entry else CollectiveIdentity(draft.collective or "", draft.name)
    return CheckedRow(draft.sheet, draft.row, subject, tuple(draft.facts))


def _problems(drafts: list[Draft]) -> Iterator[Problem]:
    """Yield what is wrong, row by row, then what is worth knowing, together where it is the same."""
    remarks: dict[str, list[tuple[int, Fault]]] = {}
    for draft in drafts:
        for fault in dict.fromkeys(draft.faults):
            here = placed(fault, draft.of_sheet)
            if fault.blocks:
                yield problem_of(here, sheet=draft.sheet, row=draft.row)
            else:
                remarks.setdefault(draft.sheet, []).append((draft.row, here))
    for sheet, noted in remarks.items():
        yield from remarks_together(noted, sheet=sheet)


def placed(fault: Fault, sheet: SheetRecognition) -> Fault:
    """Return a fault of a row as a whole at the column that names whom the row is about."""
    return fault if fault.column else replace(fault, column=sheet.letters(*NAMED_BY))


def _counts(drafts: list[Draft], rows: list[CheckedRow]) -> Counts:
    """Count rows, people and facts."""
    people = {row.subject.key: row.subject for row in rows if isinstance(row.subject, PersonIdentity)}
    collectives = {row.subject.known for row in rows if isinstance(row.subject, CollectiveIdentity)}
    return Counts(
        rows=len(drafts),
        valid=len(rows),
        blocked=len(drafts) - len(rows),
        remarked=sum(any(not fault.blocks for fault in draft.faults) for draft in drafts),
        people=len(people),
        new_people=sum(person.known is None for person in people.values()),
        collectives=len(collectives),
        facts=dict(Counter(fact["kind"] for row in rows for fact in row.facts)),
    )
