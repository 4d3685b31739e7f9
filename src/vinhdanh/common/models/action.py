import pgtrigger
from django.db import models

from vinhdanh.common.models.base import Base


class LoggedAction(Base):
    """What an official did, as a code and its figures; read back as a Vietnamese sentence. Never changed."""

    tenant = models.UUIDField("cơ quan")
    actor = models.UUIDField("người thực hiện", null=True)
    code = models.CharField("việc", max_length=60)
    subject = models.UUIDField("đối tượng")
    data = models.JSONField("chi tiết", default=dict)

    class Meta:
        verbose_name = "việc đã làm"
        indexes = [
            models.Index(fields=["subject", "-created_at"]),
            models.Index(fields=["tenant", "-created_at"]),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
