from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.models.nomination import Nomination


class Report(Base):
    """The report of achievements of a nomination: what the record cannot know, in the writer's words.

    ``version`` grows with each saving; who saves an older one is told, and nothing is overwritten.
    """

    nomination = models.OneToOneField(
        Nomination, models.CASCADE, verbose_name="đề nghị", related_name="report"
    )
    duties = models.TextField("chức năng, nhiệm vụ được giao", blank=True)
    results = models.TextField("kết quả đạt được", blank=True)
    effects = models.TextField("hiệu quả, phạm vi ảnh hưởng", blank=True)
    version = models.PositiveIntegerField("lần lưu", default=0)
    saved_by = models.UUIDField("người lưu", null=True)
    saved_at = models.DateTimeField("lưu lúc", null=True)
    docx = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="bản Word khi gửi", related_name="+"
    )
    pdf = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="bản PDF khi gửi", related_name="+"
    )

    class Meta:
        verbose_name = "báo cáo thành tích"

    @property
    def written(self) -> bool:
        """Whether it tells of results; what else has been saved is a beginning."""
        return bool(self.results)
