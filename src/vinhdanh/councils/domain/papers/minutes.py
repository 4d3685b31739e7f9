"""The minutes of a session (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9): secretary left, chair right."""

from vinhdanh.councils.domain.papers.wording import (
    day,
    groups,
    long_name,
    member_words,
    subject_of,
    two,
    where,
    who,
)
from vinhdanh.councils.domain.queries.results import Result
from vinhdanh.councils.domain.queries.roll import Roll
from vinhdanh.councils.enums import Office, Presence
from vinhdanh.councils.models import Item, Session
from vinhdanh.documents.domain.paper import (
    Align,
    Block,
    Column,
    Group,
    Heading,
    Paper,
    Paragraph,
    Signer,
    Table,
)
from vinhdanh.documents.domain.paper import (
    Item as Line,
)
from vinhdanh.documents.enums import DocumentKind

COLUMNS = (
    Column("STT", 1, Align.CENTRE),
    Column("Họ và tên, tên tập thể", 4),
    Column("Đơn vị", 4),
    Column("Đồng ý / thành viên", 1.9, Align.CENTRE),
    Column("Tỷ lệ", 1.8, Align.CENTRE),
    Column("Kết quả", 1.8, Align.CENTRE),
)


def minutes_of(session: Session, roll: Roll, results: list[Result], withdrawn: list[Item]) -> Paper:
    """Return the minutes that the secretary and the chair sign."""
    chair = roll.first_attending(Office.CHAIR, Office.VICE_CHAIR)
    secretary = roll.first_attending(Office.SECRETARY)
    return Paper(
        kind=DocumentKind.MINUTES,
        parent=session.council.organ.name,
        organ=session.council.name,
        heading="Biên bản họp",
        about=subject_of(session),
        body=(
            *_opening(session),
            *_people(roll),
            *_matters(session, results, withdrawn),
            *_votes(results),
            *_conclusion(results),
        ),
        signers=(
            Signer(("Thư ký",), secretary.member.person.name if secretary else "", "(Ký, ghi rõ họ tên)"),
            Signer(("Chủ tọa",), chair.member.person.name if chair else "", "(Ký, ghi rõ họ tên)"),
        ),
        recipients=("Thành viên Hội đồng", session.council.organ.name),
        filed="VT, hồ sơ phiên họp",
    )


def _opening(session: Session) -> list[Block]:
    lines: list[Block] = [
        Heading("I", "Thời gian, địa điểm"),
        Line("1.", f"Thời gian: {day(session.held_on)}."),
    ]
    if session.place:
        lines.append(Line("2.", f"Địa điểm: {session.place}."))
    return lines


def _people(roll: Roll) -> list[Block]:
    chair = roll.first_attending(Office.CHAIR, Office.VICE_CHAIR)
    secretary = roll.first_attending(Office.SECRETARY)
    present = "; ".join(member_words(entry) for entry in roll.of(Presence.PRESENT)) or "không có"
    lines = [
        f"Chủ trì: {member_words(chair) if chair else '…'}.",
        f"Thư ký: {member_words(secretary) if secretary else '…'}.",
        f"Có mặt {two(len(roll.of(Presence.PRESENT)))}/{two(roll.members)} thành viên: {present}.",
    ]
    lines += [
        f"{member_words(entry)} cử người dự thay: {entry.deputy} ({entry.paper})."
        for entry in roll.of(Presence.DEPUTY)
    ]
    lines += [
        f"{member_words(entry)} vắng mặt, được lấy ý kiến bằng văn bản ({entry.paper or 'theo hồ sơ'})."
        for entry in roll.of(Presence.ASKED)
    ]
    numbered = [Line(f"{number}.", line) for number, line in enumerate(lines, start=1)]
    return [Heading("II", "Thành phần"), *numbered]


def _matters(session: Session, results: list[Result], withdrawn: list[Item]) -> list[Block]:
    found = groups([result.item for result in results])
    counts = "; ".join(f"{long_name(award)}: {two(len(items))}" for award, items in found.items())
    body: list[Block] = [
        Heading("III", "Nội dung"),
        Paragraph(
            f"Hội đồng xét {two(len(results))} đề nghị của đợt “{session.round.name}”, gồm {counts}; nghe "
            "báo cáo thẩm định, thảo luận và bỏ phiếu."
        ),
    ]
    if session.discussion.strip():
        body += [Paragraph(part.strip()) for part in session.discussion.splitlines() if part.strip()]
    body += [
        Paragraph(
            f"Rút khỏi nội dung biểu quyết: {who(item)}, {long_name(item.nomination.award)}. Lý do: "
            f"{item.withdrawn}."
        )
        for item in withdrawn
    ]
    return body


def _votes(results: list[Result]) -> list[Block]:
    by_item = {result.item.pk: result for result in results}
    rows: list[tuple[str, ...] | Group] = []
    number = 0
    for award, items in groups([result.item for result in results]).items():
        answer = by_item[items[0].pk].answer
        threshold = by_item[items[0].pk].threshold
        rows.append(
            Group(f"{long_name(award)} (cần {threshold}, {answer.needed}/{answer.members} thành viên)")
        )
        for item in items:
            number += 1
            result = by_item[item.pk]
            rows.append(
                (
                    str(number),
                    who(item),
                    where(item),
                    f"{result.answer.votes_for}/{result.answer.members}",
                    result.answer.percent_shown,
                    "Đạt" if result.passed else "Không đạt",
                )
            )
    return [
        Heading("IV", "Kết quả bỏ phiếu"),
        Paragraph("Tỷ lệ tính trên tổng số thành viên Hội đồng (biên bản kiểm phiếu kèm theo)."),
        Table(COLUMNS, tuple(rows)),
    ]


def _conclusion(results: list[Result]) -> list[Block]:
    passed = sum(result.passed for result in results)
    cites = list(dict.fromkeys(result.answer.cite for result in results))
    counts = (("đề nghị tặng", passed), ("không đề nghị tặng", len(results) - passed))
    said = ", ".join(f"{words} {two(count)} trường hợp" for words, count in counts if count)
    return [
        Heading("V", "Kết luận"),
        Paragraph(f"Hội đồng {said} nêu tại Mục IV. Căn cứ: {'; '.join(cites)}."),
        Paragraph("Biên bản đã được thông qua tại phiên họp./."),
    ]
