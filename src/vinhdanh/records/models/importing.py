from django.contrib.postgres.fields import ArrayField
from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.units.models import Organisation


class Import(Base):
    """One uploaded workbook, on its way from reading to the ledger; may be undone."""

    class State(models.TextChoices):
        READING = "reading", "Đang đọc và kiểm tra"
        MAPPING = "mapping", "Chờ xác nhận cột"
        CHECKING = "checking", "Đang kiểm tra lại"
        CHECKED = "checked", "Đã kiểm tra"
        IMPORTING = "importing", "Đang nhập"
        IMPORTED = "imported", "Đã nhập"
        REFUSED = "refused", "Không đọc được"
        DISCARDED = "discarded", "Đã bỏ"
        UNDOING = "undoing", "Đang hoàn tác"
        UNDONE = "undone", "Đã hoàn tác"

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, verbose_name="đơn vị", related_name="imports")
    file = models.FileField("tệp", upload_to="imports/%Y/%m/")
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("dấu vân tệp", max_length=64)
    state = models.CharField("trạng thái", max_length=20, choices=State, default=State.READING)
    mapping = models.JSONField("cột đã nhận", default=dict)
    progress = models.PositiveSmallIntegerField("phần trăm", default=0)
    attempts = models.PositiveSmallIntegerField("số lần bắt đầu việc này", default=0)
    counts = models.JSONField("số dòng", default=dict)
    people_added = ArrayField(models.UUIDField(), verbose_name="người mới thêm", default=list)
    problem = models.TextField("vướng mắc", blank=True)
    checked_at = models.DateTimeField("kiểm tra lúc", null=True)
    marked = models.FileField("tệp có đánh dấu chỗ cần sửa", upload_to="imports/%Y/%m/", blank=True)
    not_marked = models.TextField("vì sao không có tệp đánh dấu", blank=True)
    uploaded_by = models.UUIDField("người tải lên")
    finished_at = models.DateTimeField("xong lúc", null=True)

    class Meta:
        verbose_name = "lần nhập"
        indexes = [models.Index(fields=["unit", "-created_at"])]


class ImportProblem(models.Model):
    """What is wrong with one cell or row of an import, why, and what to do."""

    importing = models.ForeignKey(Import, models.CASCADE, verbose_name="lần nhập", related_name="problems")
    sheet = models.CharField("trang tính", max_length=100)
    row = models.PositiveIntegerField("dòng")
    column = models.CharField("cột", max_length=10, blank=True)
    sentence = models.TextField("điều cần biết")
    blocks = models.BooleanField("dòng này không nhập được")

    class Meta:
        verbose_name = "điều cần sửa khi nhập"
        indexes = [models.Index(fields=["importing", "row"])]
