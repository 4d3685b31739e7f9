import pytest
from django.urls import reverse

from factories.records import page_of, rating
from factories.units import UserFactory
from vinhdanh.records.models import Fact
from web.reading import count_queries, english_words
from web.unit.conftest import browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ASKED = 14


def address(subject):
    return reverse("unit_record", args=[subject.pk])


def add(subject, kind):
    return reverse("unit_record_add", args=[subject.pk, kind])


def void(fact):
    return reverse("unit_fact_void", args=[fact.pk])


def read(browser, subject):
    return browser.get(address(subject)).content.decode()


def standing(subject, **asked):
    found = Fact.objects.filter(subject=subject, voided_at=None, **asked).order_by("kind", "year")
    return [fact.content for fact in found]


def test_a_record_shows_each_fact_with_its_source_and_who_recorded_it(officer, bureau):
    page = officer.get(address(bureau.binh)).content.decode()

    assert "Hoàn thành xuất sắc nhiệm vụ" in page
    assert "Lao động tiên tiến" in page
    assert f"Ghi ngày 15/01/2026, {bureau.officer}" in page


def test_a_rating_is_added_by_its_form(officer, bureau):
    answer = officer.post(
        add(bureau.anh, "rating"), {"year": "2024", "value": "tot", "decided": "20/12/2024"}
    )

    assert answer.url == address(bureau.anh)
    assert standing(bureau.anh, kind="rating") == [rating(2024, "tot") | {"decided": "2024-12-20"}]


def test_the_same_form_sent_twice_records_once(officer, bureau):
    for _ in range(2):
        officer.post(add(bureau.anh, "rating"), {"year": "2024", "value": "tot"})

    assert standing(bureau.anh, kind="rating") == [rating(2024, "tot")]


@pytest.mark.parametrize(
    ("kind", "typed", "fact"),
    [
        (
            "award",
            {"award": "ldtt", "years": "2024", "decided": "10/01/2025", "basis": "cong-trang"},
            {"award": "ldtt", "years": [2024], "decided": "2025-01-10", "basis": "cong-trang"},
        ),
        (
            "work",
            {"type": "sang-kien", "scope": "bo", "name": "Số hoá hồ sơ", "applied": "co"},
            {
                "type": "sang-kien",
                "scope": "bo",
                "name": "Số hoá hồ sơ",
                "applied": True,
                "id": "so-hoa-ho-so",
                "recognised": None,
            },
        ),
        (
            "discipline",
            {"form": "khien-trach", "from": "01/02/2025"},
            {"form": "khien-trach", "from": "2025-02-01"},
        ),
        (
            "council",
            {"award": "cstd-co-so", "chosen": "khong", "on": "12/01/2026"},
            {"award": "cstd-co-so", "chosen": False, "on": "2026-01-12"},
        ),
    ],
)
def test_each_form_makes_the_fact_that_the_law_reads(officer, bureau, kind, typed, fact):
    officer.post(add(bureau.an, kind), typed)

    assert standing(bureau.an, kind=kind) == [{"kind": kind, **fact}]


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("rating", {"year": "2024"}, "Mức xếp loại"),
        ("discipline", {"form": "canh-cao", "from": "01/02/2025", "until": "01/01/2025"}, "đứng trước"),
        ("pending", {"matter": "ky-luat", "from": "01/02/2025", "outcome": "cleared"}, "ngày kết thúc"),
        ("award", {"award": "ldtt", "decided": "10/01/2025", "years": "25"}, "bốn chữ số"),
        ("award", {"award": "ldtt", "decided": "31/02/2025"}, "Ngày quyết định"),
        ("rating", {"year": "2025", "value": "xuat-sac"}, "đã có trong hồ sơ với nội dung khác"),
        ("rating", {"year": "2027", "value": "tot"}, "Ghi năm đủ bốn chữ số, từ 1945 đến năm nay."),
        ("award", {"award": "ldtt", "decided": "16/01/2026"}, "Ngày này chưa tới"),
        ("discipline", {"form": "khien-trach", "from": "01/05/2030"}, "Ngày này chưa tới"),
        ("award", {"award": "ldtt", "decided": "10/01/2026", "years": "2027"}, "không sau năm nay"),
        ("work", {"type": "sang-kien", "scope": "co-so"}, "Tên sáng kiến, đề tài: Cần điền mục này."),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is_kept(officer, bureau, kind, typed, sentence):
    page = officer.post(add(bureau.an, kind), typed).content.decode()

    assert "Có điều cần sửa" in page
    assert sentence in page
    assert standing(bureau.an) == [rating(2025, "tot")]


@pytest.mark.parametrize("kind", ["attestation", "members", "khong-co"])
def test_kinds_that_are_not_added_here_have_no_form(officer, bureau, kind):
    assert officer.get(add(bureau.an, kind)).status_code == 404


def test_a_fact_is_voided_with_a_reason_and_stays_to_be_seen(officer, bureau):
    fact = Fact.objects.get(subject=bureau.an)

    assert "Bỏ dữ kiện này?" in officer.get(void(fact)).content.decode()
    officer.post(void(fact), {"reason": "ghi nhầm người"})

    assert standing(bureau.an) == []
    page = officer.get(address(bureau.an)).content.decode()
    assert "Bỏ ngày 15/01/2026: ghi nhầm người" in page
    assert "Những việc đã làm với hồ sơ này" in page


def test_voiding_twice_keeps_the_first_reason(officer, bureau):
    fact = Fact.objects.get(subject=bureau.an)

    for reason in ("lý do đầu", "lý do sau"):
        officer.post(void(fact), {"reason": reason})

    fact.refresh_from_db()
    assert fact.void_reason == "lý do đầu"


def test_voiding_without_a_reason_is_refused(officer, bureau):
    fact = Fact.objects.get(subject=bureau.an)

    assert "Lý do bỏ" in officer.post(void(fact), {"reason": ""}).content.decode()
    assert standing(bureau.an) == [rating(2025, "tot")]


def test_only_a_head_voids_an_attestation(officer, head, bureau):
    bureau.write(bureau.an, {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": True})
    fact = Fact.objects.get(subject=bureau.an, kind="attestation")

    assert officer.post(void(fact), {"reason": "nhầm"}).status_code == 404
    assert head.post(void(fact), {"reason": "nhầm"}).url == address(bureau.an)


def test_a_link_to_void_is_offered_only_to_whoever_may(officer, head, bureau):
    bureau.write(bureau.an, {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": True})
    rated, attested = (
        void(Fact.objects.get(subject=bureau.an, kind=kind)) for kind in ("rating", "attestation")
    )

    assert [link in read(officer, bureau.an) for link in (rated, attested)] == [True, False]
    assert attested in read(head, bureau.an)


def test_a_record_leads_to_its_own_row_of_the_grid(officer, bureau):
    assert f"{reverse('unit_grid')}?nam=2025&amp;tim=CB-AN" in read(officer, bureau.an)


def test_a_paper_named_by_the_particulars_is_not_named_twice(officer, bureau):
    officer.post(
        add(bureau.an, "award"),
        {
            "award": "ldtt",
            "years": "2024",
            "decided": "10/01/2025",
            "decision": "5/QĐ-CHTS",
            "source": "Quyết định 5/QĐ-CHTS",
        },
    )

    page = read(officer, bureau.an)
    assert page.count("Quyết định 5/QĐ-CHTS") == 1


def test_no_choice_is_offered_twice(officer, bureau):
    choices = officer.get(add(bureau.an, "work")).context["form"].fields["recogniser"].choices

    assert [name for _, name in choices].count("Thủ trưởng đơn vị") == 1


def test_another_units_officer_finds_no_record(stranger, bureau):
    fact = Fact.objects.get(subject=bureau.an)
    addresses = [address(bureau.an), add(bureau.an, "rating"), void(fact)]

    assert [stranger.get(one).status_code for one in addresses] == [404, 404, 404]
    assert stranger.post(void(fact), {"reason": "phá"}).status_code == 404
    assert standing(bureau.an) == [rating(2025, "tot")]


def test_a_collectives_record_offers_the_facts_of_collectives(officer, bureau):
    page = officer.get(address(page_of(bureau.legal))).content.decode()

    assert "Phòng Pháp chế" in page
    assert "Số liệu của tập thể" in page
    assert "Thời gian nghỉ" not in page


def test_a_record_asks_the_same_few_questions_for_one_fact_and_for_three(officer, bureau):
    one = count_queries(lambda: officer.get(address(bureau.an)))
    bureau.write(bureau.an, rating(2024), rating(2023))
    three = count_queries(lambda: officer.get(address(bureau.an)))

    assert (one, three) == (ASKED, ASKED)


def test_no_english_on_the_pages_of_a_record(officer, bureau):
    fact = Fact.objects.get(subject=bureau.an)
    pages = [officer.get(address(bureau.binh)), officer.get(void(fact))]
    pages += [officer.get(add(bureau.an, kind)) for kind in ("rating", "award", "work", "movement")]
    pages += [officer.post(add(bureau.an, kind), {}) for kind in ("rating", "award", "work", "council")]

    names = frozenset(str(bureau.officer).lower().split())
    assert [english_words(page.content.decode(), names=names) for page in pages] == [set()] * len(pages)


def test_a_person_without_a_role_cannot_open_even_their_own_page_here(bureau):
    account = UserFactory(organisation=bureau.unit)

    assert browser_of(account).get(address(page_of(account.person))).status_code == 404
