"""The rows and cells of the grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from vinhdanh.dossiers.domain.judging import NEVER_ASKED
from vinhdanh.dossiers.domain.queries.overlooked import proposals_of
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import Verdict
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.findings import reasons_of
from vinhdanh.records.domain.queries.grid import findings_of
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.records.models import Finding, Subject
from vinhdanh.units.models import Organisation
from vinhdanh.web.unit.grid.choice import AWARDED_CODE, PROPOSED_CODE, Choice

MEETING = frozenset({Finding.Outcome.ELIGIBLE, Finding.Outcome.AWAITING})


@dataclass(frozen=True, slots=True)
class Cell:
    """What the law says of one subject and one award."""

    award: str
    subject: Subject
    year: int
    finding: Finding | None
    proposal: Nomination | None = None
    pickable: bool = False
    """whether it may be ticked for the round looked at"""
    verdict: Verdict | None = None
    """the reason and its article, where there is room to say them"""

    @property
    def state(self) -> str:
        """The outcome, or that the award is there or proposed already, or that nobody has looked yet."""
        if self.finding is not None and self.finding.awarded:
            return AWARDED_CODE
        if self.proposal is not None:
            return PROPOSED_CODE
        return self.finding.outcome if self.finding is not None else "unread"

    @property
    def key(self) -> str:
        """What a tick sends."""
        return f"{self.subject.pk}:{self.award}"

    @property
    def suggested(self) -> bool:
        """Whether a tick is what the law would let expect."""
        return self.pickable and self.finding is not None and self.finding.outcome in MEETING

    @property
    def name(self) -> str:
        return catalogue()[self.award].name

    @property
    def why(self) -> Verdict | None:
        """The reason and its article, except where the award is there and nothing has to be said."""
        return None if self.finding is None or self.state == AWARDED_CODE else self.verdict

    @property
    def url(self) -> str:
        return reverse("unit_verdict", args=[self.subject.pk, self.award, self.year])


@dataclass(frozen=True, slots=True)
class Row:
    """One subject of the grid, with its place in the list."""

    number: int
    subject: Subject
    place: Organisation
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return str(self.subject.person or self.subject.collective)

    @property
    def code(self) -> str:
        person, collective = self.subject.person, self.subject.collective
        return person.staff_code if person else collective.code if collective else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One award of the grid, and how many subjects stand where."""

    award: str
    counts: Mapping[str, int]

    @property
    def short(self) -> str:
        return catalogue()[self.award].short

    @property
    def name(self) -> str:
        return catalogue()[self.award].name

    @property
    def overlooked(self) -> int:
        return self.counts.get("overlooked", 0)

    @property
    def proposed(self) -> int:
        return self.counts.get("proposed", 0)

    @property
    def awarded(self) -> int:
        return self.counts.get("honoured", 0)


def rows_of(subjects: Sequence[Subject], choice: Choice, *, first: int = 1) -> list[Row]:
    """Return the rows of some subjects, numbered from ``first``."""
    year, on = choice.office.year, choice.office.on
    findings, places = findings_of(subjects, year=year), places_of(subjects, on)
    proposals = proposals_of((subject.pk for subject in subjects), year=year)
    alone = choice.awards if len(choice.awards) == 1 else ()
    reasons = reasons_of(subjects, alone, year=year, on=on) if alone else {}
    return [
        Row(
            number,
            subject,
            places[subject.pk],
            tuple(
                cell_of(
                    choice,
                    subject,
                    award,
                    findings[subject.pk].get(award),
                    proposals.get((subject.pk, award)),
                    reasons.get((subject.pk, award)),
                )
                for award in choice.awards
            ),
        )
        for number, subject in enumerate(subjects, start=first)
    ]


def cell_of(
    choice: Choice,
    subject: Subject,
    award: str,
    finding: Finding | None,
    proposal: Nomination | None,
    verdict: Verdict | None,
) -> Cell:
    """Return a cell; it may be ticked where the round asks for the award and the law does not bar it."""
    opened = choice.round
    barred = finding is not None and (
        finding.awarded
        or finding.outcome == Finding.Outcome.ON_HOLD
        or (
            finding.outcome == Finding.Outcome.NOT_ELIGIBLE
            and opened is not None
            and opened.kind not in NEVER_ASKED
        )
    )
    pickable = opened is not None and award in opened.awards and proposal is None and not barred
    return Cell(award, subject, choice.office.year, finding, proposal, pickable, verdict)


def columns_of(choice: Choice, counts: Mapping[str, Mapping[str, int]]) -> list[Column]:
    """Return the awards of the grid with their counts."""
    return [Column(award, counts.get(award, {})) for award in choice.awards]


def link_to(choice: Choice, **asked: str) -> str:
    """Return the address of the same grid with other filters."""
    query = choice.query.copy()
    query.pop("trang", None)
    for name, value in asked.items():
        query[name] = value
    return f"{reverse('unit_grid')}?{query.urlencode()}"
