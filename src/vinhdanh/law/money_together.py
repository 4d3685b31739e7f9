"""What is paid when a subject receives several awards at once (Nghị định 152/2025/NĐ-CP, Điều 49)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.achievements import one_achievement
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.dated import QuestionError, Source, joined, row_in_force, source_of
from vinhdanh.law.facts import read_award
from vinhdanh.law.loading import load_law
from vinhdanh.law.money import Money, dong, is_paid, money, money_rows


@dataclass(frozen=True, slots=True)
class Conferred:
    """One of the awards: the years that it honours, and the achievement that it rewards.

    Without years a title honours those right before the decision (``setting.award_without_years``); a form
    without an achievement is taken to reward one of its own.
    """

    award: str
    years: tuple[int, ...] = ()
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One award of several: its money (None where none is entered), whether it is paid, and why."""

    conferred: Conferred
    money: Money | None
    paid: bool
    why: str
    source: Source

    @property
    def amount(self) -> int:
        """What is paid, in đồng: 0 if the award is not paid."""
        return self.money.amount if self.money and self.paid else 0

    def as_json(self) -> dict[str, Any]:
        """Return one line of the published shape; ``amount`` is the award's own sum, paid or not."""
        return {
            "award": self.conferred.award,
            "amount": self.money.amount if self.money else None,
            "paid": self.paid,
            "why": self.why,
            "coefficient": str(self.money.coefficient) if self.money else None,
            "cite": self.source.cite,
            "provenance": self.source.provenance,
        }


@dataclass(frozen=True, slots=True)
class MoneyTogether:
    """What several awards pay together."""

    lines: tuple[MoneyLine, ...]

    @property
    def total(self) -> int:
        """The sum of what is paid, in đồng."""
        return sum(line.amount for line in self.lines)

    def as_json(self) -> dict[str, Any]:
        """Return the published shape."""
        return {"total": self.total, "lines": [line.as_json() for line in self.lines]}

    def as_text(self) -> str:
        """Return the answer for people."""
        return "\n".join([*map(_told, self.lines), f"Tổng cộng: {dong(self.total)} đồng."])


def _told(line: MoneyLine) -> str:
    amount = f"{dong(line.money.amount)} đồng" if line.money else "không có mức"
    paid = "chi" if line.paid else "KHÔNG chi"
    name = catalogue()[line.conferred.award].name
    return f"{name}: {amount}, {paid} ({line.why}). {line.source.as_text}"


def money_together(awards: Sequence[Conferred | str], *, subject: str, decided: date) -> MoneyTogether:
    """Return what several awards decided at once pay one subject, line by line in the order given.

    Of titles of the same years only the highest is paid, of titles of different years all; of forms for one
    achievement only the highest, for different achievements all; a title and a form both. Raises as
    :func:`vinhdanh.law.money`, but an award without an entered sum is a line that pays nothing.
    """
    if not awards:
        raise QuestionError("award", "hãy nêu ít nhất một danh hiệu, hình thức khen thưởng.")
    asked = [Conferred(one) if isinstance(one, str) else one for one in awards]
    row = row_in_force(money_rows("nhiều hình thức cùng lúc"), decided, about="tiền thưởng")
    rule, forbidden = source_of(row, decided), one_achievement(decided)
    sums = [(one, _money(one, subject, decided)) for one in asked]
    rivals: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(asked):
        rivals.setdefault(_rivalry(one, decided, number), []).append(number)
    lines: dict[int, MoneyLine] = {}
    for numbers in rivals.values():
        numbers.sort(key=lambda number: -_amount(sums[number][1]))
        told = _lines([sums[number] for number in numbers], rule, joined(*filter(None, (forbidden, rule))))
        lines |= dict(zip(numbers, told, strict=True))
    return MoneyTogether(tuple(lines[number] for number in range(len(asked))))


def _money(one: Conferred, subject: str, decided: date) -> Money | None:
    entered = catalogue()[read_award(one.award)].data["chủ thể"]
    if subject in entered and not is_paid(one.award, subject=subject, decided=decided):
        return None
    return money(one.award, subject=subject, decided=decided)


def _amount(one: Money | None) -> int:
    return one.amount if one else 0


def _rivalry(one: Conferred, decided: date, number: int) -> tuple[str, str]:
    """Return what two awards have in common when only one of them is paid."""
    if kind_of(one.award) is AwardKind.TITLE:
        return ("title", str(_years(one, decided)))
    return ("form", one.achievement or f"#{number}")


def _years(one: Conferred, decided: date) -> tuple[int, ...]:
    if one.years:
        return tuple(sorted(set(one.years)))
    span = load_law().spans.get(one.award, 1)
    return tuple(range(decided.year - span, decided.year))


def _lines(sums: Sequence[tuple[Conferred, Money | None]], rule: Source, one: Source) -> Iterator[MoneyLine]:
    """Yield the lines of awards of which only the first, the highest, is paid.

    ``one`` is the rule of one achievement.
    """
    first = sums[0][0]
    title = kind_of(first.award) is AwardKind.TITLE
    shared, by = ("cùng thời gian", rule) if title else ("cùng một thành tích", one)
    alone = "danh hiệu của thời gian riêng" if title else "hình thức cho thành tích riêng"
    for number, (award, its) in enumerate(sums):
        if its is None:
            yield MoneyLine(award, None, paid=False, why="danh mục chưa có mức tiền thưởng", source=rule)
        elif number:
            why = f"{shared} với {catalogue()[first.award].name}, chỉ chi mức cao nhất"
            yield MoneyLine(award, its, paid=False, why=why, source=by)
        elif len(sums) > 1:
            why = f"mức cao nhất trong {len(sums)} lần tặng {shared}"
            yield MoneyLine(award, its, paid=True, why=why, source=joined(its.source, by))
        else:
            yield MoneyLine(award, its, paid=True, why=alone, source=joined(its.source, rule))
