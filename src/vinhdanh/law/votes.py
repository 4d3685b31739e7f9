"""Does a council's vote suffice? Integers only; the base is all members, the absent are asked in writing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from vinhdanh.law.catalogue import Entry, catalogue
from vinhdanh.law.dated import (
    NoRuleError,
    QuestionError,
    Row,
    Source,
    award_on,
    no_rule,
    rows_in_force,
    source_of,
)
from vinhdanh.law.sources import read_shipped

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How one council votes on an award: ``percent`` of all members, more than it if ``strict``."""

    council: str
    """code of the vocabulary (``council``): bo, cap-de-nghi, trung-uong"""
    ballot: bool
    """by ballot papers, not by show of hands"""
    secret: bool
    percent: int
    strict: bool
    quorum: Fraction
    source: Source
    quorum_source: Source

    @property
    def as_text(self) -> str:
        """The rule for people, such as "từ 90% tất cả thành viên, bỏ phiếu kín"."""
        least = "trên" if self.strict else "từ"
        how = "bỏ phiếu kín" if self.secret else "bỏ phiếu" if self.ballot else "biểu quyết"
        return f"{least} {self.percent}% tất cả thành viên, {how}"

    def needed(self, members: int) -> int:
        """Return the least number of votes for that passes among ``members``."""
        if self.strict:
            return members * self.percent // HUNDRED + 1
        return -(-members * self.percent // HUNDRED)

    def quorum_needed(self, members: int) -> int:
        """Return the least number of members who must attend."""
        return -(-members * self.quorum.numerator // self.quorum.denominator)

    def passes(self, votes_for: int, members: int) -> bool:
        """Tell whether votes for suffice, compared as integers."""
        reached, asked = HUNDRED * votes_for, self.percent * members
        return reached > asked if self.strict else reached >= asked


@dataclass(frozen=True, slots=True)
class VoteAnswer:
    """What the law says of one vote; ``passed`` is the count alone, :attr:`stands` all that is asked."""

    award: str
    on: date
    rule: VotingRule
    members: int
    votes_for: int
    attended: int
    absent: int
    asked_in_writing: int

    @property
    def passed(self) -> bool:
        """Enough members voted for."""
        return self.rule.passes(self.votes_for, self.members)

    @property
    def complete(self) -> bool:
        """Every absent member was asked in writing."""
        return self.asked_in_writing >= self.absent

    @property
    def quorum_met(self) -> bool:
        """Enough members attended."""
        return self.attended >= self.quorum_needed

    @property
    def stands(self) -> bool:
        """The vote may be relied on: passed, complete, and the meeting had its quorum."""
        return self.passed and self.complete and self.quorum_met

    @property
    def needed(self) -> int:
        """The least number of votes for."""
        return self.rule.needed(self.members)

    @property
    def quorum_needed(self) -> int:
        """The least number of members at the meeting."""
        return self.rule.quorum_needed(self.members)

    @property
    def percent_shown(self) -> str:
        """The share of votes for, such as "89,83%"; never rounded up to a pass."""
        return percent_shown(self.votes_for, self.members)

    @property
    def cite(self) -> str:
        return self.rule.source.cite

    @property
    def provenance(self) -> str:
        return self.rule.source.provenance

    def as_json(self) -> dict[str, Any]:
        """Return the published shape."""
        return {
            "passed": self.passed,
            "complete": self.complete,
            "for": self.votes_for,
            "members": self.members,
            "needed": self.needed,
            "threshold": self.rule.percent,
            "strict": self.rule.strict,
            "secret": self.rule.secret,
            "quorum_needed": self.quorum_needed,
            "quorum_met": self.quorum_met,
            "cite": self.cite,
            "provenance": self.provenance,
        }

    def as_text(self) -> str:
        """Return the answer for people."""
        verdict = "ĐẠT" if self.passed else "KHÔNG ĐẠT"
        told = f"{verdict}: {self.votes_for}/{self.members} thành viên đồng ý ({self.percent_shown})"
        lines = [f"{told}; cần {self.needed} ({self.rule.as_text})."]
        if not self.complete:
            unasked = self.absent - self.asked_in_writing
            lines.append(f"Chưa xong: còn {unasked} thành viên vắng chưa được lấy ý kiến bằng văn bản.")
        meeting = f"Cuộc họp cần {self.quorum_needed} thành viên dự, có {self.attended}"
        lines.append(f"{meeting}. {self.rule.quorum_source.as_text}")
        return "\n".join([*lines, self.rule.source.as_text])


def vote(
    award: str,
    *,
    on: date,
    members: int,
    votes_for: int,
    asked_in_writing: int = 0,
    absent: int | None = None,
    attended: int | None = None,
    council: str = "",
) -> VoteAnswer:
    """Tell whether a vote suffices (Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7, and what followed it).

    ``members`` are all members of the council, ``votes_for`` those who agreed at the meeting or in writing.
    ``absent`` and ``attended`` follow from each other; with neither, only those asked in writing were absent.
    ``council`` is the council concerned (default: the first that votes on the award). Raises
    :class:`QuestionError` for numbers that cannot be, :class:`NoRuleError` for a day without an entered rule.
    """
    rule = voting_rule(award, on, council=council)
    _check_number("members", members, least=1)
    for name, number in (("votes_for", votes_for), ("asked_in_writing", asked_in_writing)):
        _check_number(name, number, most=members)
    away, present = _roll(members, asked_in_writing, absent, attended)
    if asked_in_writing > away:
        raise QuestionError(
            "asked_in_writing", f"lấy ý kiến {asked_in_writing} người vắng mà chỉ có {away} người vắng."
        )
    if votes_for > present + asked_in_writing:
        raise QuestionError(
            "votes_for", f"{votes_for} phiếu đồng ý mà chỉ có {present + asked_in_writing} người cho ý kiến."
        )
    return VoteAnswer(award, on, rule, members, votes_for, present, away, asked_in_writing)


def _roll(members: int, asked: int, absent: int | None, attended: int | None) -> tuple[int, int]:
    """Return how many were absent and how many attended."""
    if absent is None:
        absent = asked if attended is None else members - attended
    if attended is None:
        attended = members - absent
    _check_number("absent", absent, most=members)
    _check_number("attended", attended, most=members)
    if absent + attended != members:
        raise QuestionError(
            "attended", f"{attended} người dự và {absent} người vắng không đủ {members} thành viên."
        )
    return absent, attended


def _check_number(name: str, number: Any, *, least: int = 0, most: int | None = None) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise QuestionError(name, "phải là số nguyên.")
    if number < least:
        raise QuestionError(name, f"phải là số nguyên từ {least} trở lên, không phải {number}.")
    if most is not None and number > most:
        raise QuestionError(name, f"{number} nhiều hơn {most} thành viên.")


def voting_rows(entry: Entry) -> list[list[Row]]:
    """Return the dated rows of each round in which councils vote on an award (``bieu-quyet.yaml``)."""
    return [read_shipped("bieu-quyet")["biểu quyết"][code] for code in entry.data["biểu quyết"]]


def voting_rules(award: str, on: date) -> tuple[VotingRule, ...]:
    """Return how councils vote on an award on a day, in the order of the rounds; raises as :func:`vote`."""
    entry = award_on(award, on)
    rounds = voting_rows(entry)
    rules = tuple(_rule(row, on) for rows in rounds for row in rows_in_force(rows, on))
    if not rules:
        entered = [row for rows in rounds for row in rows]
        raise NoRuleError(no_rule(entered, on, about=f"biểu quyết {entry.name}"))
    return rules


def voting_rule(award: str, on: date, *, council: str = "") -> VotingRule:
    """Return how one council (default: the first) votes on an award on a day; raises as :func:`vote`."""
    rules = voting_rules(award, on)
    if not council:
        return rules[0]
    found = next((rule for rule in rules if rule.council == council), None)
    if found is None:
        known = ", ".join(rule.council for rule in rules)
        raise QuestionError("council", f"biểu quyết {catalogue()[award].name} ở hội đồng: {known}.")
    return found


def ballot_needed(award: str, on: date) -> bool:
    """Tell whether the first council votes by ballot, not by show of hands; raises as :func:`vote`."""
    return voting_rule(award, on).ballot


def _rule(row: Mapping[str, Any], on: date) -> VotingRule:
    least = row.get("tối thiểu phần trăm")
    present = row.get("dự họp tối thiểu phần trăm")
    usual = read_shipped("bieu-quyet")["số người dự họp"]
    secret = row.get("phiếu kín", read_shipped("bieu-quyet")["phiếu kín"]["mặc định"])
    return VotingRule(
        council=row["hội đồng"],
        ballot=row["bỏ phiếu"],
        secret=row["bỏ phiếu"] and secret,
        percent=row["trên phần trăm"] if least is None else least,
        strict=least is None,
        quorum=Fraction(present, HUNDRED) if present else Fraction(usual["mặc định"]),
        source=source_of(row, on),
        quorum_source=source_of(row if present else usual, on),
    )


def percent_shown(part: int, whole: int) -> str:
    """Return a share as "89,83%": cut to two decimals, so that a failed vote never looks passed."""
    hundredths = HUNDRED * HUNDRED * part // whole
    return f"{hundredths // HUNDRED},{hundredths % HUNDRED:02}%"
