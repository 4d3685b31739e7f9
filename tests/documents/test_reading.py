import unicodedata
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from documents.files import CELL, docx, ods, raw_xlsx, xls, xlsx

from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.documents.domain.workbook import Merged, Sheet, Unreadable, Workbook, column_letters

ROWS = [("Họ và tên", "Năm"), ("Nguyễn Văn Án", "2024")]


def test_an_xlsx_gives_typed_cells_from_a1_on(tmp_path: Path):
    path = xlsx(tmp_path / "a.xlsx", ("Một", [["Họ tên", None, 1], [date(2024, 1, 2), True, 2.5]]))

    workbook = read_workbook(path)

    assert workbook == Workbook("xlsx", (Sheet("Một", [("Họ tên", None, 1), (date(2024, 1, 2), True, 2.5)]),))


def test_rows_and_columns_keep_their_places_when_the_table_begins_further_in(tmp_path: Path):
    cells = CELL.format(place="C3", text="x"), CELL.format(place="B5", text="y")
    path = raw_xlsx(tmp_path / "a.xlsx", f'<row r="3">{cells[0]}</row><row r="5">{cells[1]}</row>')

    (sheet,) = read_workbook(path).sheets

    assert sheet.rows == [(), (), (None, None, "x"), (), (None, "y")]


def test_merged_cells_and_hidden_sheets_are_told(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Đầu").merge_range(0, 1, 1, 3, "Kết quả xếp loại")
        hidden = book.add_worksheet("DM")
        hidden.write(0, 0, "x")
        hidden.hide()

    first, second = read_workbook(path).sheets

    assert (first.merged, first.hidden) == ((Merged(0, 1, 1, 3),), False)
    assert (second.merged, second.hidden) == ((), True)


def test_an_old_excel_file_is_read(tmp_path: Path):
    path = xls(tmp_path / "a.xls", [["Họ và tên", "Năm"], ["Nguyễn Văn Án", 2024.0], ["Đỗ", 1.5]])

    assert read_workbook(path) == Workbook(
        "xls", (Sheet("Danh sách", [("Họ và tên", "Năm"), ("Nguyễn Văn Án", 2024), ("Đỗ", 1.5)]),)
    )


def test_an_opendocument_sheet_is_read(tmp_path: Path):
    assert read_workbook(ods(tmp_path / "a.ods", ROWS)) == Workbook("ods", (Sheet("Danh sách", ROWS),))


def test_what_the_file_is_counts_and_not_its_name(tmp_path: Path):
    assert read_workbook(ods(tmp_path / "a.xls", ROWS)).format == "ods"


def windows_1258(text: str) -> bytes:
    """Write as Vietnamese Windows did: the tone apart from its letter."""
    written = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) > 1 and parts[-1] in "\u0300\u0301\u0303\u0309\u0323":
            written += unicodedata.normalize("NFC", parts[:-1]).encode("cp1258") + parts[-1].encode("cp1258")
        else:
            written += letter.encode("cp1258")
    return written


@pytest.mark.parametrize(
    "content",
    [
        "Họ và tên,Năm\nNguyễn Văn Án,2024\n".encode(),
        "Họ và tên;Năm\r\nNguyễn Văn Án;2024\r\n".encode("utf-8-sig"),
        "Họ và tên\tNăm\nNguyễn Văn Án\t2024\n".encode("utf-16"),
        windows_1258("Họ và tên,Năm\nNguyễn Văn Án,2024\n"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows-1258"],
)
def test_csv_is_read_whatever_its_encoding_and_separator(tmp_path: Path, content: bytes):
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    workbook = read_workbook(path)

    assert workbook.sheets[0].rows == ROWS


def test_csv_in_an_old_font_keeps_its_signs_for_the_conversion(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes("Hä vµ tªn,N¨m\nNguyÔn V¨n ¸n,2024\n".encode("latin-1"))

    assert read_workbook(path).sheets[0].rows == [("Hä vµ tªn", "N¨m"), ("NguyÔn V¨n ¸n", "2024")]


def test_the_tables_of_a_word_document_are_read_with_their_merged_cells(tmp_path: Path):
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    first = cell("STT", '<w:vMerge w:val="restart"/>') + cell("Xếp loại", '<w:gridSpan w:val="2"/>')
    second = cell("", "<w:vMerge/>") + cell("2023") + cell("2024")
    path = docx(tmp_path / "a.docx", f"<w:tr>{first}</w:tr><w:tr>{second}</w:tr>")

    (sheet,) = read_workbook(path).sheets

    assert sheet.rows == [("STT", "Xếp loại"), (None, "2023", "2024")]
    assert sheet.merged == (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2))


def test_formatted_empty_rows_at_the_end_cost_nothing(tmp_path: Path):
    path = raw_xlsx(
        tmp_path / "a.xlsx",
        f'<row r="1">{CELL.format(place="A1", text="x")}</row><row r="900000"><c r="A900000" s="0"/></row>',
    )

    assert read_workbook(path).sheets[0].rows == [("x",)]


def test_a_workbook_without_any_value_is_refused(tmp_path: Path):
    path = xlsx(tmp_path / "a.xlsx", ("Trống", []))

    with pytest.raises(Unreadable, match="không có dữ liệu nào"):
        read_workbook(path)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")]
)
def test_columns_are_named_as_the_spreadsheet_names_them(column: int, letters: str):
    assert column_letters(column) == letters
