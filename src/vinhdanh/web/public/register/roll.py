"""Lines of the register as the public pages show them: name, unit, award, decision; nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vinhdanh.decisions.domain.papers.lists import years_words
from vinhdanh.decisions.domain.queries.standing import Standing
from vinhdanh.decisions.enums import Recipient
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.units.models import Organisation


@dataclass(frozen=True, slots=True)
class RollRow:
    """One name of the roll of honour."""

    name: str
    unit: str
    award: str
    years: str
    decision: str
    decided_on: date
    collective: bool
    code: str


def rows_of(lines: Iterable[Standing], agency: Organisation | None) -> list[RollRow]:
    """Return what the public sees of lines; a code where there is a certificate."""
    return [
        RollRow(
            name=line.name,
            unit=str(line.words["unit_name"]),
            award=award_words(line.award.award, agency or line.award.tenant),
            years=years_words(line.award, line.words["years"]),
            decision=line.award.decision.title,
            decided_on=line.award.decided_on,
            collective=line.award.recipient == Recipient.COLLECTIVE,
            code=line.certificate.code if line.certificate else "",
        )
        for line in lines
    ]
