import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.dossiers.enums import FindingKind, Part
from vinhdanh.dossiers.models.nomination import Nomination


class Appraisal(Base):
    """What an officer found of a nomination, and why; a return names parts and a day, is answered once."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, verbose_name="đề nghị", related_name="appraisals"
    )
    finding = models.CharField("kết quả thẩm định", max_length=20, choices=FindingKind)
    parts = ArrayField(
        models.CharField(max_length=20, choices=Part), verbose_name="phần cần bổ sung", default=list
    )
    reason = models.TextField("lý do", blank=True)
    cite = models.CharField("căn cứ", max_length=200, blank=True)
    due_on = models.DateField("hạn bổ sung", null=True)
    found_on = models.DateField("ngày thẩm định")
    found_by = models.UUIDField("chuyên viên")
    answer = models.TextField("giải trình của đơn vị", blank=True)
    answered_at = models.DateTimeField("bổ sung lúc", null=True)
    answered_by = models.UUIDField("người bổ sung", null=True)

    class Meta:
        verbose_name = "kết quả thẩm định"
        indexes = [models.Index(fields=["nomination", "-created_at"])]
        triggers = [pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete)]

    @property
    def part_names(self) -> list[str]:
        """The parts to be mended, as people read them."""
        return [str(Part(part).label) for part in self.parts]
