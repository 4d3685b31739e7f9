"""Entering decisions that were issued on paper before: their lines go straight into register and ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.text import fold, nfc
from vinhdanh.decisions.domain.numbering import DECISIONS
from vinhdanh.decisions.domain.register import enter_lines, fact_of, key_of, standing_awards
from vinhdanh.decisions.enums import Book, DecisionKind, DecisionState, Recipient
from vinhdanh.decisions.models import Award, Decision, Series
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User

register_sentences({"decision.entered": "Nhập Quyết định {title} ngày {decided} đã ban hành, {count} dòng."})


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLine:
    """One name of a decision on paper. With a ``subject`` the award is a fact of that page too."""

    award: str
    name: str
    recipient: Recipient = Recipient.PERSON
    basis: RoundKind = RoundKind.MERIT
    years: tuple[int, ...] = ()
    subject: Subject | None = None
    unit: Organisation | None = None
    unit_name: str = ""
    post: str = ""
    gender: str = ""
    direct_worker: bool = False
    achievement: str = ""
    achievement_code: str = ""
    amount: int | None = None
    done_on: date | None = None
    proposed_on: date | None = None


@transaction.atomic
def enter_issued_decision(
    organ: Organisation,
    *,
    number: int,
    symbol: str,
    decided_on: date,
    signer: str,
    signer_title: str,
    signer_name: str,
    subject_line: str,
    lines: Sequence[OldLine],
    actor: User,
    on: date,
) -> Decision:
    """Enter a decision issued elsewhere; its number is the clerk's, what the ledger knows is kept."""
    require(actor, "decisions.prepare", organ)
    _check(organ, lines, decided_on, on)
    decision = keep_issued_decision(
        organ,
        number=number,
        symbol=symbol,
        decided_on=decided_on,
        signer=signer,
        signer_title=signer_title,
        signer_name=signer_name,
        subject_line=subject_line,
        actor=actor,
    )
    entered = [_line(decision, ordinal, old) for ordinal, old in enumerate(lines, start=1)]
    enter_lines(decision, entered, actor=actor, on=on, known=_known(decision, entered))
    log(
        actor,
        "decision.entered",
        decision,
        title=decision.title,
        decided=f"{decided_on:%d/%m/%Y}",
        count=len(entered),
    )
    return decision


def keep_issued_decision(
    organ: Organisation,
    *,
    number: int,
    symbol: str,
    decided_on: date,
    signer: str,
    signer_title: str,
    signer_name: str,
    subject_line: str,
    actor: User,
    kind: DecisionKind = DecisionKind.AWARD,
    amends: Decision | None = None,
    reason: str = "",
) -> Decision:
    """Keep a decision that others issued, without its lines; refused where its number is taken."""
    decision = Decision(
        tenant_id=organ.tenant_id,
        organ=organ,
        kind=kind,
        amends=amends,
        reason=nfc(reason.strip()),
        subject_line=nfc(subject_line),
        state=DecisionState.ISSUED,
        number=number,
        symbol=nfc(symbol.strip()),
        year=decided_on.year,
        book=Book.CLERK,
        decided_on=decided_on,
        signer=signer,
        signer_title=signer_title,
        signer_name=nfc(signer_name),
        issued_by=actor.pk,
        issued_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(number_taken(organ, decision.symbol, decided_on.year, number)) from error
    return decision


def number_taken(organ: Organisation, symbol: str, year: int, number: int) -> str:
    """Say which decision has a number already."""
    other = Decision.objects.filter(organ=organ, symbol=symbol, year=year, number=number).first()
    about = (
        f": “{other.subject_line}”, ngày {other.decided_on:%d/%m/%Y}" if other and other.decided_on else ""
    )
    return (
        f"Số {number:02}/{symbol} năm {year} của {organ.name} đã dùng cho một quyết định khác{about}. "
        "Mỗi số chỉ dùng một lần trong năm (Nghị định 30/2020/NĐ-CP, Điều 15). Hãy đối chiếu lại sổ văn thư; "
        "những gì đã nhập vẫn được giữ."
    )


def _check(organ: Organisation, lines: Sequence[OldLine], decided_on: date, on: date) -> None:
    if not lines:
        raise Refused("Quyết định chưa có tên nào trong danh sách.")
    if decided_on > on:
        raise Refused("Ngày quyết định không được sau hôm nay.")
    if unknown := {line.award for line in lines} - catalogue().keys():
        raise Refused(f"Không có hình thức khen thưởng mang mã {', '.join(sorted(unknown))}.")
    if Series.objects.filter(organ=organ, name=DECISIONS, year=decided_on.year).exists():
        raise Refused(
            f"Sổ quyết định năm {decided_on.year} của {organ.name} do hệ thống cấp số, nên không nhập thêm "
            "quyết định có số lấy ở sổ khác trong năm ấy."
        )


def _line(decision: Decision, ordinal: int, old: OldLine) -> Award:
    unit_name = old.unit_name or (old.unit.name if old.unit else "")
    assert decision.decided_on is not None  # noqa: S101 -- given by the caller
    return Award(
        tenant_id=decision.tenant_id,
        decision=decision,
        ordinal=ordinal,
        award=old.award,
        level=catalogue()[old.award].level,
        basis=old.basis,
        years=list(old.years),
        recipient=old.recipient,
        subject=old.subject,
        name=nfc(old.name),
        folded=fold(old.name),
        post=old.post,
        unit=old.unit,
        unit_name=unit_name,
        gender=old.gender,
        direct_worker=old.direct_worker,
        achievement=old.achievement,
        achievement_code=old.achievement_code,
        amount=old.amount,
        done_on=old.done_on,
        proposed_on=old.proposed_on,
        decided_on=decision.decided_on,
    )


def _known(decision: Decision, lines: Sequence[Award]) -> set[str]:
    """Return which of the facts already stand, whatever else the ledger says of them."""
    pages = [line for line in lines if line.subject_id]
    keys = {key_of(line.subject_id, fact_of(line, decision)) for line in pages if line.subject_id}
    return keys & standing_awards([line.subject_id for line in pages if line.subject_id]).keys()
