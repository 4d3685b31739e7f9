"""May a list of names be decided: the quota in force, names given twice, and the effect of each name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.achievements import one_achievement, shared_achievements
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import (
    QuestionError,
    Row,
    Source,
    award_on,
    main_cite,
    row_in_force,
    rows_in_force,
    source_of,
)
from vinhdanh.law.explaining import explain
from vinhdanh.law.facts import History, parse_history, read_award, read_text, read_year, shown, vocabulary
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.values import WORDS, Outcome
from vinhdanh.law.votes import HUNDRED, percent_shown

KEYS = ("award", "year", "unit", "names", "subjects")


@dataclass(frozen=True, slots=True)
class Quota:
    """The greatest share of a list: ``percent`` of the sum of ``bases`` (keys of ``unit``); None: no cap."""

    percent: int | None
    bases: tuple[str, ...]
    source: Source

    def allowed(self, denominator: int) -> int | None:
        """Return how many names are allowed, rounded down (``setting.quota_rounding``)."""
        return None if self.percent is None else self.percent * denominator // HUNDRED


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a list as handed in: who, and their page where it came with facts."""

    id: str
    page: History | None
    woman: bool

    def preferred(self, percent: int) -> bool:
        """Tell whether this is a woman, or a collective of whose members at least so many are women."""
        counted = (
            max(self.page.of("members"), key=lambda fact: fact["year"], default=None) if self.page else None
        )
        women = counted.get("women", 0) if counted else 0
        return self.woman or bool(counted and women and HUNDRED * women >= percent * counted["total"])


@dataclass(frozen=True, slots=True)
class NameEffect:
    """What one name does to the list, in the order given: its place, and whether it is within the quota."""

    id: str
    place: int
    within: bool
    twice: bool
    preferred: bool
    """a woman, or a collective of women, who comes first among equals when places are short"""
    outcome: Outcome | None
    """what the standard says, where the name came with its facts"""

    def as_json(self) -> dict[str, Any]:
        """Return one line of the published shape."""
        return {
            "id": self.id,
            "place": self.place,
            "within": self.within,
            "twice": self.twice,
            "preferred": self.preferred,
            "outcome": self.outcome,
        }


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """Whether a list may be decided; ``numerator`` and ``denominator`` are what the quota compares."""

    award: str
    on: date
    year: int | None
    names: int
    quota: Quota
    denominator: int | None
    effects: tuple[NameEffect, ...]
    preference: Source | None
    shared: tuple[tuple[str, tuple[str, ...]], ...]
    """achievements that several names claim, with their ids"""

    @property
    def numerator(self) -> int:
        """How many different names there are."""
        return self.names - sum(effect.twice for effect in self.effects)

    @property
    def allowed(self) -> int | None:
        """The greatest number of names; None: no cap in force."""
        return None if self.denominator is None else self.quota.allowed(self.denominator)

    @property
    def ok(self) -> bool:
        """Nothing is wrong with the list as a list."""
        return not self.problems

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, each one Vietnamese sentence."""
        found = []
        over = 0 if self.allowed is None else self.numerator - self.allowed
        if over > 0:
            found.append(f"Danh sách có {self.numerator} tên, vượt {over} so với chỉ tiêu.")
        found += [f"{one.id} được ghi hai lần." for one in self.effects if one.twice]
        found += [
            f"{one.id}: {WORDS[one.outcome]}."
            for one in self.effects
            if one.outcome in (Outcome.NOT_ELIGIBLE, Outcome.ON_HOLD, Outcome.NO_RULE)
        ]
        return tuple(found)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should look at, each one Vietnamese sentence; nothing is refused for it."""
        rule = one_achievement(self.on)
        why = f"; một thành tích không khen nhiều hình thức ({rule.cite})" if rule else ""
        return tuple(f"Thành tích “{one}” có ở {', '.join(ids)}{why}." for one, ids in self.shared)

    def as_json(self) -> dict[str, Any]:
        """Return the published shape."""
        return {
            "ok": self.ok,
            "allowed": self.allowed,
            "names": self.names,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "percent": self.quota.percent,
            "settings": [] if self.quota.percent is None else ["setting.quota_rounding"],
            "problems": list(self.problems),
            "remarks": list(self.remarks),
            "effects": [effect.as_json() for effect in self.effects],
            "cite": self.quota.source.cite,
            "provenance": self.quota.source.provenance,
        }

    def as_text(self) -> str:
        """Return the answer for people."""
        name = catalogue()[self.award].name
        if self.allowed is None:
            lines = [f"{name}: {self.names} tên; pháp luật không đặt trần."]
        else:
            share = percent_shown(self.numerator, self.denominator) if self.denominator else "0,00%"
            rule = f"tối đa {self.quota.percent}% của {self.denominator}, làm tròn xuống"
            lines = [f"{name}: {self.numerator} tên ({share}), được {self.allowed} ({rule})."]
        lines += self.problems
        lines += self.remarks
        lines += [_effect_line(effect) for effect in self.effects]
        if self.preference and any(one.preferred for one in self.effects) and not self.ok:
            lines.append(f"Cùng đủ điều kiện thì chọn nữ, do hội đồng chọn. {self.preference.as_text}")
        return "\n".join([*lines, self.quota.source.as_text])


def _effect_line(effect: NameEffect) -> str:
    place = "ghi lại lần nữa" if effect.twice else "trong chỉ tiêu" if effect.within else "ngoài chỉ tiêu"
    outcome = f", {WORDS[effect.outcome]}" if effect.outcome else ""
    return f"  {effect.place}. {effect.id}: {place}{outcome}{', nữ' if effect.preferred else ''}"


def judge_list(data: Any, *, on: date) -> ListAnswer:
    """Tell whether a list of names for one award may be decided on a day.

    ``data`` is ``{"award", "year"?, "unit"?: {"ldtt": 43}, "names": N}``, or with ``names`` (or ``subjects``)
    a list in the order of preference, each an id, a subject, or a page of ``subject`` and ``facts``, which is
    explained. ``unit`` counts what the quota is a share of. (Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3, until
    31/12/2023.) Raises :class:`QuestionError` naming the key at fault, :class:`NoRuleError` for a day without
    an entered rule.
    """
    award, year = _head(data)
    quota = quota_of(award, on)
    counted, named = _names(data)
    denominator = _denominator(data.get("unit"), quota)
    allowed = None if denominator is None else quota.allowed(denominator)
    preference = next(rows_in_force(read_shipped("chi-tieu")["ưu tiên nữ"], on), None)
    return ListAnswer(
        award=award,
        on=on,
        year=year,
        names=counted,
        quota=quota,
        denominator=denominator,
        effects=tuple(_effects(named, award, on, year, allowed, preference)),
        preference=source_of(preference, on) if preference else None,
        shared=tuple(shared_achievements([one.page for one in named if one.page])),
    )


def quota_of(award: str, on: date) -> Quota:
    """Return the quota of an award's lists on a day; raises :class:`NoRuleError` where none is entered."""
    entry = award_on(award, on)
    quotas: Mapping[str, Sequence[Row]] = read_shipped("chi-tieu")["chỉ tiêu"]
    row = row_in_force(quotas.get(award, quotas["chung"]), on, about=f"chỉ tiêu {entry.name}")
    source = source_of(row, on)
    if row["căn cứ"] == main_cite():
        article = entry.data["điều"] or "81 khoản 1"
        source = Source(f"{source.cite}, Điều {article}", source.provenance, source.remark)
    return Quota(row["tối đa phần trăm"], tuple(row.get("mẫu số", ())), source)


def _head(data: Any) -> tuple[str, int | None]:
    if not isinstance(data, Mapping):
        raise QuestionError("list", "một danh sách là một nhóm khóa: award, year, unit, names.")
    if unknown := next((key for key in data if key not in KEYS), None):
        raise QuestionError("list", f"khóa lạ {shown(unknown)}; hãy dùng: {', '.join(KEYS)}.")
    try:
        award = read_award(data.get("award"))
    except ValueError as error:
        raise QuestionError("award", str(error)) from None
    try:
        return award, None if data.get("year") is None else read_year(data["year"])
    except ValueError as error:
        raise QuestionError("year", str(error)) from None


def _denominator(unit: Any, quota: Quota) -> int | None:
    """Return the sum of the counts of which the quota is a share; None if there is no cap and no count."""
    counts = _unit(unit)
    known = [key for key in quota.bases if key in counts]
    if known:
        return sum(counts[key] for key in known)
    if quota.percent is None:
        return None
    name = catalogue()[quota.bases[0]].name
    raise QuestionError(f"unit.{quota.bases[0]}", f"thiếu số {name} mà chỉ tiêu tính theo.")


def _unit(unit: Any) -> Mapping[str, int]:
    """Return what a unit counts: kinds of its members, or holders of an award."""
    if unit is not None and not isinstance(unit, Mapping):
        raise QuestionError("unit", "phải là một nhóm số đếm, ví dụ ldtt: 43.")
    counted = (vocabulary().facts["members"].keys() - {"year"}) | vocabulary().awards
    if unknown := next((key for key in unit or {} if key not in counted), None):
        raise QuestionError("unit", f"khóa lạ {shown(unknown)}; hãy ghi mã danh hiệu, ví dụ ldtt, cstt.")
    return {key: _count(f"unit.{key}", number) for key, number in (unit or {}).items()}


def _count(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise QuestionError(name, f"{shown(value)} không phải số nguyên không âm.")
    return value


def _names(data: Mapping[str, Any]) -> tuple[int, tuple[Named, ...]]:
    """Return how many names there are, and the names where they are listed."""
    if "subjects" in data and "names" in data:
        raise QuestionError("names", "đã có “subjects” thì bỏ “names”.")
    given = data.get("subjects", data.get("names"))
    if isinstance(given, list | tuple):
        return len(given), tuple(_named(one, f"names[{number}]") for number, one in enumerate(given))
    if given is None:
        raise QuestionError("names", "thiếu số tên, hoặc danh sách tên.")
    return _count("names", given), ()


def _named(one: Any, place: str) -> Named:
    if isinstance(one, str) and one:
        return Named(_id(one, place), page=None, woman=False)
    subject = one.get("subject", one) if isinstance(one, Mapping) else None
    if not isinstance(subject, Mapping) or not subject.get("id"):
        raise QuestionError(place, "mỗi tên là một mã, hoặc một chủ thể có “id”.")
    page = None
    if "facts" in one:
        try:
            page = parse_history(one)
        except ValueError as error:
            raise QuestionError(place, str(error)) from None
    return Named(_id(subject["id"], place), page, woman=subject.get("gender") == "female")


def _id(value: Any, place: str) -> str:
    try:
        return read_text(value)
    except ValueError as error:
        raise QuestionError(place, str(error)) from None


def _effects(
    named: Sequence[Named],
    award: str,
    on: date,
    year: int | None,
    allowed: int | None,
    preference: Row | None,
) -> Iterator[NameEffect]:
    seen: set[str] = set()
    for place, one in enumerate(named, start=1):
        twice = one.id in seen
        seen.add(one.id)
        yield NameEffect(
            id=one.id,
            place=place,
            within=not twice and (allowed is None or len(seen) <= allowed),
            twice=twice,
            preferred=preference is not None
            and one.preferred(preference["tỷ lệ nữ của tập thể từ phần trăm"]),
            outcome=explain(one.page, award, on, year=year).outcome if one.page else None,
        )
