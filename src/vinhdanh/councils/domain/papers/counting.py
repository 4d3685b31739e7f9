"""The record of the count (biên bản kiểm phiếu): name by name, with numerator, base, threshold, result."""

from vinhdanh.councils.domain.papers.wording import day, groups, long_name, member_words, subject_of, two, who
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
    Orientation,
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
    Column("Phiếu phát ra", 1.3, Align.CENTRE),
    Column("Đồng ý", 1.2, Align.CENTRE),
    Column("Không đồng ý", 1.3, Align.CENTRE),
    Column("Không hợp lệ", 1.3, Align.CENTRE),
    Column("Văn bản: đồng ý", 1.5, Align.CENTRE),
    Column("Văn bản: không đồng ý", 1.6, Align.CENTRE),
    Column("Tổng đồng ý / thành viên", 1.8, Align.CENTRE),
    Column("Tỷ lệ", 1.6, Align.CENTRE),
    Column("Mức cần đạt", 2.6, Align.CENTRE),
    Column("Kết quả", 2, Align.CENTRE),
)
BASE = (
    "Tỷ lệ tính trên tổng số thành viên Hội đồng, kể cả thành viên vắng mặt; tỷ lệ viết đến hai chữ số thập "
    "phân và không làm tròn lên."
)


def counting_record(session: Session, roll: Roll, results: list[Result], withdrawn: list[Item]) -> Paper:
    """Return the record that the two tellers sign."""
    chair = roll.first_attending(Office.CHAIR, Office.VICE_CHAIR)
    tellers = [str(session.first_teller), str(session.second_teller)]
    return Paper(
        kind=DocumentKind.MINUTES,
        parent=session.council.organ.name,
        organ=session.council.name,
        heading="Biên bản kiểm phiếu",
        about=subject_of(session),
        body=(*_meeting(session, roll, tellers), *_table(results), *_end(roll, results, withdrawn)),
        signers=(
            Signer(("Người kiểm phiếu thứ nhất",), tellers[0], "(Ký, ghi rõ họ tên)"),
            Signer(("Người kiểm phiếu thứ hai",), tellers[1], "(Ký, ghi rõ họ tên)"),
            Signer(("Chủ tọa",), chair.member.person.name if chair else "", "(Ký, ghi rõ họ tên)"),
        ),
        orientation=Orientation.LANDSCAPE,
    )


def _meeting(session: Session, roll: Roll, tellers: list[str]) -> list[Block]:
    where = f" tại {session.place}," if session.place else ""
    asked = ", ".join(member_words(entry) for entry in roll.of(Presence.ASKED)) or "không có"
    return [
        Paragraph(
            f"Hôm nay, {day(session.held_on)},{where} {session.council.name} họp, bỏ phiếu xét thi đua, khen "
            f"thưởng ({session.title})."
        ),
        Heading("I", "Thành phần"),
        Line("1.", f"Người kiểm phiếu: {tellers[0]} và {tellers[1]}, mỗi người đếm độc lập."),
        Line("2.", f"Tổng số thành viên Hội đồng: {two(roll.members)}."),
        Line(
            "3.",
            f"Bỏ phiếu tại phiên họp: {two(roll.sheets)}, gồm {two(len(roll.of(Presence.PRESENT)))} thành "
            f"viên có mặt và {two(len(roll.of(Presence.DEPUTY)))} người dự thay.",
        ),
        Line("4.", f"Lấy ý kiến bằng văn bản: {two(roll.asked)} ({asked})."),
        Heading("II", "Kết quả kiểm phiếu"),
    ]


def _table(results: list[Result]) -> list[Block]:
    by_item = {result.item.pk: result for result in results}
    rows: list[tuple[str, ...] | Group] = []
    number = 0
    for award, items in groups([result.item for result in results]).items():
        rows.append(Group(long_name(award)))
        for item in items:
            number += 1
            rows.append(_row(number, by_item[item.pk]))
    return [Table(COLUMNS, tuple(rows))]


def _row(number: int, result: Result) -> tuple[str, ...]:
    answer, item = result.answer, result.item
    return (
        str(number),
        who(item),
        str(result.sheets),
        str(result.count.votes_for),
        str(result.count.votes_against),
        str(result.count.invalid),
        str(item.written_for),
        str(item.written_against),
        f"{answer.votes_for}/{answer.members}",
        answer.percent_shown,
        f"{result.threshold} ({answer.needed}/{answer.members})",
        "Đạt" if result.passed else "Không đạt",
    )


def _end(roll: Roll, results: list[Result], withdrawn: list[Item]) -> list[Block]:
    cites = list(dict.fromkeys(result.answer.cite for result in results))
    recounted = [who(result.item) for result in results if result.item.recounts]
    lines = [
        BASE,
        f"Căn cứ mức cần đạt: {'; '.join(cites)}.",
    ]
    lines += [
        f"{barred.member.person.name} là thành viên Hội đồng nên không biểu quyết đề nghị về chính mình."
        for result in results
        if (barred := roll.barred(result.item.pk))
    ]
    if recounted:
        lines.append(f"Hai người kiểm phiếu đếm lại đến khi khớp: {', '.join(recounted)}.")
    lines += [f"Rút khỏi nội dung biểu quyết: {who(item)} ({item.withdrawn})." for item in withdrawn]
    lines.append("Kết quả của hai người kiểm phiếu khớp nhau ở mọi nội dung.")
    return [Heading("III", "Ghi chú"), *(Line("-", line) for line in lines)]
