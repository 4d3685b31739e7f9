"""The papers of a session to download: ballot sheets before, minutes and the record of the count after."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vinhdanh.common.errors import NotAllowed
from vinhdanh.councils.domain.papers.ballot import ballot_paper, ballots_of
from vinhdanh.councils.domain.queries.agenda import standing_items
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.web.files import attachment, kept_file
from vinhdanh.web.ministry.council.acting import convened_session

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT = {
    "bien-ban-hop.pdf": "minutes",
    "bien-ban-hop.docx": "minutes_docx",
    "bien-ban-kiem-phieu.pdf": "counting",
    "bien-ban-kiem-phieu.docx": "counting_docx",
}


@require_safe
def ballot(request: HttpRequest, pk: UUID, number: int, form: str) -> HttpResponse:
    """Give one kind of ballot sheet: as many copies as are handed out (PDF), or one to change (Word)."""
    shown = convened_session(request, pk)
    ballots = ballots_of(standing_items(shown), roll_of(shown))
    if not 1 <= number <= len(ballots) or form not in {"pdf", "docx"}:
        raise NotAllowed("councils.see")
    chosen = ballots[number - 1]
    paper, name = ballot_paper(shown, chosen), f"phieu-bau-{number}-{shown.held_on:%Y-%m-%d}.{form}"
    if form == "docx":
        return attachment(to_docx(paper), name=name, media_type=DOCX)
    printed = to_pdf(replace(paper, copies=max(chosen.sheets, 1)))
    return attachment(printed, name=name, media_type=PDF)


@require_safe
def paper(request: HttpRequest, pk: UUID, which: str) -> HttpResponse:
    """Give a kept paper of a session."""
    return kept_file(getattr(convened_session(request, pk), KEPT.get(which, ""), None))
