"""Biên bản họp xét of a unit, with the votes in one table and the thresholds that the law sets."""

from collections.abc import Iterator
from datetime import date

from vinhdanh.documents.domain.paper import (
    Align,
    Block,
    Column,
    Group,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signer,
    Table,
)
from vinhdanh.documents.domain.wording import written_date
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.papers.listing import Listed, listed
from vinhdanh.dossiers.domain.voting import UnitVote, votes_of_absent
from vinhdanh.dossiers.models import Submission

COLUMNS = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Họ và tên, tập thể", 2.2),
    Column("Số phiếu đồng ý", 1, Align.CENTRE),
    Column("Tỷ lệ", 0.9, Align.CENTRE),
    Column("Kết quả", 1.6),
)


def meeting_minutes(submission: Submission, *, today: date) -> Paper:
    """Return the minutes of the meeting; what was not written down leaves room for the pen."""
    unit, opened = submission.unit, submission.round
    lists = listed(submission, on=submission.met_on or today)
    return Paper(
        kind=DocumentKind.MINUTES,
        organ=unit.name,
        parent=unit.parent.name if unit.parent else "",
        about=f"Họp xét, đề nghị tặng danh hiệu thi đua, hình thức khen thưởng năm {opened.year}",
        body=(
            *_meeting(submission, lists),
            Heading("II", "NỘI DUNG"),
            Paragraph(f"Xét đề nghị khen thưởng trong đợt “{opened.name}” của {opened.organ.name}."),
            *(Paragraph(line) for line in submission.meeting_note.splitlines() if line.strip()),
            Heading("III", "KẾT QUẢ BỎ PHIẾU"),
            Table(COLUMNS, tuple(_rows(lists))),
            *_thresholds(lists),
            Paragraph("Biên bản được lập xong, đọc cho mọi người dự họp cùng nghe và nhất trí thông qua."),
        ),
        signers=(
            Signer(("THƯ KÝ",), note="(Ký, ghi rõ họ tên)"),
            Signer(("CHỦ TRÌ",), note="(Ký, ghi rõ họ tên)"),
        ),
    )


def _meeting(submission: Submission, lists: list[Listed]) -> list[Block]:
    return [
        Heading("I", "THỜI GIAN, THÀNH PHẦN"),
        Item("-", f"Thời gian: {written_date(submission.met_on)}."),
        Item("-", "Chủ trì: …………………………"),
        Item("-", "Thư ký: …………………………"),
        Item("-", f"Người dự họp: {_attended(submission, lists)}"),
    ]


def _attended(submission: Submission, lists: list[Listed]) -> str:
    """Say who came and what the votes show of who did not; who wrote was not entered, and is for the pen."""
    electorate, present = submission.electorate, submission.present
    came = f"{present or '…'} trên {electorate or '…'} người có quyền bỏ phiếu"
    if not electorate or not present or electorate <= present:
        return f"{came}."
    said = f"{came}; vắng {electorate - present} người, lấy ý kiến bằng văn bản: ………… người."
    least = votes_of_absent((vote for one in lists for vote in one.votes), present=present)
    if not least:
        return said
    return f"{said} Có đề nghị mà số phiếu đồng ý gồm ít nhất {least} phiếu của người không dự họp."


def _rows(lists: list[Listed]) -> Iterator[tuple[str, ...] | Group]:
    for one in lists:
        yield Group(one.name)
        for number, vote in enumerate(one.votes, start=1):
            votes = vote.nomination.votes_for
            yield (
                str(number),
                name_of(vote.nomination.subject),
                "" if votes is None else f"{votes}/{vote.electorate}",
                vote.share,
                _result(vote),
            )


def _result(vote: UnitVote) -> str:
    if vote.passed is None:
        return ""
    return "Đủ số phiếu" if vote.passed else "Không đủ số phiếu"


def _thresholds(lists: list[Listed]) -> Iterator[Paragraph]:
    """Say which threshold the law sets, where it asks for a ballot here."""
    for one in lists:
        rule = one.votes[0].rule
        if rule is not None and rule.ballot:
            yield Paragraph(f"{one.name}: {rule.as_text} ({rule.source.cite}).")
