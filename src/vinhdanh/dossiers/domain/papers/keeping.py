"""Keeping the papers of a list as they were when it went up, or when a returned proposal came back mended."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from vinhdanh.documents.domain.document import keep_document
from vinhdanh.documents.domain.paper import Paper
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.papers.meeting_minutes import meeting_minutes
from vinhdanh.dossiers.domain.papers.merit_report import merit_report
from vinhdanh.dossiers.domain.papers.proposal import proposal
from vinhdanh.dossiers.domain.papers.record import records_of
from vinhdanh.dossiers.models import Nomination, Report, Submission
from vinhdanh.units.models import User

DOCX, PDF = "docx", "pdf"
TYPES = {
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
}
PRINTED = {DOCX: to_docx, PDF: to_pdf}


@transaction.atomic
def keep_papers(submission: Submission, *, actor: User, on: date) -> None:
    """Keep the tờ trình with its lists, the minutes and the reports that were written, of a list sent ``on``.

    A list that was called back meanwhile keeps none; asked twice, they are kept once.
    """
    locked = Submission.objects.select_for_update(of=("self",)).select_related("round", "unit")
    submission = locked.get(pk=submission.pk)
    if submission.sent_at is None or submission.petition_id:
        return
    title = f"{submission.number:02}/{submission.symbol}, {submission.unit.name}"
    submission.petition = _kept(
        proposal(submission, on=on, today=on), PDF, submission, f"Tờ trình số {title}", "to-trinh", actor
    )
    if submission.met_on is not None:
        minutes = meeting_minutes(submission, today=on)
        submission.minutes = _kept(
            minutes, PDF, submission, f"Biên bản họp xét, {submission.unit.name}", "bien-ban", actor
        )
    submission.save(update_fields=["petition", "minutes"])
    names = submission.nominations.select_related(
        "report",
        "subject__person",
        "subject__collective",
        "place",
        "submission__round",
        "submission__unit__parent",
    )
    keep_reports([one for one in names if one.report.written], actor=actor, on=on)


def keep_reports(nominations: Sequence[Nomination], *, actor: User, on: date) -> None:
    """Keep the reports of some proposals as Word and PDF."""
    records = records_of([one.subject for one in nominations])
    for one in nominations:
        paper = merit_report(one, records[one.subject_id], on=on, today=on)
        title = f"Báo cáo thành tích của {name_of(one.subject)}"
        files = {form: _kept(paper, form, one.submission, title, "bao-cao", actor) for form in (DOCX, PDF)}
        Report.objects.filter(nomination=one).update(**files)


def _kept(paper: Paper, form: str, submission: Submission, title: str, name: str, actor: User) -> Document:
    return keep_document(
        PRINTED[form](paper),
        tenant=submission.tenant,
        kind=DocumentKind(paper.kind),
        title=title,
        name=f"{name}.{form}",
        media_type=TYPES[form],
        actor=actor,
    )
