from pathlib import Path

import pytest
import xlsxwriter
from documents.files import CELL, ods, raw_xlsx, xls, xlsx
from openpyxl import load_workbook
from records.reading.lists import AN, BINH, HEAD, TODAY, UNITS

from vinhdanh.common.errors import Refused
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.records.domain.reading.check import Checked, check
from vinhdanh.records.domain.reading.errors_workbook import write_errors_workbook
from vinhdanh.records.domain.reading.problems import Problem
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.recognition import Recognition

WRONG = (*BINH[:4], "Tốt lắm")
SENTENCE = (
    "Dòng 3, cột E: không hiểu xếp loại “Tốt lắm”. Hãy ghi một trong: Hoàn thành xuất sắc nhiệm vụ, "
    "Hoàn thành tốt nhiệm vụ, Hoàn thành nhiệm vụ, Không hoàn thành nhiệm vụ."
)
LIVE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "\t=1+1",
    '=HYPERLINK("http://x","y")',
    "＝1+1",
]


def examined(path: Path) -> tuple[Recognition, Checked]:
    """Read, recognise and check a file."""
    book = read_workbook(path)
    mapping = recognise(book)
    return mapping, check(book, mapping, known_units=UNITS, known_people=(), today=TODAY)


def given_back(source: Path, target: Path) -> Path:
    """Check a file and write it back with its problems."""
    mapping, outcome = examined(source)
    write_errors_workbook(source, problems=outcome.problems, mapping=mapping, target=target)
    return target


def test_the_users_own_xlsx_comes_back_with_cell_comment_and_last_column(tmp_path: Path):
    source = xlsx(tmp_path / "a.xlsx", ("DS", [HEAD, AN, WRONG]), ("Ghi chú", [["giữ nguyên"]]))

    book = load_workbook(given_back(source, tmp_path / "b.xlsx"))

    sheet = book["DS"]
    assert sheet["E3"].fill.fgColor.rgb == "FFF4B6B0"
    assert (sheet["E3"].comment.text, sheet["E3"].comment.author) == (SENTENCE, "Vinh Danh")
    assert [cell.value for cell in sheet["F"]] == ["Cần sửa", None, SENTENCE]
    assert [cell.value for cell in sheet[2]][:5] == list(AN)
    assert book["Ghi chú"]["A1"].value == "giữ nguyên"
    assert [cell.value for cell in book["Cần sửa"][2]] == ["DS", 3, "E", SENTENCE, "Phải sửa mới nhập được"]


def test_mended_and_given_back_again_it_carries_no_old_marks(tmp_path: Path):
    first = given_back(xlsx(tmp_path / "a.xlsx", ("DS", [HEAD, AN, WRONG])), tmp_path / "b.xlsx")
    book = load_workbook(first)
    book["DS"]["E3"].value = "Tốt"
    book["DS"]["E2"].value = "Khá"
    book.save(first)

    sheet = load_workbook(given_back(first, tmp_path / "c.xlsx"))["DS"]

    assert (sheet["E3"].comment, sheet["E3"].fill.fill_type, sheet["F3"].value) == (None, None, None)
    assert sheet["F2"].value.startswith("Dòng 2, cột E: không hiểu xếp loại “Khá”")
    assert sheet.max_column == 6


def test_marks_do_not_change_what_is_read(tmp_path: Path):
    source = xlsx(tmp_path / "a.xlsx", ("DS", [HEAD, AN, WRONG]))
    _, before = examined(source)

    _, after = examined(given_back(source, tmp_path / "b.xlsx"))

    assert (after.rows, after.problems) == (before.rows, before.problems)


@pytest.mark.parametrize("make", [ods, xls])
def test_another_format_comes_back_as_an_xlsx_of_the_same_rows(make, tmp_path: Path):
    rows = [[str(cell) for cell in row] for row in (HEAD, AN, WRONG)]
    source = make(tmp_path / "a.tep", rows)

    sheet = load_workbook(given_back(source, tmp_path / "b.xlsx"))["Danh sách"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [*rows[0], "Cần sửa"],
        [*rows[1], None],
        [*rows[2], SENTENCE],
    ]


def test_a_csv_comes_back_as_an_xlsx_with_dates_and_numbers_as_they_were(tmp_path: Path):
    source = tmp_path / "a.csv"
    source.write_text("\n".join(";".join(map(str, row)) for row in (HEAD, AN, WRONG)))

    sheet = load_workbook(given_back(source, tmp_path / "b.xlsx"))["CSV"]

    assert [cell.value for cell in sheet[2]] == [str(cell) for cell in AN] + [None]


@pytest.mark.parametrize("make", ["xlsx", "csv"])
def test_texts_that_look_like_formulas_stay_texts(make: str, tmp_path: Path):
    rows = [HEAD, *((n, f"CB{n}", live, "02/03/1985", live) for n, live in enumerate(LIVE, 1))]
    source = tmp_path / f"a.{make}"
    if make == "xlsx":
        xlsx(source, ("DS", rows))
    else:
        source.write_text(
            "\n".join(
                ";".join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows
            )
        )

    book = load_workbook(given_back(source, tmp_path / "b.xlsx"))

    kinds = {
        cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    assert kinds == {"s"}
    shown = [row[2].value.strip() for row in book.worksheets[0].iter_rows(min_row=2)]
    assert shown == [live.strip() for live in LIVE]


def test_problems_in_merged_cells_are_shown_in_their_first_cell(tmp_path: Path):
    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("DS")
        for place, row in enumerate((HEAD, AN, BINH)):
            sheet.write_row(place, 0, row)
        sheet.merge_range(1, 4, 2, 4, "Tốt lắm")
    _mapping, outcome = examined(source)
    assert [(problem.row, problem.column) for problem in outcome.problems] == [(2, "E"), (3, "E")]

    marked = load_workbook(given_back(source, tmp_path / "b.xlsx"))["DS"]

    assert "Tốt lắm" in marked["E2"].comment.text
    assert [cell.value is None for cell in marked["F"]] == [False, False, False]


def test_a_workbook_whose_look_cannot_be_kept_comes_back_as_a_copy(tmp_path: Path):
    texts = "".join(
        CELL.format(place=f"{letter}1", text=text) for letter, text in zip("ABCDE", HEAD, strict=True)
    )
    broken = [("docProps/core.xml", b"<cp:coreProperties")]
    source = raw_xlsx(tmp_path / "a.xlsx", f'<row r="1">{texts}</row>', more=broken)
    target = tmp_path / "b.xlsx"
    problem = Problem("Danh sách", 1, "E", "Dòng 1, cột E: thử.", blocks=True)

    write_errors_workbook(source, problems=[problem], mapping=Recognition(()), target=target)

    with pytest.raises(SyntaxError):
        load_workbook(source)
    assert [cell.value for cell in load_workbook(target)["Danh sách"][1]] == [*HEAD, "Dòng 1, cột E: thử."]


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(tmp_path: Path):
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"%PDF-1.7")
    target = tmp_path / "b.xlsx"

    with pytest.raises(Refused, match="Chưa ghi được lỗi vào bảng tính"):
        write_errors_workbook(source, problems=[], mapping=Recognition(()), target=target)

    assert not target.exists()
