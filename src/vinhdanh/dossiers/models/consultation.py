from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.dossiers.enums import Direction
from vinhdanh.units.models import Organisation


class Consultation(Base):
    """An opinion asked of another authority about nominees, or asked of us (hiệp y)."""

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    direction = models.CharField("chiều", max_length=20, choices=Direction)
    authority = models.CharField("cơ quan", max_length=200)
    about = models.CharField("về việc", max_length=300)
    collectives = models.PositiveIntegerField("số tập thể", default=0)
    individuals = models.PositiveIntegerField("số cá nhân", default=0)
    asked_on = models.DateField("ngày hỏi")
    due_on = models.DateField("hạn trả lời", null=True)
    answered_on = models.DateField("ngày trả lời", null=True)
    answer = models.TextField("ý kiến", blank=True)

    class Meta:
        verbose_name = "hiệp y"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("asked_on")),
                name="consultation_answered_after_asking",
            )
        ]
        indexes = [models.Index(fields=["tenant", "asked_on"])]
