import pgtrigger
from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.units.models import Organisation


class Document(Base):
    """A file that somebody made, signed or handed in, with its fingerprint. Never changed, never deleted."""

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    kind = models.CharField("loại", max_length=20, choices=DocumentKind)
    title = models.CharField("tiêu đề", max_length=300)
    name = models.CharField("tên tệp", max_length=200)
    file = models.FileField("tệp", upload_to="documents/%Y/%m/", max_length=200)
    sha256 = models.CharField("dấu vân tệp", max_length=64)
    media_type = models.CharField("kiểu tệp", max_length=100)
    made_by = models.UUIDField("người lập", null=True)

    class Meta:
        verbose_name = "văn bản"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_has_fingerprint"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "kind", "-created_at"])]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
