"""The blank workbook for offices that have none: the system's own headings and lists to choose from."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from vinhdanh.records.domain.reading import words

GUIDE, PEOPLE, WORKS, DISCIPLINES, COLLECTIVES = "Hướng dẫn", "Danh sách", "Sáng kiến", "Kỷ luật", "Tập thể"
ROWS = 2_000
LINES = (
    "MẪU BẢNG TÍNH NHẬP HỒ SƠ THI ĐUA, KHEN THƯỞNG",
    "1. Mỗi người một dòng ở trang “Danh sách”; mã cán bộ hoặc ngày sinh để phân biệt người cùng tên.",
    "2. Xếp loại chọn trong danh sách có sẵn; để trống nếu năm ấy không xếp loại.",
    "3. Danh hiệu ghi kèm số và ngày quyết định, ví dụ: CSTĐCS (Số 15/QĐ-BTT ngày 10/01/2025).",
    "    Nhiều danh hiệu trong một năm thì cách nhau bằng dấu chấm phẩy.",
    "4. Ngày ghi dạng ngày/tháng/năm, ví dụ 20/11/1985.",
    "5. Sáng kiến, kỷ luật ghi ở trang riêng; trang “Tập thể” ghi số liệu từng đơn vị, từng năm.",
    "6. Tải tệp lên mục “Nhập từ bảng tính”. Dòng đúng được nhập; dòng còn lỗi được trả lại kèm lý do.",
)


def blank_workbook(*, years: Sequence[int], units: Sequence[str] = ()) -> bytes:
    """Return an xlsx with a sheet for each kind of list over the years; units are offered for choice."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        pages = _Pages(book, units)
        pages.guide()
        pages.people(years)
        pages.works()
        pages.disciplines()
        pages.collectives(years)
        pages.choices()
    return content.getvalue()


class _Pages:
    """Writes the sheets of the blank workbook."""

    def __init__(self, book: Any, units: Sequence[str]) -> None:
        """Prepare formats and what may be chosen in each list."""
        self.book = book
        self.head = book.add_format(
            {
                "bold": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#F6E9D8",
            }
        )
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.text = book.add_format({"num_format": "@"})
        self.lists: dict[str, tuple[str, ...]] = {
            "gender": ("Nam", "Nữ"),
            "rating": tuple(words.official("rating", code) for code in words.RATINGS),
            "group": tuple(words.official("person-group", code) for code in words.GROUPS),
            "scope": ("Cơ sở", "Bộ", "Toàn quốc"),
            "form": tuple(words.official("discipline", code) for code in words.DISCIPLINES),
            "by": ("Thủ trưởng đơn vị", "Bộ trưởng", "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ", "Hội đồng"),
            "yes": ("x",),
            **({"unit": tuple(units)} if units else {}),
        }

    def guide(self) -> None:
        """Write how to fill in."""
        sheet = self.book.add_worksheet(GUIDE)
        sheet.set_column(0, 0, 120)
        for row, line in enumerate(LINES):
            sheet.write_string(row, 0, line, self.head if row == 0 else None)

    def people(self, years: Sequence[int]) -> None:
        """Write the list of people."""
        fixed = (
            ("STT", 6, ""),
            ("Mã cán bộ", 12, "text"),
            ("Họ và tên", 28, ""),
            ("Ngày sinh", 13, "day"),
            ("Giới tính", 10, "gender"),
            ("Đơn vị", 28, "unit"),
            ("Chức vụ", 22, ""),
            ("Đối tượng", 18, "group"),
            ("Ngày vào cơ quan", 14, "day"),
        )
        ratings = tuple((f"Xếp loại năm {year}", 24, "rating") for year in years)
        titles = tuple((f"Danh hiệu thi đua năm {year}", 34, "") for year in years)
        self._sheet(PEOPLE, (*fixed, *ratings, *titles, ("Hình thức khen thưởng", 40, "")))

    def works(self) -> None:
        """Write the list of initiatives."""
        self._sheet(
            WORKS,
            (
                ("STT", 6, ""),
                ("Mã cán bộ", 12, "text"),
                ("Họ và tên tác giả", 28, ""),
                ("Tên sáng kiến, đề tài", 50, ""),
                ("Phạm vi ảnh hưởng", 16, "scope"),
                ("Số quyết định công nhận", 20, "text"),
                ("Ngày quyết định công nhận", 16, "day"),
                ("Cấp quyết định", 20, "by"),
                ("Đã áp dụng", 10, "yes"),
                ("Khả năng nhân rộng", 12, "yes"),
            ),
        )

    def disciplines(self) -> None:
        """Write the list of disciplinary measures."""
        self._sheet(
            DISCIPLINES,
            (
                ("STT", 6, ""),
                ("Mã cán bộ", 12, "text"),
                ("Họ và tên", 28, ""),
                ("Hình thức kỷ luật", 18, "form"),
                ("Số quyết định", 18, "text"),
                ("Từ ngày", 13, "day"),
                ("Đến ngày", 13, "day"),
            ),
        )

    def collectives(self, years: Sequence[int]) -> None:
        """Write the list of collectives."""
        names = (
            "Tổng số người",
            "Số người hoàn thành nhiệm vụ",
            "Số người đạt LĐTT",
            "Số người đạt CSTĐCS",
            "Số nữ",
            "Số người bị kỷ luật từ cảnh cáo",
        )
        counted = tuple((name, 14, "") for name in names)
        self.lists["year"] = tuple(map(str, years))
        self._sheet(
            COLLECTIVES,
            (
                ("STT", 6, ""),
                ("Tên tập thể", 34, "unit"),
                ("Năm đạt", 9, ""),
                *counted,
                ("Danh hiệu thi đua", 40, ""),
            ),
        )

    def choices(self) -> None:
        """Write, on a hidden sheet, what the lists offer (long lists do not fit into a cell's own rule)."""
        sheet = self.book.add_worksheet("DM")
        for column, offered in enumerate(self.lists.values()):
            for row, text in enumerate(offered):
                sheet.write_string(row, column, text)
        sheet.hide()

    def _sheet(self, name: str, columns: Sequence[tuple[str, int, str]]) -> None:
        """Write one list: its headings, and what may stand under each."""
        sheet = self.book.add_worksheet(name)
        sheet.set_row(0, 36)
        sheet.freeze_panes(1, 3)
        formats = {"day": self.day, "text": self.text}
        for column, (heading, width, rule) in enumerate(columns):
            sheet.set_column(column, column, width, formats.get(rule))
            sheet.write_string(0, column, heading, self.head)
            if rule in self.lists:
                sheet.data_validation(1, column, ROWS, column, self._rule(rule))

    def _rule(self, rule: str) -> dict[str, Any]:
        """Return the rule that offers a list for choice and says so when something else is typed."""
        place = list(self.lists).index(rule)
        letters = chr(ord("A") + place)
        return {
            "validate": "list",
            "source": f"=DM!${letters}$1:${letters}${len(self.lists[rule])}",
            "error_type": "warning",
            "error_title": "Chưa đúng danh mục",
            "error_message": "Nên chọn một giá trị trong danh sách để hệ thống nhận ra.",
        }
