"""Sudden merit by the simplified procedure: from the unit's paper to the officer's finding in one action.

The law asks for the unit's tờ trình and a summary of what was done (Luật 06/2022/QH15, Điều 85). The day of
reception, the law's guards, the officer's finding and the decision stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.common.text import fold
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.domain.nomination import name_of, put_on_list
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.domain.rounds import close_round, open_round, prepare_round
from vinhdanh.dossiers.domain.routes import SIMPLIFIED_CITE
from vinhdanh.dossiers.enums import FindingKind, NominationState, RoundKind, Step, SubmissionState
from vinhdanh.dossiers.models import Nomination, Submission
from vinhdanh.law.achievements import one_achievement
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.domain.ledger import NewFact, record_facts
from vinhdanh.records.models import Fact, Subject
from vinhdanh.units.models import Organisation, User

register_sentences(
    {"nomination.sudden": "Ghi thành tích đột xuất của {name} theo {paper}, đề nghị {award}: {deed}"}
)
LONGEST_MARK = 60


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: its name in few words, what happened, when, and how far its effect reaches."""

    name: str
    summary: str
    done_on: date
    scope: str
    """code of the vocabulary (``finding-scope``)"""

    @property
    def mark(self) -> str:
        """The mark by which the ledger knows one achievement, whoever has a part in it."""
        return f"{fold(self.name).replace(' ', '-')[: LONGEST_MARK - 11]}-{self.done_on:%Y-%m-%d}"


@transaction.atomic
def report_sudden_merit(
    pages: Sequence[Subject],
    deed: Deed,
    *,
    unit: Organisation,
    award: str,
    paper_number: int,
    paper_symbol: str,
    found_by: str,
    organ: Organisation,
    actor: User,
    on: date,
) -> list[Nomination]:
    """Enter a unit's paper on sudden merit, let the law look at it, and agree; a decision may follow at once.

    ``found_by`` is the competent person who recognises the achievement (vocabulary ``competent``).
    """
    require(actor, "dossiers.appraise", organ)
    if deed.done_on > on:
        raise Refused("Ngày lập thành tích không được sau hôm nay.")
    if not deed.name.strip() or not deed.summary.strip():
        raise Refused("Hãy ghi tên việc và tóm tắt thành tích: ai, làm gì, ở đâu, kết quả thế nào.")
    if not pages:
        raise Refused("Hãy chọn ít nhất một cá nhân hoặc tập thể đã lập thành tích.")
    for page in pages:
        _record_finding(page, deed, found_by=found_by, actor=actor, on=on)
    paper = f"{paper_number:02}/{paper_symbol}"
    submission = _submission(deed, unit, award, (paper_number, paper_symbol), organ=organ, actor=actor, on=on)
    nominations = put_on_list(submission, pages, award=award, on=on)
    for nomination in nominations:
        move(nomination, NominationState.SENT, proposed_on=on)
        move(
            nomination,
            NominationState.APPRAISING,
            summary=deed.summary,
            achievement=deed.mark,
            done_on=deed.done_on,
        )
        words = {"name": name_of(nomination.subject), "award": short_name(award), "deed": deed.name}
        log(actor, "nomination.sudden", nomination, paper=f"tờ trình số {paper}", **words)
        appraise(nomination, FindingKind.AGREE, actor=actor, on=on)
    return nominations


def _record_finding(page: Subject, deed: Deed, *, found_by: str, actor: User, on: date) -> None:
    """Record the achievement as a finding, unless it stands already; one achievement is honoured once."""
    said = Fact.objects.filter(subject=page, voided_at=None, content__achievement=deed.mark)
    if (rule := one_achievement(on)) and said.filter(kind="award").exists():
        raise Refused(
            f"{name_of(page)} đã được khen về thành tích này. Một thành tích chỉ khen một lần ({rule.cite})."
        )
    if said.filter(kind="finding").exists():
        return
    content = {
        "kind": "finding",
        "of": "dot-xuat",
        "scope": deed.scope,
        "by": found_by,
        "on": deed.done_on.isoformat(),
        "achievement": deed.mark,
        "name": deed.name,
    }
    record_facts([NewFact(page.pk, content, "Báo cáo thành tích đột xuất")], actor=actor, on=on)


def _submission(
    deed: Deed,
    unit: Organisation,
    award: str,
    paper: tuple[int, str],
    *,
    organ: Organisation,
    actor: User,
    on: date,
) -> Submission:
    """Open a round of this one deed with the unit's paper already received."""
    number, symbol = paper
    name = f"Đột xuất: {deed.name} (tờ trình số {number:02}/{symbol} của {unit.name})"
    opened = prepare_round(
        organ,
        kind=RoundKind.SUDDEN,
        name=name[:200],
        year=on.year,
        awards=[award],
        opens_on=on,
        due_on=on,
        actor=actor,
    )
    open_round(opened, actor=actor)
    submission = Submission.objects.create(
        tenant_id=unit.tenant_id,
        round=opened,
        unit=unit,
        state=SubmissionState.RECEIVED,
        route=opened.route,
        number=number,
        symbol=symbol,
        received_on=on,
    )
    close_round(opened, actor=actor)
    figures = {"paper": f"{number:02}/{symbol}"}
    for step in (Step.SIGN, Step.RECEIVE):
        prove(submission, step, figures=figures, cite=SIMPLIFIED_CITE, actor=actor, on=on)
    return submission
