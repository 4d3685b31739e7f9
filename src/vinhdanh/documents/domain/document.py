"""Keeping files: what was kept once stays as it was."""

import hashlib
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction

from vinhdanh.common.text import nfc
from vinhdanh.documents.domain.wording import printable
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.documents.models import Document
from vinhdanh.units.models import Organisation, User

LONGEST_NAME = 200
LONGEST_TITLE = 300


class Altered(Exception):  # noqa: N818 -- what happened to the file
    """The stored file is no longer the one that was kept."""


@transaction.atomic
def keep_document(
    content: bytes,
    *,
    tenant: Organisation,
    kind: DocumentKind,
    title: str,
    name: str,
    media_type: str,
    actor: User | None,
) -> Document:
    """Store a file with its fingerprint, within the action that asked for the right and logs what was done.

    Where it lies says nothing of its name: the name is for the one who downloads it. Without an ``actor``
    the system itself made it.
    """
    document = Document(
        tenant=tenant,
        kind=kind,
        title=printable(nfc(title))[:LONGEST_TITLE],
        name=printable(nfc(name))[-LONGEST_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        made_by=actor.pk if actor else None,
    )
    suffix = PurePath(document.name).suffix.lower()
    stored = f"{document.pk}{suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ''}"
    document.file.save(stored, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except BaseException:
        document.file.storage.delete(document.file.name or "")
        raise
    return document


def content_of(document: Document) -> bytes:
    """Return the bytes that were kept; :class:`Altered` if the stored file no longer has its fingerprint."""
    with document.file.open("rb") as file:
        content = bytes(file.read())
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Altered(str(document.pk))
    return content
