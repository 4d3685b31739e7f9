"""What the unit's vote must reach: by ballot of all members for the awards the law names, else by rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.law.dated import NoRuleError, QuestionError
from vinhdanh.law.votes import VotingRule, percent_shown, voting_rule

PROPOSING_LEVEL = "cap-de-nghi"
"""the unit's council is that of the proposing level (Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7)"""


@dataclass(frozen=True, slots=True)
class UnitVote:
    """The vote on one proposal at the unit's meeting, beside the rule that binds it there (if one does)."""

    nomination: Nomination
    electorate: int
    rule: VotingRule | None

    @property
    def award_name(self) -> str:
        return catalogue()[self.nomination.award].name

    @property
    def needed(self) -> int | None:
        return self.rule.needed(self.electorate) if self.rule and self.electorate else None

    @property
    def share(self) -> str:
        votes = self.nomination.votes_for
        return percent_shown(votes, self.electorate) if votes is not None and self.electorate else ""

    @property
    def passed(self) -> bool | None:
        """Whether the votes suffice; None where none were cast or no rule binds."""
        votes = self.nomination.votes_for
        if votes is None or self.rule is None or not self.electorate:
            return None
        return self.rule.passes(votes, self.electorate)

    @property
    def blocks(self) -> bool:
        """Whether the law itself asks for a ballot here and the votes do not reach it."""
        return self.rule is not None and self.rule.ballot and self.passed is False

    @property
    def shortfall(self) -> str:
        """Say whose vote fell short and by what, in a few words; nothing where it did not."""
        if self.passed is not False:
            return ""
        who = f"{name_of(self.nomination.subject)} ({short_name(self.nomination.award)})"
        return f"{who}: {self.nomination.votes_for}/{self.electorate}, cần {self.needed}"

    @property
    def sentence(self) -> str:
        """Say how the vote stands against its rule; nothing where no rule binds."""
        if self.rule is None or self.nomination.votes_for is None:
            return ""
        who = f"{name_of(self.nomination.subject)} ({short_name(self.nomination.award)})"
        return (
            f"{who}: {self.nomination.votes_for}/{self.electorate} phiếu đồng ý ({self.share}), "
            f"cần {self.needed} phiếu, {self.rule.as_text} ({self.rule.source.cite})"
        )


def faults_of_meeting(
    *,
    met_on: date | None,
    electorate: int | None,
    present: int | None,
    votes: Mapping[UUID, int],
    year: int,
    on: date,
) -> dict[str | UUID, str]:
    """Say what cannot have been so of a meeting, by the name of the figure or the key of the proposal.

    A figure that is not known yet (None) faults nothing.
    """
    faults: dict[str | UUID, str] = {}
    if met_on is not None and met_on > on:
        faults["met_on"] = "Ngày họp xét không được sau hôm nay."
    if met_on is not None and met_on.year < year:
        faults["met_on"] = f"Ngày họp xét {met_on:%d/%m/%Y} trước năm xét {year}: chưa có thành tích để xét."
    if electorate is None:
        return faults
    if present is not None and not 0 < present <= electorate:
        faults["present"] = (
            "Số người dự họp phải lớn hơn 0 và không vượt quá số người có quyền bỏ phiếu "
            f"({electorate} người)."
        )
    over = f"vượt quá {electorate} người có quyền bỏ phiếu."
    return faults | {
        key: f"Số phiếu đồng ý {cast} {over}" for key, cast in votes.items() if not 0 <= cast <= electorate
    }


def votes_of_absent(votes: Iterable[UnitVote], *, present: int | None) -> int:
    """Return how many votes for one name people not at the meeting must have given, at the least.

    A vote for may be given in writing, so more of them than people present are possible; the meeting
    itself has no figure of who wrote, and this is all that its figures say.
    """
    if not present:
        return 0
    return max((max((vote.nomination.votes_for or 0) - present, 0) for vote in votes), default=0)


def unit_rule(award: str, on: date) -> VotingRule | None:
    """Return the rule that binds the unit's own vote on an award; None where the law asks none here."""
    try:
        return voting_rule(award, on, council=PROPOSING_LEVEL)
    except (NoRuleError, QuestionError):
        return None


def unit_votes(nominations: Iterable[Nomination], *, electorate: int | None, on: date) -> list[UnitVote]:
    """Return the votes of a meeting beside their rules."""
    nominations = list(nominations)
    rules = {award: unit_rule(award, on) for award in {one.award for one in nominations}}
    return [UnitVote(one, electorate or 0, rules[one.award]) for one in nominations]


def vote_of(nomination: Nomination, *, on: date) -> UnitVote:
    """Return the vote on one proposal at the meeting over its list; ``on`` where none was held yet."""
    submission = nomination.submission
    (vote,) = unit_votes([nomination], electorate=submission.electorate, on=submission.met_on or on)
    return vote
