"""One achievement, one form: what is told before another form for the same year is proposed."""

import pytest
from django.urls import reverse

from factories.records import title
from vinhdanh.dossiers.enums import NominationState, RoundKind
from vinhdanh.dossiers.models import Nomination
from web.reading import count_queries
from web.unit.conftest import nominate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ORDER = {**title("hcld-3", 2025), "years": [2021, 2022, 2023, 2024, 2025], "decided": "2025-12-20"}
ONCE = "một thành tích không khen nhiều lần, nhiều hình thức (Luật 06/2022/QH15, Điều 5 khoản 2 điểm c)."


def allow_forms(bureau):
    """Let a recognised contribution speak for each form of these tests."""
    found = {"kind": "finding", "of": "dong-gop", "scope": "toan-quoc", "by": "thu-tuong", "on": "2025-11-03"}
    for page in (bureau.an, bureau.binh, bureau.anh):
        bureau.write(page, found)


def preview(officer, opened, *chosen):
    address = reverse("unit_nominate_preview", args=[opened.pk])
    return officer.post(address, {"chon": [f"{page.pk}:{award}" for page, award in chosen]})


def remarks_of(page):
    return {(one.name, one.award): one.remarks for one in page.context["selection"].judged if one.remarks}


def test_a_form_that_honours_the_year_already_is_told_before_another_is_proposed(officer, bureau, way):
    opened = way.opened(["ldtt", "bk-bo"], kind=RoundKind.MERIT)
    allow_forms(bureau)
    assert remarks_of(preview(officer, opened, (bureau.an, "bk-bo"), (bureau.an, "ldtt"))) == {}

    bureau.write(bureau.an, ORDER)
    page = preview(officer, opened, (bureau.an, "bk-bo"), (bureau.an, "ldtt"))

    told = (
        "Đã được tặng Huân chương Lao động hạng Ba cho thành tích các năm 2021–2025, trong đó có năm "
        f"2025: {ONCE}"
    )
    assert remarks_of(page) == {("Nguyễn Văn An", "bk-bo"): (told,)}
    assert told in page.content.decode()
    assert "1 đề nghị cần xem lại" in page.content.decode()
    nominate(officer, opened, [f"{bureau.an.pk}:bk-bo"])
    assert Nomination.objects.get().award == "bk-bo"  # told, not barred


def test_forms_of_other_years_grounds_and_titles_are_no_second_form(officer, bureau, way):
    opened = way.opened(["bk-bo"])
    sudden = {**title("bk-ttg", 2025, "16/QĐ-TTg"), "basis": "dot-xuat"}
    bureau.write(bureau.an, title("bk-ttg", 2023), title("cstd-co-so", 2025, "17/QĐ-B"), sudden)
    allow_forms(bureau)

    assert remarks_of(preview(officer, opened, (bureau.an, "bk-bo"))) == {}


def test_who_stands_for_another_form_of_the_year_is_told_of(officer, bureau, way):
    first = way.opened(["bk-bo", "bk-ttg", "ldtt"], name="Đợt 1")
    second = way.opened(["bk-ttg", "hcld-3"], name="Đợt 2")
    allow_forms(bureau)
    nominate(officer, first, [f"{bureau.an.pk}:bk-bo", f"{bureau.an.pk}:ldtt"])

    page = preview(officer, second, (bureau.an, "bk-ttg"), (bureau.an, "hcld-3"))

    assert Nomination.objects.count() == 2
    listed = (
        f"Cũng được đề nghị Bằng khen của Bộ, ban, ngành, tỉnh trong đợt “Đợt 1”, cùng năm xét 2025: {ONCE}"
    )
    together = "Cũng được đề nghị {} trong đợt này, cùng năm xét 2025: " + ONCE
    assert remarks_of(page) == {
        ("Nguyễn Văn An", "bk-ttg"): (listed, together.format("Huân chương Lao động hạng Ba")),
        ("Nguyễn Văn An", "hcld-3"): (listed, together.format("Bằng khen của Thủ tướng Chính phủ")),
    }
    Nomination.objects.update(state=NominationState.AWARDED)  # the ledger keeps no years of a form
    assert remarks_of(preview(officer, second, (bureau.an, "bk-ttg"))) == {
        ("Nguyễn Văn An", "bk-ttg"): (listed,)
    }
    Nomination.objects.update(state=NominationState.WITHDRAWN)
    assert remarks_of(preview(officer, second, (bureau.an, "bk-ttg"))) == {}


def test_remarks_on_three_people_ask_no_more_than_on_one(officer, bureau, way):
    opened = way.opened(["bk-bo"])
    allow_forms(bureau)
    people = [(page, "bk-bo") for page in (bureau.an, bureau.binh, bureau.anh)]

    few, many = (
        count_queries(lambda said=said: preview(officer, opened, *said)) for said in (people[:1], people)
    )

    assert few == many
