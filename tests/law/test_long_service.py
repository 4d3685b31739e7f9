"""Time in posts: months, steps, equivalence, and what opens and bars long service."""

from datetime import date
from typing import Any

import pytest

from vinhdanh.law import parse_history
from vinhdanh.law.conditions.long_service import LongService
from vinhdanh.law.masks import outside
from vinhdanh.law.posts import Term, joined, months_of, say_months, step_of
from vinhdanh.law.values import Value

ON = date(2026, 3, 1)
DIRECTOR = {"chức vụ": "vu-truong", "từ số năm": 6, "dưới số năm": 10}
NOTICE = {"kind": "retirement", "notice": "2026-02-01"}


def post(title: str, since: str, until: str | None) -> dict[str, Any]:
    return {"kind": "post", "title": title, "from": since} | ({"until": until} if until else {})


def judged(band: dict[str, Any], *facts: dict[str, Any], **subject: Any) -> Value:
    page = {"subject": {"id": "p", "kind": "person", **subject}, "facts": [*facts]}
    return LongService.parse(band).judge(parse_history(page), ON)


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2016-03-01", "2022-03-01", 72),
        ("2016-03-01", "2022-02-28", 71),
        ("2016-01-31", "2016-02-29", 1),
        ("2016-01-31", "2017-01-30", 11),
        ("2016-12-15", "2017-01-15", 1),
    ],
)
def test_a_term_is_counted_in_full_months_until_its_first_day_out(since: str, until: str, months: int):
    assert months_of([Term(date.fromisoformat(since), date.fromisoformat(until))]) == months


def test_terms_that_overlap_or_follow_count_once_and_days_apart_are_gathered():
    first, second = Term(date(2016, 1, 1), date(2016, 12, 31)), Term(date(2017, 1, 1), date(2018, 1, 1))
    inside, apart = Term(date(2016, 5, 1), date(2016, 6, 1)), Term(date(2019, 1, 1), date(2019, 2, 16))
    more = Term(date(2020, 1, 1), date(2020, 1, 16))

    assert months_of(joined([second, inside, first])) == 24
    assert months_of(joined([first, second, apart, more])) == 26


def test_months_are_said_in_years_and_months():
    assert [say_months(number) for number in (0, 5, 72, 80)] == [
        "chưa đủ một tháng",
        "05 tháng",
        "06 năm",
        "06 năm 08 tháng",
    ]


def test_a_post_of_no_ladder_has_no_step_and_an_equal_one_that_of_its_equal():
    day = date(2020, 1, 1)

    assert step_of("chuyen-vien", day) is None
    assert step_of("giam-doc-so", day) == step_of("pho-vu-truong", day)
    assert step_of("giam-doc-so", date(1944, 1, 1)) is None


@pytest.mark.parametrize(
    ("until", "value"),
    [
        ("2022-02-28", Value.FAILED),
        ("2022-03-01", Value.MET),
        ("2026-02-28", Value.MET),
        (None, Value.FAILED),
    ],
)
def test_the_band_holds_its_lower_end_and_not_its_upper_one(until: str | None, value: Value):
    assert judged(DIRECTOR, post("vu-truong", "2016-03-01", until), NOTICE) is value


def test_nothing_opens_before_the_notice_and_death_opens_too():
    held = post("vu-truong", "2016-03-01", "2023-03-01")

    assert judged(DIRECTOR, held) is Value.FAILED
    assert judged(DIRECTOR, held, died="2026-01-01") is Value.MET
    assert judged(DIRECTOR, held, {**NOTICE, "notice": "2026-03-02"}) is Value.FAILED


def test_women_need_a_third_less_or_three_years_less_as_the_decree_says():
    four = post("vu-truong", "2018-03-01", "2022-03-01")
    three = post("vu-truong", "2019-03-01", "2022-03-01")
    third, years = {**DIRECTOR, "nữ giảm": "một phần ba"}, {**DIRECTOR, "nữ giảm": 3}

    assert judged(third, four, NOTICE, gender="female") is Value.MET
    assert judged(third, three, NOTICE, gender="female") is Value.FAILED
    assert judged(years, three, NOTICE, gender="female") is Value.MET
    assert judged(third, four, NOTICE, gender="male") is Value.FAILED
    assert judged(third, four, NOTICE) is Value.INSUFFICIENT


def test_time_in_a_higher_post_is_added_only_while_it_is_too_short_by_itself():
    band = {**DIRECTOR, "cao hơn khi dưới": {"thu-truong": 5}}
    director = post("vu-truong", "2012-03-01", "2016-03-01")

    short = post("thu-truong", "2016-03-01", "2018-03-01")
    enough = post("thu-truong", "2016-03-01", "2021-03-01")

    assert judged(band, director, NOTICE) is Value.FAILED
    assert judged(band, director, short, NOTICE) is Value.MET
    assert judged(band, director, enough, NOTICE) is Value.FAILED


def test_a_discipline_or_a_violation_within_the_time_bars_where_the_text_says_so():
    held = post("vu-truong", "2016-03-01", "2023-03-01")
    strict = {**DIRECTOR, "với": ["không bị kỷ luật"]}
    during = {"kind": "discipline", "form": "khien-trach", "from": "2018-03-01", "until": "2019-03-01"}
    before = {**during, "from": "2014-03-01", "until": "2015-03-01"}
    matter = {"kind": "pending", "matter": "thanh-tra", "from": "2018-03-01", "until": "2018-06-01"}

    assert judged(strict, held, NOTICE, during) is Value.FAILED
    assert judged(DIRECTOR, held, NOTICE, during) is Value.MET
    assert judged(strict, held, NOTICE, before) is Value.MET
    assert judged(strict, held, NOTICE, {**matter, "outcome": "violation"}) is Value.FAILED
    assert judged(strict, held, NOTICE, {**matter, "outcome": "cleared"}) is Value.MET


def test_both_wars_are_served_by_one_fact_or_by_two():
    band = {**DIRECTOR, "tham gia": ["hai-cuoc-khang-chien"]}
    held = post("vu-truong", "2016-03-01", "2023-03-01")
    french, american = (
        {"kind": "service", "of": of, "from": "1950-01-01", "until": "1954-01-01"}
        for of in ("chong-phap", "chong-my")
    )

    assert judged(band, held, NOTICE, {**french, "of": "hai-cuoc-khang-chien"}) is Value.MET
    assert judged(band, held, NOTICE, french, american) is Value.MET
    assert judged(band, held, NOTICE, french) is Value.FAILED
    assert judged(band, held, NOTICE, french, record_from=2010) is Value.INSUFFICIENT


def test_years_honoured_for_long_service_do_not_count_again():
    held = post("vu-truong", "2010-03-01", "2018-03-01")
    again = post("vu-truong", "2019-03-01", "2025-03-01")
    award = {"kind": "award", "award": "hcld-3", "decided": "2018-06-01", "basis": "cong-hien"}

    assert judged(DIRECTOR, held, NOTICE) is Value.MET
    assert judged(DIRECTOR, held, NOTICE, award) is Value.FAILED
    assert judged(DIRECTOR, held, again, NOTICE, award) is Value.MET


def test_papers_not_entered_leave_a_band_with_an_upper_end_unknown():
    held = post("vu-truong", "2016-03-01", "2023-03-01")
    open_ended = {"chức vụ": "vu-truong", "từ số năm": 6}

    assert judged(DIRECTOR, held, NOTICE, record_from=2010) is Value.INSUFFICIENT
    assert judged(open_ended, held, NOTICE, record_from=2010) is Value.MET


def test_a_page_whose_months_still_grow_is_asked_of_the_reading_for_one():
    subject = {"id": "p", "kind": "person"}
    still, left = post("vu-truong", "2016-03-01", None), post("vu-truong", "2016-03-01", "2025-03-01")

    assert outside(parse_history({"subject": subject, "facts": [still, NOTICE]}))
    assert not outside(parse_history({"subject": subject, "facts": [left, NOTICE]}))
    assert not outside(parse_history({"subject": subject, "facts": [still]}))


def test_a_band_of_a_post_without_a_step_is_an_error_of_the_law_file():
    with pytest.raises(ValueError, match="chuyen-vien không có bậc"):
        LongService.parse({"chức vụ": "chuyen-vien", "từ số năm": 6})
