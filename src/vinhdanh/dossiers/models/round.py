from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vinhdanh.common.models import Base
from vinhdanh.dossiers.enums import ROUND_MOVES, RoundKind, RoundState, Step
from vinhdanh.units.models import Organisation


class Round(Base):
    """One call for nominations: on which ground, for which year, which awards, until when, by which steps."""

    MOVES = ROUND_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    organ = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="đơn vị mở đợt xét", related_name="rounds"
    )
    kind = models.CharField("loại hình", max_length=20, choices=RoundKind)
    name = models.CharField("tên đợt xét", max_length=200)
    year = models.PositiveSmallIntegerField("năm xét")
    awards = ArrayField(models.CharField(max_length=20), verbose_name="danh hiệu, hình thức")
    route = ArrayField(models.CharField(max_length=20, choices=Step), verbose_name="quy trình")
    opens_on = models.DateField("mở từ ngày")
    due_on = models.DateField("hạn đơn vị gửi")
    state = models.CharField("trạng thái", max_length=20, choices=RoundState, default=RoundState.PREPARING)

    class Meta:
        verbose_name = "đợt xét"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_period"),
            models.UniqueConstraint(fields=["organ", "name"], name="round_name_once"),
        ]
        indexes = [models.Index(fields=["tenant", "-year"])]

    def __str__(self) -> str:
        return self.name
