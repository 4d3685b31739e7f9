"""Where somebody stands with an award this year: on a list, waiting for the unit's answer, or free to ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from vinhdanh.dossiers.domain.queries.lists import open_rounds
from vinhdanh.dossiers.domain.queries.overlooked import proposals_of
from vinhdanh.dossiers.domain.queries.self_proposals import own_proposals
from vinhdanh.dossiers.models import Nomination, Round, SelfProposal
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation


@dataclass(frozen=True, slots=True)
class Standing:
    """One award: the proposal of the unit, else one's own, and the round in which one may ask (if any)."""

    nomination: Nomination | None
    own: SelfProposal | None
    round: Round | None

    @property
    def may_ask(self) -> bool:
        waits = self.own is not None and self.own.state == "waiting"
        return self.round is not None and self.nomination is None and not waits


def standings_of(page: Subject, place: Organisation, *, year: int) -> Mapping[str, Standing]:
    """Return where somebody stands with each award that is asked for, or was asked, this year."""
    rounds: dict[str, Round] = {}
    for opened in open_rounds(place, year=year):
        rounds = dict.fromkeys(opened.awards, opened) | rounds
    listed = {award: one for (_, award), one in proposals_of([page.pk], year=year).items()}
    own = {one.award: one for one in own_proposals(page, year=year)}
    return {
        award: Standing(listed.get(award), own.get(award), rounds.get(award))
        for award in {*rounds, *listed, *own}
    }
