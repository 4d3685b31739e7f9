import hashlib
from pathlib import Path

import pgtrigger
import pytest
from django.db import DataError, ProgrammingError, transaction

from factories.units import AdministratorFactory
from vinhdanh.documents.domain.document import Altered, content_of, keep_document
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.documents.models import Document

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
CONTENT = b"%PDF-1.7 ..."


def kept(name: str = "quyết định 05.pdf", media_type: str = "application/pdf") -> Document:
    administrator = AdministratorFactory()
    return keep_document(
        CONTENT,
        tenant=administrator.tenant,
        kind=DocumentKind.DECISION,
        title="Quyết định về việc tặng Bằng khen",
        name=name,
        media_type=media_type,
        actor=administrator,
    )


def test_a_kept_document_has_its_fingerprint_and_its_bytes():
    document = Document.objects.get(pk=kept().pk)

    assert document.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert content_of(document) == CONTENT
    assert document.name == "quyết định 05.pdf"
    assert Path(document.file.name).name == f"{document.pk}.pdf"


def test_what_the_system_makes_by_itself_has_no_maker():
    document = keep_document(
        CONTENT,
        tenant=AdministratorFactory().tenant,
        kind=DocumentKind.LIST,
        title="Danh sách",
        name="danh-sach.pdf",
        media_type="application/pdf",
        actor=None,
    )

    assert document.made_by is None


@pytest.mark.parametrize("name", ["../../x.py", "a/b.pdf\0", ".htaccess", "x.ảnh", "x" * 500 + ".pdf"])
def test_the_name_that_somebody_gave_never_says_where_the_file_lies(name: str):
    document = kept(name)

    assert Path(document.file.name).stem == str(document.pk)
    assert Path(document.file.name).parts[0] == "documents"
    assert "\0" not in document.name


@pytest.mark.parametrize("harm", ["update", "delete"])
def test_the_database_refuses_to_change_and_to_delete_a_document(harm: str):
    lines = Document.objects.filter(pk=kept().pk)

    def do_harm() -> None:
        lines.update(title="khác") if harm == "update" else lines.delete()

    with pytest.raises(ProgrammingError), transaction.atomic():
        do_harm()
    with pgtrigger.ignore("documents.Document:append_only"):  # the negative control
        do_harm()

    assert not lines.filter(title="Quyết định về việc tặng Bằng khen").exists()


def test_a_stored_file_that_was_altered_is_not_given_out():
    document = kept()
    Path(document.file.path).write_bytes(b"%PDF-1.7 ,,,")

    with pytest.raises(Altered):
        content_of(document)


def test_a_document_that_the_database_refuses_leaves_no_file_behind():
    folder = Path(kept().file.path).parent
    before = sorted(folder.iterdir())

    with pytest.raises(DataError), transaction.atomic():
        kept(media_type="x" * 101)

    assert sorted(folder.iterdir()) == before
