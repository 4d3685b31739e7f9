"""Phiếu trình: the page with which a draft decision goes up for signature."""

from datetime import date

from vinhdanh.decisions.domain.papers.award import paper_lines
from vinhdanh.decisions.domain.papers.lists import by_award
from vinhdanh.decisions.domain.wording import capacity_of, counted, dong, issuer_of
from vinhdanh.decisions.enums import DecisionKind, Recipient
from vinhdanh.decisions.models import Award, Decision, Numbering
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.documents.domain.paper import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signer,
    Table,
)
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.law import NoRuleError, authority


def memo_paper(decision: Decision, on: date) -> Paper:
    """Return phiếu trình for a draft of any kind."""
    numbering = Numbering.objects.filter(organ=decision.organ).first()
    return Paper(
        kind=DocumentKind.PROPOSAL,
        heading="PHIẾU TRÌNH",
        organ=decision.organ.name,
        parent=decision.organ.parent.name if decision.organ.parent else "",
        place=numbering.place if numbering else "",
        on=on,
        about=f"Về việc ban hành Quyết định {decision.subject_line.removeprefix('Về việc ')}",
        to=(f"{issuer_of(decision)}",),
        body=_award_body(decision, on) if decision.kind == DecisionKind.AWARD else _amending_body(decision),
        signers=(
            Signer(("NGƯỜI TRÌNH",), note="(Ký, ghi rõ họ tên)"),
            Signer(("Ý KIẾN CỦA", *capacity_of(decision)[-1:]), decision.signer_name),
        ),
    )


def _award_body(decision: Decision, on: date) -> tuple[Block, ...]:
    lines = paper_lines(decision)
    people = sum(line.recipient == Recipient.PERSON for line in lines)
    total = sum(line.amount or 0 for line in lines)
    opened = decision.round
    basis = RoundKind(opened.kind).label if opened else ""
    return (
        Heading("1", "Nội dung trình"),
        Paragraph(
            f"{basis}: “{opened.name if opened else ''}”. Sau khi tiếp nhận, thẩm định hồ sơ và hoàn thành "
            "các bước xét theo quy trình, kính trình ban hành quyết định khen thưởng "
            f"{counted(len(lines) - people, people)}."
        ),
        _summary(decision, lines),
        Heading("2", "Thẩm quyền"),
        *(Item("-", text) for text in _powers(decision, lines, on)),
        Heading("3", "Kinh phí"),
        Paragraph(
            f"Tổng tiền thưởng: {dong(total)} đồng, tính theo mức lương cơ sở tại ngày trình; mức chi được "
            "tính lại theo ngày ký quyết định."
        ),
        Heading("4", "Kiến nghị"),
        Paragraph(
            "Kính trình xem xét, ký ban hành dự thảo Quyết định và danh sách gửi kèm theo Phiếu trình này."
        ),
    )


def _summary(decision: Decision, lines: list[Award]) -> Table:
    whom = {Recipient.PERSON: "Cá nhân", Recipient.COLLECTIVE: "Tập thể", Recipient.HOUSEHOLD: "Hộ gia đình"}
    columns = (
        Column("Danh hiệu, hình thức khen thưởng", 2.4),
        Column("Đối tượng", 1),
        Column("Số lượng", 0.7, Align.RIGHT),
        Column("Tiền thưởng (đồng)", 1.2, Align.RIGHT),
    )
    rows = [
        (
            award_words(award, decision.tenant),
            whom[recipient],
            str(len(group)),
            dong(sum(line.amount or 0 for line in group)),
        )
        for recipient, award, group in by_award(lines)
    ]
    return Table(columns, tuple(rows))


def _powers(decision: Decision, lines: list[Award], on: date) -> list[str]:
    """Say, for each award, by which article this signer decides."""
    told = []
    for award in dict.fromkeys(line.award for line in lines):
        try:
            power = authority(award, signer=decision.signer, on=on, delegated=bool(decision.mandate))
            told.append(f"{award_words(award, decision.tenant)}: {power.cite}.")
        except NoRuleError as reason:
            told.append(f"{award_words(award, decision.tenant)}: {reason}")
    return told


def _amending_body(decision: Decision) -> tuple[Block, ...]:
    count = decision.amendments.count()
    what = "đính chính" if decision.kind == DecisionKind.CORRECTION else "hủy bỏ khen thưởng đối với"
    return (
        Heading("1", "Nội dung trình"),
        Paragraph(
            f"Kính trình ban hành quyết định {what} {count:02} trường hợp thuộc Quyết định "
            f"số {decision.amends.title if decision.amends else ''}."
        ),
        Heading("2", "Lý do"),
        Paragraph(decision.reason or "Như nêu trong dự thảo quyết định."),
        Heading("3", "Kiến nghị"),
        Paragraph("Kính trình xem xét, ký ban hành dự thảo Quyết định gửi kèm theo Phiếu trình này."),
    )
