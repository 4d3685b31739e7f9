from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vinhdanh.common.models import Base
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.enums import SUBMISSION_MOVES, Step, SubmissionState
from vinhdanh.dossiers.models.round import Round
from vinhdanh.units.models import Organisation


class Submission(Base):
    """A unit's list in a round, with its meeting, its tờ trình and its way up; one a unit and round."""

    MOVES = SUBMISSION_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, verbose_name="đợt xét", related_name="submissions")
    unit = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="đơn vị đề nghị", related_name="submissions"
    )
    state = models.CharField(
        "trạng thái", max_length=20, choices=SubmissionState, default=SubmissionState.PREPARING
    )
    route = ArrayField(
        models.CharField(max_length=20, choices=Step), verbose_name="quy trình khi gửi", default=list
    )
    number = models.PositiveIntegerField("số tờ trình", null=True)
    number_year = models.PositiveSmallIntegerField(
        "năm của số", null=True, help_text="trống nếu số do cơ quan nhập: một tờ trình có thể nêu nhiều việc"
    )
    symbol = models.CharField("ký hiệu tờ trình", max_length=40, blank=True)
    met_on = models.DateField("ngày họp xét", null=True)
    electorate = models.PositiveSmallIntegerField("số người có quyền bỏ phiếu", null=True)
    present = models.PositiveSmallIntegerField("số người dự họp", null=True)
    meeting_note = models.TextField("nội dung họp", blank=True)
    approved_by = models.UUIDField("người duyệt", null=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    sent_at = models.DateTimeField("gửi lúc", null=True)
    received_on = models.DateField("ngày tiếp nhận", null=True)
    extended_until = models.DateField("được gia hạn đến", null=True)
    petition = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="tờ trình và danh sách", related_name="+"
    )
    minutes = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="biên bản họp xét", related_name="+"
    )

    class Meta:
        verbose_name = "tờ trình, danh sách"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="submission_once"),
            models.UniqueConstraint(fields=["unit", "number_year", "number"], name="submission_number_once"),
            models.CheckConstraint(
                condition=Q(present=None) | Q(present__lte=F("electorate")), name="submission_present"
            ),
            models.CheckConstraint(
                condition=~Q(state=SubmissionState.RECEIVED) | Q(received_on__isnull=False),
                name="submission_received_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"])]
