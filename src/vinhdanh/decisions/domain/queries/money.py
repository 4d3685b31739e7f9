"""What a decision pays: its lines with their sums as they stand today."""

from collections.abc import Sequence
from dataclasses import dataclass

from vinhdanh.decisions.domain.paying import payments
from vinhdanh.decisions.domain.queries.standing import as_it_stands, with_changes
from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.naming import award_words


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One line of the sheet; ``recover`` is what a later decision asks back."""

    ordinal: int
    name: str
    unit: str
    award: str
    reckoned: str
    cite: str
    amount: int | None
    recover: int


@dataclass(frozen=True, slots=True)
class MoneySheet:
    """The sums of a decision."""

    rows: Sequence[MoneyRow]

    @property
    def total(self) -> int:
        return sum(row.amount or 0 for row in self.rows)

    @property
    def recover(self) -> int:
        return sum(row.recover for row in self.rows)


def money_sheet(decision: Decision) -> MoneySheet:
    """Return the sums of an issued decision, line by line, with how each is reckoned."""
    lines = list(with_changes(decision.awards.order_by("ordinal")))
    assert decision.decided_on is not None  # noqa: S101 -- an issued one
    rows = []
    for line, payment in zip(lines, payments(lines, decided=decision.decided_on), strict=True):
        now = as_it_stands(line)
        recover = sum(change.recover or 0 for change in line.changes.all())
        rows.append(
            MoneyRow(
                ordinal=line.ordinal,
                name=now.name,
                unit=str(now.words["unit_name"]),
                award=award_words(line.award, decision.tenant),
                reckoned=payment.reckoned,
                cite=line.amount_cite,
                amount=line.amount,
                recover=recover,
            )
        )
    return MoneySheet(rows)
