"""Ledger pages and the facts on them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from factories.units import PersonFactory, officer_of
from vinhdanh.law.adjusting import Value
from vinhdanh.records.domain.ledger import NewFact, Recorded, record_facts
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.domain.trying import ask_trial, carry_out_trial
from vinhdanh.records.models import Subject, Trial
from vinhdanh.units.enums import Role
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


def tried(agency: Organisation, values: Mapping[str, Value] | None = None, **asked: Any) -> Trial:
    """Return a trial of an agency that is done."""
    asked = {"award": "cstd-bo", "kind": "person", "on": TODAY, "year": TODAY.year - 1} | asked
    actor = officer_of(agency, Role.MINISTRY_OFFICER)
    trial = ask_trial(agency, values=values or {}, actor=actor, **asked)
    carry_out_trial(trial)
    return Trial.objects.get(pk=trial.pk)


class Unit:
    """A unit with its officer and one person with a page."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.officer = officer_of(organisation)
        self.person = PersonFactory(organisation=organisation)
        self.page = page_of(self.person)
