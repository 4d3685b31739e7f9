"""The law as loaded: standards by award, kind of subject and day; guards, settings, instruments."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from vinhdanh.law.tree import Node
from vinhdanh.law.values import GUARDS, Outcome


class LawError(ValueError):
    """A law file that cannot be read: the file, the place and what is wrong."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument and how it is cited; ``articles`` is its index: article, clause, lettered points."""

    code: str
    cite: str
    name: str
    articles: Mapping[int, Mapping[int, Sequence[str]]]
    titles: Mapping[int, str]
    complete: bool
    kind: str
    """Luật, Nghị định, Thông tư …"""
    number: str
    issuer: str
    issued: date | None


@dataclass(frozen=True, slots=True)
class Section:
    """One point of a law file: where it stands in the article, what it says in our words, its tree."""

    place: str
    cite: str
    text: str
    data: Any


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of a law file: facts, what is asked, and the verdict that must come out."""

    title: str
    facts: Mapping[str, Any]
    on: date
    outcome: Outcome
    decided_by: str
    award: str
    year: int | None
    received: date | None


@dataclass(frozen=True)
class Worked:
    """The worked examples of one award and kinds of subject, read when they are first asked for.

    They are most of what law files hold, and only who checks or shows the law asks for them.
    """

    read: Callable[[], tuple[Example, ...]]

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The examples; raises :class:`LawError` naming the file."""
        return self.read()


@dataclass(frozen=True, slots=True, eq=False)
class Standard:
    """One award's standard for one kind of subject, in force from a day until a day (inclusive)."""

    award: str
    kinds: frozenset[str]
    span: int
    cite: str
    file: str
    title: str
    since: date
    until: date | None
    provenance: str
    remark: str
    last_checked: date
    tree: Node
    sections: tuple[Section, ...]
    worked: "Worked"
    settings: tuple[str, ...]
    uncoded: Mapping[str, str]
    delegated: bool = False
    """the statute leaves the standard to the body that gives the award (giao quy định)"""
    guards: frozenset[str] = GUARDS
    """which guards its regimes set before it; before 2024 only those that a decree states. In a standard that
    is only tried also the open questions read the other way (``values.READ_OTHERWISE``)"""

    @property
    def examples(self) -> tuple[Example, ...]:
        """Its worked examples; raises :class:`LawError` where its file has a faulty one."""
        return self.worked.examples

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def asks_the_same(self, other: "Standard") -> bool:
        """Tell whether another version reads a page in the same way."""
        return self.tree is other.tree and self.guards == other.guards


@dataclass(frozen=True, slots=True)
class Article:
    """One article as entered: which of its places are coded, and why others are not."""

    instrument: str
    number: int
    file: str
    coded: Mapping[str, str]
    """place, in small letters, and our sentence for it"""
    uncoded: Mapping[str, str]
    reasons: Mapping[str, str]
    """place, and the code of the reason why it is not coded"""
    last_checked: date


@dataclass(frozen=True, slots=True)
class Regime:
    """A span of time under one set of instruments, and where its guards stand."""

    code: str
    since: date
    until: date | None
    name: str
    law: str
    """the law, with what amended it, on which papers of its time stand"""
    decree: str
    """the decree that details it, on which they stand too; empty where there is none, or several"""
    guards: Mapping[str, str]
    remark: str
    transition: str = ""
    """where it says that a file received before it may be judged by what is more favourable"""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Setting:
    """An open question of interpretation: its default, and on what the default rests."""

    code: str
    text: str
    cite: str
    since: date
    earlier: tuple[tuple[date, str], ...] = ()
    """on what it rests in earlier law, from which day, the newest first"""

    def cite_on(self, day: date) -> str:
        """Return on what it rests in the law of a day."""
        return next(
            (cite for since, cite in ((self.since, self.cite), *self.earlier) if since <= day), self.cite
        )


@dataclass(frozen=True, eq=False)
class Law:
    """All law files, read once."""

    standards: tuple[Standard, ...]
    articles: tuple[Article, ...]
    regimes: tuple[Regime, ...]
    settings: Mapping[str, Setting]
    instruments: Mapping[str, Instrument]
    version: str
    own: tuple[Standard, ...] = ()
    """a body's own rules, as they were before they were laid over the statute"""
    statute: "Law | None" = None
    """the law without them"""

    @cached_property
    def spans(self) -> Mapping[str, int]:
        """How many years each title honours; forms of commendation honour none by themselves."""
        return {standard.award: standard.span for standard in self.standards if standard.span}

    @property
    def boundaries(self) -> tuple[date, ...]:
        """The days on which any standard or regime begins."""
        standards = {one.since for one in self.standards}
        return tuple(sorted(standards | {one.since for one in self.regimes}))

    def awards_for(self, kind: str) -> tuple[str, ...]:
        """Return the codes of the awards whose standards for a kind of subject are entered."""
        return awards_for(self, kind)

    def standard(self, award: str, kind: str, day: date) -> Standard | None:
        """Return the standard in force on a day, or None."""
        return standards_on(self, kind, day).get(award)

    def versions(self, award: str) -> Sequence[Standard]:
        """Return every version of an award's standards, for all kinds of subject."""
        return self._versions.get(award, ())

    @cached_property
    def _versions(self) -> Mapping[str, Sequence[Standard]]:
        found: dict[str, list[Standard]] = {}
        for one in self.standards:
            found.setdefault(one.award, []).append(one)
        return found

    def has_rules(self, regime: Regime) -> bool:
        """Tell whether any standard is in force in a regime; a declared gap has none."""
        return regime.code in self._regimes_with_rules

    @cached_property
    def _regimes_with_rules(self) -> frozenset[str]:
        return frozenset(
            regime.code
            for regime in self.regimes
            if any(one.in_force(regime.since) for one in self.standards)
        )

    def is_last_known(self, standard: Standard) -> bool:
        """Tell whether no verified rule at all is entered for the day after a version's last."""
        if standard.until is None:
            return False
        after = self.regime(standard.until + timedelta(days=1))
        return after is None or not self.has_rules(after)

    def regime(self, day: date) -> Regime | None:
        """Return the regime in force on a day, or None where none is entered."""
        return regime_on(self, day)


@lru_cache(maxsize=64)
def awards_for(law: Law, kind: str) -> tuple[str, ...]:
    """Return the codes of the awards whose standards for a kind of subject are entered."""
    return tuple(dict.fromkeys(one.award for one in law.standards if kind in one.kinds))


@lru_cache(maxsize=256)
def standards_on(law: Law, kind: str, day: date) -> Mapping[str, Standard]:
    """Return the standards in force for a kind of subject on a day, by award."""
    found: dict[str, Standard] = {}
    for one in law.standards:
        if kind in one.kinds and one.in_force(day):
            found.setdefault(one.award, one)
    return found


@lru_cache(maxsize=256)
def regime_on(law: Law, day: date) -> Regime | None:
    """Return the regime in force on a day, or None where none is entered."""
    return next((one for one in law.regimes if one.in_force(day)), None)


def fingerprint(texts: Sequence[str]) -> str:
    """Return a short name for exactly these texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
