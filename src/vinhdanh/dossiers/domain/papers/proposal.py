"""Tờ trình of a unit with its lists by award as appendices."""

from datetime import date

from vinhdanh.common.dates import CIVIL
from vinhdanh.documents.domain.naming import in_full
from vinhdanh.documents.domain.paper import (
    Align,
    Appendix,
    Column,
    Item,
    Orientation,
    Paper,
    Paragraph,
    Signer,
    Table,
)
from vinhdanh.documents.domain.wording import written_date
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.papers.listing import Listed, listed
from vinhdanh.dossiers.models import Submission
from vinhdanh.law import load_law
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.models import User

PLACE, HEAD, DEPUTY = "…………", "THỦ TRƯỞNG ĐƠN VỊ", "phó "
LEADING = ("trưởng", "giám đốc", "chánh", "chủ tịch", "chủ nhiệm", "tổng biên tập")
"""What the posts of those who lead a unit are called."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
COLUMNS = (
    Column("STT", 0.4, Align.CENTRE),
    Column("Họ và tên, tập thể", 1.8),
    Column("Chức vụ, đơn vị công tác", 2),
    Column("Tóm tắt thành tích", 3),
    Column("Phiếu đồng ý", 0.9, Align.CENTRE),
)


def proposal(submission: Submission, *, on: date | None, today: date) -> Paper:
    """Return the tờ trình of a list; ``on`` is the day it was sent, ``today`` picks the law it stands on."""
    unit, opened = submission.unit, submission.round
    lists = listed(submission, on=on or today)
    return Paper(
        kind=DocumentKind.PROPOSAL,
        organ=unit.name,
        parent=unit.parent.name if unit.parent else "",
        number=submission.number,
        symbol=submission.symbol or f"TTr-{unit.code}",
        place=PLACE,
        on=on,
        about=f"Về việc đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm {opened.year}",
        to=(opened.organ.name,),
        issuer=unit.name,
        body=(
            Paragraph(_ground(submission, on or today)),
            Paragraph(f"{unit.name} đề nghị {opened.organ.name} xem xét, tặng:"),
            *(Item("-", f"{one.words[0].upper()}{one.words[1:]}: {one.counted}.") for one in lists),
            Paragraph("(Danh sách, biên bản họp xét và báo cáo thành tích gửi kèm theo Tờ trình này.)"),
            Paragraph(f"Kính đề nghị {opened.organ.name} xem xét, quyết định."),
        ),
        signers=(_signer(submission),),
        recipients=("Như trên",),
        filed="VT, hồ sơ thi đua, khen thưởng",
        appendices=tuple(_list(one, place, len(lists)) for place, one in enumerate(lists)),
    )


def _signer(submission: Submission) -> Signer:
    """Return who approved the list and signs for it, by the post held then; nobody before that."""
    if submission.approved_by is None or submission.approved_at is None:
        return Signer((HEAD,))
    account = User.objects.filter(pk=submission.approved_by).select_related("person").first()
    if account is None or account.person is None:
        return Signer((HEAD,))
    held = post_of(account.person, submission.approved_at.astimezone(CIVIL).date())
    title = held.title if held and held.organisation_id == submission.unit_id else ""
    return Signer(_capacity(title), name=account.person.name)


def _capacity(title: str) -> tuple[str, ...]:
    """Return the lines above a signature: a deputy signs for the head (Nghị định 30/2020/NĐ-CP, Điều 13)."""
    said = title.casefold()
    if not any(post in said for post in LEADING):
        return (HEAD,)
    return (f"KT. {title[len(DEPUTY) :]}", title) if said.startswith(DEPUTY) else (title,)


def _ground(submission: Submission, on: date) -> str:
    """Say on which law and which meeting the proposal stands."""
    regime = next((one.name for one in load_law().regimes if one.in_force(on)), "")
    law = f"Căn cứ {in_full(regime)}; " if regime else ""
    round_ = f"thực hiện đợt xét “{submission.round.name}”"
    if submission.met_on is None:
        return f"{law}{round_}, {submission.unit.name} đã lập danh sách đề nghị khen thưởng."
    return (
        f"{law}{round_}, {submission.unit.name} đã họp xét {written_date(submission.met_on)} với "
        f"{submission.present} trên {submission.electorate} người có quyền bỏ phiếu dự họp."
    )


def _list(one: Listed, place: int, all_: int) -> Appendix:
    return Appendix(
        label=f"Phụ lục {ROMAN[place]}" if all_ > 1 and place < len(ROMAN) else "",
        title=f"Danh sách đề nghị tặng {one.words}".upper(),
        orientation=Orientation.LANDSCAPE,
        body=(
            Table(
                COLUMNS,
                tuple(
                    (
                        str(number),
                        name_of(vote.nomination.subject),
                        one.where(vote.nomination),
                        vote.nomination.summary,
                        f"{vote.nomination.votes_for}/{vote.electorate}"
                        if vote.nomination.votes_for is not None
                        else "",
                    )
                    for number, vote in enumerate(one.votes, start=1)
                ),
            ),
        ),
    )
