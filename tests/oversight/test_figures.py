"""The paragraphs of two source articles, number by number, from a register; every figure opens its list."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from oversight.registers import C, P, enter, five_years, nine_months

from factories import OrganisationFactory, officer_of
from factories.decisions import SIGNED, Desk, renewed
from factories.dossiers import Way
from vinhdanh.decisions.domain.correcting import draft_annulment
from vinhdanh.decisions.domain.drafting import submit_decision
from vinhdanh.decisions.enums import Ground
from vinhdanh.oversight.domain.paragraph import Clause, honours, roughly, work_done
from vinhdanh.oversight.domain.queries.process import Days, days_between
from vinhdanh.oversight.domain.queries.slices import (
    Slice,
    awards_in,
    rows_by_award,
    rows_by_unit,
    share,
    visible_awards,
)
from vinhdanh.units.enums import Role
from vinhdanh.web.oversight.period import read_slice
from web.matrix import browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
NOW = date(2026, 1, 15)
FIVE = Slice(date(2004, 5, 21), date(2009, 12, 2))
NINE = Slice(date(2018, 1, 1), date(2018, 9, 30))


@pytest.fixture(scope="module")
def built_way(build_once):
    yield from build_once(lambda: Way(OrganisationFactory(code="A", name="Cục A")).staffed())


@pytest.fixture(scope="module")
def built_months(built_way, build_once):
    yield from build_once(nine_months, built_way)


@pytest.fixture
def way(built_way, mine):
    return mine(built_way)


def told(clauses: list[Clause]) -> list[str]:
    return [f"{clause.number} {clause.words}" for clause in clauses]


def test_five_years_of_article_004_are_told_down_to_every_number(way):
    five_years(way)
    awards = visible_awards(way.ministry_officer, NOW)

    assert told(honours(FIVE, awards, way.organ)) == [
        "92 tập thể được tặng Cờ thi đua của Chính phủ",
        "1 tập thể được tặng Huân chương Độc lập hạng Nhì",
        "2 tập thể được tặng Huân chương Lao động hạng Nhất",
        "1 tập thể được tặng Huân chương Lao động hạng Nhì",
        "19 tập thể được tặng Huân chương Lao động hạng Ba",
        "3 tập thể được phong tặng danh hiệu Anh hùng Lao động",
        "1 tập thể đang được xét để phong tặng danh hiệu Anh hùng Lao động",
        "22 tập thể được tặng Bằng khen của Thủ tướng Chính phủ",
        "1007 tập thể được tặng Cờ thi đua của Bộ, ban, ngành, tỉnh",
        "95 cá nhân được tặng Chiến sĩ thi đua toàn quốc",
        "1 cá nhân được phong tặng danh hiệu Anh hùng Lao động",
    ]
    fighters = {row.name: [cell.number for cell in row.cells] for row in rows_by_award(FIVE, awards)}
    assert roughly(fighters["Chiến sĩ thi đua Bộ, ban, ngành, tỉnh"][1]) == "hàng nghìn"


@pytest.mark.usefixtures("built_months")
def test_nine_months_of_article_000_are_told_down_to_every_number(way):
    clauses = work_done(NINE, visible_awards(way.ministry_officer, NOW), way.organ)

    assert [f"{roughly(clause.number)} {clause.words}" for clause in clauses] == [
        "72 tập thể được trình khen thưởng cấp Nhà nước",
        "gần 140 cá nhân được trình khen thưởng cấp Nhà nước",
        "hơn 200 tập thể được tặng Cờ thi đua, Bằng khen của Bộ",
        "gần 430 cá nhân được tặng Cờ thi đua, Bằng khen của Bộ",
        "69 tập thể được cho ý kiến hiệp y khen thưởng",
        "2 tập thể được tặng trướng lưu niệm",
    ]
    assert [clause.number for clause in clauses] == [72, 131, 203, 428, 69, 2]


@pytest.mark.usefixtures("built_months")
def test_every_figure_of_the_page_opens_a_list_of_just_so_many(way):
    browser = browser_of(way.ministry_officer)
    page = browser.get(reverse("figures"), {"tu": "01/01/2018", "den": "30/09/2018"})

    clauses = page.context["work"]
    assert len(clauses) == 6
    for clause in clauses[:4] + clauses[5:]:
        listed = browser.get(clause["url"]).context["page"].paginator.count
        assert (clause["words"], listed) == (clause["words"], clause["number"])
    cells = [cell for _, rows in page.context["tables"] for _, cells in rows for cell in cells if cell[0]]
    assert len(cells) > 6
    for number, url in cells:
        assert browser.get(url).context["page"].paginator.count == number


def test_a_unit_counts_its_own_lines_only(way):
    other = OrganisationFactory(parent=way.organ, code="B", name="Cục B")
    enter(way, [("bk-bo", P, 3)], on=date(2018, 5, 2))
    other_officer = officer_of(other, Role.UNIT_HEAD)

    assert awards_in(NINE, visible_awards(way.officer, NOW)).count() == 3
    assert awards_in(NINE, visible_awards(other_officer, NOW)).count() == 0
    page = browser_of(other_officer).get(reverse("figures"), {"tu": "01/01/2018", "den": "30/09/2018"})
    assert (page.context["honours"], page.context["work"], page.context["returns"]) == ([], [], {})


def test_rows_of_units_hold_all_below_them(way):
    enter(way, [("bk-bo", P, 2), ("co-bo", C, 1)], on=date(2018, 5, 2))
    awards = visible_awards(way.ministry_officer, NOW)

    rows = rows_by_unit(NINE, awards, way.organ)

    assert [(row.name, [cell.number for cell in row.cells]) for row in rows] == [("Cục A", [1, 2, 0])]
    assert [cell.number for cell in share(NINE, awards, gender="female")] == [0, 2]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2, "2"),
        (69, "69"),
        (203, "hơn 200"),
        (428, "gần 430"),
        (430, "430"),
        (1_007, "hơn 1.000"),
        (2_345, "hàng nghìn"),
    ],
)
def test_numbers_in_speeches(number, words):
    assert roughly(number) == words


def test_days_are_ranks_of_whole_days_and_silent_without_lines(way):
    awards = visible_awards(way.ministry_officer, NOW)

    assert days_between(NINE, awards, "proposed_on") == Days(0, None, None)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (Days(9, 0, 0), "Đến khi xong: trong 9 trường hợp, chín phần mười xong trong ngày."),
        (Days(9, 4, 4), "Đến khi xong: trong 9 trường hợp, chín phần mười không quá 4 ngày."),
        (
            Days(9, 0, 4),
            "Đến khi xong: trong 9 trường hợp, một nửa xong trong ngày, chín phần mười không quá 4 ngày.",
        ),
        (
            Days(9, 2, 4),
            "Đến khi xong: trong 9 trường hợp, một nửa không quá 2 ngày, chín phần mười không quá 4 ngày.",
        ),
    ],
)
def test_what_was_done_within_the_day_is_said_so(days, said):
    words = {"span": "Đến khi xong", "days": days}

    assert render_to_string("components/days.html", words).strip() == said


def test_a_period_that_cannot_be_read_is_said_and_the_page_still_answers(way):
    page = browser_of(way.ministry_officer).get(reverse("figures"), {"tu": "31/02/2018"})

    assert "không có ngày 31/02/2018" in page.content.decode()
    assert 'value="31/02/2018"' in page.content.decode()


@pytest.mark.parametrize(
    "asked", [{"tu": "01/01/2030", "den": "01/01/2020"}, {"tu": "01/05/2018", "den": "x"}]
)
def test_a_wrong_period_leaves_the_usual_one(asked):
    piece, wrong = read_slice(asked, date(2026, 3, 5))

    assert wrong
    assert (piece.since, piece.until) == (date(2026, 1, 1), date(2026, 3, 5))


def test_what_was_annulled_is_counted_apart_and_opens_its_list():
    desk = Desk(OrganisationFactory(code="A", name="Cục A"))
    desk.numbering()
    decision = desk.issued(3)
    line = decision.awards.get(ordinal=2)
    words = {
        "ground": Ground.FRAUD,
        "reason": "x",
        "signer_title": "Bộ trưởng",
        "signer_name": "Trần Văn Minh",
    }
    annulment = draft_annulment(decision, [line], **words, actor=desk.ministry_officer)
    submit_decision(annulment, actor=desk.ministry_officer, on=SIGNED)
    desk.issue(renewed(annulment), number=6)
    browser, period = browser_of(desk.ministry_officer), {"tu": "01/01/2026", "den": "31/01/2026"}

    page = browser.get(reverse("figures"), period)
    listed = browser.get(page.context["annulled_url"])

    assert page.context["annulled"] == 1
    assert [one.pk for one in listed.context["page"]] == [line.pk]
    assert "đã bị hủy bỏ" in listed.content.decode()
    assert browser.get(reverse("figures_register"), period).context["page"].paginator.count == 2
