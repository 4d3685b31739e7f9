"""Handing a file to a browser: always as something to keep, never as something to run."""

from urllib.parse import quote

from django.http import HttpResponse

from vinhdanh.common.errors import NotAllowed
from vinhdanh.documents.domain.document import content_of
from vinhdanh.documents.models import Document


def attachment(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return bytes as a file to download."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Content-Security-Policy"] = "sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def kept_file(document: Document | None) -> HttpResponse:
    """Return a kept document as a file; what is not there is not found."""
    if document is None:
        raise NotAllowed("documents.see")
    return attachment(content_of(document), name=document.name, media_type=document.media_type)
