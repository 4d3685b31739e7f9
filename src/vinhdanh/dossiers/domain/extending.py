"""Giving one unit more time, also before it has begun its list."""

from datetime import date

from django.db import transaction

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.submission import extend_deadline
from vinhdanh.dossiers.enums import SubmissionState
from vinhdanh.dossiers.models import Round, Submission
from vinhdanh.units.models import Organisation, User


@transaction.atomic
def extend_unit(round_: Round, unit: Organisation, *, until: date, reason: str, actor: User) -> Submission:
    """Let one unit send later than the others; one that has not begun gets its empty list."""
    require(actor, "dossiers.open_round", round_.organ)
    if unit.tenant_id != round_.tenant_id or not unit.path.startswith(round_.organ.path):
        raise NotAllowed("dossiers.open_round")
    if not reason.strip():
        raise Refused("Hãy ghi lý do gia hạn.")
    found, _ = Submission.objects.get_or_create(
        round=round_, unit=unit, defaults={"tenant_id": unit.tenant_id}
    )
    if found.state in {SubmissionState.SENT, SubmissionState.RECEIVED}:
        raise Refused(f"{unit.name} đã gửi danh sách nên không cần gia hạn.")
    extend_deadline(found, until=until, reason=reason, actor=actor)
    return found
