"""Pages near the edge of a standard: its worked examples, each with a slip of the pen made at random.

Careers drawn blindly rarely come near an order that asks ten excellent years; an example with one fact
missing, one day moved or one number changed always does.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from law.agreement import Day, Disagreement
from law.career_parts import Dice

from vinhdanh.law import FactError, History, Law, Outcome, explain, parse_history
from vinhdanh.law.sweeping import sweep


@dataclass(frozen=True)
class Stray:
    """A page near a standard, the award that it is near to, and when it is asked."""

    page: History
    award: str
    on: date


def strays(law: Law, kind: str, seed: int, *, times: int = 1) -> list[Stray]:
    """Return every example for a kind of subject as it is, and so many copies with a slip each."""
    dice, found = Dice(seed), []
    examples = {
        (one.file, one.award, example.title): example
        for one in law.standards
        if kind in one.kinds
        for example in one.examples
    }
    for number, example in enumerate(examples.values()):
        for copy in range(times + 1):
            facts = [dict(fact) for fact in example.facts["facts"]]
            page = {"subject": {**example.facts["subject"], "id": f"{number}-{copy}"}, "facts": facts}
            if copy:
                _slip(dice, page)
            try:
                found.append(Stray(parse_history(page), example.award, example.on))
            except FactError:
                continue  # the slip made a contradiction, which is refused before the law is asked
    return found


def _slip(dice: Dice, page: dict[str, Any]) -> None:
    """Leave a fact out, move a day by a day, a month or a year, change a rating, or forget early papers."""
    facts: list[dict[str, Any]] = page["facts"]
    if not facts or dice.chance(0.1):
        page["subject"]["record_from"] = dice.number(2014, 2026)
        return
    fact = dice.pick(facts)
    days = [key for key, value in fact.items() if isinstance(value, date)]
    if days and dice.chance(0.6):
        key = dice.pick(days)
        fact[key] += timedelta(days=dice.pick((-366, -31, -1, 1, 31, 366)))
    elif "value" in fact and fact["kind"] == "rating":
        fact["value"] = dice.pick(("hoan-thanh", "tot", "xuat-sac"))
    else:
        facts.remove(fact)


def stray_disagreements(
    found: Sequence[Stray], law: Law, *, seen: Counter[tuple[str, Outcome]]
) -> Iterator[Disagreement]:
    """Yield where sweep and explain part on the award to which each page is near."""
    for on in sorted({one.on for one in found}):
        near = [one for one in found if one.on == on]
        swept = sweep([one.page for one in near], on, law=law)
        for one in near:
            many = swept.outcomes[one.page.subject.id][one.award]
            explained = explain(one.page, one.award, on, law=law).outcome
            seen[one.award, explained] += 1
            if explained is not many:
                yield Disagreement(one.page.subject.id, one.award, Day(on), explained, many)
