"""The meter beside the grid: how many are proposed for each award of a round, of how many, up to what cap."""

from dataclasses import dataclass

from vinhdanh.dossiers.domain.queries.lists import count_by_award
from vinhdanh.law import NoRuleError
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.lists import Quota, quota_of
from vinhdanh.law.votes import percent_shown
from vinhdanh.web.unit.grid.choice import KIND, Choice
from vinhdanh.web.unit.office import subjects_of_group


@dataclass(frozen=True, slots=True)
class Meter:
    """One award of the round: already listed, of all of the unit, and the cap where the law sets one."""

    award: str
    listed: int
    everybody: int
    quota: Quota | None
    counted: int
    """of how many the quota is a share"""

    @property
    def name(self) -> str:
        return catalogue()[self.award].name

    @property
    def short(self) -> str:
        return catalogue()[self.award].short

    @property
    def share(self) -> str:
        return percent_shown(self.listed, self.everybody) if self.everybody else "0,00%"

    @property
    def cap(self) -> int | None:
        return self.quota.allowed(self.counted) if self.quota else None

    @property
    def cite(self) -> str:
        return self.quota.source.cite if self.quota else ""


def meters_of(choice: Choice) -> list[Meter]:
    """Return the meters of the round that one ticks for, for the group looked at; none without a round."""
    if choice.round is None:
        return []
    listed = count_by_award(choice.round, choice.office.unit, kind=KIND[choice.group])
    everybody = subjects_of_group(choice.group, choice.office.unit, on=choice.office.on).count()
    awards = [award for award in choice.awards if award in choice.round.awards]
    meters = []
    for award in awards:
        quota = _quota(award, choice)
        counted = sum(listed.get(base, 0) for base in quota.bases) if quota else 0
        meters.append(Meter(award, listed.get(award, 0), everybody, quota, counted))
    return meters


def _quota(award: str, choice: Choice) -> Quota | None:
    try:
        return quota_of(award, choice.office.on)
    except NoRuleError:
        return None
