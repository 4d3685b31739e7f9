from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.decisions.enums import PRINTING_MOVES, Papers, PrintingState
from vinhdanh.decisions.models.decision import Decision


class Printing(Base):
    """Papers of a decision that were asked for and that the worker makes: how far it is, how it ended."""

    MOVES = PRINTING_MOVES

    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name="quyết định", related_name="printings"
    )
    papers = models.CharField("giấy tờ cần lập", max_length=20, choices=Papers)
    state = models.CharField(
        "trạng thái", max_length=20, choices=PrintingState, default=PrintingState.WAITING
    )
    progress = models.PositiveSmallIntegerField("đã xong, phần trăm", default=0)
    attempts = models.PositiveSmallIntegerField("số lần đã bắt đầu", default=0)
    problem = models.TextField("vì sao chưa lập được", blank=True)
    asked_by = models.UUIDField("người yêu cầu")
    asked_on = models.DateField("ngày yêu cầu")
    address = models.CharField(
        "địa chỉ tra cứu", max_length=300, blank=True, help_text="có {} ở chỗ của mã tra cứu"
    )

    class Meta:
        verbose_name = "lượt lập giấy tờ"
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "papers"],
                condition=Q(state=PrintingState.WAITING),
                name="printing_waits_once",
            )
        ]
        indexes = [models.Index(fields=["decision", "-created_at"])]
