"""What the awards of a decision pay, by the decree: each line its sum, several of one subject together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.decisions.domain.wording import dong
from vinhdanh.decisions.models import Award
from vinhdanh.law import NoRuleError, QuestionError
from vinhdanh.law.money_together import Conferred, MoneyLine, money_together


@dataclass(frozen=True, slots=True)
class Payment:
    """What one line pays: the sum (None where no rule or sum is entered), how it was reckoned, on what."""

    amount: int | None
    reckoned: str
    cite: str


def payments(lines: Sequence[Award], *, decided: date) -> list[Payment]:
    """Return what each line pays; of titles of the same years one subject is paid only the highest."""
    groups: dict[object, list[int]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(line.subject_id or number, []).append(number)
    found: dict[int, Payment] = {}
    for numbers in groups.values():
        told = _together([lines[number] for number in numbers], decided)
        found |= dict(zip(numbers, told, strict=True))
    return [found[number] for number in range(len(lines))]


def _together(lines: Sequence[Award], decided: date) -> list[Payment]:
    """Return what the lines of one subject pay."""
    asked = [Conferred(line.award, tuple(line.years), line.achievement_code) for line in lines]
    try:
        together = money_together(asked, subject=lines[0].recipient, decided=decided)
    except (NoRuleError, QuestionError) as reason:
        return [Payment(None, str(reason), "")] * len(lines)
    return [_payment(line) for line in together.lines]


def _payment(line: MoneyLine) -> Payment:
    if line.money is None:
        return Payment(None, line.why, line.source.cite[:300])
    times = str(line.money.coefficient).replace(".", ",")
    reckoned = f"{times} × {dong(line.money.base)}"
    if not line.paid:
        reckoned = f"{reckoned}; không chi: {line.why}"
    return Payment(line.amount, reckoned, line.source.cite[:300])


def pay(lines: Sequence[Award], *, decided: date) -> int:
    """Write into lines that are not yet kept what they pay; return the sum."""
    for line, payment in zip(lines, payments(lines, decided=decided), strict=True):
        line.amount, line.amount_cite = payment.amount, payment.cite
    return sum(line.amount or 0 for line in lines)
