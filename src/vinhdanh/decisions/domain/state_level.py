"""Entering the decision of the State level on what was forwarded: its lines go into register and ledger."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.history import keep_issued_decision
from vinhdanh.decisions.domain.lines import register_lines
from vinhdanh.decisions.domain.register import enter_lines
from vinhdanh.decisions.enums import STATE_SIGNERS
from vinhdanh.decisions.models import Decision, Line
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import authority
from vinhdanh.law.catalogue import short_name
from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.ledger import lock_subjects
from vinhdanh.units.models import Organisation, User

register_sentences(
    {"decision.received": "Ghi Quyết định {title} ngày {decided} của {signer}, {count} đề nghị được tặng."}
)


@transaction.atomic
def receive_state_decision(
    nominations: Sequence[Nomination],
    *,
    number: int,
    symbol: str,
    decided_on: date,
    signer: str,
    signer_name: str,
    actor: User,
    on: date,
) -> Decision:
    """Enter what the State level decided on nominations that wait for it; the rest go on waiting."""
    organ = _checked(nominations, signer, decided_on, actor=actor, on=on)
    title = vocabulary().name("competent", signer)
    decision = keep_issued_decision(
        organ,
        number=number,
        symbol=symbol,
        decided_on=decided_on,
        signer=signer,
        signer_title=title,
        signer_name=signer_name,
        subject_line="Về việc tặng danh hiệu thi đua, hình thức khen thưởng cấp Nhà nước",
        actor=actor,
    )
    _award(decision, nominations, actor=actor, on=on)
    log(
        actor,
        "decision.received",
        decision,
        title=decision.title,
        decided=f"{decided_on:%d/%m/%Y}",
        signer=title,
        count=len(nominations),
    )
    return decision


def _checked(
    nominations: Sequence[Nomination], signer: str, decided_on: date, *, actor: User, on: date
) -> Organisation:
    """Refuse what cannot have been decided so; return the organ whose nominations these are."""
    if not nominations:
        raise Refused("Hãy chọn những đề nghị được tặng theo quyết định.")
    organ = nominations[0].round.organ
    if {one.round.organ_id for one in nominations} != {organ.pk}:
        raise Refused("Mỗi lần chỉ ghi một quyết định cho đề nghị do cùng một cơ quan trình.")
    require(actor, "decisions.prepare", organ)
    if signer not in STATE_SIGNERS:
        raise Refused("Quyết định khen thưởng cấp Nhà nước do Chủ tịch nước hoặc Thủ tướng Chính phủ ký.")
    if decided_on > on:
        raise Refused("Ngày quyết định không được sau hôm nay.")
    for one in nominations:
        name, award = name_of(one.subject), short_name(one.award)
        if one.forwarded_on and decided_on < one.forwarded_on:
            raise Refused(
                f"Đề nghị {award} cho {name} trình ngày {one.forwarded_on:%d/%m/%Y}; ngày quyết định không "
                "được trước ngày trình."
            )
        power = authority(one.award, signer=signer, on=decided_on)
        if not power.allowed:
            raise Refused(
                f"{vocabulary().name('competent', signer)} không quyết định tặng {award} ({power.cite})."
            )
    return organ


def _award(decision: Decision, nominations: Sequence[Nomination], *, actor: User, on: date) -> None:
    """Enter the lines, move each nomination on and prove the step by the article that gives the power."""
    assert decision.decided_on is not None  # noqa: S101 -- given by the caller
    lock_subjects({one.subject_id for one in nominations})
    listed = [
        Line(decision=decision, nomination=one, ordinal=number)
        for number, one in enumerate(nominations, start=1)
    ]
    lines = register_lines(decision, listed, decided_on=decision.decided_on)
    enter_lines(decision, lines, actor=actor, on=on)
    for one in nominations:
        move(one, NominationState.AWARDED)
        power = authority(one.award, signer=decision.signer, on=decision.decided_on)
        figures: dict[str, int | str | None] = {"decision": decision.title, "by": decision.signer_title}
        prove(one, Step.ISSUE, figures=figures, cite=power.cite[:200], actor=actor, on=decision.decided_on)
