from typing import Any

import pytest

from vinhdanh.law.facts import FactError, parse_history

PERSON = {"id": "p1", "kind": "person", "group": "cong-chuc", "born": "1985-03-02"}
UNIT = {"id": "d1", "kind": "collective", "group": "don-vi", "founded": "2010-05-01"}
AWARD = {"kind": "award", "award": "ldtt"}
DISCIPLINE = {"kind": "discipline", "form": "khien-trach"}
BRAVE = {"kind": "attestation", "of": "guong-mau", "year": 2024, "by": "thu-truong"}
CHOICE = {"kind": "council", "award": "cstd-bo", "on": "2026-01-10"}


def problems(*facts: dict[str, Any], subject: dict[str, Any] = PERSON) -> list[tuple[str, str]]:
    try:
        parse_history({"subject": subject, "facts": list(facts)})
    except FactError as error:
        return list(error.problems)
    return []


IMPOSSIBLE = [
    (AWARD | {"decided": "1985-03-01"}, "decided", "ngày quyết định đứng trước ngày sinh."),
    (AWARD | {"decided": "1985-03-02", "years": [1984, 1985]}, "years", "năm 1984 đứng trước năm sinh."),
    (AWARD | {"decided": "2025-01-10", "years": [2025, 2026]}, "years", "năm 2026 đứng sau năm quyết định."),
    ({"kind": "rating", "year": 1984, "value": "tot"}, "year", "năm 1984 đứng trước năm sinh."),
    (
        DISCIPLINE | {"from": "1980-01-01", "until": "1981-01-01"},
        "from",
        "ngày bắt đầu đứng trước ngày sinh.",
    ),
    ({"kind": "retirement", "notice": "1980-01-01"}, "notice", "ngày thông báo đứng trước ngày sinh."),
    (
        {"kind": "pending", "matter": "don-thu", "from": "2025-05-01", "outcome": "cleared"},
        "until",
        "đã có kết luận thì phải ghi ngày kết thúc.",
    ),
    ({"kind": "members", "year": 2025, "total": 10, "ldtt": 11}, "ldtt", "11 người, nhiều hơn tổng số 10."),
]


@pytest.mark.parametrize(("fact", "key", "sentence"), IMPOSSIBLE)
def test_a_fact_that_cannot_be_is_refused_at_its_key(fact, key, sentence):
    assert problems(fact) == [(f"facts[0].{key}", sentence)]


def test_on_the_day_of_birth_and_in_the_year_of_the_decision_all_can_be():
    assert problems(AWARD | {"decided": "1985-03-02", "years": [1985]}) == []


def test_nobody_joins_before_they_are_born():
    assert problems(subject=PERSON | {"joined": "1985-03-02"}) == []
    assert problems(subject=PERSON | {"joined": "1985-03-01"}) == [
        ("subject.joined", "ngày vào cơ quan đứng trước ngày sinh.")
    ]


def test_a_rating_earned_elsewhere_before_joining_is_no_contradiction():
    rating = {"kind": "rating", "year": 2009, "value": "tot"}

    assert problems(rating, subject=PERSON | {"joined": "2010-03-01"}) == []


def test_a_collective_may_carry_on_ratings_but_receives_nothing_before_it_is_founded():
    award = {"kind": "award", "award": "tt-ldtt", "decided": "2010-04-30"}
    rating = {"kind": "rating", "year": 2009, "value": "tot"}

    assert problems(rating, award | {"decided": "2010-05-01"}, subject=UNIT) == []
    assert problems(award, subject=UNIT) == [
        ("facts[0].decided", "ngày quyết định đứng trước ngày thành lập.")
    ]


TWICE = [
    (
        {"kind": "rating", "year": 2024, "value": "tot"},
        {"kind": "rating", "year": 2024, "value": "xuat-sac"},
        "một năm có hai xếp loại khác nhau (xem facts[0]).",
    ),
    (
        {"kind": "members", "year": 2024, "total": 9},
        {"kind": "members", "year": 2024, "total": 8},
        "một năm có hai số liệu thành viên khác nhau (xem facts[0]).",
    ),
    (
        CHOICE | {"chosen": True},
        CHOICE | {"chosen": False},
        "hội đồng trong một ngày có hai kết quả khác nhau (xem facts[0]).",
    ),
    (
        BRAVE | {"value": True},
        BRAVE | {"value": False},
        "một người xác nhận hai điều trái nhau (xem facts[0]).",
    ),
    (
        DISCIPLINE | {"from": "2024-01-01", "until": "2025-01-01"},
        DISCIPLINE | {"from": "2024-12-31"},
        "thời hạn kỷ luật chồng lên facts[0].",
    ),
]


@pytest.mark.parametrize(("one", "other", "sentence"), TWICE)
def test_contradictions_point_at_each_other(one, other, sentence):
    assert problems(one, other) == [("facts[1]", sentence)]


@pytest.mark.parametrize(("one", "other", "_"), TWICE[:-1])
def test_the_same_said_twice_is_no_contradiction(one, other, _):
    assert problems(one, one) == problems(other, other) == []


def test_what_was_attested_later_or_by_another_is_no_contradiction():
    later, other = BRAVE | {"value": False, "on": "2025-02-01"}, BRAVE | {"value": False, "by": "bo-truong"}

    assert problems(BRAVE | {"value": True}, later, other) == []


def test_a_term_may_begin_on_the_day_when_another_ends():
    first = DISCIPLINE | {"from": "2024-01-01", "until": "2025-01-01"}

    assert problems(first, DISCIPLINE | {"from": "2025-01-01"}) == []
