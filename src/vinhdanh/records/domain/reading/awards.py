"""Reading what offices write about awards in one cell: which, of which years, by which decision."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from vinhdanh.common.text import fold, nfc
from vinhdanh.records.domain.reading import words
from vinhdanh.records.domain.reading.cells import BASIS_OF, read_day, years_in

NUMBER = re.compile(
    r"(?:số|so|qđ|qd|quyết định)?[\s.:]{0,5}(?<![\w/])"
    r"(\d{1,6}[a-z]?(?:/\d{4})?\s*/\s*[A-Za-zĐđÐ][\w\-&.Đđ]*(?:/[\wĐđ\-]+)?)",
    re.IGNORECASE,
)
DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One award as a cell mentions it; what the cell does not say is empty."""

    award: str
    years: tuple[int, ...] = ()
    decision: str = ""
    decided: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A decision as written: its number and its day, and what else the text says."""

    number: str
    day: date | None
    rest: str


def read_citation(text: str) -> Citation:
    """Find the number and the day of a decision in a text; ValueError where the day does not exist."""
    text = nfc(text)
    number, day = "", None
    if found := NUMBER.search(text):
        number, text = (
            re.sub(r"\s+", "", found[1]).rstrip(".-"),
            text[: found.start()] + " " + text[found.end() :],
        )
    if found := DAY.search(text):
        said = found[1] if "/" in found[1] or "." in found[1] or "-" in found[1] else f"ngày {found[1]}"
        read = read_day(said)
        day = read if isinstance(read, date) else None
        text = text[: found.start()] + " " + text[found.end() :]
    return Citation(number, day, text)


@cache
def _said() -> re.Pattern[str]:
    """Return what finds the name of an award in a folded text; the signs between its words do not matter."""
    phrases = sorted(words.award_words(), key=len, reverse=True)
    joined = (r"[\s.,\-]*".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(joined)})(?![a-z0-9])")


@cache
def _codes() -> Mapping[str, str]:
    """Return the code of each award's name written without any space."""
    return {phrase.replace(" ", ""): code for phrase, code in words.award_words().items()}


@lru_cache(maxsize=1 << 12)
def find_award(text: str) -> str | None:
    """Return the code of the first award that a text names."""
    found = _said().search(fold(text))
    return _code(found[0]) if found else None


def _code(said: str) -> str:
    """Return the code of a phrase found by :func:`_said`, whatever signs stood between its words."""
    return _codes()[re.sub(r"[\s.,\-]+", "", said)]


@lru_cache(maxsize=1 << 14)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return every award that a text names, each with the years and the decision written near it."""
    return tuple(mention for part in re.split(r"[;\n]+", nfc(text)) for mention in _mentions_of_part(part))


def _mentions_of_part(part: str) -> Iterator[Mention]:
    """Yield the awards of one part: alone, an award owns the whole part; among others, what follows its name.

    “2021: LĐTT, 2022: CSTĐCS” puts the years first; then each award owns what stands before it.
    """
    folded = fold(part := re.sub(r"\s+", " ", part.strip()))
    if len(folded) != len(
        part
    ):  # letters whose folding has another length: the places are those of the folded text
        part = folded
    found = list(_said().finditer(folded))
    if not found:
        return
    starts = [place.start() for place in found]
    ends = [place.end() for place in found]
    if len(found) == 1:
        near = [f"{part[: starts[0]]} {part[ends[0] :]}"]
    elif years_in(part[: starts[0]]):
        near = [part[begin:end] for begin, end in zip([0, *ends[:-1]], starts, strict=True)]
    else:
        near = [part[begin:end] for begin, end in zip(ends, [*starts[1:], len(part)], strict=True)]
    for place, about in zip(found, near, strict=True):
        cited = read_citation(about)
        yield Mention(_code(place[0]), years_in(cited.rest), cited.number, cited.day, find_basis(cited.rest))


def find_basis(text: str) -> str:
    """Return the basis that a text names (công trạng, đột xuất, chuyên đề …); empty if none."""
    said = fold(text)
    return next((code for word, code in BASIS_OF.items() if word in said), "")


def unread(text: str) -> tuple[str, ...]:
    """Return the parts of a text, between ; and line ends, that hold words but name no award."""
    parts = (part.strip() for part in re.split(r"[;\n]+", nfc(text)))
    return tuple(part for part in parts if re.search(r"[^\W\d]", part) and not _said().search(fold(part)))
