"""What the system knows already: units and people that a list may speak of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from vinhdanh.common.text import fold

LIKE = 68  # of 100: near enough to be suggested, never to be taken
ABBREVIATIONS = (
    (re.compile(r"\bvp\b"), "van phong"),
    (re.compile(r"\btt\b"), "trung tam"),
    (re.compile(r"\bp\b"), "phong"),
    (re.compile(r"\btccb\b"), "to chuc can bo"),
    (re.compile(r"\bkhtc\b"), "ke hoach tai chinh"),
    (re.compile(r"\bcntt\b"), "cong nghe thong tin"),
    (re.compile(r"\bhtqt\b"), "hop tac quoc te"),
)


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the agency; ``key`` is the caller's own."""

    key: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the agency; ``key`` is the caller's own, ``units`` are theirs and those it stands in."""

    key: str
    staff_code: str
    name: str
    born: date | None = None
    gender: str = ""
    units: tuple[KnownUnit, ...] = ()


class Units:
    """Finds units by what offices write for them."""

    def __init__(self, units: Iterable[KnownUnit]) -> None:
        """Prepare for these units."""
        self.names: dict[str, KnownUnit] = {}
        self.by_words: dict[str, KnownUnit] = {}
        self.found: dict[str, KnownUnit | None] = {}
        for unit in units:
            self.names[unit.name] = unit
            self.by_words.setdefault(_words(unit.name), unit)
            self.by_words.setdefault(_words(unit.code), unit)

    def find(self, text: str) -> KnownUnit | None:
        """Return the unit of that name or code, accents, capitals and common abbreviations aside."""
        if text not in self.found:
            self.found[text] = self.names.get(text) or self.by_words.get(_words(text))
        return self.found[text]

    def suggest(self, text: str) -> str:
        """Return the name of the unit most like a text; empty if none is near."""
        near = process.extractOne(
            _words(text),
            {name: _words(name) for name in self.names},
            scorer=fuzz.token_sort_ratio,
            score_cutoff=LIKE,
        )
        return str(near[2]) if near else ""


def _words(name: str) -> str:
    """Return a unit's name in plain words, abbreviations written out."""
    said = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(name)).split())
    for short, full in ABBREVIATIONS:
        said = short.sub(full, said)
    return said
