"""Whom an officer ticked in the grid, as the same words come to the preview and to the confirmation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from uuid import UUID

from django.http import QueryDict

from vinhdanh.dossiers.domain.judging import Pick, judge_with_remarks
from vinhdanh.dossiers.models import Round
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.queries.subjects import visible_subjects
from vinhdanh.records.models import Subject
from vinhdanh.units.models import User
from vinhdanh.web.unit.office import Office

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Part:
    """The picks for one award."""

    award: str
    picks: Sequence[Pick]

    @property
    def name(self) -> str:
        return catalogue()[self.award].name


@dataclass
class Selection:
    """The ticks of a page of the grid, for one round."""

    office: Office
    opened: Round
    user: User
    query: QueryDict

    @cached_property
    def picks(self) -> Mapping[str, list[Subject]]:
        """Subjects that this account may open, by award of the round."""
        ticked = [pair for value in self.query.getlist("chon")[:MOST] if (pair := read_tick(value))]
        wanted = {key for key, award in ticked if award in self.opened.awards}
        pages = visible_subjects(self.user, self.office.on).in_bulk(wanted)
        picks: dict[str, dict[UUID, Subject]] = {}
        for key, award in ticked:
            if key in pages and award in self.opened.awards:
                picks.setdefault(award, {})[key] = pages[key]
        return {award: list(picks[award].values()) for award in catalogue() if award in picks}

    @cached_property
    def judged(self) -> list[Pick]:
        return judge_with_remarks(self.picks, opened=self.opened, unit=self.office.unit, on=self.office.on)

    @property
    def kept(self) -> list[Part]:
        """Those who will be listed, by award."""
        good = [pick for pick in self.judged if not pick.why_not]
        return [Part(award, list(of)) for award, of in groupby(good, key=lambda pick: pick.award)]

    @property
    def left_out(self) -> list[Pick]:
        """Those who will not, each with the article."""
        return [pick for pick in self.judged if pick.why_not]

    @property
    def doubted(self) -> int:
        """How many of those who will be listed somebody should look at once more."""
        return sum(bool(pick.remarks) for pick in self.judged)

    @property
    def ticks(self) -> list[str]:
        """The ticks that are carried on to the confirmation."""
        return [f"{pick.page.pk}:{pick.award}" for pick in self.judged if not pick.why_not]


def read_tick(value: str) -> tuple[UUID, str] | None:
    """Read one tick of the grid; nonsense counts as none."""
    key, _, award = value.partition(":")
    try:
        return UUID(key), award
    except ValueError:
        return None
