"""What a vote came to: numerators, denominators and thresholds, with the article."""

from dataclasses import dataclass

from vinhdanh.common.errors import Refused
from vinhdanh.councils.domain.queries.agenda import standing_items
from vinhdanh.councils.domain.queries.counts import agreed_counts
from vinhdanh.councils.domain.queries.roll import Roll
from vinhdanh.councils.models import Count, Item, Session
from vinhdanh.law.dated import NoRuleError, QuestionError
from vinhdanh.law.votes import VoteAnswer, vote


@dataclass(frozen=True, slots=True)
class Result:
    """One item of a vote, with the counts that both tellers agree on and what the law says of them."""

    item: Item
    count: Count
    sheets: int
    answer: VoteAnswer

    @property
    def passed(self) -> bool:
        """The vote may be relied on and suffices."""
        return self.answer.stands

    @property
    def reason(self) -> str:
        """Why a vote that has its votes still does not stand; empty where the votes alone decide."""
        answer = self.answer
        if not answer.quorum_met:
            return f"chỉ có {answer.attended}/{answer.members} thành viên dự, cần {answer.quorum_needed}"
        if not answer.complete:
            return f"chưa lấy ý kiến bằng văn bản của {answer.absent - answer.asked_in_writing} người vắng"
        return ""

    @property
    def is_open(self) -> bool:
        """Whether answers in writing may still change what the vote came to."""
        return self.answer.quorum_met and not self.answer.complete

    @property
    def total_against(self) -> int:
        return self.count.votes_against + self.item.written_against

    @property
    def threshold(self) -> str:
        """The threshold as offices write it: "≥ 90%" or "> 50%"."""
        rule = self.answer.rule
        return f"{'>' if rule.strict else '≥'} {rule.percent}%"

    @property
    def figures(self) -> dict[str, int | str | None]:
        """The figures that the proof keeps."""
        return {
            "members": self.answer.members,
            "sheets": self.sheets,
            "for": self.count.votes_for,
            "against": self.count.votes_against,
            "invalid": self.count.invalid,
            "written_for": self.item.written_for,
            "written_against": self.item.written_against,
            "votes_for": self.answer.votes_for,
            "needed": self.answer.needed,
            "threshold": self.threshold,
            "percent": self.answer.percent_shown,
        }


def results_of(session: Session, roll: Roll) -> list[Result]:
    """Return the result of each item that both tellers agree on; all members are the base."""
    agreed = agreed_counts(session)
    return [
        Result(item, agreed[item.pk], roll.sheets_for(item.pk), _answer(session, roll, item, agreed[item.pk]))
        for item in standing_items(session)
        if item.pk in agreed
    ]


def _answer(session: Session, roll: Roll, item: Item, count: Count) -> VoteAnswer:
    """Ask the law about one vote; ballots and written opinions count alike."""
    try:
        return vote(
            item.nomination.award,
            on=session.held_on,
            members=session.members or roll.members,
            votes_for=count.votes_for + item.written_for,
            asked_in_writing=roll.asked,
            absent=roll.away,
        )
    except NoRuleError as silent:
        raise Refused(str(silent)) from silent
    except QuestionError as wrong:
        raise Refused(f"Số liệu biểu quyết không hợp lý: {wrong.sentence}") from wrong
