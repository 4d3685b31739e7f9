"""One sheet being written the way offices write it: cells with borders, titles above, a signature below."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any


def formats_of(book: Any) -> dict[str, Any]:
    """Return the cell formats by name."""
    plain = {"font_name": "Times New Roman", "font_size": 12}
    return {
        "cell": book.add_format({**plain, "border": 1}),
        "date": book.add_format({**plain, "border": 1, "num_format": "dd/mm/yyyy"}),
        "head": book.add_format(
            {**plain, "border": 1, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
        ),
        "title": book.add_format({**plain, "bold": True, "align": "center"}),
    }


class Page:
    """One sheet being written: knows the next row."""

    def __init__(
        self, book: Any, name: str, formats: dict[str, Any], *, spell: Callable[[str], str] = str
    ) -> None:
        """Begin a sheet; ``spell`` puts its texts into the sheet's font."""
        self.sheet = book.add_worksheet(name)
        self.name = name
        self.formats = formats
        self.spell = spell
        self.row = 0

    def put(self, column: int, value: Any, style: str = "cell") -> None:
        """Write one cell of the current row."""
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, self.formats[style])
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- a day has no zone
            self.sheet.write_datetime(self.row, column, moment, self.formats["date"])
        elif isinstance(value, int):
            self.sheet.write_number(self.row, column, value, self.formats[style])
        else:
            self.sheet.write_string(self.row, column, self.spell(value), self.formats[style])

    def line(self, *values: Any, style: str = "cell") -> None:
        """Write a row and go on to the next."""
        for column, value in enumerate(values):
            self.put(column, value, style)
        self.row += 1

    def merge(self, rows: int, first: int, last: int, text: str, style: str = "head") -> None:
        """Write a cell over several rows and columns, from the current row down."""
        spot = (self.row, first, self.row + rows - 1, last)
        if spot[0] == spot[2] and first == last:
            self.put(first, text, style)
        else:
            self.sheet.merge_range(*spot, self.spell(text), self.formats[style])

    def title(self, width: int, *lines: str) -> None:
        """Write what stands above every list: the agency, the nation's line, the name of the list."""
        half = max(2, width // 2)
        self.merge(1, 0, half - 1, "BỘ KẾT NỐI SỐ", "title")
        self.merge(1, half, width - 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "title")
        self.row += 1
        self.merge(1, half, width - 1, "Độc lập - Tự do - Hạnh phúc", "title")
        self.row += 2
        for text in lines:
            self.merge(1, 0, width - 1, text, "title")
            self.row += 1
        self.row += 1

    def sign(self, width: int, total: int) -> None:
        """Write the totals row and the signature block that close a list."""
        self.put(0, f"Tổng cộng: {total} người", "head")
        self.row += 2
        self.merge(1, max(2, width // 2), width - 1, "Hà Nội, ngày 15 tháng 12 năm 2025", "title")
        self.row += 1
        self.line(None, "Người lập biểu", None, None, "Thủ trưởng đơn vị", style="title")
        self.line(None, "(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)", style="title")
        self.row += 3
        self.line(None, "Nguyễn Thị Lập", None, None, "Trần Văn Trưởng", style="title")
