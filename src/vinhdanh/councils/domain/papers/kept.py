"""Keeping the papers of a session when it closes: what is printed then stays as it was."""

from collections.abc import Callable

from vinhdanh.councils.domain.papers.counting import counting_record
from vinhdanh.councils.domain.papers.minutes import minutes_of
from vinhdanh.councils.domain.queries.agenda import withdrawn_items
from vinhdanh.councils.domain.queries.results import Result
from vinhdanh.councils.domain.queries.roll import Roll
from vinhdanh.councils.models import Session
from vinhdanh.documents.domain.document import keep_document
from vinhdanh.documents.domain.paper import Paper
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.units.models import User

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PRINTED: tuple[tuple[str, str, str, Callable[[Paper], bytes]], ...] = (
    ("", "pdf", PDF, to_pdf),
    ("_docx", "docx", DOCX, to_docx),
)


def keep_papers(session: Session, roll: Roll, results: list[Result], *, actor: User) -> None:
    """Keep the minutes and the record of the count, each as PDF and as Word."""
    withdrawn = withdrawn_items(session)
    papers = {
        "minutes": (minutes_of(session, roll, results, withdrawn), "bien-ban-hop"),
        "counting": (counting_record(session, roll, results, withdrawn), "bien-ban-kiem-phieu"),
    }
    kept = {}
    for field, (paper, name) in papers.items():
        for suffix, extension, media_type, printed in PRINTED:
            kept[f"{field}{suffix}"] = keep_document(
                printed(paper),
                tenant=session.tenant,
                kind=paper.kind,
                title=f"{paper.heading}: {session.title}",
                name=f"{name}-{session.held_on:%Y-%m-%d}.{extension}",
                media_type=media_type,
                actor=actor,
            )
    Session.objects.filter(pk=session.pk).update(**kept)
    for field, document in kept.items():
        setattr(session, field, document)
