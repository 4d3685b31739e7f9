from datetime import date

import pytest

from vinhdanh.law import Outcome, load_law, parse_history
from vinhdanh.law.reading import Reading
from vinhdanh.law.values import Value
from vinhdanh.web.person.asking.standing import Standing
from vinhdanh.web.person.road.cards import met_points, read_cards
from vinhdanh.web.person.road.road import Road
from vinhdanh.web.usual import USUAL

ON = date(2026, 3, 2)
POINT, ARTICLE = "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a", "Luật 06/2022/QH15, Điều 22"


class Kept:
    source = ""


def road_of(facts, **who):
    history = parse_history(
        {"subject": {"id": "a", "kind": "person", "group": "cong-chuc"} | who, "facts": facts}
    )
    return Road([Kept() for _ in facts], history)


def rating(year, value):
    return {"kind": "rating", "year": year, "value": value}


def title(year, award="cstd-co-so"):
    return {
        "kind": "award",
        "award": award,
        "years": [year],
        "decided": f"{year + 1}-01-20",
        "basis": "cong-trang",
    }


ATTESTED = [
    {"kind": "attestation", "of": of, "year": 2025, "by": "thu-truong", "value": True, "on": "2025-12-15"}
    for of in ("tham-gia-phong-trao", "chap-hanh", "guong-mau")
]
CAREER = [
    *(rating(year, "xuat-sac") for year in range(2021, 2026)),
    *(title(year) for year in (2023, 2024)),
    *ATTESTED,
]


def groups_of(road, *, year=2025, on=ON):
    cards = read_cards(road, year=year, on=on)
    return {
        group: [card.award for card in getattr(cards, group)] for group in ("near", "held", "ahead", "away")
    }


def test_what_is_met_is_near_and_what_others_wear_is_out_of_sight():
    groups = groups_of(road_of(CAREER))

    assert {"ldtt", "cstd-co-so"} <= set(groups["near"])
    assert "cstt" in groups["away"]
    assert {"cstd-bo", "cstd-tq"} <= set(groups["ahead"])


def test_a_title_already_given_for_the_year_is_held_not_missing():
    groups = groups_of(road_of([*CAREER, title(2025)]))

    assert groups["held"] == ["cstd-co-so"]


def test_awards_on_the_way_stand_in_the_order_in_which_they_can_come():
    cards = read_cards(road_of(CAREER), year=2025, on=ON)

    days = [card.prospect.from_day for card in cards.ahead]

    assert days == sorted(days)
    assert len(days) >= 2


def test_every_award_is_in_exactly_one_group():
    groups = groups_of(road_of([*CAREER, title(2025)]))

    assert sorted(award for group in groups.values() for award in group) == sorted(
        load_law().awards_for("person")
    )


def test_a_prospect_for_a_year_before_the_one_considered_is_not_shown():
    discipline = {"kind": "discipline", "form": "canh-cao", "from": "2026-02-01", "until": "2027-02-01"}

    cards = read_cards(road_of([*CAREER, discipline]), year=2026, on=ON)

    shown = [card.prospect.year for card in cards.ahead]
    assert shown
    assert min(shown) >= 2026


def test_a_standard_under_an_unread_law_says_so_on_its_card():
    read = read_cards(road_of(CAREER), year=2025, on=ON).near[0]
    unread = read_cards(road_of(CAREER), year=2025, on=date(2026, 11, 21)).near[0]

    assert read.doubt == ""
    assert unread.doubt == "Tiêu chuẩn dùng để xét chưa có nguyên văn đang áp dụng, cần đối chiếu."


def test_after_the_last_rule_the_card_tells_what_the_rule_before_would_say():
    cards = read_cards(road_of(CAREER), year=2025, on=date(2027, 3, 2))

    (card,) = [card for card in (*cards.ahead, *cards.away) if card.award == "ldtt"]

    assert card.verdict.outcome is Outcome.NO_RULE
    assert len(card.others) == 1
    assert card.others[0].startswith("Theo Luật 06/2022/QH15 được Luật 06/2026/QH16 sửa đổi")


@pytest.mark.parametrize(
    ("children", "value", "shown"),
    [
        ([("a", POINT, Value.MET), ("b", POINT, Value.FAILED)], Value.FAILED, ["a"]),
        ([("a", POINT, Value.FAILED), ("b", POINT, Value.FAILED)], Value.FAILED, []),
        ([("a", POINT, Value.MET), ("b", POINT, Value.AWAITING)], Value.MET, ["a"]),
    ],
)
def test_points_that_are_met_are_told(children, value, shown):
    tree = Reading("tên", ARTICLE, value, (), tuple(Reading(*child) for child in children))

    assert [point.text for point in met_points(tree)] == shown


def test_of_a_point_not_yet_met_the_parts_that_are_met_are_told():
    run = Reading("ba lần liên tục", POINT, Value.MET)
    chosen = Reading("được hội đồng chọn", POINT, Value.AWAITING)
    point = Reading("điểm a", POINT, Value.AWAITING, (), (run, chosen))
    tree = Reading("tên", ARTICLE, Value.AWAITING, (), (point, Reading("điểm b", POINT, Value.MET)))

    assert [met.text for met in met_points(tree)] == ["ba lần liên tục", "điểm b"]


def test_one_of_several_cases_is_told_by_the_case_that_is_met():
    case, other = Reading("điểm c", POINT, Value.MET), Reading("điểm d", POINT, Value.FAILED)
    cases = Reading("đạt một trong các điều kiện", ARTICLE, Value.MET, (), (case, other))

    assert [met.text for met in met_points(Reading("tên", ARTICLE, Value.MET, (), (cases,)))] == ["điểm c"]


def test_awards_on_the_word_of_others_alone_are_not_one_s_road_until_a_round_asks_for_them():
    own = groups_of(road_of(CAREER))
    asked = read_cards(road_of(CAREER), year=2025, on=ON, standings={"knc": Standing(None, None, None)})

    assert {"ngut", "ttut", "nsut", "nnut", "knc", "gk", "ahld", "ahllvt"} <= set(own["away"])
    assert set(own["near"]) <= set(USUAL["person"])
    assert "knc" in [card.award for card in asked.near]


def test_an_award_that_the_record_speaks_for_is_one_s_own():
    order = {"kind": "award", "award": "hcld-3", "decided": "2020-09-02", "basis": "cong-trang"}

    def is_own(facts):
        cards = read_cards(road_of(facts), year=2025, on=ON)
        return next(card.is_own for card in (*cards.ahead, *cards.away) if card.award == "hcld-2")

    assert (is_own(CAREER), is_own([*CAREER, order])) == (False, True)
