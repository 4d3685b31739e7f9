from io import BytesIO

from openpyxl import load_workbook
from records.reading.lists import TODAY

from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.records.domain.reading.check import check
from vinhdanh.records.domain.reading.known import KnownUnit
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.template import blank_workbook

YEARS = range(2021, 2026)


def test_the_blank_workbook_offers_the_words_that_are_understood():
    book = load_workbook(BytesIO(blank_workbook(years=YEARS, units=["Vụ Pháp chế"])))

    offered = {
        heading.value: [
            cell.value for (cell,) in book["DM"][rule.formula1.removeprefix("DM!").replace("$", "")]
        ]
        if isinstance(book["DM"][rule.formula1.removeprefix("DM!").replace("$", "")], tuple)
        else [book["DM"][rule.formula1.removeprefix("DM!").replace("$", "").split(":")[0]].value]
        for rule in book["Danh sách"].data_validations.dataValidation
        for heading in book["Danh sách"][1]
        if heading.coordinate.replace("1", "2") in rule.sqref
    }
    assert offered["Giới tính"] == ["Nam", "Nữ"]
    assert offered["Đơn vị"] == ["Vụ Pháp chế"]
    assert offered["Xếp loại năm 2025"] == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    ]


def test_without_units_none_are_offered():
    book = load_workbook(BytesIO(blank_workbook(years=YEARS)))

    assert "F2:F2001" not in {str(rule.sqref) for rule in book["Danh sách"].data_validations.dataValidation}


def test_filled_in_it_is_read_without_a_question(tmp_path):
    path = tmp_path / "mau.xlsx"
    book = load_workbook(BytesIO(blank_workbook(years=YEARS, units=["Vụ Pháp chế"])))
    person = [
        "1",
        "CB1",
        "Nguyễn Văn An",
        "02/03/1985",
        "Nam",
        "Vụ Pháp chế",
        "Chuyên viên",
        "Công chức",
        "01/06/2010",
    ]
    rating = ["Hoàn thành tốt nhiệm vụ"] * 5
    titles = [None] * 4 + ["CSTĐCS (Số 15/QĐ-BTT ngày 10/01/2026)"]
    for column, cell in enumerate([*person, *rating, *titles], 1):
        book["Danh sách"].cell(2, column, cell)
    for column, cell in enumerate(
        ["1", "CB1", "Nguyễn Văn An", "Số hoá", "Bộ", "1/QĐ", "01/11/2024", "Bộ trưởng", "x", "x"], 1
    ):
        book["Sáng kiến"].cell(2, column, cell)
    for column, cell in enumerate(
        ["1", "CB1", "Nguyễn Văn An", "Khiển trách", "2/QĐ", "10/05/2012", "10/05/2013"], 1
    ):
        book["Kỷ luật"].cell(2, column, cell)
    for column, cell in enumerate(["1", "Vụ Pháp chế", 2025, 20, 20, 15, 2, 12, 0], 1):
        book["Tập thể"].cell(2, column, cell)
    book.save(path)

    read = read_workbook(path)
    outcome = check(
        read, recognise(read), known_units=[KnownUnit("u", "PC", "Vụ Pháp chế")], known_people=[], today=TODAY
    )

    assert outcome.problems == ()
    assert outcome.counts.facts == {"rating": 5, "award": 1, "work": 1, "discipline": 1, "members": 1}
