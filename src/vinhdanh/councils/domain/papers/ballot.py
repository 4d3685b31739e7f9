"""The ballot sheets: one for each member at the meeting, several names by award, a box for yes and for no.

The law has no form for them. An item that concerns a member stands on a sheet of its own, which that member
does not get: so nobody votes on their own case, and no sheet tells whose it was.
"""

from dataclasses import dataclass

from vinhdanh.councils.domain.papers.wording import day, groups, long_name, subject_of, two, where, who
from vinhdanh.councils.domain.queries.roll import Roll
from vinhdanh.councils.models import Item, Session
from vinhdanh.documents.domain.paper import (
    Align,
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Run,
    Table,
)
from vinhdanh.documents.domain.paper import (
    Item as Line,
)
from vinhdanh.documents.enums import DocumentKind

BOX = "\N{BALLOT BOX}"
COLUMNS = (
    Column("STT", 1.1, Align.CENTRE),
    Column("Họ và tên, tên tập thể", 5),
    Column("Đơn vị", 4.6),
    Column("Đồng ý", 1.7, Align.CENTRE),
    Column("Không đồng ý", 1.9, Align.CENTRE),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
RULES = (
    "Mỗi dòng đánh dấu X vào đúng một ô: “Đồng ý” hoặc “Không đồng ý”.",
    "Dòng để trống, đánh dấu cả hai ô hoặc sửa chữa là không hợp lệ đối với dòng đó.",
    "Không ký tên, không ghi họ tên vào phiếu.",
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One kind of sheet of a session, how many are handed out, and who does not get it."""

    items: tuple[Item, ...]
    sheets: int
    barred: str = ""


def ballots_of(items: list[Item], roll: Roll) -> list[Ballot]:
    """Return the common sheet, then one for each item that concerns a member."""
    common = tuple(item for item in items if roll.barred(item.pk) is None)
    sheets = [Ballot(common, roll.sheets)] if common else []
    own = [(item, barred) for item in items if (barred := roll.barred(item.pk))]
    return sheets + [
        Ballot((item,), roll.sheets_for(item.pk), barred.member.person.name) for item, barred in own
    ]


def ballot_paper(session: Session, ballot: Ballot) -> Paper:
    """Return one sheet; it is printed as often as there are sheets to hand out."""
    body: list[Block] = [
        Paragraph((Run(f"Phiên họp {day(session.held_on)}: {session.title}.", italic=True),), Align.CENTRE)
    ]
    number = 0
    for place, (award, items) in enumerate(groups(list(ballot.items)).items()):
        body.append(Heading(ROMAN[place] if place < len(ROMAN) else str(place + 1), long_name(award)))
        rows = []
        for item in items:
            number += 1
            rows.append((str(number), who(item), where(item), BOX, BOX))
        body.append(Table(COLUMNS, tuple(rows)))
    body.append(Paragraph((Run("Cách ghi phiếu", bold=True),)))
    body += [Line("-", rule) for rule in RULES]
    body.append(Paragraph(f"Phiếu có {two(number)} nội dung biểu quyết.", Align.LEFT))
    return Paper(
        kind=DocumentKind.BALLOT,
        parent=session.council.organ.name,
        organ=session.council.name,
        heading="Phiếu bầu",
        about=subject_of(session),
        body=tuple(body),
    )
