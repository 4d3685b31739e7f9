from django.db import models
from django.db.models import Q

from vinhdanh.common.models import Base
from vinhdanh.decisions.enums import (
    DECISION_MOVES,
    STATE_SIGNERS,
    Book,
    DecisionKind,
    DecisionState,
    PaperRole,
)
from vinhdanh.documents.models import Document
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.units.models import Organisation


class Decision(Base):
    """A decision to commend, to correct or to annul: number, date, signer, list. Issued ones never change."""

    MOVES = DECISION_MOVES

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    organ = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="cơ quan ban hành", related_name="decisions"
    )
    kind = models.CharField("loại", max_length=20, choices=DecisionKind, default=DecisionKind.AWARD)
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, verbose_name="đợt xét", related_name="decisions"
    )
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, verbose_name="sửa đổi quyết định", related_name="amended_by"
    )
    subject_line = models.CharField("trích yếu", max_length=300)
    state = models.CharField("trạng thái", max_length=20, choices=DecisionState, default=DecisionState.DRAFT)
    number = models.PositiveIntegerField("số", null=True)
    symbol = models.CharField("ký hiệu", max_length=40)
    year = models.PositiveSmallIntegerField("năm của số", null=True)
    book = models.CharField("sổ đã lấy số", max_length=10, choices=Book, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    signer = models.CharField("người có thẩm quyền", max_length=40, help_text="mã của từ vựng competent")
    signer_title = models.CharField("chức vụ người ký", max_length=120)
    signer_name = models.CharField("họ tên người ký", max_length=120)
    mandate = models.CharField("văn bản ủy quyền", max_length=200, blank=True)
    reason = models.TextField("lý do", blank=True)
    listed = models.JSONField("danh sách khi trình", default=list)
    submitted_on = models.DateField("ngày trình ký", null=True)
    scan = models.ForeignKey(
        Document, models.PROTECT, null=True, verbose_name="bản quét đã ký", related_name="+"
    )
    scan_found = models.JSONField("kết quả đối chiếu bản quét", default=dict)
    issued_by = models.UUIDField("người ban hành", null=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True)

    class Meta:
        verbose_name = "quyết định"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "symbol", "year", "number"],
                condition=Q(number__isnull=False),
                name="decision_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.ISSUED) | ~Q(book=""), name="decision_issued_from_a_book"
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.ISSUED)
                | Q(number__isnull=False, year__isnull=False, decided_on__isnull=False),
                name="decision_issued_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.AWARD) | Q(amends__isnull=False),
                name="decision_amends_something",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "-decided_on"])]

    @property
    def title(self) -> str:
        """The number as it is written: 05/QĐ-BKN; a draft says so."""
        return f"{self.number:02}/{self.symbol}" if self.number else f"…/{self.symbol}"

    @property
    def of_the_state(self) -> bool:
        """Whether the State level decided and the organ only keeps what it received."""
        return self.signer in STATE_SIGNERS


class Line(Base):
    """One name on the list of a decision that is being prepared."""

    decision = models.ForeignKey(Decision, models.CASCADE, verbose_name="quyết định", related_name="lines")
    nomination = models.ForeignKey(Nomination, models.PROTECT, verbose_name="đề nghị", related_name="lines")
    ordinal = models.PositiveIntegerField("số thứ tự")

    class Meta:
        verbose_name = "tên trong danh sách quyết định"
        constraints = [
            models.UniqueConstraint(fields=["nomination"], name="line_once"),
            models.UniqueConstraint(fields=["decision", "ordinal"], name="line_ordinal_once"),
        ]


class DecisionPaper(Base):
    """A paper of a decision: phiếu trình, draft, decision, money, certificates; the newest counts."""

    decision = models.ForeignKey(Decision, models.PROTECT, verbose_name="quyết định", related_name="papers")
    role = models.CharField("là giấy tờ gì", max_length=20, choices=PaperRole)
    document = models.ForeignKey(Document, models.PROTECT, verbose_name="văn bản", related_name="+")

    class Meta:
        verbose_name = "giấy tờ của quyết định"
        indexes = [models.Index(fields=["decision", "role", "-created_at"])]
