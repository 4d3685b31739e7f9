"""Writing a report of achievements: compare-and-set, so that of two writers neither loses a word."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.routes import SIMPLIFIED_KINDS
from vinhdanh.dossiers.enums import NominationState, RoundState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Report, Round
from vinhdanh.law.catalogue import short_name
from vinhdanh.law.papers import report_rule
from vinhdanh.law.term import Term
from vinhdanh.units.models import User

register_sentences({"report.saved": "Viết báo cáo thành tích của {name} (lần lưu {version})."})
LONGEST = 20_000
SITTING = 30 * 60
"""seconds within which one writer's savings are one entry of the journal"""


class Stale(Refused):
    """Somebody else has saved the report since it was opened; ``theirs`` is what stands now."""

    def __init__(self, theirs: Report) -> None:
        super().__init__(
            "Báo cáo vừa được người khác lưu trong lúc bạn viết. Chưa có gì bị ghi đè: hai bản hiện cạnh "
            "nhau để bạn gộp lại rồi lưu."
        )
        self.theirs = theirs


def unreported(nominations: Iterable[Nomination], opened: Round, on: date) -> dict[Nomination, Term]:
    """Return the dossiers that lack the report of achievements that the law asks for, each with its rule.

    The simplified procedure asks for a summary only (Luật 06/2022/QH15, Điều 85).
    """
    if opened.kind in SIMPLIFIED_KINDS:
        return {}
    blank = [one for one in nominations if not one.report.written]
    return {one: rule for one in blank if (rule := report_rule(one.award, on))}


def unreported_words(rules: Mapping[Nomination, Term]) -> str:
    """Say whose dossiers lack their report."""
    whose = ", ".join(f"{name_of(one.subject)} ({short_name(one.award)})" for one in rules)
    cites = "; ".join(dict.fromkeys(rule.cite for rule in rules.values()))
    return f"{len(rules)} đề nghị chưa có báo cáo thành tích mà hồ sơ phải có: {whose} ({cites})."


def writable(nomination: Nomination) -> bool:
    """Tell whether the report of a proposal may be written now: on a list being made, or sent back."""
    submission = nomination.submission
    listed = (
        nomination.state == NominationState.DRAFT
        and submission.state == SubmissionState.PREPARING
        and submission.round.state == RoundState.OPEN
    )
    return listed or nomination.state == NominationState.RETURNED


@transaction.atomic
def save_report(
    report: Report,
    *,
    version: int,
    duties: str,
    results: str,
    effects: str,
    summary: str,
    actor: User,
) -> int:
    """Save a report over the version that its writer saw; return the new version, or refuse as stale."""
    nomination = (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("submission__round", "submission__unit", "subject__person", "subject__collective")
        .get(pk=report.nomination_id)
    )
    require(actor, "dossiers.nominate", nomination.submission.unit)
    if not writable(nomination):
        raise Refused(
            f"Đề nghị đang ở trạng thái “{nomination.get_state_display()}”, danh sách "
            f"“{nomination.submission.get_state_display()}” nên báo cáo không sửa được. Hãy mở lại "
            "hoặc thu hồi danh sách trước khi sửa."
        )
    texts = {"duties": duties, "results": results, "effects": effects}
    if too_long := next((text for text in (*texts.values(), summary) if len(text) > LONGEST), None):
        raise Refused(f"Một phần dài {len(too_long)} ký tự, quá {LONGEST} ký tự. Hãy rút gọn rồi lưu lại.")
    now = Report.objects.select_for_update().get(pk=report.pk)
    now.nomination = nomination
    if said(now) == texts | {"summary": summary}:
        return now.version
    if now.version != version:
        raise Stale(now)
    _keep(now, nomination, texts, summary=summary, actor=actor)
    return version + 1


def _keep(
    now: Report, nomination: Nomination, texts: Mapping[str, str], *, summary: str, actor: User
) -> None:
    """Write what was said and, once a sitting, the entry of the journal."""
    moment = timezone.now()
    same = now.saved_by == actor.pk and now.saved_at is not None
    if not same or (moment - (now.saved_at or moment)).total_seconds() > SITTING:
        log(actor, "report.saved", nomination, name=name_of(nomination.subject), version=now.version + 1)
    Report.objects.filter(pk=now.pk).update(
        **texts, version=now.version + 1, saved_by=actor.pk, saved_at=moment
    )
    Nomination.objects.filter(pk=nomination.pk).update(summary=summary)


def said(report: Report) -> dict[str, str]:
    """Return what the writer's boxes hold."""
    return {
        "duties": report.duties,
        "results": report.results,
        "effects": report.effects,
        "summary": report.nomination.summary,
    }
