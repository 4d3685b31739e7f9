from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.dossiers.enums import SELF_PROPOSAL_MOVES, SelfProposalState
from vinhdanh.dossiers.models.nomination import Nomination
from vinhdanh.dossiers.models.round import Round
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation


class SelfProposal(Base):
    """Somebody's own wish to be on their unit's list; the unit answers, with a reason where it declines."""

    MOVES = SELF_PROPOSAL_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, verbose_name="đợt xét", related_name="self_proposals")
    subject = models.ForeignKey(
        Subject, models.PROTECT, verbose_name="đối tượng", related_name="self_proposals"
    )
    place = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="nơi công tác khi đề nghị", related_name="+"
    )
    award = models.CharField("hình thức", max_length=20)
    note = models.TextField("lời của người đề nghị", blank=True)
    state = models.CharField(
        "trạng thái", max_length=20, choices=SelfProposalState, default=SelfProposalState.WAITING
    )
    reason = models.TextField("lý do chưa đưa vào danh sách", blank=True)
    answered_by = models.UUIDField("người trả lời", null=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    nomination = models.ForeignKey(
        Nomination, models.SET_NULL, null=True, verbose_name="đề nghị", related_name="+"
    )

    class Meta:
        verbose_name = "tự đề nghị"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "subject", "award"],
                condition=Q(state="waiting"),
                name="self_proposal_waits_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="self_proposal_declined_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["round", "state"]), models.Index(fields=["subject"])]
