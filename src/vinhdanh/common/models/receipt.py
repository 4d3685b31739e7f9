from django.db import models


class Receipt(models.Model):
    """That a form was handed in: its key, by whom, and where its effect led; a second copy has no effect."""

    key = models.UUIDField("khóa của biểu mẫu", primary_key=True)
    actor = models.UUIDField("người gửi")
    location = models.TextField("dẫn đến", blank=True)
    claimed_at = models.DateTimeField("nhận lúc")

    class Meta:
        verbose_name = "lượt gửi biểu mẫu"
        indexes = [models.Index(fields=["claimed_at"])]
