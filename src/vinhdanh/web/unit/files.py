"""Giving a file to download: always as an attachment, never shown within the site."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from vinhdanh.dossiers.domain.papers.keeping import TYPES


def attachment(content: bytes, *, name: str, form: str) -> HttpResponse:
    """Answer with a file in one of the forms of papers."""
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.{form}")
    answer["Cache-Control"] = "private, no-store"
    return answer
