"""Entering lines into the register, each with its fact in the ledger, in the same transaction."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vinhdanh.decisions.domain.wording import issuer_of
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import AwardKind, kind_of
from vinhdanh.records.domain.identity import identity
from vinhdanh.records.domain.ledger import NewFact, record_facts
from vinhdanh.records.models import Fact
from vinhdanh.units.models import User


def honoured_years(award: str, year: int) -> list[int]:
    """Return the years that a title of ``year`` honours; a form honours its year alone."""
    span = load_law().spans.get(award, 1)
    return list(range(year - span + 1, year + 1))


def fact_of(line: Award, decision: Decision) -> dict[str, Any]:
    """Return the ledger's fact of a line: titles are of their years, forms of their day and achievement."""
    fact: dict[str, Any] = {
        "kind": "award",
        "award": line.award,
        "decided": line.decided_on.isoformat(),
        "basis": line.basis,
        "decision": decision.title,
        "by": issuer_of(decision),
    }
    if line.years and kind_of(line.award) is AwardKind.TITLE:
        fact["years"] = list(line.years)
    elif line.achievement_code:
        fact["achievement"] = line.achievement_code
    return fact


def source_of(decision: Decision) -> str:
    """Return the words by which the ledger cites a decision."""
    return f"Quyết định {decision.title} ngày {decision.decided_on:%d/%m/%Y}"[:200]


def enter_lines(
    decision: Decision, lines: Sequence[Award], *, actor: User, on: date, known: Collection[str] = ()
) -> list[Award]:
    """Record the fact of each line that has a page, then the lines; the ledger may refuse the whole.

    ``known`` are keys (subject and identity) of facts that already stand and are taken as they are.
    """
    facts = {line.pk: fact_of(line, decision) for line in lines if line.subject_id}
    batch = [
        NewFact(line.subject_id, facts[line.pk], source_of(decision))
        for line in lines
        if line.subject_id and key_of(line.subject_id, facts[line.pk]) not in known
    ]
    if batch:
        record_facts(batch, actor=actor, on=on)
    standing = standing_awards([line.subject_id for line in lines if line.subject_id])
    for line in lines:
        if line.subject_id:
            line.fact = standing[key_of(line.subject_id, facts[line.pk])]
    return Award.objects.bulk_create(lines, batch_size=2_000)


def standing_awards(subjects: Collection[UUID]) -> dict[str, UUID]:
    """Return the awards that the ledger holds of subjects: fact by subject and identity."""
    found = Fact.objects.filter(subject__in=set(subjects), kind="award", voided_at=None)
    return {f"{subject}|{about}": pk for pk, subject, about in found.values_list("pk", "subject", "identity")}


def key_of(subject: UUID, content: dict[str, Any]) -> str:
    """Return the key of a fact of a subject, by what it is about."""
    return f"{subject}|{identity(content)}"
