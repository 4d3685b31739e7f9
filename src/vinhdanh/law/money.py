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
    Row,
    Source,
    award_on,
    joined,
    row_in_force,
    rows_in_force,
    source_of,
    weakest,
)
from vinhdanh.law.facts import read_award, shown, vocabulary
from vinhdanh.law.sources import read_shipped


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
        name, kind = catalogue()[self.award].name_on(self.decided), vocabulary().name("kind", self.subject)
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
    entry = award_on(award, decided)
    if subject not in entry.data["chủ thể"]:
        known = ", ".join(entry.data["chủ thể"])
        raise QuestionError(
            "subject", f"{entry.name} không tặng cho {shown(subject)}; hãy ghi một trong: {known}."
        )
    principle = row_in_force(money_rows("nguyên tắc"), decided, about="tiền thưởng")
    figure = _figure(award, subject, decided)
    if figure is None:
        kind = vocabulary().name("kind", subject)
        raise NoRuleError(
            f"chưa có mức tiền thưởng đã nhập của {entry.name} cho {kind} ngày {decided:%d/%m/%Y}."
        )
    base = base_salary(decided)
    rounding: int | None = principle["làm tròn lên"]
    return Money(
        award=award,
        subject=subject,
        decided=decided,
        amount=_rounded_up(figure.times * base["mức"], rounding or 1),
        coefficient=figure.times,
        base=base["mức"],
        rounding=rounding,
        at_most=figure.at_most,
        source=joined(figure.source, source_of(principle, decided), source_of(base, decided)),
    )


def is_paid(award: str, *, subject: str, decided: date) -> bool:
    """Tell whether a sum of money is entered for an award and a kind of subject on a day."""
    return _figure(read_award(award), subject, decided) is not None


def base_salary(decided: date) -> Row:
    """Return the row of the base salary in force on a day; raises :class:`NoRuleError` before the first."""
    rows = [row for row in money_rows("lương cơ sở") if row["từ"] <= decided]
    if not rows:
        return row_in_force(money_rows("lương cơ sở"), decided, about="mức lương cơ sở")
    return max(rows, key=lambda row: row["từ"])


def money_rows(table: str) -> Sequence[Row]:
    """Return a table of dated rows of ``tien-thuong.yaml``."""
    rows: Sequence[Row] = read_shipped("tien-thuong")[table]
    return rows


@dataclass(frozen=True, slots=True)
class Figure:
    """How many times the base salary is paid, whether at most so many, and on what that rests."""

    times: Decimal
    at_most: bool
    source: Source


def _figure(award: str, subject: str, decided: date) -> Figure | None:
    """Return the coefficient of an award for a kind of subject on a day; None where none is entered.

    A household is paid a multiple of what a person is (Nghị định 152/2025/NĐ-CP, Điều 49).
    """
    groups: Mapping[str, Mapping[str, Any]] = read_shipped("tien-thuong")["hệ số"]
    group = next((one for one in groups.values() if award in one["mức"]), None)
    principle = next(rows_in_force(money_rows("nguyên tắc"), decided), {})
    times = Decimal(principle.get("hộ gia đình so với cá nhân", 0)) if subject == "household" else Decimal(1)
    by = next(rows_in_force(group["căn cứ"], decided), None) if group else None
    if group is None or by is None or not times:
        return None
    kind = "person" if subject == "household" else subject
    row = next((row for row in rows_in_force(group["mức"][award], decided) if kind in row), None)
    if row is None:
        return None
    source = source_of(by, decided)
    return Figure(
        times=Decimal(row[kind]) * times,
        at_most=row.get("là mức tối đa", False),
        source=Source(source.cite, weakest(source.provenance, row["độ tin cậy"]), source.remark),
    )


def _rounded_up(amount: Decimal, step: int) -> int:
    """Return the least whole multiple of ``step`` that is not below the amount."""
    exact = Fraction(amount)
    return -(-exact.numerator // (exact.denominator * step)) * step


def dong(amount: int) -> str:
    """Return a sum as "2.530.000"."""
    return f"{amount:,}".replace(",", ".")
