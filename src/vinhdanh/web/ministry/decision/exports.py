"""The list and the money of a decision as workbooks; text stays text, sums are numbers."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from vinhdanh.decisions.domain.papers.amending import value_words
from vinhdanh.decisions.domain.queries.money import MoneySheet
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.enums import Change
from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.web.spreadsheets import TEXT_ONLY

WIDTHS = {"STT": 6, "Số tiền (đồng)": 16, "Phải thu hồi (đồng)": 18, "Căn cứ": 44, "Cách tính": 40}


def table_workbook(sheet: str, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Write one titled table with a frozen header and a filter."""
    file = BytesIO()
    with Workbook(file, TEXT_ONLY) as workbook:
        head = workbook.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4EEE3"})
        body = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        sums = workbook.add_format({"border": 1, "valign": "top", "num_format": "#,##0"})
        page = workbook.add_worksheet(sheet)
        page.write_string(0, 0, title)
        for column, name in enumerate(header):
            page.write_string(2, column, name, head)
            page.set_column(column, column, WIDTHS.get(name, 24))
        last = 2
        for last, row in enumerate(rows, start=3):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(last, column, value, sums)
                else:
                    page.write_string(last, column, value or "", body)
        page.freeze_panes(3, 2)
        page.autofilter(2, 0, last, len(header) - 1)
    return file.getvalue()


def money_workbook(decision: Decision, sheet: MoneySheet) -> bytes:
    """Write what a decision pays, with the total last."""
    header = ["STT", "Họ tên, tập thể", "Đơn vị", "Danh hiệu, hình thức", "Cách tính", "Căn cứ"]
    rows: list[list[Any]] = [
        [row.ordinal, row.name, row.unit, row.award, row.reckoned, row.cite, row.amount, row.recover or ""]
        for row in sheet.rows
    ]
    rows.append(["", "Tổng cộng", "", "", "", "", sheet.total, sheet.recover or ""])
    title = f"Bảng tiền thưởng kèm theo Quyết định {decision.title} ngày {decision.decided_on:%d/%m/%Y}"
    return table_workbook("Tiền thưởng", title, [*header, "Số tiền (đồng)", "Phải thu hồi (đồng)"], rows)


def list_workbook(decision: Decision) -> bytes:
    """Write the list of an issued decision as it stands today."""
    lines = standings(with_changes(decision.awards.select_related("tenant").order_by("ordinal")))
    title = f"Danh sách kèm theo Quyết định {decision.title} ngày {decision.decided_on:%d/%m/%Y}"
    header = ["STT", "Họ tên, tập thể", "Chức vụ", "Đơn vị", "Danh hiệu, hình thức", "Năm", "Hiện trạng"]
    return table_workbook(
        "Danh sách", title, header, ([line.award.ordinal, *words_of(line)] for line in lines)
    )


def words_of(line: Standing) -> list[str]:
    """Return the words of a line as it stands."""
    state = str(Change(line.change).label) if line.change else "Còn hiệu lực"
    return [
        line.name,
        line.words["post"],
        line.words["unit_name"],
        award_words(line.award.award, line.award.tenant),
        value_words(line.words["years"]) if line.words["years"] else "",
        state,
    ]
