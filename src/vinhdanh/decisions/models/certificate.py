import pgtrigger
from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.decisions.models.award import Award
from vinhdanh.units.models import Organisation


class Certificate(Base):
    """The certificate of an award: its number in the certificate book, and the code in its public address."""

    award = models.OneToOneField(
        Award, models.PROTECT, verbose_name="dòng sổ vàng", related_name="certificate"
    )
    organ = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan cấp", related_name="+")
    year = models.PositiveSmallIntegerField("năm của sổ")
    number = models.PositiveIntegerField("số vào sổ")
    code = models.CharField("mã tra cứu", max_length=20, unique=True)

    class Meta:
        verbose_name = "bằng, giấy chứng nhận"
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "number"], name="certificate_number_once")
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
