"""Ledger pages and the facts on them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from factories.units import PersonFactory, officer_of
from vinhdanh.records.domain.ledger import NewFact, Recorded, record_facts
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, Person, User

TODAY = date(2026, 1, 15)


def page_of(who: Person | Organisation) -> Subject:
    """Return the ledger page of a person or a collective."""
    found = subjects_of([who]) if isinstance(who, Person) else subjects_of([], [who])
    return found[0]


def rating(year: int, value: str = "xuat-sac") -> dict[str, Any]:
    return {"kind": "rating", "year": year, "value": value}


def title(award: str, year: int, decision: str = "15/QĐ-B") -> dict[str, Any]:
    return {
        "kind": "award",
        "award": award,
        "years": [year],
        "decided": f"{year + 1}-01-10",
        "decision": decision,
        "basis": "cong-trang",
    }


def record(page: Subject, contents: Iterable[dict[str, Any]], *, actor: User, on: date = TODAY) -> Recorded:
    """Record facts on one page."""
    return record_facts([NewFact(page.pk, content) for content in contents], actor=actor, on=on)


class Unit:
    """A unit with its officer and one person with a page."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.officer = officer_of(organisation)
        self.person = PersonFactory(organisation=organisation)
        self.page = page_of(self.person)
