"""The ledger's facts as the law reads them: one shape, a closed vocabulary, unknown is not false."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from vinhdanh.law.catalogue import covering
from vinhdanh.law.contradictions import contradictions
from vinhdanh.law.sources import read_shipped

FIRST_YEAR, LAST_YEAR = 1990, 2053
"""The span of the year masks; facts outside it stay in the ledger and are read by ``explain``."""
OLDEST, FARTHEST = 1900, 2200
"""Days and years outside these are slips of the pen."""
SCALE = ("khong-hoan-thanh", "hoan-thanh", "tot", "xuat-sac")
"""Yearly ratings, from the lowest to the highest."""
SHOWN = 40
"""How much of a faulty value a message repeats, in letters."""


class FactError(ValueError):
    """Facts that cannot be read; ``problems`` are (place, Vietnamese sentence)."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{place}: {sentence}" for place, sentence in self.problems))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists and the keys of each kind of fact, from ``tu-vung.yaml``."""

    lists: Mapping[str, Mapping[str, str]]
    subjects: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, Mapping[str, str]]
    awards: frozenset[str]
    waiting: Mapping[str, str]
    """kinds of fact that no standard reads yet, and why they are kept"""

    def name(self, listed: str, code: str) -> str:
        """Return the official name of a code."""
        return self.lists[listed][code]


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary; award codes are those of the catalogue."""
    words = read_shipped("tu-vung")
    return Vocabulary(
        lists=words["danh sách"],
        subjects=words["chủ thể"],
        facts=words["dữ kiện"],
        awards=frozenset(read_shipped("danh-muc")["hình thức"]),
        waiting=words["chưa dùng"],
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a ledger page: its kind, its place on the page, and what it says (dates are dates)."""

    kind: str
    index: int
    data: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self.data.get(key, default)

    @property
    def touched_years(self) -> range:
        """The years that a term touches, from ``from`` to the day before ``until`` (open: to the last)."""
        start: date = self.data["from"]
        until: date | None = self.data.get("until")
        last = max(start, until - timedelta(days=1)).year if until else LAST_YEAR
        return range(start.year, last + 1)


@dataclass(frozen=True, slots=True)
class Who:
    """The subject of a page."""

    id: str
    kind: str
    data: Mapping[str, Any]

    def get(self, key: str, default: Any = None) -> Any:
        return self.data.get(key, default)


@dataclass(frozen=True, slots=True)
class History:
    """A subject and their facts, by kind, in the order of the page."""

    subject: Who
    facts: tuple[Fact, ...]
    by_kind: Mapping[str, tuple[Fact, ...]] = field(repr=False)

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Return the facts of a kind."""
        return self.by_kind.get(kind, ())

    def awards(self, codes: frozenset[str] | set[str], on: date) -> Iterator[Fact]:
        """Yield the awards held on a day among ``codes``: decided on or before it."""
        return (fact for fact in self.of("award") if fact["award"] in codes and fact["decided"] <= on)

    def holds(self, award: str, year: int, on: date) -> bool:
        """Tell whether the subject holds, on a day, an award that honours ``year``, or one that covers it."""
        return any(year in fact.get("years", ()) for fact in self.awards(covering(award), on))

    def is_retiring(self, on: date) -> bool:
        """Tell whether, on a day, a notice of retirement has come, or the subject has died."""
        died: date | None = self.subject.get("died")
        return (died is not None and died <= on) or any(one["notice"] <= on for one in self.of("retirement"))

    def honoured_years(self, on: date) -> Mapping[str, set[int]]:
        """Return the years that awards held on a day say they honour, by code."""
        found: dict[str, set[int]] = {}
        for fact in self.of("award"):
            if fact["decided"] <= on:
                found.setdefault(fact["award"], set()).update(fact.get("years", ()))
        return found

    def with_facts(self, more: Sequence[Mapping[str, Any]]) -> "History":
        """Return the same page with more facts at its end."""
        return parse_history({"subject": self.subject.data, "facts": [*(f.data for f in self.facts), *more]})


def parse_history(data: Any) -> History:
    """Read a facts file (``subject`` and ``facts``); raises :class:`FactError` naming every faulty place."""
    problems: list[tuple[str, str]] = []
    if not isinstance(data, Mapping) or not isinstance(data.get("subject"), Mapping):
        raise FactError([("subject", "thiếu phần “subject” (chủ thể là ai).")])
    problems += [
        (shown(key), "khóa lạ; một hồ sơ chỉ gồm “subject” và “facts”.")
        for key in data
        if key not in ("subject", "facts")
    ]
    who = _read_subject(data["subject"], problems)
    lines = [] if data.get("facts") is None else data["facts"]
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        raise FactError([*problems, ("facts", "phải là một danh sách dữ kiện.")])
    facts = [_read_fact(line, index, problems) for index, line in enumerate(lines)]
    known = [fact for fact in facts if fact is not None]
    problems += contradictions(who, known)
    if problems:
        raise FactError(problems)
    by_kind: dict[str, list[Fact]] = {}
    for fact in known:
        by_kind.setdefault(fact.kind, []).append(fact)
    return History(who, tuple(known), {kind: tuple(found) for kind, found in by_kind.items()})


def parse_fact(data: Any, index: int = 0) -> Fact:
    """Read one fact; raises :class:`FactError`."""
    problems: list[tuple[str, str]] = []
    fact = _read_fact(data, index, problems)
    if fact is None or problems:
        raise FactError(problems)
    return fact


def _read_subject(data: Mapping[str, Any], problems: list[tuple[str, str]]) -> Who:
    kind = data.get("kind")
    keys = vocabulary().subjects.get(kind) if isinstance(kind, str) else None
    if keys is None:
        known = ", ".join(vocabulary().subjects)
        sentence = f"{shown(kind)} không phải một loại chủ thể; hãy ghi một trong: {known}."
        raise FactError([("subject.kind", sentence)])
    return Who(str(data.get("id", "")), str(kind), _read_keys(data, keys, "subject", problems))


def _read_fact(data: Any, index: int, problems: list[tuple[str, str]]) -> Fact | None:
    place = f"facts[{index}]"
    if not isinstance(data, Mapping):
        problems.append((place, "mỗi dữ kiện là một nhóm khóa và giá trị."))
        return None
    kind = data.get("kind")
    keys = vocabulary().facts.get(kind) if isinstance(kind, str) else None
    if keys is None:
        known = ", ".join(vocabulary().facts)
        sentence = f"{shown(kind)} không phải một loại dữ kiện; hãy ghi một trong: {known}."
        problems.append((f"{place}.kind", sentence))
        return None
    rest = {key: value for key, value in data.items() if key != "kind"}
    before = len(problems)
    read = _read_keys(rest, keys, place, problems)
    if "until" in read and "from" in read and read["until"] < read["from"]:
        problems.append((f"{place}.until", "ngày kết thúc đứng trước ngày bắt đầu."))
    return Fact(str(kind), index, {"kind": kind, **read}) if len(problems) == before else None


def _read_keys(
    data: Mapping[str, Any], keys: Mapping[str, str], place: str, problems: list[tuple[str, str]]
) -> dict[str, Any]:
    """Read the keys of a subject or fact by their declared types."""
    read: dict[str, Any] = {}
    for key, value in data.items():
        declared = keys.get(key)
        if declared is None:
            problems.append(
                (f"{place}.{shown(key)[1:-1]}", f"khóa lạ {shown(key)}; hãy dùng: {', '.join(keys)}.")
            )
        elif value is None:
            if "?" in declared:
                read[key] = None
        else:
            try:
                read[key] = _read_value(value, declared.rstrip("!?"))
            except ValueError as error:
                problems.append((f"{place}.{key}", str(error)))
    for key, declared in keys.items():
        missing = declared.endswith("!") and (key not in data or (data[key] is None and "?" not in declared))
        if missing:
            problems.append((f"{place}.{key}", f"thiếu khóa “{key}”."))
    return read


def _read_value(value: Any, declared: str) -> Any:
    if declared.startswith("@"):
        known = vocabulary().lists[declared[1:]]
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"không hiểu {shown(value)}; hãy ghi một trong: {', '.join(known)}.")
        return value
    return READERS[declared](value)


def shown(value: Any) -> str:
    """Quote what was written, cut short: a message is one sentence whatever the file holds."""
    if isinstance(value, (Mapping, list, tuple)):
        return "một nhóm giá trị"
    text = "true" if value is True else "false" if value is False else str(value)
    whole = text.encode("utf-8", "replace").decode()
    return f"“{whole if len(whole) <= SHOWN else whole[:SHOWN] + '…'}”"


def read_date(value: Any) -> date:
    """Read a day; raises ValueError with a Vietnamese sentence, also for days outside 1900–2200."""
    day = _read_day(value)
    if not OLDEST <= day.year <= FARTHEST:
        raise ValueError(f"ngày {day.isoformat()} ở ngoài các năm {OLDEST}–{FARTHEST}.")
    return day


def _read_day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"không có ngày {shown(value)}; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10.") from None


def read_year(value: Any) -> int:
    """Read a year; raises ValueError with a Vietnamese sentence."""
    if isinstance(value, bool) or not isinstance(value, int) or not OLDEST <= value <= FARTHEST:
        raise ValueError(f"{shown(value)} không phải một năm (số nguyên từ {OLDEST} đến {FARTHEST}).")
    return value


def _read_years(value: Any) -> tuple[int, ...]:
    years = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    read = tuple(sorted({read_year(year) for year in years}))
    if not read:
        raise ValueError("danh sách năm để trống; bỏ khóa này nếu không biết năm.")
    return read


def _read_integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{shown(value)} không phải số nguyên không âm.")
    return value


def _read_truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} không phải đúng/sai; hãy ghi true hoặc false.")  # noqa: TRY004 -- a sentence for people
    return value


def read_award(value: Any) -> str:
    """Read an award's code; raises ValueError with a Vietnamese sentence."""
    if not isinstance(value, str) or value not in vocabulary().awards:
        raise ValueError(f"không có danh hiệu, hình thức khen thưởng nào mang mã {shown(value)}.")
    return value


def read_text(value: Any) -> str:
    """Read a line of text; raises ValueError with a Vietnamese sentence."""
    if isinstance(value, (Mapping, list, tuple)):
        raise ValueError("phải là một dòng chữ.")  # noqa: TRY004 -- as above
    text = str(value)
    if not text.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("có ký tự không phải Unicode trọn vẹn.")
    return text


def _read_texts(value: Any) -> tuple[str, ...]:
    return tuple(map(read_text, value)) if isinstance(value, (list, tuple)) else (read_text(value),)


READERS = {
    "award": read_award,
    "bool": _read_truth,
    "date": read_date,
    "int": _read_integer,
    "text": read_text,
    "texts": _read_texts,
    "year": read_year,
    "years": _read_years,
}
