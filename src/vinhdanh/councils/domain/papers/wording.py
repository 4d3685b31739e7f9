"""The words that the papers of a session share."""

from datetime import date

from vinhdanh.councils.models import Attendance, Item, Session
from vinhdanh.documents.domain.wording import written_date
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.law.catalogue import catalogue


def long_name(award: str) -> str:
    """Return the full name of an award."""
    return catalogue()[award].name


def who(item: Item) -> str:
    """Return whom an item proposes."""
    return name_of(item.nomination.subject)


def where(item: Item) -> str:
    """Return where somebody works within the unit that proposed them; for a collective, that unit."""
    nomination = item.nomination
    unit, place = nomination.submission.unit, nomination.place
    if nomination.subject.person_id is None:
        return unit.name
    inside = place.pk != unit.pk and place.path.startswith(unit.path)
    return f"{place.name}, {unit.name}" if inside else place.name


def groups(items: list[Item]) -> dict[str, list[Item]]:
    """Return the items by award, in the order of the agenda."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.nomination.award, []).append(item)
    return found


def subject_of(session: Session) -> str:
    """Return what a session is about, for under the heading."""
    return f"Xét thi đua, khen thưởng: {session.round.name}"


def member_words(entry: Attendance) -> str:
    """Return a member with office, as the minutes name them."""
    return f"{entry.member.person.name}, {entry.member.get_office_display()}"


def day(on: date) -> str:
    return written_date(on)


def two(number: int) -> str:
    """Write a count of a paper: numbers below ten have a leading zero."""
    return f"{number:02}"
