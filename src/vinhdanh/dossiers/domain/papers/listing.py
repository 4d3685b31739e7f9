"""The names of a unit's list, as its papers hold them: by award, each with place, summary and votes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from vinhdanh.documents.domain.naming import award_words, given_words
from vinhdanh.dossiers.domain.queries.lists import names_on
from vinhdanh.dossiers.domain.voting import UnitVote, unit_votes
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination, Submission
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.models import Organisation, Post


@dataclass(frozen=True, slots=True)
class Listed:
    """The names for one award."""

    award: str
    agency: Organisation
    """under whose name it is given"""
    votes: Sequence[UnitVote]
    posts: Mapping[UUID | None, str]

    def where(self, one: Nomination) -> str:
        """Say where a person works and as what; a collective is its own place."""
        if one.subject.person_id is None:
            return ""
        return ", ".join(filter(None, (self.posts.get(one.subject.person_id), one.place.name)))

    @property
    def name(self) -> str:
        return award_words(self.award, self.agency)

    @property
    def words(self) -> str:
        """The award within a sentence."""
        return given_words(self.award, self.agency)

    @property
    def people(self) -> int:
        return sum(vote.nomination.subject.person_id is not None for vote in self.votes)

    @property
    def collectives(self) -> int:
        return len(self.votes) - self.people

    @property
    def counted(self) -> str:
        """How many of which kind: ``02 tập thể, 15 cá nhân``."""
        kinds = ((self.collectives, "tập thể"), (self.people, "cá nhân"))
        return ", ".join(f"{number:02} {what}" for number, what in kinds if number)


def listed(submission: Submission, *, on: date) -> list[Listed]:
    """Return the names of a list by award, with the posts held on a day."""
    names = [one for one in names_on(submission) if one.state != NominationState.WITHDRAWN]
    order, posts = list(catalogue()), posts_of(names, on=on)
    names.sort(key=lambda one: order.index(one.award))
    votes = unit_votes(names, electorate=submission.electorate, on=submission.met_on or on)
    grouped = groupby(votes, key=lambda vote: vote.nomination.award)
    return [Listed(award, submission.tenant, list(of), posts) for award, of in grouped]


def posts_of(names: Sequence[Nomination], *, on: date) -> dict[UUID | None, str]:
    """Return the post that each person proposed holds on a day, by person."""
    people = [one.subject.person_id for one in names if one.subject.person_id]
    held = Post.objects.filter(person__in=people, period__contains=on)
    return {post.person_id: post.title for post in held}
