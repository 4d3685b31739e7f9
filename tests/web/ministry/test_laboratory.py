"""The laboratory: choose a standard, change values, see who gains and who loses; kept from others."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from records.test_trying import RUN, titled

from factories import officer_of
from factories.records import tried
from vinhdanh.records import tasks
from vinhdanh.records.models import Trial
from vinhdanh.units.enums import Role
from web.ministry.conftest import browser_of
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
LAB, TRIAL, EXPORT = "ministry_laboratory", "ministry_trial", "ministry_trial_export"
NAMES = frozenset({"iii.5.c", *"abcdđeghiklmn"})  # points of articles and of a letter
CHOSEN = {"tieu_chuan": "cstd-bo/person", "ngay": "15/01/2026", "nam": "2025"}


@pytest.fixture
def leader(way):
    return browser_of(officer_of(way.organ, Role.LEADER))


def posted(browser, **values):
    return browser.post(reverse(LAB), CHOSEN | values)


def done(browser, **values):
    """Try values and let the worker do it; return the page of the result."""
    answer = posted(browser, **values)
    trial = Trial.objects.order_by("-created_at").first()
    assert (answer.status_code, answer["Location"]) == (302, reverse(TRIAL, args=[trial.pk]))
    tasks.carry_out_trial(str(trial.pk))
    return browser.get(answer["Location"])


def test_the_page_shows_each_value_with_its_words_and_article(officer):
    empty = officer.get(reverse(LAB)).content.decode()
    page = officer.get(reverse(LAB), CHOSEN).content.decode()

    assert ("Xem các giá trị" in empty, "quy định: 3 lần" in empty) == (True, False)
    assert "03 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét" in page
    assert "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a" in page
    assert f'name="{RUN}" value="3"' in page
    assert "Một năm đã được tính cho lần tặng trước của cùng hình thức thì không tính lại" in page
    assert "cách hiểu khác đang dùng, chưa thử ngược lại được" in page


def test_the_law_page_and_the_desks_lead_here_who_may(way, officer, leader, client):
    award = reverse("law_award", args=["bk-bo"])
    link = f'href="{reverse(LAB)}?tieu_chuan=bk-bo/person"'
    shown = {
        name: browser.get(award).content.decode()
        for name, browser in {
            "officer": officer,
            "leader": leader,
            "unit": browser_of(way.officer),
            "anybody": client,
        }.items()
    }

    assert {name: link in page for name, page in shown.items()} == {
        "officer": True,
        "leader": True,
        "unit": False,
        "anybody": False,
    }
    assert "tieu_chuan=bk-bo/household" not in shown["officer"]
    assert reverse(LAB) in officer.get(reverse("ministry_desk")).content.decode()
    assert reverse(LAB) in leader.get(reverse("leader_desk")).content.decode()


def test_an_officer_of_a_unit_below_has_no_way_to_it(way):
    below = browser_of(officer_of(way.unit, Role.MINISTRY_OFFICER))

    assert below.get(reverse("ministry_desk")).status_code == 200
    assert reverse(LAB) not in below.get(reverse("ministry_desk")).content.decode()
    assert below.get(reverse(LAB)).status_code == 404


def test_who_gains_is_named_with_the_reason_and_the_money(way, leader):
    titled(way.unit, 2024, 2025, name="Trần Thị Gái")

    page = done(leader, **{RUN: "2"}).content.decode()

    assert "Đối với cá nhân, năm xét 2025, so với quy định áp dụng ngày 15/01/2026." in page
    assert "Trần Thị Gái" in page
    assert "cần 03 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét; hiện có 02 lần liên tục" in page
    assert "<s>3 lần</s> → <strong>2 lần</strong>" in page
    assert "Tiền thưởng nếu tất cả đều được tặng: 0 → 7.020.000 đồng (+7.020.000 đồng)." in page
    assert '<th scope="row">Cục A</th><td class="numbers">1</td><td class="numbers">0</td>' in page


def test_who_loses_stands_in_the_list_of_losses(way, officer):
    titled(way.unit, 2023, 2024, 2025, name="Lê Văn Mất")

    page = done(officer, **{RUN: "4"})

    assert page.context["going"] == "bot"
    assert [(row.name, row.before, row.after) for row in page.context["rows"]] == [
        ("Lê Văn Mất", "awaiting_judgement", "not_eligible")
    ]
    gains = officer.get(page.wsgi_request.path, {"nhom": "them"}).content.decode()
    assert "Không có tên nào ở nhóm này." in gains


def test_the_values_of_the_law_change_nothing_and_the_page_says_so(way, officer):
    titled(way.unit, 2023, 2024, 2025)

    page = done(officer).content.decode()

    assert "Mọi giá trị đều như quy định đang áp dụng." in page
    assert "Không có gì thay đổi" in page
    assert "kết quả của mọi hồ sơ đều như theo quy định, 1 trong tầm đề nghị" in page


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({RUN: "-2"}, "Không thể là -2; hãy ghi một số từ 1 đến 20 (lần)."),
        ({RUN: "hai"}, "“hai” không phải số nguyên; hãy ghi một số từ 1 đến 20 (lần)."),
        ({"tieu_chuan": "tt-ldxs/collective", "3-percent": "101"}, "hãy ghi một số từ 0 đến 100 (%)."),
        ({"tieu_chuan": "hcld-3/person", "11-under": "3"}, "Từ 3 đến dưới 3 năm là một khoảng trống"),
        ({"ngay": "01/07/2014", "nam": "2013"}, "Ngày này chưa có tiêu chuẩn nào đang áp dụng"),
        ({"nam": "2027"}, "Năm xét không được sau ngày áp dụng quy định."),
        ({"tieu_chuan": "bmvnah/person"}, "bmvnah/person"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(officer, values, why):
    answer = posted(officer, **values)

    assert (answer.status_code, Trial.objects.count()) == (200, 0)
    assert why in answer.content.decode()


def test_while_the_worker_tries_the_page_tells_how_far_it_is_and_then_reads_itself_again(officer, way):
    address = posted(officer, **{RUN: "2"})["Location"]
    Trial.objects.update(progress=40)

    waiting = officer.get(address).content.decode()
    asked = officer.get(address, headers={"hx-request": "true"}).content.decode()
    tasks.carry_out_trial(str(Trial.objects.get().pk))
    then = officer.get(address, headers={"hx-request": "true"})

    assert ("Đã xong 40%" in waiting, "Đã xong 40%" in asked, "<html" in asked) == (True, True, False)
    assert then["HX-Refresh"] == "true"


def test_a_trial_that_stopped_says_why(officer, way):
    address = posted(officer, **{RUN: "2"})["Location"]
    Trial.objects.update(state=Trial.State.STOPPED, problem="Việc thử dừng vì một lỗi của hệ thống.")

    assert "Việc thử dừng vì một lỗi của hệ thống." in officer.get(address).content.decode()
    assert officer.get(reverse(EXPORT, args=[Trial.objects.get().pk])).status_code == 404


def test_the_same_values_can_be_changed_and_tried_again(officer, way):
    page = done(officer, **{RUN: "2"})

    again = officer.get(f"{reverse(LAB)}?{page.context['again']}").content.decode()

    assert f'name="{RUN}" value="2"' in again
    assert "quy định: 3 lần" in again


def test_the_workbook_holds_both_lists_and_what_was_tried(way, officer):
    titled(way.unit, 2024, 2025, name="Trần Thị Gái")
    done(officer, **{RUN: "2"})

    answer = officer.get(reverse(EXPORT, args=[Trial.objects.get().pk]))

    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Thêm", "Bớt", "Đổi kết quả khác", "Đã thử"]
    (line,) = [[cell.value for cell in row] for row in book["Thêm"].iter_rows(min_row=2)]
    assert line[0::2][:3] == [1, "Trần Thị Gái", "chưa đạt"]
    assert (line[3], line[5]) == ("Cục A", "chờ xét chọn")
    assert book["Bớt"].max_row == 1
    assert [cell.value for cell in book["Đã thử"][2]][2:4] == ["3 lần", "2 lần"]


def test_more_names_ask_no_more_questions(way, officer):
    titled(way.unit, 2024, 2025)
    one = reverse(TRIAL, args=[tried(way.organ, {RUN: 2}).pk])
    for _ in range(4):
        titled(way.unit, 2024, 2025)
    many = reverse(TRIAL, args=[tried(way.organ, {RUN: 2}).pk])

    assert [count_queries(lambda page=page: officer.get(page)) for page in (one, many)] == [9, 9]
    assert count_queries(lambda: officer.get(reverse(LAB), CHOSEN)) == 7


def test_no_english_in_the_laboratory(way, officer):
    titled(way.unit, 2024, 2025)
    pages = [officer.get(reverse(LAB), CHOSEN), done(officer, **{RUN: "2"})]

    assert [english_words(page.content.decode(), names=NAMES) for page in pages] == [
        set(),
        set(),
    ]
