from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.units.models import Organisation


class Trial(Base):
    """A standard tried with other values over an agency's ledger: what was asked, and what came of it.

    The ledger and the law stay as they are; whoever asked may leave the page.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Đang thử"
        DONE = "done", "Đã thử xong"
        STOPPED = "stopped", "Chưa thử được"

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    award = models.CharField("hình thức", max_length=20)
    kind = models.CharField("loại đối tượng", max_length=20)
    on = models.DateField("ngày áp dụng quy định")
    year = models.PositiveSmallIntegerField("năm xét")
    values = models.JSONField("giá trị đem thử", help_text="theo khóa của tham số")
    told = models.JSONField("những điều đem thử", help_text="bằng lời, trước và sau")
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField("đã xong, phần trăm", default=0)
    attempts = models.PositiveSmallIntegerField("số lần đã bắt đầu", default=0)
    problem = models.TextField("vì sao chưa thử được", blank=True)
    result = models.JSONField("kết quả", null=True)
    asked_by = models.UUIDField("người thử")

    class Meta:
        verbose_name = "lần thử quy định"
        indexes = [models.Index(fields=["tenant", "-created_at"])]
