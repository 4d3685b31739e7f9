from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.units.models import Organisation, Person


class Subject(Base):
    """Whoever may be honoured: one person or one collective, with their year masks.

    ``masks`` hold, for the series named by ``series``, what the ledger said between ``valid_from`` and
    ``valid_until`` (days on which something in the ledger takes effect); outside that span, or where
    ``flagged``, the law is read from the facts themselves.
    """

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    person = models.OneToOneField(
        Person, models.CASCADE, null=True, verbose_name="cá nhân", related_name="subject"
    )
    collective = models.OneToOneField(
        Organisation, models.CASCADE, null=True, verbose_name="tập thể", related_name="subject"
    )
    record_from = models.PositiveSmallIntegerField("hồ sơ đầy đủ từ năm", null=True)
    masks = ArrayField(models.BigIntegerField(), verbose_name="mặt nạ năm", default=list)
    series = models.CharField("bộ cột", max_length=16, blank=True)
    valid_from = models.DateField("đúng từ ngày", null=True)
    valid_until = models.DateField("đúng trước ngày", null=True)
    judged_on = models.DateField("soi luật ngày", null=True)
    flagged = models.BooleanField("có dữ kiện ngoài tầm mặt nạ", default=False)

    class Meta:
        verbose_name = "đối tượng khen thưởng"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, collective__isnull=False) | Q(person__isnull=False, collective=None),
                name="subject_is_one_of_two",
            )
        ]
        indexes = [models.Index(fields=["judged_on"])]
