"""The roll of people that a workbook speaks of: rows matched with one another and with those known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from vinhdanh.common.text import compare_key, fold
from vinhdanh.records.domain.reading.cells import code_key
from vinhdanh.records.domain.reading.drafts import Draft
from vinhdanh.records.domain.reading.fields import Field
from vinhdanh.records.domain.reading.known import KnownPerson
from vinhdanh.records.domain.reading.on_record import differences
from vinhdanh.records.domain.reading.problems import Fault

ADD = "Hãy bổ sung vào danh sách cán bộ"
KEEP_ONE = "Hãy giữ lại một dòng, hoặc sửa lại nếu là hai người khác nhau"
TELL_APART = "Hãy ghi thêm mã cán bộ hoặc ngày sinh để phân biệt"

MAY_BE = (
    "có thể trùng với “{name}” (mã “{code}”): cùng tên, cùng {shared}, nhưng không cùng mã nên được coi "
    "là người mới. Nếu là một người, hãy ghi đúng họ tên và mã ấy; nếu là hai người thì không cần sửa"
)


@dataclass(slots=True)
class Entry:
    """One person of the roll: known to the system, listed in the workbook, or both."""

    key: str
    name: str
    name_key: str
    code: str = ""
    born: date | None = None
    born_year: int | None = None
    known: KnownPerson | None = None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def stopped_by(self) -> Draft | None:
        """Return the row of the list of people that keeps a new person out; None if none does."""
        if self.known is not None:
            return None
        return next((draft for draft in self.drafts if draft.blocked), None)


class Roll:
    """Finds people by code, else by name and birth."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        """Begin with the people that the system knows."""
        self.by_code: dict[str, Entry] = {}
        self.by_name: dict[str, list[Entry]] = defaultdict(list)
        self.by_folded: dict[str, list[Entry]] = defaultdict(list)
        for person in known:
            year = person.born.year if person.born else None
            entry = Entry(
                person.key,
                person.name,
                compare_key(person.name),
                person.staff_code,
                person.born,
                year,
                person,
            )
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        """Make an entry findable."""
        self.by_name[entry.name_key].append(entry)
        self.by_folded[fold(entry.name)].append(entry)
        if entry.code:
            self.by_code.setdefault(code_key(entry.code), entry)

    def enter(self, draft: Draft) -> Entry | None:
        """Put a row of a list of people on the roll; faults go to the rows, None where nobody is meant."""
        if not draft.name_key:
            return None
        found = self._meant(draft)
        if len(found) > 1:
            draft.faults.append(Fault("", f"có {len(found)} người cùng tên “{draft.name}”. {TELL_APART}"))
            return None
        if found and not _same_name(found[0], draft):
            draft.faults.append(Fault("", _other_name(found[0], draft)))
            return None
        entry = found[0] if found else self._new(draft)
        if _repeats(entry, draft):
            return None
        entry.drafts.append(draft)
        entry.code, entry.born = entry.code or draft.code, entry.born or draft.born
        entry.born_year = entry.born_year or draft.born_year
        if entry.code:
            self.by_code.setdefault(code_key(entry.code), entry)
        if entry.known:
            draft.faults += differences(entry.known, draft)
        return entry

    def _new(self, draft: Draft) -> Entry:
        """Open an entry for somebody not known before."""
        entry = Entry(
            f"{draft.sheet}:{draft.row}", draft.name, draft.name_key, draft.code, draft.born, draft.born_year
        )
        named_alike = self.by_folded[fold(draft.name)]
        if other := next((one for one in named_alike if _shared(one, draft)), None):
            phrase = MAY_BE.format(name=other.name, code=other.code, shared=_shared(other, draft))
            draft.faults.append(Fault(draft.of_sheet.letters(Field.STAFF_CODE), phrase, blocks=False))
        self._add(entry)
        return entry

    def _meant(self, draft: Draft) -> list[Entry]:
        """Return whom a row can mean: by code; else by name and birth; else by name alone."""
        named = self.by_name.get(draft.name_key, [])
        if draft.code:
            if (entry := self.by_code.get(draft.code_key)) is not None:
                return [entry]
            return [
                entry for entry in named if not entry.code and draft.born_year and _same_birth(entry, draft)
            ]
        if draft.born_year:
            return [entry for entry in named if _same_birth(entry, draft)]
        return named if draft.name_key else []

    def find(self, draft: Draft) -> Entry | None:
        """Return whom a row of results speaks of; a fault goes to the row if that is nobody, or not clear."""
        if draft.blocked and not (draft.name_key or draft.code):
            return None
        found = self._meant(draft)
        if not found and draft.born_year and not draft.code:
            found = [entry for entry in self.by_name.get(draft.name_key, []) if entry.born_year is None]
        called = f"“{draft.name or draft.code}”"
        if not found:
            phrase = f"không tìm thấy {called} trong danh sách cán bộ của tệp và trong hệ thống. {ADD}"
        elif len(found) > 1:
            phrase = f"có {len(found)} người cùng tên {called}. {TELL_APART}"
        elif draft.name_key and not _same_name(found[0], draft):
            phrase = _other_name(found[0], draft)
        else:
            if known := found[0].known:
                draft.faults += differences(known, draft)
            return found[0]
        draft.faults.append(Fault("", phrase))
        return None

    def close(self) -> None:
        """Look over everybody entered: who is new needs a code, or a birth date to make one from."""
        for named in list(self.by_name.values()):
            for entry in named:
                if entry.known is None and not entry.code:
                    self._give_code(entry, alone=len(named) == 1)

    def _give_code(self, entry: Entry, *, alone: bool) -> None:
        """Give a newcomer without a staff code one made from name and birth date; else say what to do."""
        if entry.born is None:
            others = "" if alone else f"có người khác cùng tên “{entry.name}”; "
            phrase = f"{others}người mới “{entry.name}” chưa có mã cán bộ và ngày sinh đầy đủ. {TELL_APART}"
            for draft in entry.drafts:
                draft.faults.append(Fault("", phrase))
            return
        initials = "".join(word[0] for word in fold(entry.name).upper().split())
        code = made = f"{initials}{entry.born:%d%m%y}"
        while code_key(code) in self.by_code:
            code = f"{made}-{int(code.partition('-')[2] or 1) + 1}"
        entry.code = code
        self.by_code[code_key(code)] = entry
        for draft in entry.drafts[:1]:
            phrase = "chưa có mã cán bộ nên người mới được cấp mã tạm theo tên và ngày sinh"
            draft.faults.append(Fault("", phrase, blocks=False))


def _same_birth(entry: Entry, draft: Draft) -> bool:
    """Tell whether two births are the same, as far as both are known."""
    if entry.born and draft.born:
        return entry.born == draft.born
    return entry.born_year == draft.born_year


def _shared(entry: Entry, draft: Draft) -> str:
    """Say what a newcomer shares with somebody of another code: the birth date, or on record the unit."""
    if not entry.code:
        return ""
    if entry.born and entry.born == draft.born:
        return "ngày sinh"
    units = entry.known.units if entry.known else ()
    placed_alike = draft.unit == units[0] if units and draft.unit else len(units) == 1
    return "đơn vị" if placed_alike else ""


def _same_name(entry: Entry, draft: Draft) -> bool:
    """Tell whether an entry and a row bear the same name."""
    return entry.name_key == draft.name_key


def _other_name(entry: Entry, draft: Draft) -> str:
    """Say that a code belongs to somebody of another name."""
    whose = (
        f"của “{entry.name}” trong hệ thống"
        if entry.known
        else f"của “{entry.name}” ở dòng {entry.drafts[0].row}"
    )
    return f"mã cán bộ “{draft.code}” là {whose}, dòng này lại ghi “{draft.name}”. Hãy sửa mã hoặc họ tên"


def _told(draft: Draft) -> list[object]:
    """Return what a row says, apart from its number."""
    return [cell for cell in draft.cells[1:] if cell is not None]


def _repeats(entry: Entry, draft: Draft) -> bool:
    """Tell whether a list says the same of a person twice; where it says two things, both rows wait."""
    earlier = next((other for other in entry.drafts if other.sheet == draft.sheet), None)
    if earlier is None:
        return False
    if _told(earlier) == _told(draft):
        draft.faults.append(Fault("", f"lặp lại nguyên dòng {earlier.row} nên được bỏ qua. Hãy xoá dòng này"))
        return True
    shared = f"cùng mã cán bộ “{draft.code}”" if draft.code else "cùng họ tên và ngày sinh"
    if not draft.code and not draft.born_year:
        shared = "cùng họ tên"
    for one, other in ((draft, earlier), (earlier, draft)):
        phrase = f"trùng người với dòng {other.row}: {shared}. {KEEP_ONE}"
        one.faults.append(Fault("", phrase))
    return False
