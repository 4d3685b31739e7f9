"""Edges of the conditions that the worked examples do not reach."""

from datetime import date
from typing import Any

import pytest

from vinhdanh.law import explain, load_law, parse_history
from vinhdanh.law.conditions import CONDITIONS
from vinhdanh.law.question import Question, Standing, Window
from vinhdanh.law.reading import Finding, Measure
from vinhdanh.law.values import Value

ON = date(2026, 1, 15)
AWARD = {"kind": "award", "award": "cstd-co-so", "decided": "2025-01-10", "years": [2024]}
WORK = {"kind": "work", "id": "a", "type": "sang-kien", "scope": "bo", "recognised": "2024-05-01"}


def ask(*facts: Any, award: str = "cstd-bo", on: date = ON, year: int = 2025, **subject: Any) -> Question:
    who = {"id": "p1", "kind": "person", "group": "cong-chuc"} | subject
    page = parse_history({"subject": who, "facts": list(facts)})
    return Question(Standing(page, on, load_law().spans), award, year)


def read(key: str, data: Any, question: Question, window: Window | None = None) -> Finding:
    return CONDITIONS[key].parse(data).read(question, window)


@pytest.mark.parametrize("key", sorted(CONDITIONS))
def test_each_condition_is_found_under_its_own_word(key: str):
    assert CONDITIONS[key].key == key


def title(year: int, **more: Any) -> dict[str, Any]:
    return {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"} | more


def test_a_run_counts_beyond_what_is_asked():
    found = read(
        "danh hiệu liên tục",
        {"mã": "cstd-co-so", "số lần": 2},
        ask(*(title(year) for year in range(2020, 2026))),
    )

    assert (found.value, found.measure) == (Value.MET, Measure(6, 2))


def test_a_run_that_ended_too_early_names_the_reading_on_which_it_fails():
    question = ask(title(2022), title(2023), title(2024))

    found = read("danh hiệu liên tục", {"mã": "cstd-co-so", "số lần": 3}, question)

    assert found.value is Value.FAILED
    assert question.notes == {"setting.third_title_year"}


def test_a_title_without_years_honours_the_year_before_its_decision():
    question = ask({key: value for key, value in AWARD.items() if key != "years"})

    assert question.titles(frozenset({"cstd-co-so"})).keys() == {2024}
    assert question.notes == {"setting.award_without_years"}


RUN = {"mã": "cstd-bo", "số lần": 2, "số năm mỗi lần": 3}


def conferral(*years: int) -> dict[str, Any]:
    return {"kind": "award", "award": "cstd-bo", "years": list(years), "decided": f"{years[-1] + 1}-05-10"}


@pytest.mark.parametrize(
    ("periods", "times"),
    [
        ([(2019, 2020, 2021), (2022, 2023, 2024)], 2),
        ([(2018, 2019, 2020), (2021, 2022, 2023)], 2),
        ([(2017, 2018, 2019), (2020, 2021, 2022)], 0),
        ([(2018, 2019, 2020), (2022, 2023, 2024)], 1),
        ([(2024,), (2022, 2023, 2024), (2019, 2020, 2021)], 2),
    ],
)
def test_conferrals_adjoin_and_the_newest_is_less_than_a_period_old(periods: list[Any], times: int):
    question = ask(*(conferral(*years) for years in periods), award="cstd-tq", on=date(2026, 6, 1))

    assert read("lần tặng liên tục", RUN, question).measure == Measure(times, 2)


def test_of_two_conferrals_with_one_end_the_order_on_the_page_does_not_matter():
    facts = [conferral(2022, 2023, 2024), conferral(2024), conferral(2019, 2020, 2021)]

    def value(ordered: list[Any]) -> Value:
        return read("lần tặng liên tục", RUN, ask(*ordered, award="cstd-tq", on=date(2026, 6, 1))).value

    assert value(facts) == value(facts[::-1]) == Value.MET


SCOPE = {"loại": "sang-kien", "phạm vi": "bo", "đã": ["áp dụng hiệu quả"]}


@pytest.mark.parametrize(
    ("work", "value"),
    [
        ({"applied": True}, Value.MET),
        ({"applied": True, "recogniser": "chu-tich-tinh"}, Value.MET),
        ({"applied": True, "recogniser": "thu-truong-don-vi"}, Value.FAILED),
        ({}, Value.INSUFFICIENT),
        ({"applied": False}, Value.FAILED),
        ({"applied": True, "recognised": None}, Value.INSUFFICIENT),
        ({"applied": False, "recognised": None}, Value.FAILED),
        ({"applied": True, "recognised": "2026-01-15"}, Value.MET),
        ({"applied": True, "recognised": "2026-01-16"}, Value.FAILED),
        ({"applied": True, "scope": "co-so"}, Value.FAILED),
        ({"applied": True, "type": "de-tai"}, Value.FAILED),
    ],
)
def test_a_work_suits_fails_or_does_not_say(work: dict[str, Any], value: Value):
    assert read("công trình được công nhận", SCOPE, ask(WORK | work)).value is value


def test_a_work_recognised_before_the_period_or_used_before_is_named():
    question = ask(WORK | {"applied": True, "recognised": "2022-12-31", "used_for": ["bk-bo"]})

    assert read("công trình được công nhận", SCOPE, question).value is Value.MET
    assert question.notes == {"setting.work_period", "setting.initiative_reuse"}


def test_the_newest_work_is_relied_on_first():
    question = ask(
        WORK | {"id": "cũ", "applied": True, "recognised": "2020-01-01"},
        WORK | {"id": "mới", "applied": True},
    )

    assert [one.fact for one in read("công trình được công nhận", SCOPE, question).evidence] == [1, 0]
    assert question.notes == set()


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ({"total": 0, "ldtt": 0}, Value.FAILED),
        ({"total": 3, "ldtt": 2}, Value.FAILED),
        ({"total": 10, "ldtt": 7}, Value.MET),
        ({"total": 9, "ldtt": 6}, Value.FAILED),
        ({"total": 10}, Value.INSUFFICIENT),
    ],
)
def test_shares_are_counted_in_whole_people(counts: dict[str, int], value: Value):
    question = ask({"kind": "members", "year": 2025} | counts, kind="collective", group="don-vi")

    assert read("thành viên", {"đạt": "Lao động tiên tiến", "tỷ lệ từ": 70}, question).value is value


@pytest.mark.parametrize(
    ("founded", "on", "value"),
    [
        ("2016-01-15", "2026-01-14", Value.FAILED),
        ("2016-01-15", "2026-01-15", Value.MET),
        ("2016-02-29", "2026-02-28", Value.FAILED),
        ("2016-02-29", "2026-03-01", Value.MET),
    ],
)
def test_a_collective_comes_of_age_on_the_day(founded: str, on: str, value: Value):
    question = ask(on=date.fromisoformat(on), kind="collective", group="don-vi", founded=founded)

    assert read("tuổi tập thể", {"từ số năm": 10}, question).value is value


def council(chosen: bool, on: str, **more: Any) -> dict[str, Any]:  # noqa: FBT001
    return {"kind": "council", "award": "cstd-bo", "chosen": chosen, "on": on} | more


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ([], Value.AWAITING),
        ([council(True, "2026-01-10")], Value.MET),
        ([council(False, "2026-01-10")], Value.FAILED),
        ([council(False, "2026-01-10"), council(True, "2026-01-12")], Value.MET),
        ([council(True, "2026-01-12"), council(False, "2026-01-10")], Value.MET),
        ([council(True, "2026-01-16")], Value.AWAITING),
        ([council(True, "2025-03-10")], Value.AWAITING),
        ([council(True, "2025-12-20", year=2025)], Value.MET),
    ],
)
def test_the_newest_choice_of_the_council_for_the_year_counts(facts: list[Any], value: Value):
    assert read("hội đồng xét chọn", {}, ask(*facts)).value is value


@pytest.mark.parametrize(
    ("on", "value"),
    [
        ("2024-12-31", Value.FAILED),
        ("2025-01-01", Value.MET),
        ("2026-01-15", Value.MET),
        ("2026-01-16", Value.FAILED),
    ],
)
def test_results_count_from_the_first_day_of_the_year_considered_to_the_day(on: str, value: Value):
    finding = {"kind": "finding", "of": "dong-gop", "on": on}

    assert read("thành tích được ghi nhận", {"loại": "dong-gop"}, ask(finding)).value is value


def test_a_result_without_its_scope_is_not_known_to_suffice():
    finding = {"kind": "finding", "of": "dot-xuat", "on": "2025-06-01"}
    wanted = {"loại": "dot-xuat", "phạm vi": ["bo"]}

    assert read("thành tích được ghi nhận", wanted, ask(finding)).value is Value.INSUFFICIENT


def test_an_attestation_made_after_the_day_is_still_awaited():
    said = {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": True, "on": "2026-01-16"}

    assert read("xác nhận", {"về": "guong-mau"}, ask(said)).value is Value.AWAITING


def test_a_denial_outweighs_an_attestation():
    said = {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": True}

    assert read("xác nhận", {"về": "guong-mau"}, ask(said, said | {"value": False})).value is Value.FAILED


PRIOR = {"kind": "award", "award": "bk-bo", "decided": "2020-05-10", "basis": "cong-trang"}
GOOD = [{"kind": "rating", "year": year, "value": "tot"} for year in range(2015, 2026)]


def test_good_years_before_the_prior_award_are_left_out_by_named_readings():
    page = {"subject": {"id": "p1", "kind": "person"}, "facts": [*GOOD, PRIOR]}

    verdict = explain(parse_history(page), "bk-ttg", ON)

    assert [note.code for note in verdict.notes] == [
        "setting.run_before_prior_award",
        "setting.year_of_prior_award_counts",
    ]


def test_a_run_that_an_earlier_award_cut_short_says_which_year_it_has_used():
    champions = [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in (2023, 2024, 2025)
    ]
    given = {"kind": "award", "award": "bk-bo", "years": [2023, 2024], "decided": "2025-03-01"}
    page = {"subject": {"id": "p1", "kind": "person"}, "facts": [*champions, given | {"basis": "cong-trang"}]}

    gaps = [leaf for leaf in leaves(explain(parse_history(page), "bk-bo", ON).tree) if "CSTĐCS" in leaf.text]

    (said,) = [gap.text for leaf in gaps for gap in leaf.missing]
    assert said.startswith("cần 02 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét")
    assert said.endswith("hiện có 01 lần liên tục đến năm 2025 (2025); năm 2024 đã tính cho lần tặng trước")


def leaves(reading):
    return [leaf for child in reading.children for leaf in leaves(child)] or [reading]


def test_a_stretch_that_began_after_the_prior_award_rests_on_no_open_reading():
    page = {"subject": {"id": "p1", "kind": "person"}, "facts": [*GOOD[6:], PRIOR]}

    assert explain(parse_history(page), "bk-ttg", ON).notes == ()
