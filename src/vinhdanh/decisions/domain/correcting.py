"""Drafting a decision that corrects lines of an issued one, or annuls awards; it is issued like any other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.text import clean_name, nfc
from vinhdanh.decisions.domain.numbering import numbering_of
from vinhdanh.decisions.domain.queries.standing import CORRECTABLE, Standing, as_it_stands, with_changes
from vinhdanh.decisions.enums import DecisionKind, DecisionState, Ground, Recipient
from vinhdanh.decisions.models import Amendment, Award, Decision
from vinhdanh.law.facts import vocabulary
from vinhdanh.units.models import User

register_sentences(
    {
        "correction.drafted": "Dự thảo đính chính {count} dòng của Quyết định {title}: {reason}",
        "annulment.drafted": "Dự thảo hủy bỏ khen thưởng {count} trường hợp của Quyết định {title}: {reason}",
    }
)
FIRST_YEAR = 1945
WHO_ANNULS = "Luật 06/2022/QH15, Điều 93 khoản 8"
WHO_CORRECTS = "Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3"
"""A paper with faults of content is amended by one of the same form, from the organ that issued it."""


@transaction.atomic
def draft_correction(
    original: Decision,
    corrections: Mapping[Award, Mapping[str, Any]],
    *,
    reason: str,
    signer_title: str,
    signer_name: str,
    actor: User,
    subject_line: str = "",
) -> Decision:
    """Draft a decision that sets named fields of lines right; what is already so is left out."""
    wanted = corrections_of(original, corrections, reason=reason)
    about = subject_line or about_of(original, DecisionKind.CORRECTION)
    drafted = _draft(original, DecisionKind.CORRECTION, about, reason, (signer_title, signer_name), actor)
    keep_amendments(drafted, wanted)
    log(actor, "correction.drafted", drafted, count=len(wanted), title=original.title, reason=reason)
    return drafted


@transaction.atomic
def draft_annulment(
    original: Decision,
    awards: Iterable[Award],
    *,
    ground: Ground,
    reason: str,
    signer_title: str,
    signer_name: str,
    actor: User,
    subject_line: str = "",
) -> Decision:
    """Draft a decision that annuls awards, on a ground of the law (Luật 06/2022/QH15, Điều 93 khoản 2)."""
    wanted = annulments_of(original, awards, ground=ground, reason=reason)
    about = subject_line or about_of(original, DecisionKind.ANNULMENT)
    drafted = _draft(original, DecisionKind.ANNULMENT, about, reason, (signer_title, signer_name), actor)
    keep_amendments(drafted, wanted)
    log(actor, "annulment.drafted", drafted, count=len(wanted), title=original.title, reason=reason)
    return drafted


def about_of(original: Decision, kind: DecisionKind) -> str:
    """Return what the decision that amends another is about."""
    if kind == DecisionKind.ANNULMENT:
        return f"Hủy bỏ khen thưởng tại Quyết định số {original.title}"
    return f"Đính chính danh sách kèm theo Quyết định số {original.title}"


def corrections_of(
    original: Decision, corrections: Mapping[Award, Mapping[str, Any]], *, reason: str
) -> list[Amendment]:
    """Return what differs from the lines as they stand, of no decision yet."""
    refuse_without_reason(reason)
    read = [(line, _right(line, corrections[line.award])) for line in _lines(original, corrections)]
    wanted = [Amendment(award=line.award, corrected=right, reason=reason) for line, right in read if right]
    if not wanted:
        raise Refused(
            "Chưa có nội dung nào khác với sổ vàng hiện nay. Hãy ghi nội dung đúng vào ô cần đính chính."
        )
    return wanted


def annulments_of(
    original: Decision, awards: Iterable[Award], *, ground: Ground, reason: str
) -> list[Amendment]:
    """Return the annulments of awards that stand, of no decision yet."""
    refuse_without_reason(reason)
    lines = _lines(original, awards)
    if not lines:
        raise Refused("Hãy chọn ít nhất một tên cần hủy bỏ khen thưởng.")
    return [Amendment(award=line.award, reason=reason, ground=ground) for line in lines]


def refuse_without_reason(reason: str) -> None:
    """Refuse an amendment that does not say why."""
    if not reason.strip():
        raise Refused("Hãy ghi lý do và căn cứ; lý do được in trong quyết định và lưu ở sổ vàng.")


def keep_amendments(decision: Decision, wanted: Sequence[Amendment]) -> None:
    """Keep amendments as those of a decision."""
    for one in wanted:
        one.decision = decision
    Amendment.objects.bulk_create(wanted)


def _lines(original: Decision, awards: Iterable[Award]) -> list[Standing]:
    """Return the lines as they stand, refusing those of other decisions and those annulled."""
    keys = {award.pk for award in awards}
    lines = [
        as_it_stands(line) for line in with_changes(original.awards.filter(pk__in=keys).order_by("ordinal"))
    ]
    if len(lines) < len(keys):
        raise NotAllowed("decisions.prepare")
    if gone := next((line for line in lines if line.annulled), None):
        by = f" bởi Quyết định {gone.by.title}" if gone.by else ""
        raise Refused(f"{gone.name} đã được hủy bỏ khen thưởng{by} nên không sửa đổi nữa.")
    return lines


def _draft(
    original: Decision,
    kind: DecisionKind,
    subject_line: str,
    reason: str,
    signs: tuple[str, str],
    actor: User,
) -> Decision:
    """Create the draft; whoever decided is who annuls and corrects."""
    require(actor, "decisions.prepare", original.organ)
    refuse_unamendable(original)
    if original.of_the_state:
        raise Refused(
            f"Quyết định {original.title} do {vocabulary().name('competent', original.signer)} ký; ai đã "
            f"quyết định tặng thì người ấy hủy bỏ ({WHO_ANNULS}), đính chính ({WHO_CORRECTS}). Hãy báo cáo, "
            "đề nghị cấp ấy bằng văn bản, rồi ghi quyết định của cấp ấy khi nhận được."
        )
    if not all(words.strip() for words in signs):
        raise Refused("Hãy ghi chức vụ và họ tên người ký.")
    return Decision.objects.create(
        tenant_id=original.tenant_id,
        organ=original.organ,
        kind=kind,
        round=original.round,
        amends=original,
        subject_line=nfc(subject_line)[:300],
        symbol=numbering_of(original.organ).symbol,
        signer=original.signer,
        signer_title=nfc(signs[0].strip()),
        signer_name=nfc(signs[1].strip()),
        mandate=original.mandate,
        reason=nfc(reason.strip()),
    )


def refuse_unamendable(original: Decision) -> None:
    """Refuse what nobody amends: a draft, an amendment."""
    if original.state != DecisionState.ISSUED or original.kind != DecisionKind.AWARD:
        raise Refused("Chỉ đính chính, hủy bỏ được quyết định khen thưởng đã ban hành.")


def _right(line: Standing, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields whose content differs from what stands, each checked."""
    if unknown := set(fields) - CORRECTABLE.keys():
        raise Refused(f"Không đính chính được nội dung: {', '.join(sorted(unknown))}.")
    found = {field: _checked(line, field, value) for field, value in fields.items()}
    return {field: value for field, value in found.items() if value != line.words[field]}


def _checked(line: Standing, field: str, value: Any) -> Any:
    if field == "years":
        years = sorted({int(year) for year in value})
        if not years or not all(FIRST_YEAR <= year <= line.award.decided_on.year for year in years):
            raise Refused("Năm được khen phải là các năm không sau năm ký quyết định, ví dụ 2025.")
        return years
    if field == "amount":
        if int(value) < 0:
            raise Refused("Tiền thưởng không được là số âm.")
        return int(value)
    text = nfc(str(value)).strip()
    if field == "name":
        if not text:
            raise Refused("Tên đúng không được để trống.")
        return _name(line, text)
    return text


def _name(line: Standing, text: str) -> str:
    if line.award.recipient != Recipient.PERSON:
        return text[:200]
    try:
        return clean_name(text).text
    except ValueError as error:
        raise Refused(f"Họ tên “{text}” {error}.") from error
