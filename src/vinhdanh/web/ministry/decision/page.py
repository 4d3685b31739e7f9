"""What the page of a decision shows: a list with money and faults while drafted, then its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator

from vinhdanh.decisions.domain.certificates import made_already
from vinhdanh.decisions.domain.checking import Fault, doubts_of, faults_of_draft
from vinhdanh.decisions.domain.correcting import WHO_ANNULS, WHO_CORRECTS
from vinhdanh.decisions.domain.lines import register_lines
from vinhdanh.decisions.domain.papers.amending import value_words
from vinhdanh.decisions.domain.papers.lists import by_award
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.printings import printings_in
from vinhdanh.decisions.domain.queries.ready import waiting_nominations
from vinhdanh.decisions.domain.queries.standing import CORRECTABLE, standings, with_changes
from vinhdanh.decisions.domain.scan import scan_words
from vinhdanh.decisions.enums import DecisionKind, DecisionState, PaperRole, Papers, PrintingState, Recipient
from vinhdanh.decisions.models import Award, Certificate, Decision, DecisionPaper
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.law import NoRuleError, authority
from vinhdanh.units.models import User

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class AwardFigures:
    """How many of one award a list holds, what they pay, and by which article the signer decides."""

    name: str
    whom: str
    count: int
    amount: int
    allowed: bool
    cite: str


def draft_page(decision: Decision, *, on: date, actor: User, number: str | None) -> dict[str, Any]:
    """Return what a draft or a submitted decision shows."""
    if decision.kind != DecisionKind.AWARD:
        return amending_page(decision, on=on, actor=actor)
    listed = lines_of(decision)
    lines = register_lines(decision, listed, decided_on=on)
    faults: Sequence[Fault] = list(faults_of_draft(decision, on, actor=actor))
    return {
        "page": Paginator(lines, PER_PAGE).get_page(number),
        "figures": figures_of(decision, lines, on),
        "total": sum(line.amount or 0 for line in lines),
        "faults": faults,
        "doubts": list(doubts_of(decision, listed, on)),
        "waiting": waiting_of(decision),
    } | papers_words(decision)


def waiting_of(decision: Decision) -> Sequence[Any]:
    """Return who might still be put on the list of a draft."""
    if decision.state != DecisionState.DRAFT or decision.round is None:
        return ()
    return waiting_nominations(decision.round).order_by("award", "pk")[:PER_PAGE]


def amending_page(decision: Decision, *, on: date, actor: User) -> dict[str, Any]:
    """Return what a draft that corrects or annuls shows."""
    amendments = list(decision.amendments.select_related("award").order_by("award__ordinal"))
    return {
        "amendments": [(one, differences(one.award, one.corrected)) for one in amendments],
        "faults": list(faults_of_draft(decision, on, actor=actor)),
    } | papers_words(decision)


def differences(line: Award, corrected: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what a correction changes: which field, what stood in the register, what is right."""
    return [
        (CORRECTABLE[field], value_words(getattr(line, field)), value_words(right))
        for field, right in corrected.items()
    ]


def figures_of(decision: Decision, lines: Sequence[Award], on: date) -> list[AwardFigures]:
    """Return the figures of each award on a list, with the signer's authority on a day."""
    found = []
    for recipient, award, group in by_award(lines):
        try:
            power = authority(award, signer=decision.signer, on=on, delegated=bool(decision.mandate))
            allowed, cite = power.allowed, power.cite
        except NoRuleError as reason:
            allowed, cite = False, str(reason)
        amount = sum(line.amount or 0 for line in group)
        whom = Recipient(recipient).label
        found.append(
            AwardFigures(award_words(award, decision.tenant), whom, len(group), amount, allowed, cite)
        )
    return found


def issued_page(decision: Decision, *, number: str | None) -> dict[str, Any]:
    """Return what an issued decision shows."""
    words = papers_words(decision) | {"scan": decision.scan_found}
    if decision.scan_id:
        words["scan_words"] = scan_words(decision.scan_found)
    if decision.kind != DecisionKind.AWARD:
        changes = decision.changes.select_related("award").order_by("award__ordinal")
        return words | {"changes": [(one, differences(one.award, one.corrected)) for one in changes]}
    found = decision.awards.select_related("certificate").order_by("ordinal")
    page = Paginator(with_changes(found), PER_PAGE).get_page(number)
    total = sum(amount or 0 for amount in decision.awards.values_list("amount", flat=True))
    page.object_list = standings(page.object_list)
    return words | {
        "page": page,
        "total": total,
        "printed": made_already(decision) is not None,
        "certifying": any(one.papers == Papers.CERTIFICATES for one in words["printings"]),
        "certified": Certificate.objects.filter(award__decision=decision).count(),
        "who_annuls": WHO_ANNULS,
        "who_corrects": WHO_CORRECTS,
        "amended_by": decision.amended_by.order_by("-created_at"),
    }


def papers_words(decision: Decision) -> dict[str, Any]:
    """Return what the papers' card shows: what is being made, what could not be made, what there is."""
    found = printings_in(decision, PrintingState.WAITING, PrintingState.STOPPED)
    return {
        "printings": [one for one in found if one.state == PrintingState.WAITING],
        "stopped": [one for one in found if one.state == PrintingState.STOPPED],
        "papers": papers_of(decision),
    }


def papers_of(decision: Decision) -> list[DecisionPaper]:
    """Return the newest papers of each role, Word beside PDF."""
    newest: dict[tuple[str, str], DecisionPaper] = {}
    for paper in decision.papers.select_related("document").order_by("-created_at"):
        newest.setdefault((paper.role, paper.document.media_type), paper)
    order = list(PaperRole)
    return sorted(newest.values(), key=lambda one: (order.index(PaperRole(one.role)), one.document.name))
