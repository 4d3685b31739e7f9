"""The closed lists of councils and their sessions."""

from collections.abc import Mapping

from django.db import models


class Office(models.TextChoices):
    """What a member is in the council."""

    CHAIR = "chair", "Chủ tịch Hội đồng"
    VICE_CHAIR = "vice-chair", "Phó Chủ tịch Hội đồng"
    SECRETARY = "secretary", "Ủy viên thư ký"
    MEMBER = "member", "Ủy viên"


class Presence(models.TextChoices):
    """How a member takes part in a session; all members are the base of every threshold."""

    PRESENT = "present", "Có mặt"
    DEPUTY = "deputy", "Cử người dự thay bằng văn bản"
    ASKED = "asked", "Vắng mặt, lấy ý kiến bằng văn bản"
    ABSENT = "absent", "Vắng mặt, chưa lấy ý kiến"


class SessionState(models.TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    VOTING = "voting", "Đang bỏ phiếu, kiểm phiếu"
    CLOSED = "closed", "Đã kết thúc"


SESSION_MOVES: Mapping[str, tuple[str, ...]] = {
    SessionState.PLANNED: (SessionState.VOTING,),
    SessionState.VOTING: (SessionState.CLOSED, SessionState.PLANNED),
    SessionState.CLOSED: (),
}
