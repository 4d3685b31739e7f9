"""How the demo's units propose: their lists, meetings and reports, on the way up."""

from collections.abc import Sequence
from datetime import date

from vinhdanh.demo.stage import Stage
from vinhdanh.dossiers.domain.nomination import nominate
from vinhdanh.dossiers.domain.papers.keeping import keep_papers
from vinhdanh.dossiers.domain.report import save_report
from vinhdanh.dossiers.domain.submission import (
    approve_submission,
    receive_submission,
    record_meeting,
    send_submission,
    submission_of,
)
from vinhdanh.dossiers.models import Nomination, Report, Round, Submission
from vinhdanh.records.domain.queries.grid import OVERLOOKED, with_finding
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User

AWARDS = {"person": ("cstd-bo", "bk-bo"), "collective": ("tt-ldxs", "co-bo")}
EACH = 3
"""How many of each award a unit proposes."""


def _proposed(stage: Stage, unit: Organisation, award: str, on: date) -> list[Subject]:
    """Return whom a unit proposes: those whom the law calls deserving and nobody has honoured yet."""
    whose = collectives_in(unit, on) if award in AWARDS["collective"] else people_in(unit, on)
    head = stage.offices.heads[unit.code].person_id
    free = with_finding(whose, OVERLOOKED, year=stage.year, award=award).exclude(nominations__award=award)
    return [page for page in free if page.person_id is None or page.person_id != head][:EACH]


def make_list(stage: Stage, opened: Round, code: str, on: date) -> Submission | None:
    """Let a unit make its list; a unit without anybody to propose makes none."""
    unit, head = stage.places[code], stage.offices.heads[code]
    wanted = {award: _proposed(stage, unit, award, on) for award in opened.awards}
    if not any(wanted.values()):
        return None
    submission = submission_of(opened, unit, actor=head)
    for award, pages in wanted.items():
        for nomination in nominate(submission, pages, award=award, actor=head, on=on) if pages else ():
            words = "Hoàn thành vượt mức kế hoạch năm, có giải pháp đã áp dụng trong toàn đơn vị."
            Nomination.objects.filter(pk=nomination.pk).update(summary=words)
    return submission


def send_list(stage: Stage, opened: Round, code: str, on: date) -> Submission | None:
    """Let a unit meet, its head approve, and the list go up."""
    submission, head = make_list(stage, opened, code, on), stage.offices.heads[code]
    if submission is None:
        return None
    _reported(submission, head)
    names = submission.nominations.values_list("pk", flat=True)
    votes = {key: 17 + place % 3 for place, key in enumerate(names)}
    record_meeting(
        submission,
        met_on=on,
        electorate=19,
        present=19,
        votes=votes,
        note="Hội nghị thảo luận từng trường hợp, nhất trí với báo cáo của thủ trưởng đơn vị.",
        actor=head,
        on=on,
    )
    approve_submission(submission, actor=head, on=on)
    number = 14 + Submission.objects.filter(unit=submission.unit, number__isnull=False).count()
    send_submission(submission, number=number, symbol=f"TTr-{code}", actor=head, on=on)
    keep_papers(submission, actor=head, on=on)
    submission.refresh_from_db()
    return submission


def _reported(submission: Submission, actor: User) -> None:
    """Write the reports of a list, which may not go up without them."""
    for report in Report.objects.filter(nomination__submission=submission).select_related("nomination"):
        save_report(
            report,
            version=report.version,
            duties="Tham mưu, tổ chức thực hiện nhiệm vụ chuyên môn theo kế hoạch công tác năm của đơn vị.",
            results="Hoàn thành 100% nhiệm vụ được giao, vượt 12% kế hoạch năm và tăng 8% so với năm trước; "
            "thời gian xử lý hồ sơ giảm từ 5 ngày xuống 3 ngày làm việc.",
            effects="Giải pháp đã áp dụng trong toàn đơn vị, tiết kiệm khoảng 240 triệu đồng mỗi năm.",
            summary=report.nomination.summary,
            actor=actor,
        )


def received_lists(stage: Stage, opened: Round, codes: Sequence[str], on: date) -> list[Nomination]:
    """Register the lists of units; return their nominations."""
    for code in codes:
        if submission := send_list(stage, opened, code, on):
            receive_submission(submission, received_on=on, actor=stage.officer, on=stage.on)
    found = Nomination.objects.filter(round=opened, submission__unit__code__in=codes)
    return list(found.select_related("round__organ", "subject__person", "subject__collective").order_by("pk"))
