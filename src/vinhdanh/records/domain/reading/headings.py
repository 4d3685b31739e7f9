"""What a heading says its column holds: the field, the year, the award."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from vinhdanh.records.domain.reading.awards import find_award
from vinhdanh.records.domain.reading.cells import plain, years_in
from vinhdanh.records.domain.reading.fields import HEADERS, OF_MEMBERS, Field

SURE = 60  # of 100: below, a heading says nothing
TYPING_ERROR = 86
YEAR_INSIDE = re.compile(r"(?:nam )?(?<!\d)((?:19|20)\d\d)(?!\d)")
WITHOUT_PERSONS = (
    Field.ORDINAL,
    Field.COLLECTIVE,
    *OF_MEMBERS,
    Field.RATING,
    Field.AWARD,
    Field.YEAR,
    Field.DECISION,
    Field.DECIDED,
    Field.DECIDED_BY,
    Field.UNIT,
    Field.IGNORED,
)
OF_PEOPLE = {
    phrase: field for field, phrases in HEADERS.items() if field not in OF_MEMBERS for phrase in phrases
}
OF_UNITS = {phrase: field for field in reversed(WITHOUT_PERSONS) for phrase in HEADERS[field]}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says, and how sure that is (of 100)."""

    field: Field
    sure: int
    year: int | None = None
    award: str | None = None


@lru_cache(maxsize=1 << 12)
def read_heading(lines: tuple[str, ...], *, collectives: bool = False) -> Heading:
    """Return what a heading says, from its lines top to bottom; ``collectives`` in a list of units."""
    said = list(dict.fromkeys(filter(None, lines)))
    phrases = [_phrase(line) for line in said]
    years = {int(year) for phrase in phrases for year in YEAR_INSIDE.findall(phrase)}
    year = years.pop() if len(years) == 1 else None
    field, sure = _best([_without_years(phrase) for phrase in phrases], collectives=collectives)
    award = next((code for line in reversed(said) if (code := find_award(line))), None)
    if award and not collectives and (field in {Field.AWARD, Field.IGNORED} or sure < SURE):
        return Heading(Field.AWARD, max(sure, 90), year, award)
    if said and sure < SURE and said[-1].lower() == "năm":  # without its accents it would be “nam”, a man
        return Heading(Field.YEAR, 95)
    return Heading(field if sure >= SURE else Field.IGNORED, sure, year)


def _best(phrases: list[str], *, collectives: bool) -> tuple[Field, int]:
    """Return the likeliest field of a heading: by all its lines together, by its last, or by its first."""
    said = [phrase for phrase in phrases if phrase]
    if not said:
        return Field.IGNORED, 0
    tried = [(" ".join(said), 0), (said[-1], 2), (said[0], 8)]
    guesses = [(_guess(phrase, collectives=collectives), less) for phrase, less in tried]
    return max(((field, sure - less) for (field, sure), less in guesses), key=lambda guess: guess[1])


def _phrase(line: str) -> str:
    """Return a line of a heading in plain words; what stands in brackets is dropped, but for its years."""
    years = [str(year) for inside in re.findall(r"\(([^)]*)\)", line) for year in years_in(inside)]
    return " ".join([plain(line), *years])


def _without_years(phrase: str) -> str:
    """Return a plain phrase without the years in it."""
    return " ".join(YEAR_INSIDE.sub(" ", phrase).split())


@lru_cache(maxsize=1 << 12)
def _guess(phrase: str, *, collectives: bool) -> tuple[Field, int]:
    """Return the field whose known heading is most like the phrase, and how sure that is."""
    table = OF_UNITS if collectives else OF_PEOPLE
    if phrase in table:
        return table[phrase], 100
    best, sure = Field.IGNORED, 0
    for known, field in table.items():
        if len(known) > 3 and f" {known} " in f" {phrase} ":  # noqa: PLR2004 -- three letters are found anywhere
            score = 45 + 45 * len(known) // len(phrase) + 5 * phrase.startswith(known)
            best, sure = (field, score) if score > sure else (best, sure)
    near = process.extractOne(
        phrase, table.keys(), scorer=fuzz.ratio, score_cutoff=max(TYPING_ERROR, sure + 5)
    )
    if near is not None and len(phrase) > 4:  # noqa: PLR2004 -- shorter words differ by more than an error
        return table[near[0]], int(near[1] - 5)
    return best, sure
