"""From one row of a list of initiatives, disciplines or collectives to a fact of the ledger."""

import hashlib
from datetime import date
from functools import lru_cache

from vinhdanh.common.text import fold
from vinhdanh.records.domain.reading.award_facts import decision_beside
from vinhdanh.records.domain.reading.awards import read_citation
from vinhdanh.records.domain.reading.cells import (
    DISCIPLINE_OF,
    RECOGNISER_OF,
    SCOPE_OF,
    SIGNS,
    WORK_TYPE_OF,
    is_nothing,
    is_tick,
    look_up,
    text_of,
)
from vinhdanh.records.domain.reading.columns import Cells, Columns, Found, LedgerFact, Stated
from vinhdanh.records.domain.reading.fields import FIELD_NAMES, OF_MEMBERS, Field

LONGEST_ID = 48
OF_WORK = {
    "type": (Field.WORK_TYPE,),
    "scope": (Field.SCOPE,),
    "recognised": (Field.DECIDED, Field.DECISION),
    "decision": (Field.DECISION,),
    "recogniser": (Field.DECIDED_BY,),
    "applied": (Field.APPLIED,),
    "replicable": (Field.REPLICABLE,),
}


def read_work(columns: Columns, row: Cells) -> Found:
    """Read an initiative or another recognised work."""
    found = Found()
    name = text_of(row.get(Field.WORK))
    if is_nothing(name):
        found.fault(columns.known.letters(Field.WORK), "thiếu tên sáng kiến, đề tài. Hãy ghi tên vào ô này")
        return found
    decision, recognised = _recognised(found, columns, row)
    fact: LedgerFact = {
        "kind": "work",
        "id": work_id(name),
        "type": look_up(text_of(row.get(Field.WORK_TYPE)), WORK_TYPE_OF) or _type_by_name(name),
        "scope": _scope(found, columns, row),
        "name": name,
        "recognised": recognised.isoformat() if recognised else None,
    }
    if decision:
        fact["decision"] = decision
    if recogniser := _recogniser(text_of(row.get(Field.DECIDED_BY))):
        fact["recogniser"] = recogniser
    for said, key in ((Field.APPLIED, "applied"), (Field.REPLICABLE, "replicable")):
        if (cell := row.get(said)) is not None:
            fact[key] = is_tick(cell) or not (is_nothing(cell) or fold(text_of(cell)).startswith("khong"))
    if not found.blocked:
        details = {key: columns.known.letters(*fields) for key, fields in OF_WORK.items()}
        found.facts.append(Stated(fact, columns.known.letters(Field.WORK), details))
    return found


def _scope(found: Found, columns: Columns, row: Cells) -> str | None:
    """Return how far the work reaches; where the list has no such column, within the unit."""
    if Field.SCOPE not in columns.of:
        return "co-so"
    return columns.coded(found, row, Field.SCOPE, table=SCOPE_OF, listed="work-scope")


def _recognised(found: Found, columns: Columns, row: Cells) -> tuple[str, date | None]:
    """Return the decision that recognised a work and its day; without a day it is not yet recognised."""
    beside = decision_beside(found, columns, row)
    if beside.decided is None and not found.blocked:
        at = columns.known.letters(Field.DECIDED, Field.DECISION, Field.YEAR)
        found.remark(
            at, "chưa có ngày quyết định công nhận nên sáng kiến, đề tài được coi là chưa được công nhận"
        )
    return beside.decision, beside.decided


def read_discipline(columns: Columns, row: Cells) -> Found:
    """Read a disciplinary measure."""
    found = Found()
    form = columns.coded(found, row, Field.DISCIPLINE, table=DISCIPLINE_OF, listed="discipline")
    start = columns.day(found, row, Field.FROM) or columns.day(found, row, Field.DECIDED)
    until = columns.day(found, row, Field.UNTIL)
    if start is None:
        if not found.blocked:
            at = columns.known.letters(Field.FROM, Field.DECIDED)
            found.fault(at, "thiếu ngày bắt đầu hiệu lực kỷ luật. Hãy ghi ngày/tháng/năm")
        return found
    if until is None:
        at = columns.known.letters(Field.UNTIL)
        found.remark(at, "chưa có ngày hết hiệu lực nên kỷ luật được coi là còn hiệu lực")
    elif until < start:
        order = f"ngày kết thúc {until:%d/%m/%Y} đứng trước ngày bắt đầu {start:%d/%m/%Y}"
        found.fault(columns.known.letters(Field.UNTIL), f"{order}. Hãy sửa lại")
    fact: LedgerFact = {"kind": "discipline", "form": form, "from": start.isoformat()}
    if until is not None:
        fact["until"] = until.isoformat()
    if not is_nothing(number := text_of(row.get(Field.DECISION))):
        fact["decision"] = read_citation(number).number or number
    if not found.blocked:
        letters = columns.known.letters
        details = {"until": letters(Field.UNTIL), "decision": letters(Field.DECISION)}
        found.facts.append(Stated(fact, letters(Field.FROM, Field.DECIDED), details))
    return found


def read_members(columns: Columns, row: Cells) -> Found:
    """Read how many members a collective has and how many of them are what."""
    found = Found()
    said = [one for one in OF_MEMBERS if not is_nothing(row.get(one))]
    counted = {one: number for one in said if (number := columns.people(found, row, one)) is not None}
    if not counted or found.blocked:
        return found
    total = counted.get(Field.TOTAL)
    if total is None:
        found.fault(columns.known.letters(Field.TOTAL), "thiếu tổng số người của tập thể. Hãy ghi số người")
    elif year := columns.year(found, columns.of[said[0]], row):
        for one, number in counted.items():
            if number > total:
                what = f"{FIELD_NAMES[one].lower()} là {number}, nhiều hơn tổng số {total}"
                found.fault(columns.known.letters(one), f"{what}. Hãy sửa lại")
        numbers = {one.value: number for one, number in counted.items()}
        details = {one.value: columns.known.letters(one) for one in counted}
        fact = {"kind": "members", "year": year, **numbers}
        found.facts.append(Stated(fact, columns.known.letters(Field.TOTAL), details))
    return found


def work_id(name: str) -> str:
    """Return a lasting id for a work from its name: the same name, the same id."""
    slug = SIGNS.sub("-", fold(name)).strip("-")
    if len(slug) <= LONGEST_ID:
        return slug
    return f"{slug[:LONGEST_ID].rsplit('-', 1)[0]}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"


def _type_by_name(name: str) -> str:
    """Return what kind of work a name announces."""
    return "de-tai" if fold(name).startswith(("de tai", "de an")) else "sang-kien"


@lru_cache(maxsize=1 << 12)
def _recogniser(text: str) -> str | None:
    """Return who recognised, also from the opening words of a longer title (Giám đốc Trung tâm …)."""
    if is_nothing(text):
        return None
    said = fold(text)
    known = [word for word in RECOGNISER_OF if said.startswith(f"{word} ")]
    return look_up(text, RECOGNISER_OF) or (RECOGNISER_OF[max(known, key=len)] if known else None)
