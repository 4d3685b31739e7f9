import pgtrigger
from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.records.models.importing import Import
from vinhdanh.records.models.subject import Subject
from vinhdanh.units.models import Organisation


class Fact(Base):
    """One line of the ledger, in the one shape of the law library (``content`` is a fact of a facts file).

    Never changed and never deleted: what turns out wrong is voided, and a better line is added.
    """

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name="đối tượng", related_name="facts")
    kind = models.CharField("loại", max_length=20)
    year = models.PositiveSmallIntegerField("năm", null=True)
    content = models.JSONField("nội dung")
    identity = models.CharField("danh tính", max_length=120, help_text="điều được nói tới, dù nói thế nào")
    source = models.CharField("nguồn", max_length=200, blank=True)
    imported_by = models.ForeignKey(
        Import, models.PROTECT, null=True, verbose_name="lần nhập", related_name="facts"
    )
    recorded_by = models.UUIDField("người ghi", null=True)
    voided_at = models.DateTimeField("bỏ lúc", null=True)
    voided_by = models.UUIDField("người bỏ", null=True)
    void_reason = models.CharField("lý do bỏ", max_length=200, blank=True)

    class Meta:
        verbose_name = "dữ kiện"
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "identity"], condition=Q(voided_at=None), name="fact_stands_once"
            ),
        ]
        indexes = [models.Index(fields=["subject", "kind"]), models.Index(fields=["tenant", "kind", "year"])]
        triggers = [
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="only_void",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__voided_at__isnull=False)
                | ~pgtrigger.Q(new__content=pgtrigger.F("old__content"))
                | ~pgtrigger.Q(new__subject=pgtrigger.F("old__subject"))
                | ~pgtrigger.Q(new__identity=pgtrigger.F("old__identity")),
            ),
        ]
