"""My road in the browser's eyes: whose page it is, what it says, how little it asks of the database."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from factories import OrganisationFactory, PersonFactory, UserFactory, administrator_of, officer_of
from vinhdanh.records.domain.ledger import NewFact, record_facts
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.units.domain.account import open_account
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
TODAY = date(2026, 3, 2)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NAMES = frozenset({"xlsx", "ttg", "quantri", *"abcdđeg"})  # points of articles, a file, a staff code
QUERIES = 9  # session, account, person, roles, seat, agency, post with its unit, the page, its facts
ASKING = 4  # the page again, rounds, the lists of the year, own proposals


@pytest.fixture(autouse=True)
def _second_of_march():
    with time_machine.travel("2026-03-02T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def unit():
    return OrganisationFactory(name="Cục Báo chí")


def account_of(unit, name="Nguyễn Thị Hồng Ánh"):
    person = PersonFactory(organisation=unit, name=name, title="Chuyên viên chính")
    return open_account(
        person,
        actor=administrator_of(unit),
        on=TODAY,
        username=f"tk{person.staff_code.lower()}",
        email="",
        password="một câu dài để nhớ",
    )


def record(user, *facts, unit):
    (subject,) = subjects_of([user.person])
    batch = [NewFact(subject.pk, fact, "Bảng tổng hợp 2025.xlsx, dòng 12") for fact in facts]
    record_facts(batch, actor=officer_of(unit), on=TODAY)


def rating(year, value="xuat-sac"):
    return {"kind": "rating", "year": year, "value": value}


def title(year):
    return {
        "kind": "award",
        "award": "cstd-co-so",
        "years": [year],
        "decided": f"{year + 1}-01-20",
        "basis": "cong-trang",
    }


CAREER = (rating(2023), rating(2024), rating(2025), title(2023), title(2024))


def signed_in(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def words_of(answer):
    """Return the visible text of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_a_person_sees_their_years_and_how_far_each_award_is(unit):
    anh = account_of(unit)
    record(anh, *CAREER, unit=unit)

    shown = words_of(signed_in(anh).get(reverse("road")))

    assert "Nguyễn Thị Hồng Ánh" in shown
    assert "Chuyên viên chính" in shown
    assert "Hoàn thành xuất sắc nhiệm vụ" in shown
    assert "Nguồn: Bảng tổng hợp 2025.xlsx, dòng 12" in shown
    assert "Chờ Thủ trưởng đơn vị xác nhận tích cực tham gia phong trào thi đua năm 2025" in shown
    assert "Luật 06/2022/QH15, Điều 24 khoản 1 điểm b" in shown
    assert "Việc cần làm đến khi đó Được tặng “CSTĐCS” cho các năm 2025, 2026" in shown
    assert "Chuỗi 02 năm liên tục đã có đến năm 2024 sẽ đứt" in shown


def test_nobody_sees_the_facts_of_somebody_else(unit):
    anh, binh = account_of(unit), account_of(unit, "Trần Văn Bình")
    record(anh, *CAREER, unit=unit)
    assert "Bảng tổng hợp" in words_of(signed_in(anh).get(reverse("road")))

    shown = words_of(signed_in(binh).get(reverse("road")))

    assert "Bảng tổng hợp" not in shown
    assert "Hồng Ánh" not in shown
    assert "Chưa có dữ kiện nào về bạn" in shown


def test_an_account_that_is_nobody_of_the_record_is_told_what_to_do(unit):
    client = signed_in(administrator_of(unit))

    assert "Tài khoản này chưa gắn với ai trong hồ sơ" in words_of(client.get(reverse("road")))
    assert client.get(reverse("road_award", args=["cstd-bo"])).status_code == 404


def test_whoever_has_not_signed_in_is_asked_to(client):
    assert client.get(reverse("road")).url.startswith(reverse("account_login"))


def test_the_other_open_year_can_be_asked_for_and_no_further_one(unit):
    anh = account_of(unit)
    record(anh, *CAREER, unit=unit)
    client = signed_in(anh)

    years = [
        client.get(reverse("road"), {"nam": asked}).context["year"] for asked in ("2026", "2025", "1999", "x")
    ]

    assert years == [2026, 2025, 2025, 2025]


def test_the_page_of_an_award_lays_open_every_condition_with_its_evidence(unit):
    anh = account_of(unit)
    record(anh, *CAREER, title(2025), unit=unit)

    shown = words_of(signed_in(anh).get(reverse("road_award", args=["cstd-bo"])))

    assert "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh" in shown
    assert "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a" in shown
    assert "Xét đến ngày 02/03/2026 theo Luật 06/2022/QH15, Điều 22" in shown
    assert shown.count("(nguồn: Bảng tổng hợp 2025.xlsx, dòng 12)") == 3
    assert "Sớm nhất cho năm 2026, đề nghị được từ ngày" in shown


def test_a_title_already_given_says_so_instead_of_what_is_missing(unit):
    anh = account_of(unit)
    record(anh, *CAREER, title(2025), unit=unit)

    shown = words_of(signed_in(anh).get(reverse("road_award", args=["cstd-co-so"])))

    assert "Đã được tặng cho thành tích năm 2025." in shown
    assert "Còn thiếu" not in shown


@pytest.mark.parametrize("award", ["khong-co", "tt-ldxs", "bmvnah"])
def test_there_is_no_page_for_what_a_person_cannot_receive_or_what_is_not_entered(unit, award):
    anh = account_of(unit)
    record(anh, *CAREER, unit=unit)
    client = signed_in(anh)
    assert client.get(reverse("road_award", args=["ldtt"])).status_code == 200

    assert client.get(reverse("road_award", args=[award])).status_code == 404


@pytest.mark.parametrize("facts", [(rating(2025),), CAREER])
def test_the_page_asks_as_little_of_the_database_for_one_fact_as_for_many(unit, facts):
    anh = account_of(unit)
    record(anh, *facts, unit=unit)
    client = signed_in(anh)
    client.get(reverse("road"))

    assert count_queries(lambda: client.get(reverse("road"))) == QUERIES + ASKING
    assert count_queries(lambda: client.get(reverse("road_award", args=["cstd-bo"]))) == QUERIES


def test_no_english_on_my_road(unit):
    anh, binh = account_of(unit), account_of(unit, "Trần Văn Bình")
    record(anh, *CAREER, unit=unit)
    pages = [
        signed_in(anh).get(reverse("road")),
        signed_in(anh).get(reverse("road_award", args=["cstd-tq"])),
        signed_in(binh).get(reverse("road")),
        signed_in(administrator_of(unit)).get(reverse("road")),
    ]

    assert [english_words(page.content.decode(), names=NAMES) for page in pages] == [set()] * 4


def test_the_day_of_a_person_without_a_role_begins_on_their_road(unit):
    assert signed_in(UserFactory(organisation=unit)).get(reverse("start")).url == reverse("road")
