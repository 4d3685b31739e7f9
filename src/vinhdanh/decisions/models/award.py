import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.decisions.enums import Change, Ground, Recipient
from vinhdanh.decisions.models.decision import Decision
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.models import Subject
from vinhdanh.units.enums import Gender
from vinhdanh.units.models import Organisation

NAME_WORDS = models.Func("folded", function="decisions_name_words")
"""The words of a name and each two of them together; a function of the database (see the migrations)."""


class Award(Base):
    """One line of the register, as it was decided; later decisions add a change, the line itself stays.

    What statistics count by (level, unit, gender, direct worker) is kept as it was on the day of decision.
    """

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, verbose_name="quyết định", related_name="awards")
    ordinal = models.PositiveIntegerField("số thứ tự trong quyết định")
    award = models.CharField("hình thức", max_length=20)
    level = models.CharField("cấp", max_length=20)
    basis = models.CharField("loại hình", max_length=20, choices=RoundKind)
    years = ArrayField(models.PositiveSmallIntegerField(), verbose_name="năm được khen", default=list)
    recipient = models.CharField("đối tượng", max_length=20, choices=Recipient)
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, verbose_name="hồ sơ", related_name="register"
    )
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, null=True, verbose_name="đề nghị", related_name="register_line"
    )
    name = models.CharField("tên người, tập thể", max_length=200)
    folded = models.CharField("tên không dấu", max_length=200, editable=False, db_collation="C")
    words = models.GeneratedField(expression=NAME_WORDS, output_field=SearchVectorField(), db_persist=True)
    post = models.CharField("chức vụ", max_length=120, blank=True)
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, verbose_name="đơn vị", related_name="+")
    unit_name = models.CharField("tên đơn vị khi quyết định", max_length=300, blank=True)
    gender = models.CharField("giới tính", max_length=10, choices=Gender, blank=True)
    direct_worker = models.BooleanField("lao động trực tiếp", default=False)
    achievement = models.TextField("thành tích", blank=True)
    achievement_code = models.CharField("mã thành tích", max_length=60, blank=True)
    amount = models.PositiveBigIntegerField("tiền thưởng, đồng", null=True)
    amount_cite = models.CharField("căn cứ tiền thưởng", max_length=300, blank=True)
    done_on = models.DateField("ngày lập thành tích", null=True)
    proposed_on = models.DateField("ngày đề nghị", null=True)
    decided_on = models.DateField("ngày quyết định")
    fact = models.UUIDField("dữ kiện đã ghi", null=True)

    class Meta:
        verbose_name = "dòng sổ vàng"
        constraints = [
            models.UniqueConstraint(fields=["decision", "ordinal"], name="award_ordinal_once"),
            models.UniqueConstraint(
                fields=["decision", "subject", "award"],
                condition=Q(subject__isnull=False),
                name="award_once_a_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "-decided_on"]),
            models.Index(fields=["tenant", "award", "decided_on"]),
            GinIndex(fields=["words"], name="award_words"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class AwardChange(Base):
    """What a later decision did to a line of the register. Never changed itself."""

    award = models.ForeignKey(Award, models.PROTECT, verbose_name="dòng sổ vàng", related_name="changes")
    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name="quyết định sửa đổi", related_name="changes"
    )
    change = models.CharField("thay đổi", max_length=20, choices=Change)
    corrected = models.JSONField("nội dung đúng", default=dict, help_text="tên trường và nội dung đúng")
    folded = models.CharField("tên đúng, không dấu", max_length=200, blank=True, db_collation="C")
    words = models.GeneratedField(expression=NAME_WORDS, output_field=SearchVectorField(), db_persist=True)
    reason = models.TextField("lý do", blank=True)
    recover = models.PositiveBigIntegerField("tiền phải thu hồi, đồng", null=True)
    fact = models.UUIDField("dữ kiện ghi lại", null=True)

    class Meta:
        verbose_name = "thay đổi của dòng sổ vàng"
        constraints = [
            models.UniqueConstraint(fields=["award", "decision"], name="change_once_a_decision"),
            models.UniqueConstraint(
                fields=["award"], condition=Q(change=Change.ANNULLED), name="award_annulled_once"
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], condition=~Q(folded=""), name="award_change_words"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Amendment(Base):
    """What a correcting or annulling draft is to do to one line; issuing makes it a change."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, verbose_name="dự thảo quyết định", related_name="amendments"
    )
    award = models.ForeignKey(Award, models.PROTECT, verbose_name="dòng sổ vàng", related_name="amendments")
    corrected = models.JSONField("nội dung đúng", default=dict, help_text="tên trường và nội dung đúng")
    reason = models.TextField("lý do", blank=True)
    ground = models.CharField("trường hợp hủy bỏ", max_length=20, choices=Ground, blank=True)

    class Meta:
        verbose_name = "nội dung sửa đổi trong dự thảo"
        constraints = [models.UniqueConstraint(fields=["decision", "award"], name="amendment_once")]
