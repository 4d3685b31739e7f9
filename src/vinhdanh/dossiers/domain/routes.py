"""Routes are data: the steps of a kind of round. A simplified procedure is a shorter route, nothing else."""

from collections.abc import Sequence

from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.enums import RoundKind, Step

FULL = (
    Step.PREPARE,
    Step.SELECT,
    Step.SIGN,
    Step.RECEIVE,
    Step.APPRAISE,
    Step.COUNCIL,
    Step.DECIDE,
    Step.ISSUE,
)
SIMPLIFIED = (Step.PREPARE, Step.SIGN, Step.RECEIVE, Step.APPRAISE, Step.DECIDE, Step.ISSUE)
SIMPLIFIED_KINDS = frozenset({RoundKind.SUDDEN, RoundKind.DEVOTION, RoundKind.SERVICE, RoundKind.FOREIGN})
"""Kinds for which the law allows the simplified procedure (Luật 06/2022/QH15, Điều 85 khoản 1)."""
STEPS_IN_ORDER = "Luật 06/2022/QH15, Điều 84"
WHO_PROPOSES = "Luật 06/2022/QH15, Điều 83"
SIMPLIFIED_CITE = "Luật 06/2022/QH15, Điều 85 khoản 1"


def usual_route(kind: RoundKind) -> tuple[Step, ...]:
    """Return the route that a kind of round takes unless another is chosen."""
    return SIMPLIFIED if kind in SIMPLIFIED_KINDS else FULL


def checked_route(route: Sequence[Step], kind: RoundKind) -> list[Step]:
    """Return a route that the law allows for a kind of round, in the order of the steps, or refuse it."""
    chosen = [step for step in Step if step in set(route)]
    if missing := [step for step in SIMPLIFIED if step not in chosen]:
        raise Refused(f"Quy trình thiếu bước bắt buộc: {', '.join(step.label for step in missing)}.")
    skipped = [step for step in FULL if step not in chosen]
    if skipped and kind not in SIMPLIFIED_KINDS:
        names = ", ".join(step.label for step in skipped)
        raise Refused(
            f"{kind.label} không được bỏ bước: {names}. Thủ tục đơn giản chỉ dùng cho các trường hợp nêu tại "
            f"{SIMPLIFIED_CITE}."
        )
    return chosen
