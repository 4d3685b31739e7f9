"""The law's pages: open to everybody, every sentence with its article, no English, two questions at most."""

import re
from datetime import date
from functools import cache

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from factories import OrganisationFactory
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.public.law.standards import (
    award_page,
    awards_to_come,
    groups_on,
    kinds_of,
    settings_in_use,
    version_on,
)
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
R1, R2, R3, R4 = date(2024, 3, 1), date(2026, 3, 2), date(2026, 11, 21), date(2027, 3, 1)
ENTERED = sorted({standard.award for standard in load_law().standards})
NAMES = frozenset({"hch", "ttg", "iii.5.c", *"abcdđeghiklmn"})  # points of articles and of a letter

AMENDED = (
    "Luật số 06/2026/QH16 đã sửa đổi từ 01/10/2026, hệ thống chưa có nguyên văn "
    "nên các tiêu chuẩn dưới đây cần đối chiếu"
)
LAST_KNOWN = "Áp dụng từ 01/10/2026; sau ngày 28/02/2027 chưa có quy định đã kiểm chứng"


@cache
def page_at(name, *args, on):
    """Return a page as everybody sees it on a day; it is the same in whichever test it is read first."""
    with time_machine.travel(f"{on}T09:00:00+07:00", tick=False):
        answer = Client().get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def words_at(name, *args, on=R2):
    """Return the visible text of a page on a day, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page_at(name, *args, on=on)).split())


def test_the_list_leads_to_every_standard_that_is_entered(client):
    page = client.get(reverse("law")).content.decode()

    assert [award for award in ENTERED if f'href="{reverse("law_award", args=[award])}"' not in page] == []


def test_every_award_of_the_catalogue_is_listed_or_told_to_be_missing():
    law = load_law()

    listed = {one.entry.name for group in groups_on(law, R2) for one in group.awards}

    assert listed & set(awards_to_come(law)) == set()
    assert listed | set(awards_to_come(law)) == {entry.name for entry in catalogue().values()}


def test_titles_of_people_and_of_collectives_stand_apart():
    groups = {group.title: [one.entry.code for one in group.awards] for group in groups_on(load_law(), R2)}

    assert "cstd-bo" in groups["Danh hiệu thi đua của cá nhân"]
    assert "co-bo" in groups["Danh hiệu thi đua của tập thể"]
    assert "hcld-3" in groups["Huân chương"]


def test_a_standard_is_found_by_part_of_its_name_without_accents(client):
    page = client.get(reverse("law"), {"tim": "lao dong  hang Ba"}).content.decode()

    found = [award for award in ENTERED if f'href="{reverse("law_award", args=[award])}"' in page]

    assert found == ["hcld-3"]


def test_a_name_that_no_standard_has_leads_back_to_all_of_them(client):
    page = client.get(reverse("law"), {"tim": "<Huy hiệu>"}).content.decode()

    assert "Không tìm thấy tên này" in page
    assert 'value="&lt;Huy hiệu&gt;"' in page
    assert f'href="{reverse("law")}">Xem tất cả tiêu chuẩn' in page


@pytest.mark.parametrize("award", ENTERED)
def test_every_standard_can_be_read_on_every_day_with_the_article_of_each_condition(award):
    law = load_law()

    for on in (R1, R2, R3, R4):
        told = [version_on(law, award, kind, on) for kind in kinds_of(law, award)]
        cites = {leaf.cite for one in told if one for leaf in one.tree.leaves()}
        shown = words_at("law_award", award, on=on)
        assert catalogue()[award].name in shown
        assert [cite for cite in cites if cite not in shown] == []


def test_a_group_without_words_of_its_own_is_told_once():
    shown = words_at("law_award", "bk-bo", on=R2)

    assert "Đạt một trong các điều sau:" in shown
    assert "Đạt một trong các điều kiện" not in shown


def test_a_standard_says_how_far_its_text_was_read():
    read = words_at("law_award", "cstd-bo", on=R2)
    assert "Đã đối chiếu với văn bản" in read
    assert "Áp dụng từ 01/01/2024 đến hết 30/09/2026" in read

    unread = words_at("law_award", "cstd-bo", on=R3)
    assert LAST_KNOWN in unread
    assert AMENDED in unread


def test_the_list_says_once_that_its_texts_await_comparing():
    assert AMENDED not in words_at("law", on=R2)

    shown = words_at("law", on=R3)
    assert shown.count(AMENDED) == 1
    assert shown.count("Cần đối chiếu") == len(ENTERED)
    assert "Chưa có văn bản" not in shown


def test_after_the_last_rule_the_page_says_that_none_is_known():
    shown = words_at("law_award", "cstd-bo", on=R4)

    assert "Hôm nay chưa có quy định đã kiểm chứng" in shown
    assert LAST_KNOWN in shown


def test_what_changed_is_told_for_each_span_of_time():
    ((kinds, stages),) = award_page(load_law(), "cstd-bo", R2).histories
    first, gap, *_ = stages

    assert (kinds, first.period.regime.code, first.text) == ("cá nhân", "v1", "Thời gian đầu tiên được nhập.")
    assert (gap.period.regime.code, gap.text) == ("v2", gap.period.regime.remark)
    since_2024 = [stage for stage in stages if stage.period.regime.code.startswith("r")]
    assert [(stage.period.regime.code, stage.trust, stage.text, stage.now) for stage in since_2024] == [
        ("r1", "đã đối chiếu với văn bản", "", False),
        ("r2", "đã đối chiếu với văn bản", "Tiêu chuẩn không đổi.", True),
        ("r3", "chưa có nguyên văn đang áp dụng, cần đối chiếu", "Tiêu chuẩn không đổi.", False),
        ("r4", "", load_law().regime(R4).remark, False),
    ]


def test_the_page_tells_the_past_of_the_standard_with_both_articles_and_the_gap():
    shown = words_at("law_award", "tt-ldtt")

    _, _, past = shown.partition("Đã thay đổi thế nào")
    assert "01/06/2014 đến hết 19/08/2014" in past
    assert "Luật 39/2013/QH13 có hiệu lực từ 01/06/2014 mà Nghị định 65/2014/NĐ-CP đến 20/08/2014" in past
    assert "Trên 50% cá nhân đạt “Lao động tiên tiến”" in past
    assert "Nay: từ 70% cá nhân đạt “Lao động tiên tiến” Luật 06/2022/QH15, Điều 28 khoản 1 điểm c" in past
    assert past.count("ngày đang xem") == 1


def test_each_kind_of_subject_has_a_past_of_its_own():
    shown = words_at("law_award", "bk-bo")

    _, _, past = shown.partition("Đã thay đổi thế nào")
    assert past.count("01/07/2004 đến hết 31/05/2014") == len(kinds_of(load_law(), "bk-bo"))
    assert "Đối với hộ gia đình" in past


def test_the_page_tells_who_decides_how_the_council_votes_and_what_is_paid():
    shown = words_at("law_award", "cstd-bo")

    assert "Bộ trưởng, Thủ trưởng ban, ngành Luật 06/2022/QH15, Điều 79 khoản 2" in shown
    assert "bỏ phiếu: từ 90% trở lên tất cả thành viên đồng ý" in shown
    assert "Cá nhân: 3,0 lần mức lương cơ sở (2.340.000 đồng từ 01/07/2024)" in shown
    assert "cần đối chiếu" in shown


def test_a_standard_for_people_and_collectives_is_told_for_each():
    shown = words_at("law_award", "bk-bo")

    assert "Tiêu chuẩn đối với cá nhân" in shown
    assert "Tiêu chuẩn đối với tập thể" in shown
    assert "Điều 74 khoản 3" in shown


@pytest.mark.parametrize("award", ENTERED)
def test_every_worked_example_stands_in_its_page_with_its_verdict(award):
    shown = words_at("law_award", award)

    examples = [one for part in award_page(load_law(), award, R2).parts for one in part.standard.examples]
    assert [one.title for one in examples if one.title.lower() not in shown.lower()] == []


@pytest.mark.parametrize("award", ["khong-co", "bmvnah"])
def test_there_is_no_page_for_an_award_that_is_unknown_or_not_entered(client, award):
    assert client.get(reverse("law_award", args=["cstd-bo"])).status_code == 200

    assert client.get(reverse("law_award", args=[award])).status_code == 404


def test_each_open_question_is_listed_with_the_awards_that_it_decides():
    shown = words_at("law_settings")

    for setting, awards in settings_in_use(load_law()):
        assert setting.text[1:] in shown
        assert [award.name for award in awards if award.name not in shown] == []


def test_the_law_asks_the_database_only_whose_agency_this_is(client):
    OrganisationFactory()
    for address in (reverse("law"), reverse("law_settings"), reverse("law_award", args=["hcld-3"])):
        client.get(address)
        assert count_queries(lambda address=address: client.get(address)) == 1


def test_no_english_in_the_law():
    pages = [["law"], ["law_settings"], *(["law_award", award] for award in ENTERED)]

    foreign = {page[-1]: english_words(page_at(*page, on=R3), names=NAMES) for page in pages}

    assert {page: words for page, words in foreign.items() if words} == {}
