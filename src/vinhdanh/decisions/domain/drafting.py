"""Preparing a decision to commend: its list, its order, its signer, and handing it up for signature."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.text import nfc
from vinhdanh.decisions.domain.checking import faults_of_draft, refuse
from vinhdanh.decisions.domain.numbering import numbering_of
from vinhdanh.decisions.domain.printing import ask_for_papers, overtake
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.ready import approved_nominations, waiting_nominations
from vinhdanh.decisions.enums import DecisionKind, DecisionState, Papers
from vinhdanh.decisions.models import Decision, Line
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law import NoRuleError, awards_decided_by
from vinhdanh.law.authority import powers_over
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.units.models import User

register_sentences(
    {
        "decision.drafted": "Dự thảo quyết định “{about}” gồm {count} tên.",
        "decision.described": "Sửa trích yếu, người ký của dự thảo quyết định “{about}”.",
        "decision.added": "Thêm {count} tên vào dự thảo quyết định “{about}”.",
        "decision.removed": "Bỏ {count} tên khỏi dự thảo quyết định “{about}”.",
        "decision.submitted": "Trình ký quyết định “{about}” gồm {count} tên.",
        "decision.taken_back": "Rút quyết định “{about}” về để sửa: {reason}",
        "decision.dropped": "Bỏ dự thảo quyết định “{about}”.",
    }
)
LEVELS = ("Nhà nước", "bộ", "cơ sở")


@transaction.atomic
def draft_decision(
    opened: Round,
    *,
    subject_line: str,
    signer: str,
    signer_title: str,
    signer_name: str,
    actor: User,
    on: date,
    mandate: str = "",
    nominations: Iterable[Nomination] | None = None,
) -> Decision:
    """Draft a round's decision; without a choice it lists all that wait and this signer may decide."""
    require(actor, "decisions.prepare", opened.organ)
    numbering = numbering_of(opened.organ)
    _check_words(subject_line, signer, signer_title, signer_name)
    decision = Decision.objects.create(
        tenant_id=opened.tenant_id,
        organ=opened.organ,
        kind=DecisionKind.AWARD,
        round=opened,
        subject_line=nfc(subject_line.strip()),
        symbol=numbering.symbol,
        signer=signer,
        signer_title=nfc(signer_title.strip()),
        signer_name=nfc(signer_name.strip()),
        mandate=nfc(mandate.strip()),
    )
    delegated = bool(mandate.strip())
    chosen = _within(opened, signer, on=on, delegated=delegated) if nominations is None else list(nominations)
    _put(decision, chosen)
    log(actor, "decision.drafted", decision, about=decision.subject_line, count=len(chosen))
    return decision


def _within(opened: Round, signer: str, *, on: date, delegated: bool) -> list[Nomination]:
    """Return all that wait in a round and that the signer may decide; nobody at all is refused, with why."""
    waiting = list(waiting_nominations(opened))
    if not waiting:
        raise Refused(f"Đợt “{opened.name}” không có đề nghị nào đang chờ quyết định.")
    powers = awards_decided_by(signer, on, delegated=delegated)
    if within := [one for one in waiting if one.award in powers]:
        return within
    told = "; ".join(_power_over(award, on) for award in sorted({one.award for one in waiting}))
    raise Refused(
        f"{vocabulary().name('competent', signer)} không có thẩm quyền quyết định các hình thức đang chờ của "
        f"đợt này: {told}. Hãy chọn người có thẩm quyền, hoặc ghi văn bản ủy quyền nếu được ủy quyền."
    )


def _power_over(award: str, on: date) -> str:
    """Say who may decide on an award on a day, and by which article."""
    name = catalogue()[award].name
    try:
        powers = powers_over(award, on)
    except NoRuleError:
        return name
    who = ", ".join(dict.fromkeys(power.name for power in powers))
    cites = "; ".join(dict.fromkeys(power.source.cite for power in powers))
    return f"{name} do {who} quyết định ({cites})"


def _check_words(subject_line: str, signer: str, signer_title: str, signer_name: str) -> None:
    if not subject_line.strip():
        raise Refused("Hãy ghi trích yếu của quyết định.")
    if signer not in vocabulary().lists["competent"]:
        raise Refused("Hãy chọn người có thẩm quyền quyết định.")
    if not signer_title.strip() or not signer_name.strip():
        raise Refused("Hãy ghi chức vụ và họ tên người ký.")


@transaction.atomic
def describe_decision(
    decision: Decision,
    *,
    subject_line: str,
    signer: str,
    signer_title: str,
    signer_name: str,
    mandate: str,
    actor: User,
) -> None:
    """Change the words and the signer of a draft."""
    decision = changeable(decision, actor)
    _check_words(subject_line, signer, signer_title, signer_name)
    Decision.objects.filter(pk=decision.pk).update(
        subject_line=nfc(subject_line.strip()),
        signer=signer,
        signer_title=nfc(signer_title.strip()),
        signer_name=nfc(signer_name.strip()),
        mandate=nfc(mandate.strip()),
    )
    log(actor, "decision.described", decision, about=subject_line)


def changeable(decision: Decision, actor: User) -> Decision:
    """Lock a decision and return it, if the actor may prepare it and it is still a draft."""
    require(actor, "decisions.prepare", decision.organ)
    locked = Decision.objects.select_for_update(of=("self",)).select_related(
        "organ", "round", "amends__organ"
    )
    decision = locked.get(pk=decision.pk)
    if decision.state != DecisionState.DRAFT:
        raise Refused(
            f"Quyết định đang ở trạng thái “{decision.get_state_display()}” nên danh sách không sửa được. "
            "Nếu chưa ban hành, hãy rút về dự thảo trước khi sửa."
        )
    return decision


@transaction.atomic
def add_lines(decision: Decision, nominations: Iterable[Nomination], *, actor: User) -> None:
    """Put further approved nominations of the round on the list."""
    decision = changeable(decision, actor)
    chosen = list(nominations)
    _put(decision, chosen)
    log(actor, "decision.added", decision, about=decision.subject_line, count=len(chosen))


@transaction.atomic
def remove_lines(decision: Decision, nominations: Iterable[Nomination], *, actor: User) -> None:
    """Take names off the list; they may stand on another one."""
    decision = changeable(decision, actor)
    leaving = {nomination.pk for nomination in nominations}
    kept = [line.nomination for line in lines_of(decision) if line.nomination_id not in leaving]
    before = decision.lines.count()
    decision.lines.all().delete()
    _write(decision, kept)
    log(actor, "decision.removed", decision, about=decision.subject_line, count=before - len(kept))


@transaction.atomic
def drop_draft(decision: Decision, *, actor: User) -> None:
    """Give a draft up; its names wait again."""
    decision = changeable(decision, actor)
    if decision.printings.exists() or decision.papers.exists():
        raise Refused("Dự thảo này đã từng được trình ký nên được lưu lại; hãy sửa rồi trình lại.")
    log(actor, "decision.dropped", decision, about=decision.subject_line)
    decision.delete()


def _put(decision: Decision, chosen: Sequence[Nomination]) -> None:
    """Add approved nominations of the decision's round and write the list in its order."""
    assert decision.round is not None  # noqa: S101 -- every decision to commend has one
    keys = {nomination.pk for nomination in chosen}
    fit = list(approved_nominations(decision.round).filter(pk__in=keys))
    if len(fit) < len(keys):
        unfit = [one for one in chosen if one.pk not in {other.pk for other in fit}]
        if any(one.tenant_id != decision.tenant_id for one in unfit):
            raise NotAllowed("decisions.prepare")
        raise Refused(
            f"{name_of(unfit[0].subject)} chưa qua đủ các bước xét của đợt này nên chưa đưa vào quyết định "
            f"được (đang ở trạng thái “{unfit[0].get_state_display()}”)."
        )
    stands = [line.nomination for line in lines_of(decision)]
    listed = {one.pk for one in stands}
    decision.lines.all().delete()
    _write(decision, [*stands, *(one for one in fit if one.pk not in listed)])


def _write(decision: Decision, nominations: Iterable[Nomination]) -> None:
    ordered = sorted(nominations, key=order_of)
    lines = [Line(decision=decision, nomination=one, ordinal=n) for n, one in enumerate(ordered, start=1)]
    try:
        with transaction.atomic():
            Line.objects.bulk_create(lines, batch_size=2_000)
    except IntegrityError as error:
        keys = [one.pk for one in ordered]
        other = Line.objects.filter(nomination__in=keys).select_related("decision").first()
        where = f" “{other.decision.subject_line}”" if other else ""
        who = name_of(other.nomination.subject) if other else "Có người"
        raise Refused(
            f"{who} đã có trong danh sách của quyết định{where}. Mỗi đề nghị chỉ đứng trong một quyết định; "
            "hãy mở lại trang để xem danh sách mới nhất."
        ) from error


def order_of(nomination: Nomination) -> tuple[Any, ...]:
    """Return the place on the list: collectives first, then higher awards, then unit or given name."""
    subject, award = nomination.subject, nomination.award
    person = subject.person
    return (
        person is not None,
        LEVELS.index(catalogue()[award].level),
        list(catalogue()).index(award),
        person.sort_key if person else subject.collective.path if subject.collective else "",
        str(nomination.pk),
    )


@transaction.atomic
def submit_decision(decision: Decision, *, actor: User, on: date) -> None:
    """Hand a draft up for signature: its papers are asked for, the list is kept as it is."""
    decision = changeable(decision, actor)
    refuse(faults_of_draft(decision, on, actor=actor))
    listed = [seen(line) for line in lines_of(decision)] if decision.kind == DecisionKind.AWARD else []
    move(decision, DecisionState.SUBMITTED, listed=listed, submitted_on=on)
    ask_for_papers(decision, Papers.HANDED_UP, actor=actor, on=on)
    count = len(listed) or decision.amendments.count()
    log(actor, "decision.submitted", decision, about=decision.subject_line, count=count)


def seen(line: Line) -> list[str]:
    """Return what the one who signs sees of a name: key, award, name, unit."""
    one = line.nomination
    return [str(one.pk), one.award, name_of(one.subject), one.place.name]


@transaction.atomic
def take_back(decision: Decision, *, reason: str, actor: User) -> None:
    """Take a decision back from signature to be mended."""
    require(actor, "decisions.prepare", decision.organ)
    if not reason.strip():
        raise Refused("Hãy ghi lý do rút về.")
    move(decision, DecisionState.DRAFT, listed=[], submitted_on=None)
    overtake(decision)
    log(actor, "decision.taken_back", decision, about=decision.subject_line, reason=reason)
