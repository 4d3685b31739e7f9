"""The four values of truth, and the words in which outcomes are told."""

from enum import IntEnum, StrEnum

GUARDS = frozenset({"tạm dừng", "kỷ luật", "đột xuất", "một thành tích"})
"""What may stand before every standard, in the words of ``che-do.yaml``: an open matter holds, discipline
bars, sudden and thematic awards are no basis for merit awards, one title honours a year once."""

READ_OTHERWISE = frozenset(
    {"setting.window_overlap", "setting.year_of_prior_award_counts", "setting.run_before_prior_award"}
)
"""Open questions that can be read the other way than ``cach-hieu.yaml`` says, to try what that would change:
such a code stands among the guards of a standard that is read so."""


class Value(IntEnum):
    """What a node of a standard says; AND is the lowest, OR the highest."""

    FAILED = 0
    INSUFFICIENT = 1
    AWAITING = 2
    MET = 3

    @staticmethod
    def said(found: bool | None) -> "Value":  # noqa: FBT001 -- what was found is the value itself
        """Return met or failed; None means that a page does not say."""
        return INSUFFICIENT if found is None else MET if found else FAILED

    def negated(self) -> "Value":
        """Swap met and failed; what is not known or not judged stays so."""
        return CONTRARY.get(self, self)


FAILED, INSUFFICIENT, AWAITING, MET = Value
"""The values by name: asking an enumeration for one costs as much as reading a condition."""
CONTRARY = {FAILED: MET, MET: FAILED}


class Outcome(StrEnum):
    """What a verdict says (design: precedence from the first to the last, eligible last)."""

    NO_RULE = "no_verified_rule"
    ON_HOLD = "on_hold"
    NOT_ELIGIBLE = "not_eligible"
    INSUFFICIENT = "insufficient_evidence"
    AWAITING = "awaiting_judgement"
    ELIGIBLE = "eligible"


OUTCOME_OF = {
    FAILED: Outcome.NOT_ELIGIBLE,
    INSUFFICIENT: Outcome.INSUFFICIENT,
    AWAITING: Outcome.AWAITING,
    MET: Outcome.ELIGIBLE,
}

WORDS = {
    Outcome.NO_RULE: "chưa có quy định đã kiểm chứng",
    Outcome.ON_HOLD: "tạm dừng",
    Outcome.NOT_ELIGIBLE: "chưa đạt",
    Outcome.INSUFFICIENT: "chưa đủ căn cứ",
    Outcome.AWAITING: "chờ xét chọn",
    Outcome.ELIGIBLE: "đủ điều kiện",
}

NODE_WORDS = {
    FAILED: "chưa đạt",
    INSUFFICIENT: "chưa đủ căn cứ",
    AWAITING: "chờ xét",
    MET: "đạt",
}
"""A node of the tree is met or not; only the whole standard makes somebody eligible."""

NODE_OUTCOME = {
    FAILED: "failed",
    INSUFFICIENT: "insufficient_evidence",
    AWAITING: "awaiting_judgement",
    MET: "met",
}
