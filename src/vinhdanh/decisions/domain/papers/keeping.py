"""Keeping the papers of a decision: Word to go on editing, PDF as it was handed up or issued."""

from datetime import date

from vinhdanh.common.progress import Tell, part, untold
from vinhdanh.decisions.domain.papers.amending import amending_paper
from vinhdanh.decisions.domain.papers.award import award_paper
from vinhdanh.decisions.domain.papers.memo import memo_paper
from vinhdanh.decisions.domain.papers.money import money_paper
from vinhdanh.decisions.enums import DecisionKind, PaperRole
from vinhdanh.decisions.models import Decision, DecisionPaper
from vinhdanh.documents.domain.document import keep_document
from vinhdanh.documents.domain.paper import Paper
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.units.models import User

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = {"pdf": PDF, "docx": DOCX}
NAMES = {
    PaperRole.MEMO: "phieu-trinh",
    PaperRole.DRAFT: "du-thao-quyet-dinh",
    PaperRole.ISSUED: "quyet-dinh",
    PaperRole.MONEY: "bang-tien-thuong",
}
KINDS = {PaperRole.MEMO: DocumentKind.PROPOSAL, PaperRole.MONEY: DocumentKind.LIST}


def decision_paper(decision: Decision) -> Paper:
    """Return the decision as a paper: a draft without number, or as issued."""
    return award_paper(decision) if decision.kind == DecisionKind.AWARD else amending_paper(decision)


def keep_draft_papers(decision: Decision, *, actor: User, on: date, tell: Tell = untold) -> None:
    """Keep what is handed up for signature: phiếu trình and the draft with its list."""
    _keep_both(decision, PaperRole.MEMO, memo_paper(decision, on), actor, part(tell, 0, 0.3))
    _keep_both(decision, PaperRole.DRAFT, decision_paper(decision), actor, part(tell, 0.3, 1))


def keep_issued_papers(decision: Decision, *, actor: User, tell: Tell = untold) -> None:
    """Keep the decision as issued, and what it pays (as PDF: who reckons on takes the workbook)."""
    _keep_both(decision, PaperRole.ISSUED, decision_paper(decision), actor, part(tell, 0, 0.7))
    if decision.kind == DecisionKind.AWARD:
        _keep(decision, PaperRole.MONEY, to_pdf(money_paper(decision)), "pdf", actor)
        tell(1)


def _keep_both(decision: Decision, role: PaperRole, paper: Paper, actor: User, tell: Tell) -> None:
    """Keep one paper in both forms."""
    _keep(decision, role, to_docx(paper), "docx", actor)
    tell(0.7)
    _keep(decision, role, to_pdf(paper), "pdf", actor)
    tell(1)


def _keep(decision: Decision, role: PaperRole, content: bytes, suffix: str, actor: User) -> None:
    """Keep one file as a paper of the decision."""
    number = f"{decision.number:02}-{decision.year}" if decision.number else "chua-so"
    document = keep_document(
        content,
        tenant=decision.tenant,
        kind=KINDS.get(role, DocumentKind.DECISION),
        title=f"{role.label}: {decision.subject_line}",
        name=f"{NAMES[role]}-{number}.{suffix}",
        media_type=MEDIA[suffix],
        actor=actor,
    )
    DecisionPaper.objects.create(decision=decision, role=role, document=document)
