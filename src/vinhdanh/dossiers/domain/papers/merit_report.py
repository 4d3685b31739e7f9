"""Báo cáo thành tích: the record in its tables, the writer's words in their places, by the day's form."""

from collections.abc import Sequence
from datetime import date

from vinhdanh.documents.domain.naming import given_words
from vinhdanh.documents.domain.paper import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signer,
    Table,
)
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.papers.forms import COLLECTIVE, PERSON, form_for
from vinhdanh.dossiers.domain.papers.record import Record, Row
from vinhdanh.dossiers.models import Nomination
from vinhdanh.units.models import Person

BLANK = "…………………………"
PLACE = "…………"
RATINGS = (Column("Năm", 0.6, Align.CENTRE), Column("Mức xếp loại", 2), Column("Số, ngày quyết định", 2))
WORKS = (
    Column("Năm", 0.6, Align.CENTRE),
    Column("Tên sáng kiến, đề tài, giải pháp", 2.4),
    Column("Quyết định công nhận", 1.6),
    Column("Phạm vi", 1),
)
HONOURS = (
    Column("Năm", 0.7, Align.CENTRE),
    Column("{what}", 2),
    Column("Số, ngày quyết định", 1.8),
    Column("Cơ quan ban hành", 1.4),
)


def merit_report(nomination: Nomination, record: Record, *, on: date | None, today: date) -> Paper:
    """Return the report of a proposal; ``on`` is its day once it has one, ``today`` picks the form."""
    page, submission = nomination.subject, nomination.submission
    of = PERSON if page.person else COLLECTIVE
    form = form_for(of, submission.round.kind, on or today)
    unit = submission.unit
    return Paper(
        kind=DocumentKind.MERIT_REPORT,
        organ=unit.name,
        parent=unit.parent.name if unit.parent else "",
        place=PLACE,
        on=on,
        about=f"Đề nghị tặng {given_words(nomination.award, nomination.tenant)} năm {nomination.year}",
        body=(
            *([Paragraph((Run(f"({form.words})", italic=True),), Align.CENTRE)] if form else []),
            *(_person(nomination, page.person, record) if page.person else _collective(nomination, record)),
            *_achievements(nomination, record),
            *_honours(record),
        ),
        signers=_signers(nomination),
    )


def _texts(text: str, *, empty: str) -> list[Block]:
    """Return the writer's words as paragraphs."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Paragraph(line) for line in lines or [empty]]


def _person(nomination: Nomination, person: Person, record: Record) -> list[Block]:
    """Return part I for a person; what the record does not hold leaves room for the pen."""
    gender = person.get_gender_display() if person.gender else BLANK
    post = record.posts[-1][1] if record.posts else ""
    facts = (
        f"Họ và tên: {person.name}",
        f"Sinh ngày: {f'{person.born:%d/%m/%Y}' if person.born else BLANK}. Giới tính: {gender}.",
        f"Quê quán: {BLANK}",
        f"Trú quán: {BLANK}",
        f"Đơn vị công tác: {nomination.place.name}",
        f"Chức vụ: {post or BLANK}",
        f"Ngày vào cơ quan: {f'{person.joined:%d/%m/%Y}' if person.joined else BLANK}",
        f"Trình độ chuyên môn, nghiệp vụ: {BLANK}",
        f"Học hàm, học vị, danh hiệu, giải thưởng: {BLANK}",
    )
    return [Heading("I", "SƠ LƯỢC LÝ LỊCH"), *(Item("-", fact) for fact in facts)]


def _collective(nomination: Nomination, record: Record) -> list[Block]:
    """Return part I for a collective."""
    total, women = record.members.get("total"), record.members.get("women")
    members = f"{total} người" + (f", trong đó {women} nữ" if women else "") if total else BLANK
    unit = nomination.subject.collective
    founded = f"{unit.founded:%d/%m/%Y}" if unit and unit.founded else BLANK
    return [
        Heading("I", "ĐẶC ĐIỂM, TÌNH HÌNH"),
        Item("-", f"Tên tập thể: {name_of(nomination.subject)}"),
        Item("-", f"Ngày thành lập: {founded}"),
        Item("-", f"Tổng số cán bộ, công chức, viên chức, người lao động: {members}"),
    ]


def _achievements(nomination: Nomination, record: Record) -> list[Block]:
    report = nomination.report
    blocks: list[Block] = [
        Heading("II", "THÀNH TÍCH ĐẠT ĐƯỢC"),
        Heading("1", "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận", level=2),
        *_texts(report.duties, empty=BLANK),
        Heading("2", "Kết quả đạt được", level=2),
        *_texts(report.results, empty=BLANK),
        Paragraph("Kết quả xếp loại chất lượng các năm:"),
        _table(RATINGS, record.ratings),
    ]
    if record.works:
        blocks += [Paragraph("Sáng kiến, đề tài, giải pháp:"), _table(WORKS, record.works)]
    blocks += [
        Heading("3", "Hiệu quả, phạm vi ảnh hưởng", level=2),
        *_texts(report.effects, empty=BLANK),
        Heading("4", "Chấp hành chủ trương của Đảng, pháp luật của Nhà nước", level=2),
        *[Paragraph(f"Kỷ luật: {one}.") for one in record.disciplines or ("không có trong hồ sơ",)],
    ]
    return blocks


def _honours(record: Record) -> list[Block]:
    return [
        Heading("III", "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"),
        Heading("1", "Danh hiệu thi đua", level=2),
        _table(_named("Danh hiệu thi đua"), record.titles),
        Heading("2", "Hình thức khen thưởng", level=2),
        _table(_named("Hình thức khen thưởng"), record.commendations),
    ]


def _named(what: str) -> tuple[Column, ...]:
    return tuple(Column(one.title.format(what=what), one.width, one.align) for one in HONOURS)


def _table(columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    """Return a table; one without rows says so."""
    none = ("", "Không có trong hồ sơ", *("" for _ in columns[2:]))
    return Table(columns, tuple(tuple(row) for row in rows) or (none,))


def _signers(nomination: Nomination) -> tuple[Signer, ...]:
    person = nomination.subject.person
    head = Signer(("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN, ĐỀ NGHỊ"), note="(Ký, đóng dấu)")
    if person is None:
        return (Signer(("THỦ TRƯỞNG ĐƠN VỊ",), note="(Ký, đóng dấu)"),)
    return (head, Signer(("NGƯỜI BÁO CÁO THÀNH TÍCH",), name=person.name, note="(Ký, ghi rõ họ tên)"))
