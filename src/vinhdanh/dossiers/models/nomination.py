from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.dossiers.enums import NOMINATION_MOVES, NominationState
from vinhdanh.dossiers.models.round import Round
from vinhdanh.dossiers.models.submission import Submission
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User


class Nomination(Base):
    """One subject and one award in one round, with what the law said when it was proposed."""

    MOVES = NOMINATION_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, verbose_name="đợt xét", related_name="nominations")
    submission = models.ForeignKey(
        Submission, models.PROTECT, verbose_name="tờ trình", related_name="nominations"
    )
    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name="đối tượng", related_name="nominations")
    place = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="nơi công tác khi đề nghị", related_name="+"
    )
    award = models.CharField("hình thức", max_length=20)
    year = models.PositiveSmallIntegerField("năm xét")
    state = models.CharField(
        "trạng thái", max_length=20, choices=NominationState, default=NominationState.DRAFT
    )
    outcome = models.CharField("kết quả soi luật", max_length=24)
    verdict = models.JSONField("kết luận soi luật", default=dict)
    judged_on = models.DateField("soi luật ngày")
    summary = models.TextField("tóm tắt thành tích", blank=True)
    achievement = models.CharField("mã thành tích", max_length=60, blank=True)
    done_on = models.DateField("ngày lập thành tích", null=True)
    votes_for = models.PositiveSmallIntegerField("số phiếu đồng ý ở đơn vị", null=True)
    proposed_on = models.DateField("ngày đề nghị", null=True)
    handled_by = models.UUIDField("chuyên viên thẩm định", null=True)
    forwarded_on = models.DateField("ngày trình cấp trên", null=True)
    forwarded_by_paper = models.CharField("tờ trình cấp trên", max_length=80, blank=True)

    class Meta:
        verbose_name = "đề nghị"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "subject", "award"],
                condition=~Q(state=NominationState.WITHDRAWN),
                name="nomination_once",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state"]),
            models.Index(fields=["tenant", "state"]),
            models.Index(fields=["submission"]),
        ]

    @property
    def begun(self) -> bool:
        """Whether anything of its dossier would go with it: a report, a summary or votes."""
        return bool(self.report.version or self.summary) or self.votes_for is not None

    def concerns(self, user: User) -> bool:
        """Tell whether an account belongs to the person proposed: nobody acts on their own case."""
        return user.person_id is not None and self.subject.person_id == user.person_id
