from django.db import models
from django.db.models import F, Q

from vinhdanh.common.models import Base
from vinhdanh.councils.enums import SESSION_MOVES, Presence, SessionState
from vinhdanh.councils.models.council import Council, Member
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.units.models import Organisation, User


class Session(Base):
    """A meeting of a council over the nominations of a round, voted on paper and counted by two tellers."""

    MOVES = SESSION_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    council = models.ForeignKey(Council, models.PROTECT, verbose_name="Hội đồng", related_name="sessions")
    round = models.ForeignKey(Round, models.PROTECT, verbose_name="đợt xét", related_name="sessions")
    title = models.CharField("tên phiên họp", max_length=200)
    held_on = models.DateField("ngày họp")
    place = models.CharField("nơi họp", max_length=200, blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=SessionState, default=SessionState.PLANNED)
    members = models.PositiveSmallIntegerField("tổng số thành viên khi bỏ phiếu", null=True)
    first_teller = models.ForeignKey(
        User, models.PROTECT, null=True, verbose_name="người kiểm phiếu thứ nhất", related_name="+"
    )
    second_teller = models.ForeignKey(
        User, models.PROTECT, null=True, verbose_name="người kiểm phiếu thứ hai", related_name="+"
    )
    written_asked = models.PositiveSmallIntegerField(
        "số người được lấy ý kiến khi nhập ý kiến bằng văn bản", null=True
    )
    discussion = models.TextField("nội dung thảo luận", blank=True)
    minutes = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="biên bản họp", related_name="+"
    )
    minutes_docx = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="biên bản họp, bản Word", related_name="+"
    )
    counting = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="biên bản kiểm phiếu", related_name="+"
    )
    counting_docx = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="biên bản kiểm phiếu, bản Word", related_name="+"
    )

    class Meta:
        verbose_name = "phiên họp"
        constraints = [
            models.CheckConstraint(
                condition=Q(first_teller=None) | ~Q(first_teller=F("second_teller")),
                name="session_two_tellers",
            )
        ]
        indexes = [models.Index(fields=["council", "-held_on"])]

    def __str__(self) -> str:
        return self.title


class Attendance(Base):
    """How one member takes part in a session."""

    session = models.ForeignKey(Session, models.CASCADE, verbose_name="phiên họp", related_name="roll")
    member = models.ForeignKey(Member, models.PROTECT, verbose_name="thành viên", related_name="+")
    presence = models.CharField("tham dự", max_length=20, choices=Presence, default=Presence.ABSENT)
    deputy = models.CharField("người dự thay", max_length=120, blank=True)
    paper = models.CharField("văn bản cử, văn bản xin ý kiến", max_length=120, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=~Q(presence=Presence.DEPUTY) | ~Q(deputy=""), name="attendance_deputy_is_named"
            ),
        ]


class Item(Base):
    """One nomination on the agenda of a session, and what the vote came to when the session closed."""

    session = models.ForeignKey(Session, models.CASCADE, verbose_name="phiên họp", related_name="items")
    nomination = models.ForeignKey(Nomination, models.PROTECT, verbose_name="đề nghị", related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    withdrawn = models.CharField("lý do rút khỏi phiên họp", max_length=200, blank=True)
    recounts = models.PositiveSmallIntegerField("số lần phải đếm lại", default=0)
    written_for = models.PositiveSmallIntegerField("ý kiến bằng văn bản đồng ý", default=0)
    written_against = models.PositiveSmallIntegerField("ý kiến bằng văn bản không đồng ý", default=0)
    votes_for = models.PositiveSmallIntegerField("tổng số đồng ý", null=True)
    passed = models.BooleanField("đạt", null=True)
    cite = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = "nội dung biểu quyết"
        constraints = [
            models.UniqueConstraint(fields=["session", "nomination"], name="item_once"),
            models.UniqueConstraint(fields=["session", "order"], name="item_order_once"),
        ]
