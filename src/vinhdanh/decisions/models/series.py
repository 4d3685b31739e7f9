from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.decisions.enums import Book
from vinhdanh.units.models import Organisation


class Numbering(Base):
    """How an organ makes its decisions out: symbol, place, who keeps the book, at whose proposal."""

    organ = models.OneToOneField(
        Organisation, models.PROTECT, verbose_name="cơ quan ban hành", related_name="numbering"
    )
    symbol = models.CharField("ký hiệu quyết định", max_length=40)
    place = models.CharField("địa danh", max_length=60)
    book = models.CharField("sổ quyết định", max_length=10, choices=Book, default=Book.CLERK)
    proposer = models.CharField("chức vụ người đề nghị", max_length=120, blank=True)

    class Meta:
        verbose_name = "cách đánh số văn bản"


class Series(Base):
    """A gap-free series of an organ and year: the last number given, moved on by whoever uses the next."""

    organ = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    name = models.CharField("tên dãy số", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    started = models.PositiveIntegerField("số đã dùng trước khi hệ thống cấp", default=0)
    last = models.PositiveIntegerField("số đã cấp", default=0)

    class Meta:
        verbose_name = "dãy số liên tục"
        constraints = [models.UniqueConstraint(fields=["organ", "name", "year"], name="series_once")]
