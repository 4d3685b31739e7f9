import pgtrigger
from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.enums import Step
from vinhdanh.dossiers.models.nomination import Nomination
from vinhdanh.dossiers.models.submission import Submission


class Proof(Base):
    """Why a gate closed: the figures, the article, who and when. Upper rooms write it through an action."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, verbose_name="tờ trình", related_name="proofs"
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, null=True, verbose_name="đề nghị", related_name="proofs"
    )
    step = models.CharField("bước", max_length=20, choices=Step)
    figures = models.JSONField("số liệu", default=dict)
    cite = models.CharField("căn cứ", max_length=200, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="giấy tờ", related_name="+"
    )
    proved_on = models.DateField("ngày")
    proved_by = models.UUIDField("người ghi")

    class Meta:
        verbose_name = "căn cứ qua bước"
        constraints = [
            models.CheckConstraint(
                condition=Q(submission=None, nomination__isnull=False)
                | Q(submission__isnull=False, nomination=None),
                name="proof_of_one_thing",
            )
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
