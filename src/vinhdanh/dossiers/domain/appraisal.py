"""An officer's findings: agree, return with named parts, not eligible, hold, release, consider again."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from vinhdanh.common.dates import CIVIL
from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.papers.keeping import keep_reports
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.enums import FindingKind, NominationState, Part, Step
from vinhdanh.dossiers.models import Appraisal, Nomination
from vinhdanh.law.catalogue import short_name
from vinhdanh.units.models import User

register_sentences(
    {
        "nomination.agree": "Đồng ý trình đề nghị {award} cho {name}.",
        "nomination.return": "Trả lại đề nghị {award} cho {name} để bổ sung ({parts}), hạn {due}: {reason}",
        "nomination.ineligible": "Kết luận {name} không đủ điều kiện tặng {award} theo {cite}: {reason}",
        "nomination.hold": "Tạm dừng xét {award} cho {name}: {reason}",
        "nomination.release": "Thôi tạm dừng xét {award} cho {name}: {reason}",
        "nomination.reopen": "Xem xét lại đề nghị {award} cho {name}: {reason}",
        "nomination.answered": "Bổ sung đề nghị {award} cho {name}: {answer}",
        "nomination.withdrawn": "Rút đề nghị {award} cho {name}: {reason}",
    }
)
LEADS_TO = {
    FindingKind.AGREE: NominationState.AGREED,
    FindingKind.RETURN: NominationState.RETURNED,
    FindingKind.INELIGIBLE: NominationState.INELIGIBLE,
    FindingKind.HOLD: NominationState.HELD,
    FindingKind.RELEASE: NominationState.APPRAISING,
    FindingKind.REOPEN: NominationState.APPRAISING,
}
COMES_FROM = {
    FindingKind.RELEASE: {NominationState.HELD},
    FindingKind.REOPEN: {NominationState.AGREED, NominationState.INELIGIBLE},
}


@transaction.atomic
def appraise(
    nomination: Nomination,
    finding: FindingKind,
    *,
    actor: User,
    on: date,
    reason: str = "",
    cite: str = "",
    parts: Collection[Part] = (),
    due_on: date | None = None,
) -> Appraisal:
    """Record what an officer finds of a nomination and move it on; of two officers at once, one succeeds."""
    require(actor, "dossiers.appraise", nomination.round.organ)
    name = name_of(nomination.subject)
    if nomination.concerns(actor):
        raise Refused(f"Không ai tự thẩm định đề nghị cho chính mình. Hãy để người khác xử lý: {name}.")
    _check(finding, reason=reason, cite=cite, parts=parts, due_on=due_on, on=on)
    if nomination.state not in COMES_FROM.get(finding, {NominationState.APPRAISING}):
        raise Refused(
            f"Đề nghị của {name} đang ở trạng thái “{nomination.get_state_display()}” nên không ghi được "
            f"“{finding.label}”. Hãy mở lại trang để xem tình trạng mới nhất."
        )
    move(nomination, LEADS_TO[finding], handled_by=actor.pk)
    found = Appraisal.objects.create(
        nomination=nomination,
        finding=finding,
        parts=list(parts),
        reason=reason,
        cite=cite,
        due_on=due_on,
        found_on=on,
        found_by=actor.pk,
    )
    if finding is FindingKind.AGREE:
        prove(
            nomination, Step.APPRAISE, figures={"outcome": nomination.outcome}, cite=cite, actor=actor, on=on
        )
    log(
        actor,
        f"nomination.{finding.value}",
        nomination,
        name=name,
        award=short_name(nomination.award),
        reason=reason,
        cite=cite,
        parts="; ".join(Part(part).label for part in parts),
        due=f"{due_on:%d/%m/%Y}" if due_on else "",
    )
    return found


def _check(
    finding: FindingKind, *, reason: str, cite: str, parts: Collection[Part], due_on: date | None, on: date
) -> None:
    if finding is not FindingKind.AGREE and not reason.strip():
        raise Refused("Hãy ghi lý do để đơn vị biết và để lưu lại.")
    if finding is FindingKind.RETURN and not (parts and due_on):
        raise Refused("Trả lại thì phải nêu phần cần bổ sung và hạn bổ sung.")
    if finding is FindingKind.RETURN and due_on and due_on < on:
        raise Refused("Hạn bổ sung không được trước hôm nay.")
    if finding is FindingKind.INELIGIBLE and not cite.strip():
        raise Refused("Kết luận không đủ điều kiện phải dẫn điều, khoản làm căn cứ.")


@transaction.atomic
def answer_return(nomination: Nomination, *, answer: str, actor: User) -> None:
    """Send a mended nomination back to the officer who returned it."""
    require(actor, "dossiers.nominate", nomination.submission.unit)
    if not answer.strip():
        raise Refused("Hãy ghi đã bổ sung, sửa những gì.")
    move(nomination, NominationState.APPRAISING)
    returned = nomination.appraisals.filter(finding=FindingKind.RETURN, answered_at=None)
    moment = timezone.now()
    returned.update(answer=answer, answered_at=moment, answered_by=actor.pk)
    if nomination.report.written:
        keep_reports([nomination], actor=actor, on=moment.astimezone(CIVIL).date())
    log(
        actor,
        "nomination.answered",
        nomination,
        name=name_of(nomination.subject),
        award=short_name(nomination.award),
        answer=answer,
    )


@transaction.atomic
def withdraw(nomination: Nomination, *, reason: str, actor: User) -> None:
    """Withdraw a returned nomination for good."""
    require(actor, "dossiers.nominate", nomination.submission.unit)
    if not reason.strip():
        raise Refused("Hãy ghi lý do rút đề nghị.")
    move(nomination, NominationState.WITHDRAWN)
    log(
        actor,
        "nomination.withdrawn",
        nomination,
        name=name_of(nomination.subject),
        award=short_name(nomination.award),
        reason=reason,
    )
