from django.db import models

from vinhdanh.records.models.subject import Subject


class Finding(models.Model):
    """What the law says of one subject, one award and one year: kept with the facts, in their transaction."""

    class Outcome(models.TextChoices):
        """The library's outcomes, in the words of offices."""

        ELIGIBLE = "eligible", "Đủ điều kiện"
        AWAITING = "awaiting_judgement", "Chờ xét chọn"
        INSUFFICIENT = "insufficient_evidence", "Chưa đủ căn cứ"
        NOT_ELIGIBLE = "not_eligible", "Chưa đạt"
        ON_HOLD = "on_hold", "Tạm dừng"
        NO_RULE = "no_verified_rule", "Chưa có quy định đã kiểm chứng"

    subject = models.ForeignKey(Subject, models.CASCADE, verbose_name="đối tượng", related_name="findings")
    award = models.CharField("hình thức", max_length=20)
    year = models.PositiveSmallIntegerField("năm xét")
    outcome = models.CharField("kết quả", max_length=24, choices=Outcome)
    awarded = models.BooleanField("đã được tặng cho năm ấy", default=False)
    on = models.DateField("từ ngày", help_text="ngày kết quả này có được")

    class Meta:
        verbose_name = "kết quả soi luật"
        constraints = [models.UniqueConstraint(fields=["subject", "award", "year"], name="finding_once")]
        indexes = [models.Index(fields=["year", "award", "outcome"])]
