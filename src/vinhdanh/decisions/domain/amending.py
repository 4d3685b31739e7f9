"""What follows when a correcting or annulling decision is issued: register, ledger, verdicts, money."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from vinhdanh.common.errors import Refused
from vinhdanh.common.text import fold
from vinhdanh.decisions.domain.queries.standing import Standing, as_it_stands, with_changes
from vinhdanh.decisions.domain.register import fact_of, key_of, source_of, standing_awards
from vinhdanh.decisions.enums import Change, DecisionKind
from vinhdanh.decisions.models import Amendment, Award, AwardChange, Decision
from vinhdanh.records.domain.ledger import NewFact, record_facts, void_fact
from vinhdanh.records.models import Fact
from vinhdanh.units.models import User


def amend_lines(decision: Decision, *, actor: User, on: date) -> list[AwardChange]:
    """Turn the drafted amendments of a decision into changes of the register; the ledger follows."""
    wanted = list(decision.amendments.order_by("award__ordinal"))
    found = with_changes(Award.objects.filter(pk__in=[one.award_id for one in wanted])).select_related(
        "decision__organ"
    )
    lines = {line.pk: as_it_stands(line) for line in found}
    if gone := next((line for line in lines.values() if line.annulled), None):
        raise Refused(f"{gone.name} đã được hủy bỏ khen thưởng bởi một quyết định khác; hãy bỏ dòng này.")
    _void(decision, [lines[one.award_id] for one in wanted if leaves_ledger(decision, one)], actor, on)
    facts = _record([(lines[one.award_id], one) for one in wanted if "years" in one.corrected], actor, on)
    annuls = decision.kind == DecisionKind.ANNULMENT
    changes = [
        _annulled(lines[one.award_id], one) if annuls else _corrected(lines[one.award_id], one, facts)
        for one in wanted
    ]
    try:
        with transaction.atomic():
            return AwardChange.objects.bulk_create(changes, batch_size=2_000)
    except IntegrityError as error:
        raise Refused(
            "Có dòng vừa được một quyết định khác hủy bỏ nên chưa ban hành; hãy mở lại trang để xem."
        ) from error


def leaves_ledger(decision: Decision, wanted: Amendment) -> bool:
    """Tell whether the fact of a line no longer stands as it was recorded."""
    return decision.kind == DecisionKind.ANNULMENT or "years" in wanted.corrected


def _corrected(line: Standing, wanted: Amendment, facts: dict[UUID, UUID]) -> AwardChange:
    """Correct what was written wrongly; where less is due than was paid, the rest is to be given back."""
    paid, due = line.words["amount"] or 0, wanted.corrected.get("amount")
    return AwardChange(
        award=line.award,
        decision=wanted.decision,
        change=Change.CORRECTED,
        corrected=wanted.corrected,
        folded=fold(wanted.corrected.get("name", ""))[:200],
        reason=wanted.reason,
        recover=paid - due if due is not None and due < paid else None,
        fact=facts.get(line.award.pk),
    )


def _annulled(line: Standing, wanted: Amendment) -> AwardChange:
    """Annul: what was paid is to be given back (Luật 06/2022/QH15, Điều 93 khoản 2)."""
    return AwardChange(
        award=line.award,
        decision=wanted.decision,
        change=Change.ANNULLED,
        reason=wanted.reason,
        recover=line.words["amount"],
    )


def _void(decision: Decision, lines: Sequence[Standing], actor: User, on: date) -> None:
    """Take facts out of the reckoning, so that verdicts follow."""
    keys = [line.fact for line in lines if line.fact]
    assert decision.decided_on is not None  # noqa: S101 -- it is being issued
    reason = f"{decision.get_kind_display()} {decision.title} ngày {decision.decided_on:%d/%m/%Y}"[:200]
    for fact in Fact.objects.filter(pk__in=keys, voided_at=None).order_by("subject"):
        void_fact(fact, reason=reason, actor=actor, on=on)


def _record(pairs: Sequence[tuple[Standing, Amendment]], actor: User, on: date) -> dict[UUID, UUID]:
    """Record the facts of corrected lines anew; return them by line."""
    contents = {}
    for line, wanted in pairs:
        award = line.award
        if award.subject_id:
            content = fact_of(award, award.decision) | {"years": wanted.corrected["years"]}
            contents[award.pk] = (award.subject_id, content, source_of(award.decision))
    if contents:
        record_facts([NewFact(*one) for one in contents.values()], actor=actor, on=on)
    standing = standing_awards([subject for subject, _, _ in contents.values()])
    return {key: standing[key_of(subject, content)] for key, (subject, content, _) in contents.items()}
