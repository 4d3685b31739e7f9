"""The closed lists of rounds, steps and states, each state with the moves it allows beside it."""

from collections.abc import Mapping

from django.db import models


class RoundKind(models.TextChoices):
    """On which ground a round commends (``basis`` of the law's vocabulary)."""

    MERIT = "cong-trang", "Khen thưởng công trạng"
    SUDDEN = "dot-xuat", "Khen thưởng đột xuất"
    THEMATIC = "chuyen-de", "Khen thưởng theo chuyên đề"
    DEVOTION = "cong-hien", "Khen thưởng quá trình cống hiến"
    SERVICE = "nien-han", "Khen thưởng theo niên hạn"
    FOREIGN = "doi-ngoai", "Khen thưởng đối ngoại"


class Step(models.TextChoices):
    """The steps of a route; their composition is data, frozen into a submission when it is sent."""

    PREPARE = "prepare", "Lập danh sách, hồ sơ"
    SELECT = "select", "Họp xét ở đơn vị"
    SIGN = "sign", "Thủ trưởng duyệt"
    RECEIVE = "receive", "Tiếp nhận"
    APPRAISE = "appraise", "Thẩm định"
    COUNCIL = "council", "Hội đồng xét"
    DECIDE = "decide", "Trình quyết định"
    FORWARD = "forward", "Trình cấp trên"
    ISSUE = "issue", "Ban hành quyết định"


class RoundState(models.TextChoices):
    PREPARING = "preparing", "Đang chuẩn bị"
    OPEN = "open", "Đang nhận đề nghị"
    CLOSED = "closed", "Đã khép lại"


ROUND_MOVES: Mapping[str, tuple[str, ...]] = {
    RoundState.PREPARING: (RoundState.OPEN,),
    RoundState.OPEN: (RoundState.CLOSED,),
    RoundState.CLOSED: (RoundState.OPEN,),
}


class SubmissionState(models.TextChoices):
    PREPARING = "preparing", "Đang lập"
    APPROVED = "approved", "Thủ trưởng đã duyệt"
    SENT = "sent", "Đã gửi"
    RECEIVED = "received", "Đã tiếp nhận"


SUBMISSION_MOVES: Mapping[str, tuple[str, ...]] = {
    SubmissionState.PREPARING: (SubmissionState.APPROVED,),
    SubmissionState.APPROVED: (SubmissionState.SENT, SubmissionState.PREPARING),
    SubmissionState.SENT: (SubmissionState.RECEIVED, SubmissionState.PREPARING),
    SubmissionState.RECEIVED: (),
}


class NominationState(models.TextChoices):
    """Where one proposal stands, from the unit's list to the decision."""

    DRAFT = "draft", "Đang lập"
    SENT = "sent", "Đã gửi, chờ tiếp nhận"
    APPRAISING = "appraising", "Đang thẩm định"
    RETURNED = "returned", "Trả lại để bổ sung"
    HELD = "held", "Tạm dừng xét"
    INELIGIBLE = "ineligible", "Không đủ điều kiện"
    AGREED = "agreed", "Đủ điều kiện trình"
    RECOMMENDED = "recommended", "Hội đồng đề nghị tặng"
    NOT_RECOMMENDED = "not-recommended", "Hội đồng không đề nghị"
    FORWARDED = "forwarded", "Đã trình cấp trên"
    DECLINED = "declined", "Cấp trên không tặng"
    AWARDED = "awarded", "Đã có quyết định"
    WITHDRAWN = "withdrawn", "Đơn vị đã rút"


NOMINATION_MOVES: Mapping[str, tuple[str, ...]] = {
    NominationState.DRAFT: (NominationState.SENT,),
    NominationState.SENT: (NominationState.DRAFT, NominationState.APPRAISING),
    NominationState.APPRAISING: (
        NominationState.AGREED,
        NominationState.RETURNED,
        NominationState.INELIGIBLE,
        NominationState.HELD,
    ),
    NominationState.RETURNED: (NominationState.APPRAISING, NominationState.WITHDRAWN),
    NominationState.HELD: (NominationState.APPRAISING,),
    NominationState.INELIGIBLE: (NominationState.APPRAISING,),
    NominationState.AGREED: (
        NominationState.APPRAISING,
        NominationState.RECOMMENDED,
        NominationState.NOT_RECOMMENDED,
        NominationState.AWARDED,
        NominationState.FORWARDED,
    ),
    NominationState.RECOMMENDED: (NominationState.AWARDED, NominationState.FORWARDED),
    NominationState.NOT_RECOMMENDED: (),
    NominationState.FORWARDED: (NominationState.AWARDED, NominationState.DECLINED),
    NominationState.DECLINED: (),
    NominationState.AWARDED: (),
    NominationState.WITHDRAWN: (),
}


class SelfProposalState(models.TextChoices):
    """What has become of somebody's own proposal."""

    WAITING = "waiting", "Chờ đơn vị xem xét"
    ACCEPTED = "accepted", "Đã đưa vào danh sách"
    DECLINED = "declined", "Đơn vị chưa đưa vào danh sách"


SELF_PROPOSAL_MOVES: Mapping[str, tuple[str, ...]] = {
    SelfProposalState.WAITING: (SelfProposalState.ACCEPTED, SelfProposalState.DECLINED),
    SelfProposalState.ACCEPTED: (),
    SelfProposalState.DECLINED: (),
}


class FindingKind(models.TextChoices):
    """What an officer finds of a nomination."""

    AGREE = "agree", "Đồng ý trình"
    RETURN = "return", "Trả lại để bổ sung"
    INELIGIBLE = "ineligible", "Không đủ điều kiện"
    HOLD = "hold", "Tạm dừng xét"
    RELEASE = "release", "Thôi tạm dừng"
    REOPEN = "reopen", "Xem xét lại"


class Part(models.TextChoices):
    """The part of a nomination that a return names."""

    DUTIES = "duties", "Báo cáo: chức năng, nhiệm vụ"
    RESULTS = "results", "Báo cáo: kết quả đạt được"
    EFFECTS = "effects", "Báo cáo: hiệu quả, phạm vi ảnh hưởng"
    SUMMARY = "summary", "Tóm tắt thành tích"
    RECORD = "record", "Dữ kiện trong hồ sơ (xếp loại, danh hiệu, sáng kiến)"
    EVIDENCE = "evidence", "Giấy tờ chứng minh"
    VOTE = "vote", "Biên bản, kết quả bỏ phiếu của đơn vị"


class Direction(models.TextChoices):
    """Who asks whom when opinions are sought."""

    ASKED_OF_US = "asked-of-us", "Cơ quan khác xin ý kiến"
    ASKED_BY_US = "asked-by-us", "Cơ quan ta xin ý kiến"
