"""What if the standard were another: who would gain, who would lose, what it would cost in award money."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import NoRuleError, QuestionError
from vinhdanh.law.facts import History
from vinhdanh.law.ledgers import read_ledger
from vinhdanh.law.loading import load_law
from vinhdanh.law.money import dong, money
from vinhdanh.law.standards import Law
from vinhdanh.law.sweeping import Sweep, sweep
from vinhdanh.law.values import WORDS, Outcome

REACHED = frozenset({Outcome.ELIGIBLE, Outcome.AWAITING})
"""Outcomes with which an award may be proposed or chosen."""
SHOWN = 20
"""How many names the text lists for an award."""


class Change(NamedTuple):
    """A subject for whom an award comes out otherwise."""

    subject: str
    kind: str
    award: str
    before: Outcome
    after: Outcome

    @property
    def step(self) -> int:
        """1 for who gains the award, -1 for who loses it, 0 where it stays out of reach or within it."""
        return (self.after in REACHED) - (self.before in REACHED)


@dataclass(frozen=True, slots=True)
class Simulation:
    """What changes under another standard; ``costs`` are đồng a year considered, by award.

    ``unpriced`` are awards that somebody gains or loses and for which no sum is entered.
    """

    on: date
    subjects: int
    explained: int
    reached: Mapping[str, tuple[int, int]]
    """of the awards whose standards differ: how many subjects they are within reach of, before and after"""
    changes: tuple[Change, ...]
    costs: Mapping[str, int]
    unpriced: tuple[str, ...]

    @property
    def cost(self) -> int:
        """What all changes together cost (less than nothing: save), in đồng."""
        return sum(self.costs.values())

    def of(self, award: str, step: int) -> list[Change]:
        """Return the changes of an award in one direction."""
        return [one for one in self.changes if one.award == award and one.step == step]

    @property
    def awards(self) -> list[str]:
        """The awards for which something changes, in the order of the catalogue."""
        changed = {one.award for one in self.changes}
        return [award for award in catalogue() if award in changed]

    def as_json(self) -> dict[str, Any]:
        """Return the published shape."""
        return {
            "on": self.on.isoformat(),
            "subjects": self.subjects,
            "explained": self.explained,
            "cost": self.cost,
            "unpriced": list(self.unpriced),
            "awards": {
                award: {
                    "gains": [one.subject for one in self.of(award, 1)],
                    "loses": [one.subject for one in self.of(award, -1)],
                    "cost": self.costs.get(award),
                }
                for award in self.awards
            },
            "changes": [
                {"subject": one.subject, "award": one.award, "before": one.before, "after": one.after}
                for one in self.changes
            ],
        }

    def as_text(self) -> str:
        """Return the answer for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        head = f"Đã đọc {self.subjects} chủ thể, ngày {self.on:%d/%m/%Y}"
        if not self.changes:
            yield f"{head}: phương án không làm thay đổi kết quả nào."
            return
        yield f"{head}: {len(self.changes)} kết quả thay đổi."
        for award in self.awards:
            gains, loses = self.of(award, 1), self.of(award, -1)
            others = len(self.of(award, 0))
            yield f"{catalogue()[award].name} ({award})"
            yield f"  thêm {len(gains)}, bớt {len(loses)}, đổi kết quả khác {others}"
            yield from (_names("thêm", gains), _names("bớt", loses)) if gains or loses else ()
            if award in self.costs:
                yield f"  tiền thưởng: {_signed(self.costs[award])}"
        yield f"Tiền thưởng thay đổi: {_signed(self.cost)}, nếu mọi người đạt đều được tặng."
        if self.unpriced:
            yield f"Chưa có mức tiền thưởng đã nhập cho: {', '.join(self.unpriced)}."


def _names(word: str, changes: list[Change]) -> str:
    if not changes:
        return f"  {word}: không có ai"
    told = [f"{one.subject} ({WORDS[one.before]} → {WORDS[one.after]})" for one in changes[:SHOWN]]
    more = f" và {len(changes) - SHOWN} nữa" if len(changes) > SHOWN else ""
    return f"  {word}: {', '.join(told)}{more}"


def _signed(amount: int) -> str:
    sign = "tăng" if amount > 0 else "giảm" if amount < 0 else "không đổi,"
    return f"{sign} {dong(abs(amount))} đồng"


def simulate(
    ledger: Iterable[History] | Path,
    overlay: Path | Law,
    on: date,
    *,
    year: int | None = None,
    received: date | None = None,
    law: Law | None = None,
    also: Collection[str] = (),
) -> Simulation:
    """Answer what changes for everybody if another law held, or a folder of law files stood before the law's.

    Years, days and regimes are those of :func:`vinhdanh.law.sweeping.sweep`. A standard of the folder
    replaces that of the same award and kind of subject on the days on which it is in force. Only awards whose
    standards differ are read, and those that are named ``also``.
    """
    law = law or load_law()
    other = overlay if isinstance(overlay, Law) else with_first(law, overlay)
    pages = list(read_ledger(ledger) if isinstance(ledger, Path) else ledger)
    awards = [award for award in catalogue() if award in {*_different(law, other), *also}]
    before = sweep(pages, on, year=year, received=received, law=law, awards=awards)
    after = sweep(pages, on, year=year, received=received, law=other, awards=awards)
    changes = []
    for page in pages:
        who, kind = page.subject.id, page.subject.kind
        now, then = before.outcomes[who], after.outcomes[who]
        changes += [
            Change(who, kind, award, now.get(award, Outcome.NO_RULE), outcome)
            for award, outcome in then.items()
            if now.get(award, Outcome.NO_RULE) is not outcome
        ]
    costs, unpriced = _price(changes, on)
    reached = {award: (_reaching(before, award), _reaching(after, award)) for award in awards}
    return Simulation(on, len(pages), before.explained, reached, tuple(changes), costs, unpriced)


def _different(law: Law, other: Law) -> set[str]:
    """Return the awards for which something may come out otherwise."""
    if law.spans != other.spans:
        return {*catalogue()}
    return {one.award for one in {*law.standards} ^ {*other.standards}}


def _reaching(swept: Sweep, award: str) -> int:
    """Count the subjects that an award is within reach of."""
    return sum(outcomes.get(award) in REACHED for outcomes in swept.outcomes.values())


def with_first(law: Law, overlay: Path) -> Law:
    """Return a law in which the standards of a folder stand before its own."""
    laid = load_law(overlay)
    return replace(law, standards=(*laid.own, *law.standards), version=f"{law.version} + {laid.version}")


def _price(changes: Iterable[Change], on: date) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Add up what is paid more and less, award by award, and name the awards without an entered sum."""
    costs: dict[str, int] = {}
    unpriced: dict[str, None] = {}
    for one in changes:
        if one.step:
            paid = price_of(one.award, one.kind, on)
            if paid is None:
                unpriced[one.award] = None
            else:
                costs[one.award] = costs.get(one.award, 0) + one.step * paid
    return costs, tuple(unpriced)


def price_of(award: str, kind: str, on: date) -> int | None:
    """Return what an award pays a kind of subject on a day, in đồng; None where no sum is entered."""
    try:
        return money(award, subject=kind, decided=on).amount
    except (NoRuleError, QuestionError):
        return None
