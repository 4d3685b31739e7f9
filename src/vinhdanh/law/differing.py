"""What changed in the law between two days: standards begun, ended, changed point by point."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any as Json

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.comparing import Shift, compare
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.verdict import PROVENANCE_WORDS


class How(StrEnum):
    """What became of a standard."""

    BEGUN = "begun"
    ENDED = "ended"
    CHANGED = "changed"


WORDS = {How.BEGUN: "mới có", How.ENDED: "không còn", How.CHANGED: "thay đổi"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing asked otherwise, where it now stands: what was asked before and after (empty: nothing)."""

    cite: str
    before: str
    after: str
    what: str = ""
    """what became of it, in words; empty where its being there or not tells"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One award's standard for one kind of subject, and what became of it."""

    award: str
    kind: str
    how: How
    points: tuple[Point, ...]
    provenance: tuple[str, str]
    """how far the text was read, before and after; empty where there was no standard"""


@dataclass(frozen=True, slots=True)
class LawDiff:
    """All that changed between two days."""

    before: date
    after: date
    regimes: tuple[str, str]
    """the names of the regimes of both days; empty where none is entered"""
    guards: tuple[Point, ...]
    """what stands before every standard: the article by which it stands, before and after"""
    standards: tuple[Difference, ...]
    unknown: tuple[str, ...] = ()
    """why nothing is compared: of which of the two days no verified rule is entered"""

    def as_json(self) -> dict[str, Json]:
        return {
            "from": self.before.isoformat(),
            "to": self.after.isoformat(),
            "regimes": list(self.regimes),
            "guards": [asdict(one) for one in self.guards],
            "standards": [asdict(one) for one in self.standards],
            "unknown": list(self.unknown),
        }

    def lines(self) -> Iterator[str]:
        """Yield the same for people to read."""
        old, new = (one or "chưa nhập" for one in self.regimes)
        yield f"Từ ngày {self.before:%d/%m/%Y} đến ngày {self.after:%d/%m/%Y}"
        yield f"Chế độ pháp lý: {old}" if old == new else f"Chế độ pháp lý: {old} → {new}"
        yield from (f"  {one.cite}: {_change(one)}" for one in self.guards)
        yield from (f"{one[:1].upper()}{one[1:]}." for one in self.unknown)
        if not self.standards and not self.unknown:
            yield "Không có tiêu chuẩn nào thay đổi."
        for one in self.standards:
            named = f"{catalogue()[one.award].name} ({one.award}), {vocabulary().name('kind', one.kind)}"
            yield f"{named}: {WORDS[one.how]}"
            if one.how is How.CHANGED and one.provenance[0] != one.provenance[1]:
                yield "  độ tin cậy: {} → {}".format(*(PROVENANCE_WORDS[word] for word in one.provenance))
            yield from (f"  {point.cite}: {_change(point)}" for point in one.points)


def _change(point: Point) -> str:
    if point.what:
        return f"{point.what}: {' → '.join(filter(None, (point.before, point.after)))}"
    if not point.before:
        return f"thêm: {point.after}"
    return f"{point.before} → {point.after}" if point.after else f"bỏ: {point.before}"


def diff_law(law: Law, before: date, after: date) -> LawDiff:
    """Return what changed from one day to another; the same day gives an empty answer.

    Where no verified rule is entered for one of them nothing is compared: a rule unknown is not a rule gone.
    """
    old, new = law.regime(before), law.regime(after)
    unknown = tuple(dict.fromkeys(why for day in (before, after) if (why := _why_unknown(law, day))))
    return LawDiff(
        before=before,
        after=after,
        regimes=(old.name if old else "", new.name if new else ""),
        guards=() if unknown else _guards(old.guards if old else {}, new.guards if new else {}),
        standards=() if unknown else tuple(_standards(law, before, after)),
        unknown=unknown,
    )


def _why_unknown(law: Law, day: date) -> str:
    """Say why no verified rule is known of a day; nothing where one is."""
    regime = law.regime(day)
    if regime is not None and law.has_rules(regime):
        return ""
    remark = regime.remark if regime else ""
    return remark or f"ngày {day:%d/%m/%Y} chưa có quy định đã kiểm chứng"


def _standards(law: Law, before: date, after: date) -> Iterator[Difference]:
    """Yield the differences in the order of the catalogue."""
    for award in catalogue():
        kinds = dict.fromkeys(kind for one in law.versions(award) for kind in sorted(one.kinds))
        for kind in kinds:
            old, new = law.standard(award, kind, before), law.standard(award, kind, after)
            found = _difference(award, kind, old, new)
            if found is not None:
                yield found


def _difference(award: str, kind: str, old: Standard | None, new: Standard | None) -> Difference | None:
    if old is new:
        return None
    how = How.CHANGED if old and new else How.BEGUN if new else How.ENDED
    points = tuple(_point(one) for one in compare(old, new))
    provenance = (old.provenance if old else "", new.provenance if new else "")
    if how is How.CHANGED and not points and provenance[0] == provenance[1]:
        return None
    return Difference(award, kind, how, points, provenance)


def _point(shift: Shift) -> Point:
    """Tell a shift under its newest article; where an older one said it before, that is named."""
    before, after = shift.before, shift.after
    place = after or before
    assert place is not None  # noqa: S101 -- a shift has one of them
    moved = f" ({before.cite})" if before and before.cite != place.cite else ""
    told = f"{before.text}{moved}" if before else ""
    return Point(place.cite, told, after.text if after else "", shift.heading)


def _guards(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Point, ...]:
    """Compare the articles by which guards stand."""
    return tuple(
        Point(word, old.get(word, ""), new.get(word, ""))
        for word in dict.fromkeys([*old, *new])
        if old.get(word) != new.get(word)
    )
