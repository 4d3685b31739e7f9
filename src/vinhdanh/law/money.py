"""What an award pays: coefficient × base salary on the day of the decision, in whole đồng, never a float."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import (
    NoRuleError,
    QuestionError,
    Source,
    joined,
    row_in_force,
    source_of,
    tables,
    weakest,
)
from vinhdanh.law.facts import read_award, shown, vocabulary


@dataclass(frozen=True, slots=True)
class Money:
    """What one award pays one subject: đồng, by what coefficient of what base, rounded up to what."""

    award: str
    subject: str
    decided: date
    amount: int
    coefficient: Decimal
    base: int
    """the base salary (mức lương cơ sở), đồng a month"""
    rounding: int | None
    """rounded up to whole multiples of so many đồng; None: not rounded"""
    at_most: bool
    """the text states a greatest sum, not the sum"""
    source: Source

    @property
    def cite(self) -> str:
        return self.source.cite

    @property
    def provenance(self) -> str:
        return self.source.provenance

    def as_json(self) -> dict[str, Any]:
        """Return the published shape; the coefficient is decimal digits, not a float."""
        return {
            "amount": self.amount,
            "coefficient": str(self.coefficient),
            "base": self.base,
            "rounding": self.rounding,
            "at_most": self.at_most,
            "cite": self.cite,
            "provenance": self.provenance,
        }

    def as_text(self) -> str:
        """Return the answer for people."""
        name, kind = catalogue()[self.award].name, vocabulary().name("kind", self.subject)
        times = str(self.coefficient).replace(".", ",")
        rounded = f", làm tròn lên hàng {dong(self.rounding)} đồng" if self.rounding else ""
        most = "tối đa " if self.at_most else ""
        return (
            f"{name} ({kind}): {most}{dong(self.amount)} đồng = {times} × {dong(self.base)} đồng{rounded}.\n"
            f"{self.source.as_text}"
        )


def money(award: str, *, subject: str, decided: date) -> Money:
    """Return what an award pays a subject when decided on a day (Nghị định 152/2025/NĐ-CP, Điều 49–54).

    ``subject`` is person, collective or household. The amount is whole đồng, rounded up to 10.000 since
    01/07/2025; a household receives 1,5 times a person. Raises :class:`QuestionError` for a subject that
    cannot receive the award, :class:`NoRuleError` where no sum or no rule for the day is entered.
    """
    entry = catalogue()[read_award(award)]
    if subject not in entry.data["chủ thể"]:
        known = ", ".join(entry.data["chủ thể"])
        raise QuestionError(
            "subject", f"{entry.name} không tặng cho {shown(subject)}; hãy ghi một trong: {known}."
        )
    principle = row_in_force(tables()["tiền thưởng"]["nguyên tắc"], decided, about="tiền thưởng")
    coefficient, by = _coefficient(award, subject, decided, Decimal(principle["hộ gia đình so với cá nhân"]))
    base = base_salary(decided)
    rounding: int | None = principle["làm tròn lên"]
    return Money(
        award=award,
        subject=subject,
        decided=decided,
        amount=_rounded_up(coefficient * base["mức"], rounding or 1),
        coefficient=coefficient,
        base=base["mức"],
        rounding=rounding,
        at_most=entry.data["tiền thưởng"].get("là mức tối đa", False),
        source=joined(by, source_of(principle, decided), source_of(base, decided)),
    )


def is_paid(award: str, *, subject: str) -> bool:
    """Tell whether the catalogue holds a sum of money for an award and a kind of subject."""
    paid: Mapping[str, Any] = catalogue()[read_award(award)].data["tiền thưởng"] or {}
    return ("person" if subject == "household" else subject) in paid


def base_salary(decided: date) -> Mapping[str, Any]:
    """Return the row of the base salary in force on a day; raises :class:`NoRuleError` before the first."""
    rows: Sequence[Mapping[str, Any]] = [row for row in tables()["lương cơ sở"] if row["từ"] <= decided]
    if not rows:
        return row_in_force(tables()["lương cơ sở"], decided, about="mức lương cơ sở")
    return max(rows, key=lambda row: row["từ"])


def _coefficient(award: str, subject: str, decided: date, household: Decimal) -> tuple[Decimal, Source]:
    """Return how many times the base salary an award pays, and on what that rests."""
    entry = catalogue()[award]
    paid: Mapping[str, Any] | None = entry.data["tiền thưởng"]
    if paid is None or not is_paid(award, subject=subject):
        kind = vocabulary().name("kind", subject)
        raise NoRuleError(f"chưa có mức tiền thưởng đã nhập của {entry.name} cho {kind}.")
    rows = tables()["tiền thưởng"]["căn cứ hệ số"][paid["theo"]]
    by = source_of(row_in_force(rows, decided, about=f"tiền thưởng {entry.name}"), decided)
    one = paid["person" if subject == "household" else subject]
    times = Decimal(one["hệ số"]) * (household if subject == "household" else 1)
    return times, Source(by.cite, weakest(by.provenance, one["độ tin cậy"]), by.remark)


def _rounded_up(amount: Decimal, step: int) -> int:
    """Return the least whole multiple of ``step`` that is not below the amount."""
    exact = Fraction(amount)
    return -(-exact.numerator // (exact.denominator * step)) * step


def dong(amount: int) -> str:
    """Return a sum as "2.530.000"."""
    return f"{amount:,}".replace(",", ".")
