"""How a standard came to be what it is: its periods one after another, and what each asks otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vinhdanh.law.comparing import Place, Shift, compare
from vinhdanh.law.plain import GUARDS
from vinhdanh.law.standards import Law, Regime, Standard

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time of one award and kind of subject: the standard that held, and what it changed."""

    since: date
    until: date | None
    regime: Regime
    standard: Standard | None
    """none where none is entered, or where the law itself leaves a gap"""
    shifts: tuple[Shift, ...] | None
    """against the last standard before it; none where there was none"""

    @property
    def unspoken(self) -> bool:
        """Whether nothing is known of it, and nothing is said of why."""
        return self.standard is None and not self.regime.remark

    @property
    def by_heading(self) -> Mapping[str, list[Shift]]:
        """What changed, the same sort of change together."""
        found: dict[str, list[Shift]] = {}
        for shift in self.shifts or ():
            found.setdefault(shift.heading, []).append(shift)
        return found


def periods_of(law: Law, award: str, kind: str) -> list[Period]:
    """Return the periods of an award's standard for a kind of subject, the first first."""
    found: list[Period] = []
    known: tuple[Standard, Regime] | None = None
    for since in _turning_days(law, award, kind):
        regime, now = law.regime(since), law.standard(award, kind, since)
        if regime is None:
            continue
        shifts = tuple(_shifts(known, (now, regime))) if known and now else None
        period = Period(since, regime.until, regime, now, shifts)
        if found and period.unspoken and found[-1].unspoken:
            period = replace(period, since=found.pop().since)
        if found:
            found[-1] = replace(found[-1], until=period.since - DAY)
        found.append(period)
        known = (now, regime) if now else known
    return found


def _turning_days(law: Law, award: str, kind: str) -> list[date]:
    """Return the days on which a regime or a version begins, or a version has ended."""
    versions = [one for one in law.versions(award) if kind in one.kinds]
    days = {one.since for one in law.regimes} | {one.since for one in versions}
    return sorted(days | {one.until + DAY for one in versions if one.until})


def _shifts(before: tuple[Standard, Regime], now: tuple[Standard, Regime]) -> Iterator[Shift]:
    """Yield what a standard asks otherwise than the one before it, and what stands before it otherwise."""
    yield from compare(before[0], now[0])
    old, new = (dict(_guards(*one)) for one in (before, now))
    yield from (Shift("thêm nguyên tắc đứng trước", None, new[word]) for word in new if word not in old)
    yield from (Shift("bỏ nguyên tắc đứng trước", old[word], None) for word in old if word not in new)


def _guards(standard: Standard, regime: Regime) -> Iterator[tuple[str, Place]]:
    for word, cite in regime.guards.items():
        if word in standard.guards:
            yield word, Place(GUARDS[word], cite)
