import json
from datetime import date

import pytest
from records.reading.lists import AN, BINH, HEAD, first_sheet, meanings, recognised, workbook

from vinhdanh.common.charsets import Charset, to_tcvn3, to_vni
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.documents.domain.workbook import Merged, Sheet, Workbook
from vinhdanh.records.domain.reading.fields import HEADERS, KIND_NAMES, Field, SheetKind
from vinhdanh.records.domain.reading.headings import read_heading
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.recognition import Column, recognition_from_json
from vinhdanh.records.domain.reading.template import blank_workbook

TITLE = ("BỘ THI ĐUA", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
NAME = ("DANH SÁCH CÁN BỘ, CÔNG CHỨC ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",)


def test_a_plain_list_is_recognised_with_examples_and_confidence():
    sheet = first_sheet(HEAD, AN, BINH)

    assert (sheet.kind, sheet.header_top, sheet.header_bottom, sheet.problem) == (SheetKind.PEOPLE, 1, 1, "")
    assert meanings(sheet) == ["Số thứ tự", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Xếp loại năm 2024"]
    assert [column.confidence for column in sheet.columns] == [100] * 5
    assert sheet.columns[2].samples == ("Nguyễn Văn An", "Trần Thị Bình")


def test_the_header_is_found_below_titles_and_blank_rows():
    sheet = first_sheet(TITLE, (), NAME, ("Đơn vị: Vụ Tổ chức cán bộ",), (), HEAD, AN, BINH)

    assert (sheet.header_top, sheet.header_bottom, sheet.year) == (6, 6, 2025)


def test_a_header_on_two_lines_with_merged_cells_is_one():
    top = ("STT", "Họ và tên", "Ngày tháng năm sinh", None, "Kết quả đánh giá, xếp loại", None)
    below = (None, None, "Nam", "Nữ", 2023, 2024)
    merged = [Merged(0, 0, 1, 0), Merged(0, 1, 1, 1), Merged(0, 2, 0, 3), Merged(0, 4, 0, 5)]
    rows = [(1, "Nguyễn Văn An", "02/03/1985", None, "HTXSNV", "HTTNV")]

    sheet = first_sheet(top, below, *rows, merged=merged)

    assert (sheet.header_top, sheet.header_bottom) == (1, 2)
    assert meanings(sheet) == [
        *("Số thứ tự", "Họ và tên", "Ngày sinh (nam)", "Ngày sinh (nữ)"),
        *("Xếp loại năm 2023", "Xếp loại năm 2024"),
    ]


def test_a_header_on_two_lines_is_one_also_where_merged_cells_are_not_told():
    top = ("STT", "Họ và tên", "Ngày sinh", "Kết quả xếp loại", None)
    below = (None, None, None, "2023", "2024")

    sheet = first_sheet(top, below, (1, "Nguyễn Văn An", "02/03/1985", "HTXSNV", "HTTNV"))

    assert (sheet.header_top, sheet.header_bottom) == (1, 2)
    assert meanings(sheet)[3:] == ["Xếp loại năm 2023", "Xếp loại năm 2024"]


def test_a_line_that_groups_columns_belongs_to_the_header():
    groups = ("Thông tin cá nhân", None, None, "Xếp loại", None, None)
    merged = [Merged(0, 0, 0, 2), Merged(0, 3, 0, 5)]
    below = ("STT", "Họ và tên", "Mã CB", "2022", "2023", "2024")

    sheet = first_sheet(groups, below, (1, "Nguyễn Văn An", "CB1", "XS", "Tốt", "XS"), merged=merged)

    assert (sheet.header_top, sheet.header_bottom) == (1, 2)
    assert meanings(sheet)[3:] == ["Xếp loại năm 2022", "Xếp loại năm 2023", "Xếp loại năm 2024"]


def test_surname_and_given_name_in_two_columns_under_one_heading():
    head = ("STT", "Họ và tên", None, "Mã cán bộ", "Ngày sinh")
    rows = [(1, "Nguyễn Văn", "An", "CB1", "02/03/1985"), (2, "Trần Thị", "Bình", "CB2", "20/11/1990")]

    sheet = first_sheet(head, *rows, merged=[Merged(0, 1, 0, 2)])

    assert meanings(sheet)[1:3] == ["Họ và tên đệm", "Tên"]


def test_years_without_any_heading_are_understood_from_what_stands_below():
    sheet = first_sheet(
        ("STT", "Họ và tên", "Mã CB", "2023", "2024"),
        (1, "Nguyễn Văn An", "CB1", "HTXSNV", "LĐTT (15/QĐ-B ngày 10/01/2025)"),
        (2, "Trần Thị Bình", "CB2", "HTTNV", "CSTĐCS (16/QĐ-B ngày 10/01/2025)"),
    )

    assert meanings(sheet)[3:] == ["Xếp loại năm 2023", "Danh hiệu, khen thưởng năm 2024"]
    assert [column.confidence for column in sheet.columns][3:] == [65, 65]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("TT", "Số thứ tự"),
        ("HỌ TÊN", "Họ và tên"),
        ("Họ và tên người được đề nghị", "Họ và tên"),
        ("Ngày, tháng, năm sinh (dd/mm/yyyy)", "Ngày sinh"),
        ("Ngay vao co quan", "Ngày vào cơ quan"),
        ("Chức vụ, đơn vị công tác", "Chức vụ, đơn vị"),
        ("Mức độ HTNV năm 2024", "Xếp loại năm 2024"),
        ("Xếp lọai 2024", "Xếp loại năm 2024"),
        ("Kết quả đánh giá, xếp loại chất lượng (năm 2024)", "Xếp loại năm 2024"),
        ("Danh hiệu LĐTT 2024", "Lao động tiên tiến năm 2024"),
        ("CSTĐCS", "Chiến sĩ thi đua cơ sở"),
        ("Số QĐ công nhận CSTĐCS", "Số quyết định"),
        ("Ngày quyết định công nhận", "Ngày quyết định"),
        ("Tên sáng kiến/đề tài", "Tên sáng kiến, đề tài"),
        ("Hình thức kỷ luật", "Hình thức kỷ luật"),
        ("Nữ", "Đánh dấu nữ"),
        ("Năm", "Năm"),
        ("Ghi chú", "Không nhập cột này"),
        ("Số điện thoại", "Không nhập cột này"),
        ("Quê quán, nơi ở", "Không nhập cột này"),
    ],
)
def test_headings_are_understood_in_the_words_of_offices(heading: str, meaning: str):
    said = read_heading((heading,))

    column = Column(0, "A", heading, said.field, said.year, said.award, said.sure, ())
    assert column.meaning == meaning


def test_of_two_columns_for_the_same_thing_the_first_is_taken():
    sheet = first_sheet(("STT", "Họ và tên", "Mã CB", "Mã số"), (1, "Nguyễn Văn An", "CB1", "77"))

    assert meanings(sheet)[2:] == ["Mã cán bộ", "Không nhập cột này"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (("STT", "Họ và tên", "Ngày sinh", "Xếp loại 2024"), SheetKind.PEOPLE),
        (("STT", "Họ và tên", "Năm", "Xếp loại"), SheetKind.RATINGS),
        (("STT", "Họ và tên", "Danh hiệu thi đua", "Năm đạt", "Số quyết định"), SheetKind.TITLES),
        (("STT", "Họ và tên", "Tên sáng kiến", "Cấp công nhận", "Ngày công nhận"), SheetKind.INITIATIVES),
        (("STT", "Họ và tên", "Hình thức kỷ luật", "Từ ngày", "Đến ngày"), SheetKind.DISCIPLINES),
        (("STT", "Tên tập thể", "Tổng số người", "LĐTT", "CSTĐCS"), SheetKind.COLLECTIVES),
        (("STT", "Đơn vị", "Tổng số cán bộ", "Số nữ", "LĐTT"), SheetKind.COLLECTIVES),
    ],
)
def test_what_a_sheet_lists_is_told_from_its_columns(head: tuple[str, ...], kind: SheetKind):
    assert first_sheet(head, tuple("x" for _ in head)).kind is kind


def test_the_only_list_of_results_stands_as_the_list_of_people_if_it_tells_them_apart():
    alone = recognised([("STT", "Họ tên", "Mã CB", "Xếp loại 2024"), (1, "Nguyễn Văn An", "CB1", "XS")])
    beside = recognised(
        [HEAD, AN], [("STT", "Họ tên", "Mã CB", "Xếp loại 2023"), (1, "Nguyễn Văn An", "CB1", "XS")]
    )

    assert [sheet.kind for sheet in alone.sheets] == [SheetKind.PEOPLE]
    assert [sheet.kind for sheet in beside.sheets] == [SheetKind.PEOPLE, SheetKind.RATINGS]


@pytest.mark.parametrize(("write", "charset"), [(to_tcvn3, Charset.TCVN3), (to_vni, Charset.VNI)])
def test_a_sheet_in_an_old_font_is_read_like_any_other(write, charset: Charset):
    people = ["Nguyễn Thị Hải Yến", "Trần Quốc Toản", "Đặng Thuỳ Trâm", "Lê Văn Được"]
    rows = [(n, f"CB{n}", name, "02/03/1985", "Hoàn thành tốt nhiệm vụ") for n, name in enumerate(people, 1)]
    written = [[write(cell) if isinstance(cell, str) else cell for cell in row] for row in (HEAD, *rows)]

    sheet = first_sheet(*written)

    assert sheet.charset is charset
    assert meanings(sheet) == meanings(first_sheet(HEAD, *rows))
    assert sheet.columns[2].samples == tuple(people[:3])


def test_a_workbook_without_a_header_says_what_to_do():
    recognition = recognised(
        [(1, "Nguyễn Văn An", date(1985, 3, 2), "XS"), (2, "Trần Thị Bình", date(1990, 1, 1), "Tốt")]
    )

    assert not recognition.usable
    assert recognition.problem == (
        "Trang “Trang 1”: không tìm thấy dòng tiêu đề. Cần một dòng ghi tên các cột, ví "
        "dụ “STT”, “Họ và tên”, "
        "“Ngày sinh”, “Xếp loại năm 2024”. Hãy thêm dòng tiêu đề rồi tải lên lại, hoặc dùng mẫu của hệ thống."
    )


def test_a_list_of_something_else_is_not_imported():
    sheet = first_sheet(("STT", "Tên vật tư", "Đơn vị tính", "Số quyết định"), (1, "Bàn", "cái", "3"))

    assert sheet.kind is SheetKind.UNKNOWN
    assert "chưa rõ đây là danh sách gì" in sheet.problem


def test_a_hidden_list_is_left_out_with_a_sentence_and_a_hidden_jumble_without_one():
    book = Workbook(
        "xlsx",
        (
            Sheet("Hiện", [HEAD, AN]),
            Sheet("Ẩn", [HEAD, BINH], hidden=True),
            Sheet("DM", [("Công chức",)], hidden=True),
        ),
    )

    assert [(sheet.kind, sheet.problem) for sheet in recognise(book).sheets] == [
        (SheetKind.PEOPLE, ""),
        (
            SheetKind.UNKNOWN,
            "Trang “Ẩn” đang bị ẩn nên không được nhập. Nếu cần, hãy bỏ ẩn trang rồi tải lên lại.",
        ),
        (SheetKind.UNKNOWN, ""),
    ]


def test_a_person_may_choose_the_header_rows():
    book = workbook(
        [HEAD, ("", "", "", "", ""), ("Stt", "Mã CB", "Họ tên", "Ngày sinh", "Xếp loại 2023"), AN]
    )

    assert recognise(book).sheets[0].header_top == 1
    assert meanings(recognise(book, headers={"Trang 1": (3, 3)}).sheets[0])[-1] == "Xếp loại năm 2023"


def test_a_person_may_change_what_a_column_and_a_sheet_are_taken_for():
    recognition = recognised([HEAD, AN])

    changed = recognition.with_column(
        "Trang 1", 4, field=Field.AWARD, year=2023, award="ldtt", decided=date(2024, 1, 5)
    )
    back = changed.with_column("Trang 1", 4, field=Field.TITLE)

    assert changed.sheets[0].columns[4].meaning == "Lao động tiên tiến năm 2023"
    column = back.sheets[0].columns[4]
    assert (column.field, column.year, column.award, column.decided) == (Field.TITLE, None, None, None)
    assert (
        recognition.with_kind("Trang 1", SheetKind.RATINGS).sheets[0].kind_name
        == KIND_NAMES[SheetKind.RATINGS]
    )


def test_a_recognition_is_kept_as_json_and_read_back():
    head = ("STT", "Họ và tên", "Mã CB", "LĐTT 2024 (15/QĐ-B ngày 10/01/2025)")
    recognition = recognised([HEAD, AN], [head, (1, "Nguyễn Văn An", "CB1", "x")])

    assert recognition_from_json(json.loads(json.dumps(recognition.as_json()))) == recognition
    assert recognition.sheets[1].columns[3].decided == date(2025, 1, 10)


@pytest.mark.parametrize(
    ("key", "value"), [("kind", "gì đó"), ("charset", "latin"), ("columns", [{"award": "không có"}])]
)
def test_a_kept_recognition_with_strange_words_is_refused(key: str, value: object):
    kept = recognised([HEAD, AN]).as_json()
    kept["sheets"][0][key] = value

    with pytest.raises((ValueError, KeyError)):
        recognition_from_json(kept)


def test_no_heading_means_two_things_in_lists_of_people():
    people = {field: phrases for field, phrases in HEADERS.items() if field != Field.IGNORED}
    counted = [
        phrase
        for field in people
        for phrase in people[field]
        if field.value not in {"total", "completed", "ldtt", "cstd-co-so", "women", "disciplined-canh-cao"}
    ]

    assert len(counted) == len(set(counted))


def test_the_blank_workbook_is_recognised_in_every_column(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(blank_workbook(years=range(2021, 2026), units=["Vụ Pháp chế"]))

    recognition = recognise(read_workbook(path))

    assert [(sheet.name, sheet.kind) for sheet in recognition.sheets] == [
        ("Danh sách", SheetKind.PEOPLE),
        ("Sáng kiến", SheetKind.INITIATIVES),
        ("Kỷ luật", SheetKind.DISCIPLINES),
        ("Tập thể", SheetKind.COLLECTIVES),
        ("DM", SheetKind.UNKNOWN),
    ]
    ignored = [
        column.heading
        for sheet in recognition.sheets
        for column in sheet.columns
        if column.field is Field.IGNORED
    ]
    assert ignored == []
