"""The closed lists of decisions, the register and number series."""

from collections.abc import Mapping

from django.db import models


class DecisionKind(models.TextChoices):
    """What a decision does; an earlier one is only ever changed by another decision."""

    AWARD = "award", "Quyết định khen thưởng"
    CORRECTION = "correction", "Quyết định đính chính"
    ANNULMENT = "annulment", "Quyết định hủy bỏ"


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    SUBMITTED = "submitted", "Đã trình ký"
    ISSUED = "issued", "Đã ban hành"


DECISION_MOVES: Mapping[str, tuple[str, ...]] = {
    DecisionState.DRAFT: (DecisionState.SUBMITTED,),
    DecisionState.SUBMITTED: (DecisionState.ISSUED, DecisionState.DRAFT),
    DecisionState.ISSUED: (),
}


STATE_SIGNERS = ("chu-tich-nuoc", "thu-tuong")
"""Who decides on what was forwarded (``competent``): their numbers are not of an agency's book."""


class Book(models.TextChoices):
    """Who keeps a series of numbers: the clerk, outside, or this system, without a gap."""

    CLERK = "clerk", "Sổ của văn thư"
    OURS = "ours", "Hệ thống tự cấp số liên tục"


class Recipient(models.TextChoices):
    """Who is honoured, as the register and the money rules tell them apart."""

    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class Change(models.TextChoices):
    """What a later decision did to a line of the register."""

    CORRECTED = "corrected", "Đã đính chính"
    ANNULLED = "annulled", "Đã hủy bỏ"


class Ground(models.TextChoices):
    """Why an award may be annulled (Luật 06/2022/QH15, Điều 93 khoản 2)."""

    FRAUD = "gian-doi", "Gian dối trong việc kê khai thành tích"
    FORGERY = "ho-so-gia", "Cung cấp thông tin sai, giấy tờ giả để xét khen thưởng"
    PROCEDURE = "trai-quy-dinh", "Thẩm định, xét, duyệt, đề nghị trái quy định của pháp luật"
    VIOLATION = "vi-pham", "Có kết luận, quyết định, bản án về vi phạm trong thời gian tính thành tích"


GROUND_CITES: Mapping[str, str] = {
    Ground.FRAUD: "Luật 06/2022/QH15, Điều 93 khoản 2 điểm a",
    Ground.FORGERY: "Luật 06/2022/QH15, Điều 93 khoản 2 điểm b",
    Ground.PROCEDURE: "Luật 06/2022/QH15, Điều 93 khoản 2 điểm c",
    Ground.VIOLATION: "Luật 06/2022/QH15, Điều 93 khoản 2 điểm d",
}


class PaperRole(models.TextChoices):
    """What a paper is to its decision."""

    MEMO = "memo", "Phiếu trình"
    DRAFT = "draft", "Dự thảo quyết định"
    ISSUED = "issued", "Quyết định"
    MONEY = "money", "Bảng tiền thưởng"
    CERTIFICATES = "certificates", "Bằng, giấy chứng nhận để in"


class Papers(models.TextChoices):
    """Which papers of a decision are made together."""

    HANDED_UP = "handed-up", "Phiếu trình và dự thảo"
    ISSUED = "issued", "Quyết định và bảng tiền thưởng"
    CERTIFICATES = "certificates", "Bằng, giấy chứng nhận"


class PrintingState(models.TextChoices):
    """How far the making of papers has come; what ended stays as it ended."""

    WAITING = "waiting", "Đang lập"
    MADE = "made", "Đã lập"
    OVERTAKEN = "overtaken", "Không còn cần"
    STOPPED = "stopped", "Chưa lập được"


PRINTING_MOVES: Mapping[str, tuple[str, ...]] = {
    PrintingState.WAITING: (PrintingState.MADE, PrintingState.OVERTAKEN, PrintingState.STOPPED),
    PrintingState.MADE: (),
    PrintingState.OVERTAKEN: (),
    PrintingState.STOPPED: (),
}
