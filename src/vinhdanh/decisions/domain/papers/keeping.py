"""Keeping the papers of a decision: Word to go on editing, PDF as it was handed up or issued."""

from datetime import date

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
from vinhdanh.documents.models import Document
from vinhdanh.units.models import User

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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


def keep_draft_papers(decision: Decision, *, actor: User, on: date) -> None:
    """Keep what is handed up for signature: phiếu trình and the draft with its list."""
    _keep(decision, PaperRole.MEMO, memo_paper(decision, on), actor)
    _keep(decision, PaperRole.DRAFT, decision_paper(decision), actor)


def keep_issued_papers(decision: Decision, *, actor: User) -> None:
    """Keep the decision as issued, and what it pays."""
    pdf = _keep(decision, PaperRole.ISSUED, decision_paper(decision), actor)
    if decision.kind == DecisionKind.AWARD:
        _keep(decision, PaperRole.MONEY, money_paper(decision), actor)
    Decision.objects.filter(pk=decision.pk).update(paper=pdf)
    decision.paper = pdf


def _keep(decision: Decision, role: PaperRole, paper: Paper, actor: User) -> Document:
    """Keep one paper in both forms; return the PDF."""
    number = f"{decision.number:02}-{decision.year}" if decision.number else "chua-so"
    for content, suffix, media in ((to_docx(paper), "docx", DOCX), (to_pdf(paper), "pdf", PDF)):
        document = keep_document(
            content,
            tenant=decision.tenant,
            kind=KINDS.get(role, DocumentKind.DECISION),
            title=f"{role.label}: {decision.subject_line}",
            name=f"{NAMES[role]}-{number}.{suffix}",
            media_type=media,
            actor=actor,
        )
        DecisionPaper.objects.create(decision=decision, role=role, document=document)
    return document
