"""The sheet of sums that accountants pay by."""

from vinhdanh.decisions.domain.papers.award import heading_of
from vinhdanh.decisions.domain.queries.money import money_sheet
from vinhdanh.decisions.domain.wording import dong, issuer_of
from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.paper import Align, Column, Group, Orientation, Paper, Signer, Table
from vinhdanh.documents.enums import DocumentKind


def money_paper(decision: Decision) -> Paper:
    """Return the sums of an issued decision with how each was reckoned, and their total."""
    sheet = money_sheet(decision)
    columns = (
        Column("STT", 0.4, Align.CENTRE),
        Column("Họ tên, tập thể", 1.6),
        Column("Đơn vị", 1.6),
        Column("Danh hiệu, hình thức", 1.4),
        Column("Cách tính", 1.6),
        Column("Số tiền (đồng)", 0.9, Align.RIGHT),
        Column("Ký nhận", 0.8),
    )
    rows: list[tuple[str, ...] | Group] = [
        (str(row.ordinal), row.name, row.unit, row.award, row.reckoned, dong(row.amount or 0), "")
        for row in sheet.rows
    ]
    rows.append(Group(f"Tổng cộng: {dong(sheet.total)} đồng"))
    return Paper(
        **heading_of(decision) | {"kind": DocumentKind.LIST, "number": None, "symbol": ""},
        heading="BẢNG TIỀN THƯỞNG",
        about=f"Kèm theo Quyết định số {decision.title} của {issuer_of(decision)}",
        body=(Table(columns, tuple(rows)),),
        signers=(
            Signer(("NGƯỜI LẬP",), note="(Ký, ghi rõ họ tên)"),
            Signer(("KẾ TOÁN TRƯỞNG",), note="(Ký, ghi rõ họ tên)"),
        ),
        orientation=Orientation.LANDSCAPE,
    )
