"""What the law says of a person today, award by award: met, missing, when at the earliest, what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.law import Outcome, Prospect, Verdict
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.reading import Evidence, Reading
from vinhdanh.law.values import WORDS, Value
from vinhdanh.law.verdict import PROVENANCE_WORDS
from vinhdanh.web.person.asking.standing import Standing
from vinhdanh.web.person.road.road import Road
from vinhdanh.web.usual import USUAL
from vinhdanh.web.verdicts import NEAREST, lay_open

EARNED = ("award", "work", "finding", "movement", "cluster", "post")
"""The facts of a page that tell of a merit of one's own."""


@dataclass(frozen=True, slots=True)
class Card:
    """One award for the year considered: the verdict, whether it is already held, the tree laid open."""

    award: str
    name: str
    awarded: bool
    verdict: Verdict
    tree: dict[str, Any]
    prospect: Prospect | None = None
    """when it could be reached; None where the question does not arise or nothing is in sight"""
    standing: Standing | None = None
    """where one stands with the unit's list, while a round asks for the award"""
    is_spoken_for: bool = False
    """whether something earned is met: more than a rating or the word of others"""

    @property
    def asks(self) -> bool:
        """Whether the unit's list is worth a line: met or nearly so, or said already."""
        within = self.verdict.outcome in (Outcome.ELIGIBLE, Outcome.AWAITING)
        said = self.standing is not None and (self.standing.nomination or self.standing.own)
        return self.standing is not None and bool(within or said)

    @property
    def is_far(self) -> bool:
        """Whether something must still be earned before it can be proposed."""
        return not self.awarded and self.verdict.outcome not in NEAREST

    @property
    def is_own(self) -> bool:
        """Whether it belongs on one's own road: what everybody is compared with, what one may ask for, what
        one's record speaks for. Of the rest only other people know anything (a teacher's title, a hero's).
        """
        outcome = self.verdict.outcome
        return (
            self.award in USUAL["person"]
            or self.standing is not None
            or outcome is Outcome.ELIGIBLE
            or self.is_spoken_for
        )

    @property
    def met(self) -> Sequence[Reading]:
        """What is met, point by point."""
        return tuple(met_points(self.verdict.tree))

    @property
    def doubt(self) -> str:
        """Why the standard still has to be compared with its text; empty where it was read in full."""
        if self.verdict.provenance == "verified":
            return ""
        return f"Tiêu chuẩn dùng để xét {PROVENANCE_WORDS[self.verdict.provenance]}."

    @property
    def others(self) -> Sequence[str]:
        """What another regime would say, as sentences (hồ sơ chuyển tiếp, hoặc khi hết quy định)."""
        regimes = {regime.code: regime.name for regime in law.load_law().regimes}
        return [f"Theo {regimes[one.regime]}: {WORDS[one.outcome]}." for one in self.verdict.alternatives]


@dataclass(frozen=True, slots=True)
class Cards:
    """A person's awards in groups: within reach, already held, on the way, all others."""

    near: Sequence[Card]
    held: Sequence[Card]
    ahead: Sequence[Card]
    away: Sequence[Card]


def read_card(road: Road, award: str, *, year: int, on: date) -> Card:
    """Ask the law about one award for ``year`` as of a day; KeyError for an unknown award."""
    return card_of(road, law.explain(road.history, award, on, year=year))


def card_of(road: Road, verdict: Verdict) -> Card:
    """Lay a verdict open beside the lines it rests on."""
    return Card(
        award=verdict.award,
        name=catalogue()[verdict.award].name,
        awarded=road.history.holds(verdict.award, verdict.year, verdict.on),
        verdict=verdict,
        tree=lay_open(verdict, road.facts),
        is_spoken_for=any(road.history.facts[one.fact].kind in EARNED for one in met_evidence(verdict.tree)),
    )


def read_cards(road: Road, *, year: int, on: date, standings: Mapping[str, Standing] | None = None) -> Cards:
    """Ask the law about every award that a person may receive."""
    said = standings or {}
    cards = [card_of(road, verdict) for verdict in law.explain_all(road.history, on, years=[year])]
    cards = [replace(card, standing=said.get(card.award)) for card in cards]
    held = [card for card in cards if card.awarded]
    own = [card for card in cards if card.is_own and not card.awarded]
    near = [card for card in own if not card.is_far]
    far = look_ahead(road, [card for card in own if card.is_far], on=on)
    return Cards(
        near=sorted(near, key=lambda card: NEAREST.index(card.verdict.outcome)),
        held=held,
        ahead=sorted((card for card in far if card.prospect), key=first_day),
        away=[
            *(card for card in far if not card.prospect),
            *(card for card in cards if not (card.is_own or card.awarded)),
        ],
    )


def look_ahead(road: Road, cards: Sequence[Card], *, on: date) -> list[Card]:
    """Give cards their prospects, where the award is in sight for a year not yet past."""
    prospects = law.project(road.history, on, awards=[card.award for card in cards])
    return [
        replace(card, prospect=prospect) if (prospect.year or 0) >= card.verdict.year else card
        for card, prospect in zip(cards, prospects, strict=True)
    ]


def first_day(card: Card) -> date:
    """Return the first day on which an award could be proposed."""
    return (card.prospect and card.prospect.from_day) or date.max


def met_evidence(node: Reading) -> Iterator[Evidence]:
    """Give the evidence of all that is met at a node and below it."""
    if node.value is Value.MET:
        yield from node.evidence
    for child in node.children:
        yield from met_evidence(child)


def met_points(node: Reading) -> Iterator[Reading]:
    """Give what is met below a node: whole points where they are, their parts where they are not yet.

    A node without a point of its own ("one of the following") says nothing by itself; what is met below it
    does. Where nothing directly below is met, only the branches that stand best are looked into.
    """
    best = max((child.value for child in node.children), default=Value.FAILED)
    needs_all = best is Value.MET and node.value is not Value.MET
    for child in node.children:
        if child.value is Value.MET and is_point(child):
            yield child
        elif needs_all or (child.value is best and best is not Value.FAILED):
            yield from met_points(child)


def is_point(node: Reading) -> bool:
    """Tell whether a node stands for a clause or point of its own, or is a single condition."""
    return " khoản " in node.cite or not node.children
