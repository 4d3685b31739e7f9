from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from vinhdanh.common.models import LoggedAction
from vinhdanh.records import tasks
from vinhdanh.records.models import Fact, Import
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LIST = "/don-vi/nhap/"
HEAD = ("STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại 2024", "Xếp loại 2025")
GOOD = (1, "M1", "Phan Thị Lan", "02/03/1985", "Phòng Pháp chế", "HTTNV", "HTXSNV")
WRONG = (2, "M2", "Vũ Văn Minh", "31/02/1984", "Phòng Pháp chế", "HTTNV", "Tốt lắm")
ASKED = 9
POSTED = ("_confirm", "_remap", "_undo", "_discard")


def workbook(*rows):
    book, content = Workbook(), BytesIO()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(content)
    return SimpleUploadedFile("danh-sach.xlsx", content.getvalue())


def address(name, importing):
    return reverse(f"unit_import{name}", args=[importing.pk])


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def checked(officer):
    officer.post(LIST, {"tep": workbook(GOOD, WRONG)})
    importing = Import.objects.get()
    tasks.check_import(str(importing.pk))
    importing.refresh_from_db()
    return importing


@pytest.fixture
def imported(officer, bureau, checked):
    officer.post(address("_confirm", checked))
    tasks.carry_out_import(str(checked.pk), str(bureau.officer.pk))
    checked.refresh_from_db()
    return checked


def test_an_upload_is_kept_and_its_page_waits_for_the_check(officer):
    answer = officer.post(LIST, {"tep": workbook(GOOD)})

    importing = Import.objects.get()
    assert answer.url == address("", importing)
    page = officer.get(answer.url).content.decode()
    assert f'hx-get="{address("_progress", importing)}"' in page
    assert "Có thể rời trang này" in page


def test_the_same_file_sent_twice_while_it_waits_is_one_import(officer):
    content = workbook(GOOD).read()

    answers = [officer.post(LIST, {"tep": SimpleUploadedFile("a.xlsx", content)}).url for _ in range(2)]

    assert answers[0] == answers[1]
    assert Import.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Hãy chọn một tệp"),
        ({"tep": SimpleUploadedFile("a.xlsx", b"")}, "Tệp không có nội dung"),
        ({"tep": SimpleUploadedFile("a" * 190 + ".xlsx", b"x")}, "Tên tệp quá dài"),
    ],
)
def test_what_is_no_upload_is_said_on_the_page(officer, typed, sentence):
    page = officer.post(LIST, typed).content.decode()

    assert sentence in page
    assert english_words(page, names=frozenset({"libreoffice"})) == set()
    assert Import.objects.exists() is False


def test_a_file_that_cannot_be_read_says_why_and_keeps_nothing(officer):
    officer.post(LIST, {"tep": SimpleUploadedFile("a.xlsx", b"%PDF-1.7 x")})
    importing = Import.objects.get()
    before = Fact.objects.count()

    tasks.check_import(str(importing.pk))

    page = officer.get(address("", importing)).content.decode()
    assert "Chưa đọc được tệp này; chưa có gì được nhập" in page
    assert "tệp PDF" in page
    assert Fact.objects.count() == before


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (3, "Mọi dòng hợp lệ đã có trong hồ sơ; nhập lại không thay đổi gì."),
        (2, "2 dòng trong số này đã có trong hồ sơ, không bị ghi trùng."),
    ],
)
def test_what_is_on_record_already_is_told_before_it_is_imported_again(officer, checked, known, sentence):
    Import.objects.filter(pk=checked.pk).update(counts=checked.counts | {"valid": 3, "known": known})

    assert sentence in officer.get(address("", checked)).content.decode()


def test_progress_answers_htmx_until_the_work_is_done_then_asks_for_the_page(officer, checked):
    done = officer.get(address("_progress", checked), headers={"HX-Request": "true"})
    checked.state, checked.progress = Import.State.CHECKING, 42
    checked.save()

    working = officer.get(address("_progress", checked), headers={"HX-Request": "true"})

    assert done["HX-Refresh"] == "true"
    page = working.content.decode()
    assert "Đang kiểm tra" in page
    assert "Đã xong 42%" in page
    assert 'value="42"' in page
    assert "làm lại từ đầu" not in page
    assert officer.get(address("_progress", checked)).url == address("", checked)


def test_work_that_had_to_begin_again_is_said_so(officer, checked):
    Import.objects.update(state=Import.State.IMPORTING, attempts=2)

    assert "làm lại từ đầu" in officer.get(address("", checked)).content.decode()


def test_the_page_shows_columns_with_examples_counts_and_what_is_wrong(officer, checked):
    page = officer.get(address("", checked)).content.decode()

    assert "Nhập 1 dòng hợp lệ" in page
    assert "<q>Phan Thị Lan</q>" in page
    assert "không hiểu xếp loại “Tốt lắm”" in page
    assert "không có ngày 31/02/1984" in page
    assert english_words(page, names=frozenset({"xlsx", "sheet", "danh-sach.xlsx"})) == set()


def test_a_column_is_taken_for_what_the_person_says(officer, checked):
    column = next(
        one
        for one in checked.mapping["sheets"][0]["columns"]
        if one["field"] == "rating" and one["year"] == 2025
    )

    officer.post(address("_remap", checked), {f"cot-0-{column['index']}": "ignored"})
    tasks.check_import(str(checked.pk))

    checked.refresh_from_db()
    again = checked.mapping["sheets"][0]["columns"][column["index"]]
    assert (checked.state, again["field"], again["year"]) == (Import.State.CHECKED, "ignored", None)
    assert "không hiểu xếp loại" not in officer.get(address("", checked)).content.decode()


def test_nonsense_in_the_form_of_columns_changes_nothing(officer, checked):
    before = checked.mapping

    officer.post(address("_remap", checked), {"cot-0-1": "x", "trang-0": "y", "cot-0-5-nam": "năm"})

    checked.refresh_from_db()
    assert [c["field"] for c in checked.mapping["sheets"][0]["columns"]] == [
        c["field"] for c in before["sheets"][0]["columns"]
    ]


def test_valid_rows_are_imported_once_however_often_it_is_asked(officer, bureau, imported):
    officer.post(address("_confirm", imported))

    imported.refresh_from_db()
    assert imported.state == Import.State.IMPORTED
    assert Fact.objects.filter(imported_by=imported).count() == 2
    page = officer.get(address("", imported)).content.decode()
    assert "2 dữ kiện mới, 1 người mới." in page
    assert "Phan Thị Lan" in officer.get("/don-vi/bang-xet/").content.decode()


def waiting_on_the_desk(officer):
    return next(
        one.number
        for one in officer.get("/don-vi/").context["figures"]
        if str(one.label) == "lần nhập chưa xong"
    )


def test_a_checked_upload_that_nobody_wants_is_put_aside(officer, bureau, checked):
    assert waiting_on_the_desk(officer) == 1
    assert f'action="{address("_discard", checked)}"' in officer.get(address("", checked)).content.decode()

    officer.post(address("_discard", checked))

    checked.refresh_from_db()
    assert (checked.state, waiting_on_the_desk(officer)) == (Import.State.DISCARDED, 0)
    page = officer.get(address("", checked)).content.decode()
    assert "Lần nhập này đã được bỏ; chưa có gì được nhập." in page
    assert "Nhập 1 dòng hợp lệ" not in page
    (entry,) = LoggedAction.objects.filter(code="import.discarded")
    assert entry.actor == bureau.officer.pk


def test_a_discarded_upload_may_be_sent_again(officer, checked):
    officer.post(address("_discard", checked))

    answer = officer.post(LIST, {"tep": workbook(GOOD, WRONG)})

    assert answer.url != address("", checked)
    assert waiting_on_the_desk(officer) == 1


def test_what_is_imported_already_is_not_discarded_and_that_is_said(officer, imported):
    page = officer.post(address("_discard", imported), follow=True).content.decode()

    imported.refresh_from_db()
    assert imported.state == Import.State.IMPORTED
    assert "Lần nhập này đã có người xử lý rồi nên không bỏ được nữa." in page


@pytest.mark.parametrize(("blocked", "known", "waits"), [(0, 1, 0), (0, 0, 1), (1, 1, 1)])
def test_an_upload_that_brings_nothing_new_does_not_wait_on_the_desk(officer, checked, blocked, known, waits):
    counts = checked.counts | {"valid": 1, "blocked": blocked, "known": known}
    Import.objects.filter(pk=checked.pk).update(counts=counts)

    assert waiting_on_the_desk(officer) == waits


def test_an_import_is_undone_after_asking(officer, bureau, imported):
    assert "Hoàn tác lần nhập này?" in officer.get(address("_undo", imported)).content.decode()

    answers = [officer.post(address("_undo", imported)).status_code for _ in range(2)]
    assert "Đang hoàn tác" in officer.get(address("", imported)).content.decode()
    for _ in range(2):
        tasks.undo_import(str(imported.pk), str(bureau.officer.pk))

    imported.refresh_from_db()
    assert (answers, imported.state) == ([302, 302], Import.State.UNDONE)
    assert Fact.objects.filter(imported_by=imported, voided_at=None).count() == 0
    assert "Phan Thị Lan" not in officer.get("/don-vi/bang-xet/").content.decode()


def test_the_page_says_that_the_marked_copy_is_being_made_until_it_is_there(officer, checked):
    ask = {"path": address("_marked", checked), "headers": {"HX-Request": "true"}}
    page = officer.get(address("", checked)).content.decode()
    assert "Đang chuẩn bị tệp có đánh dấu chỗ cần sửa" in page
    assert f'hx-get="{address("_marked", checked)}"' in page
    assert "Đang chuẩn bị" in officer.get(**ask).content.decode()
    assert officer.get(address("_errors", checked)).url == address("", checked)

    tasks.make_marked_copy(str(checked.pk))

    assert f'href="{address("_errors", checked)}"' in officer.get(**ask).content.decode()
    assert "Đang chuẩn bị" not in officer.get(address("", checked)).content.decode()
    assert officer.get(address("_marked", checked)).url == address("", checked)


def test_why_there_is_no_marked_copy_is_said_on_the_page(officer, checked):
    Import.objects.update(not_marked="Chưa ghi được lỗi vào bảng tính của bạn. Hãy tách tệp.")

    page = officer.get(address("", checked)).content.decode()

    assert "Chưa ghi được lỗi vào bảng tính của bạn. Hãy tách tệp." in page
    assert "Tải tệp có đánh dấu" not in page


def test_the_users_own_file_comes_back_with_the_errors_marked(officer, checked):
    tasks.make_marked_copy(str(checked.pk))

    answer = officer.get(address("_errors", checked))

    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    said = " ".join(
        str(cell.value) + str(cell.comment.text if cell.comment else "")
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    )
    assert "Tốt lắm" in said
    assert "không hiểu xếp loại" in said
    assert 'attachment; filename="danh-sach - can sua.xlsx"' in answer["Content-Disposition"]


def test_whoever_asks_second_for_the_import_is_told_so(officer, imported):
    page = officer.post(address("_confirm", imported), follow=True).content.decode()

    assert "Lần nhập này đã có người xử lý rồi nên không nhập thêm lần nữa." in page


def test_the_blank_workbook_names_the_units_departments(officer):
    content = b"".join(officer.get(reverse("unit_import_template")).streaming_content)

    cells = {
        cell.value for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row
    }
    assert {"Phòng Pháp chế", "Văn phòng Cục"} <= cells


def test_another_units_officer_finds_no_import(stranger, checked):
    names = ("", "_progress", "_undo", "_errors", "_marked")

    assert [stranger.get(address(name, checked)).status_code for name in names] == [404] * 5
    posts = [stranger.post(address(name, checked)).status_code for name in POSTED]
    assert posts == [404] * len(POSTED)
    assert "danh-sach.xlsx" not in stranger.get(LIST).content.decode()


def test_the_list_asks_the_same_few_questions_for_one_import_and_for_three(officer, checked):
    one = count_queries(lambda: officer.get(LIST))
    for row in (WRONG, (3, "M3", "Tạ Thu Hà", "", "", "", "")):
        officer.post(LIST, {"tep": workbook(row)})
    three = count_queries(lambda: officer.get(LIST))

    assert (one, three) == (ASKED, ASKED)
