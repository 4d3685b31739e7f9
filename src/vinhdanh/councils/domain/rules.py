"""How the law has a council vote on an award, as sentences for people where it is silent."""

from datetime import date

from vinhdanh.common.errors import Refused
from vinhdanh.law.dated import NoRuleError
from vinhdanh.law.votes import VotingRule, voting_rule


def rule_for(award: str, on: date) -> VotingRule:
    """Return the voting rule of an award on the day of a session; a silent law refuses."""
    try:
        return voting_rule(award, on)
    except NoRuleError as silent:
        raise Refused(f"{str(silent).rstrip('.')}. Hãy chọn ngày họp có quy định biểu quyết.") from silent
