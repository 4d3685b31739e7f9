"""Issuing a decision: number and day, then all that follows from it, in one transaction or not at all."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain import checking
from vinhdanh.decisions.domain.amending import amend_lines
from vinhdanh.decisions.domain.drafting import seen
from vinhdanh.decisions.domain.history import number_taken
from vinhdanh.decisions.domain.lines import register_lines
from vinhdanh.decisions.domain.numbering import DECISIONS, next_number, numbering_of
from vinhdanh.decisions.domain.printing import ask_for_papers
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.ready import APPROVED
from vinhdanh.decisions.domain.register import enter_lines
from vinhdanh.decisions.domain.wording import issuer_of
from vinhdanh.decisions.enums import Book, DecisionKind, DecisionState, Papers
from vinhdanh.decisions.models import Award, Decision, Line
from vinhdanh.dossiers.domain.proof import prove_each
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import authority
from vinhdanh.records.domain.ledger import lock_subjects
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.units.models import User

register_sentences({"decision.issued": "Ban hành Quyết định {title} ngày {decided}, {count} dòng sổ vàng."})


@transaction.atomic
def issue_decision(
    decision: Decision, *, decided_on: date, actor: User, on: date, number: int | None = None
) -> Decision:
    """Issue a decision: it gets its number, its awards enter register and ledger, or it amends."""
    require(actor, "decisions.issue", decision.organ)
    locked = Decision.objects.select_for_update(of=("self",)).select_related(
        "organ", "round", "amends__organ"
    )
    decision = locked.get(pk=decision.pk)
    if decision.state != DecisionState.SUBMITTED:
        raise Refused(
            f"Quyết định đang ở trạng thái “{decision.get_state_display()}” nên không ban hành được. "
            "Chỉ ban hành quyết định đã trình ký; hãy mở lại trang để xem tình trạng mới nhất."
        )
    listed = locked_lines(decision) if decision.kind == DecisionKind.AWARD else []
    checking.refuse(_faults(decision, listed, decided_on, actor, on))
    _number(decision, number, decided_on)
    move(decision, DecisionState.ISSUED, issued_by=actor.pk, issued_at=timezone.now())
    if decision.kind == DecisionKind.AWARD:
        count = len(_award(decision, listed, actor=actor, on=on))
    else:
        count = len(amend_lines(decision, actor=actor, on=on))
    ask_for_papers(decision, Papers.ISSUED, actor=actor, on=on)
    log(
        actor,
        "decision.issued",
        decision,
        title=decision.title,
        decided=f"{decided_on:%d/%m/%Y}",
        count=count,
    )
    return decision


def locked_lines(decision: Decision) -> list[Line]:
    """Lock the nominations of a list and return its lines: nobody moves them until this is done."""
    keys = decision.lines.values_list("nomination", flat=True)
    list(Nomination.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk").values_list("pk"))
    return lines_of(decision)


def _faults(
    decision: Decision, listed: list[Line], decided_on: date, actor: User, on: date
) -> list[checking.Fault]:
    """Return all that stands in the way on the day of decision; the day comes first."""
    found = list(checking.faults_of_day(decision, listed, decided_on, on))
    if found:
        return found
    if decision.kind != DecisionKind.AWARD:
        return list(checking.faults_of_amendments(decision, decided_on))
    awards = {line.nomination.award for line in listed}
    return [
        *checking.own_case(listed, actor),
        *checking.faults_of_authority(decision, awards, decided_on),
        *checking.not_approved(listed),
        *checking.faults_of_list(decision, [seen(line) for line in listed]),
        *checking.barred(listed, decided_on),
        *checking.ended_units(listed, decided_on),
        *_out_of_reach(decision, listed, on),
    ]


def _out_of_reach(decision: Decision, listed: list[Line], on: date) -> list[checking.Fault]:
    """Return who has moved out of the organ, so that it may no longer write in their record."""
    pages = [line.nomination.subject for line in listed]
    places = places_of(pages, on)
    return [
        checking.Fault(
            f"{page.person or page.collective} đã chuyển sang {places[page.pk].name}, ngoài "
            f"{decision.organ.name}; hãy để cơ quan cấp trên ban hành, hoặc bỏ tên này khỏi danh sách"
        )
        for page in pages
        if not places[page.pk].path.startswith(decision.organ.path)
    ]


def _number(decision: Decision, number: int | None, decided_on: date) -> None:
    """Give the decision its number and day: the clerk's, or the next of ours."""
    numbering = numbering_of(decision.organ)
    if numbering.book == Book.OURS:
        if number is not None:
            raise Refused("Sổ quyết định do hệ thống cấp số liên tục nên không nhập số; hãy để trống ô số.")
        number = next_number(decision.organ, DECISIONS, decided_on.year)
    elif number is None or number < 1:
        raise Refused("Hãy nhập số quyết định lấy ở sổ văn thư.")
    _refuse_out_of_order(decision, numbering.symbol, number, decided_on)
    given = {"number": number, "year": decided_on.year, "decided_on": decided_on, "book": numbering.book}
    try:
        with transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(symbol=numbering.symbol, **given)
    except IntegrityError as error:
        raise Refused(number_taken(decision.organ, numbering.symbol, decided_on.year, number)) from error
    decision.symbol = numbering.symbol
    for field, value in given.items():
        setattr(decision, field, value)


def _refuse_out_of_order(decision: Decision, symbol: str, number: int, decided_on: date) -> None:
    """Keep the numbers of a year in the order of their days, whoever keeps the book."""
    others = Decision.objects.filter(organ=decision.organ, symbol=symbol, year=decided_on.year)
    before = Q(number__lt=number, decided_on__gt=decided_on)
    other = others.filter(before | Q(number__gt=number, decided_on__lt=decided_on)).order_by("number").first()
    if other is not None:
        raise Refused(
            f"Số được cấp theo thứ tự ngày ban hành: số {other.number} đã cấp cho ngày "
            f"{other.decided_on:%d/%m/%Y} nên số {number} không thể mang ngày {decided_on:%d/%m/%Y} "
            "(Nghị định 30/2020/NĐ-CP, Điều 15). Hãy đối chiếu lại sổ văn thư."
        )


def _award(decision: Decision, listed: list[Line], *, actor: User, on: date) -> list[Award]:
    """Enter the lines, move each nomination on by compare-and-set, and prove the step."""
    assert decision.decided_on is not None  # noqa: S101 -- just numbered
    lock_subjects({line.nomination.subject_id for line in listed})
    lines = register_lines(decision, listed, decided_on=decision.decided_on)
    enter_lines(decision, lines, actor=actor, on=on)
    keys = [line.nomination_id for line in listed]
    moved = Nomination.objects.filter(APPROVED, pk__in=keys).update(state=NominationState.AWARDED)
    if moved != len(keys):
        raise Refused(
            "Có đề nghị trong danh sách vừa được người khác xử lý nên chưa ban hành. Không có gì bị mất; "
            "hãy mở lại trang để xem tình trạng mới nhất rồi làm tiếp."
        )
    _prove(decision, listed, actor=actor)
    return lines


def _prove(decision: Decision, listed: list[Line], *, actor: User) -> None:
    """Write down by which decision and which article each nomination was answered."""
    assert decision.decided_on is not None  # noqa: S101
    delegated = bool(decision.mandate)
    by_award = sorted((line.nomination for line in listed), key=attrgetter("award"))
    for award, nominations in groupby(by_award, key=attrgetter("award")):
        power = authority(award, signer=decision.signer, on=decision.decided_on, delegated=delegated)
        prove_each(
            nominations,
            Step.ISSUE,
            figures={"decision": decision.title, "by": issuer_of(decision)},
            cite=power.cite[:200],
            actor=actor,
            on=decision.decided_on,
        )
