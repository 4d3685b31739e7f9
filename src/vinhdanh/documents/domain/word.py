"""A paper as a Word document that an officer can go on editing."""

import io

from vinhdanh.documents.domain import wording
from vinhdanh.documents.domain.paper import Paper


def to_docx(paper: Paper) -> bytes:
    """Return the paper as DOCX in Times New Roman."""
    import docx  # noqa: PLC0415

    document = docx.Document()
    document.add_paragraph(wording.full_heading(paper))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
