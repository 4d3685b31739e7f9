"""The law of emulation and commendation as executable, dated, cited standards. A library without Django."""

from vinhdanh.law.authority import Authority, authority, awards_decided_by
from vinhdanh.law.catalogue import AwardKind, Level, awards_of_level, kind_of, level_of
from vinhdanh.law.columns import build_masks, series_version, word_names
from vinhdanh.law.dated import NoRuleError, QuestionError, Source
from vinhdanh.law.deadlines import Deadline, step_deadline, submission_deadline
from vinhdanh.law.explaining import explain, explain_all
from vinhdanh.law.facts import Fact, FactError, History, parse_fact, parse_history
from vinhdanh.law.lists import ListAnswer, judge_list
from vinhdanh.law.loading import load_law
from vinhdanh.law.masks import MaskRow
from vinhdanh.law.money import Money, money
from vinhdanh.law.money_together import Conferred, MoneyTogether, money_together
from vinhdanh.law.projection import project
from vinhdanh.law.prospect import Prospect
from vinhdanh.law.standards import Law, LawError, Standard
from vinhdanh.law.values import Outcome
from vinhdanh.law.verdict import Verdict
from vinhdanh.law.votes import VoteAnswer, VotingRule, ballot_needed, vote, voting_rules
from vinhdanh.law.working_days import is_working_day, working_days_after, working_days_between

__all__ = [
    "Authority",
    "AwardKind",
    "Conferred",
    "Deadline",
    "Fact",
    "FactError",
    "History",
    "Law",
    "LawError",
    "Level",
    "ListAnswer",
    "MaskRow",
    "Money",
    "MoneyTogether",
    "NoRuleError",
    "Outcome",
    "Prospect",
    "QuestionError",
    "Source",
    "Standard",
    "Verdict",
    "VoteAnswer",
    "VotingRule",
    "authority",
    "awards_decided_by",
    "awards_of_level",
    "ballot_needed",
    "build_masks",
    "explain",
    "explain_all",
    "is_working_day",
    "judge_list",
    "kind_of",
    "level_of",
    "load_law",
    "money",
    "money_together",
    "parse_fact",
    "parse_history",
    "project",
    "series_version",
    "step_deadline",
    "submission_deadline",
    "vote",
    "voting_rules",
    "word_names",
    "working_days_after",
    "working_days_between",
]
