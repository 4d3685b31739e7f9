"""Entering how the State level corrected or annulled what it gave: register and ledger follow at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.amending import amend_lines
from vinhdanh.decisions.domain.correcting import (
    about_of,
    annulments_of,
    corrections_of,
    keep_amendments,
    refuse_unamendable,
)
from vinhdanh.decisions.domain.history import keep_issued_decision
from vinhdanh.decisions.enums import DecisionKind, Ground
from vinhdanh.decisions.models import Amendment, Award, Decision
from vinhdanh.units.models import User

register_sentences(
    {
        "amendment.received": "Ghi {kind} {title} ngày {decided} của {signer} đối với {count} dòng của Quyết "
        "định {original}: {reason}"
    }
)


@transaction.atomic
def receive_correction(
    original: Decision, corrections: Mapping[Award, Mapping[str, Any]], *, reason: str, **paper: Any
) -> Decision:
    """Enter how the State level corrected its own decision; ``paper`` as in :func:`_received`."""
    wanted = corrections_of(original, corrections, reason=reason)
    return _received(original, DecisionKind.CORRECTION, wanted, reason, **paper)


@transaction.atomic
def receive_annulment(
    original: Decision, awards: Iterable[Award], *, ground: Ground, reason: str, **paper: Any
) -> Decision:
    """Enter which of its own awards the State level annulled; ``paper`` as in :func:`_received`."""
    wanted = annulments_of(original, awards, ground=ground, reason=reason)
    return _received(original, DecisionKind.ANNULMENT, wanted, reason, **paper)


def _received(
    original: Decision,
    kind: DecisionKind,
    wanted: Sequence[Amendment],
    reason: str,
    *,
    number: int,
    symbol: str,
    decided_on: date,
    signer_name: str,
    actor: User,
    on: date,
) -> Decision:
    """Keep the decision by which whoever decided amends; register, ledger and verdicts follow at once."""
    require(actor, "decisions.prepare", original.organ)
    refuse_unamendable(original)
    if not original.of_the_state:
        raise Refused(f"Quyết định {original.title} do cơ quan mình ban hành; hãy lập dự thảo để sửa đổi.")
    assert original.decided_on is not None  # noqa: S101 -- issued
    if not original.decided_on <= decided_on <= on:
        raise Refused(
            f"Ngày quyết định phải từ ngày {original.decided_on:%d/%m/%Y} của Quyết định {original.title} "
            "đến hôm nay."
        )
    decision = keep_issued_decision(
        original.organ,
        number=number,
        symbol=symbol,
        decided_on=decided_on,
        signer=original.signer,
        signer_title=original.signer_title,
        signer_name=signer_name,
        subject_line=about_of(original, kind),
        actor=actor,
        kind=kind,
        amends=original,
        reason=reason,
    )
    keep_amendments(decision, wanted)
    changes = amend_lines(decision, actor=actor, on=on)
    log(
        actor,
        "amendment.received",
        decision,
        kind=decision.get_kind_display(),
        title=decision.title,
        decided=f"{decided_on:%d/%m/%Y}",
        signer=original.signer_title,
        count=len(changes),
        original=original.title,
        reason=decision.reason,
    )
    return decision
