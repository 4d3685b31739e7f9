"""When each award could be reached, what it takes, and that the answer holds when it is replayed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from law.agreement import EARLIER, histories, histories_before
from law.careers import Kind

from vinhdanh.law import History, Outcome, Prospect, explain, load_law, parse_history, project
from vinhdanh.law.assuming import as_known, rating, title, with_assumed
from vinhdanh.law.prospect import ASSUMED, JUDGED_ALONE, prospect_lines

ON = date(2026, 1, 15)
REACHED = {Outcome.ELIGIBLE, Outcome.AWAITING}


def page(*facts: Mapping[str, Any], **subject: Any) -> History:
    """Return the page of an official."""
    who = {"id": "p", "kind": "person", "group": "cong-chuc", **subject}
    return parse_history({"subject": who, "facts": facts})


def rated(years: Sequence[int], value: str = "tot") -> list[dict[str, Any]]:
    return [{"kind": "rating", "year": year, "value": value} for year in years]


def titles(award: str, years: Sequence[int]) -> list[dict[str, Any]]:
    return [{"kind": "award", "award": award, "years": [y], "decided": f"{y + 1}-01-10"} for y in years]


def prospect(history: History, award: str, on: date = ON) -> Prospect:
    (found,) = project(history, on, awards=[award])
    return found


def replay(history: History, found: Prospect, *, facts: Sequence[Any], year: int, on: date) -> Outcome:
    """Ask explain of the page as the day knows it, with these facts added."""
    base = as_known(history, ON)
    assert [f.index for f in history.facts if base.facts[f.index].data != f.data] == list(found.settled)
    full = with_assumed(base, facts)
    return explain(full, found.award, on, received=found.received, year=year).outcome


@pytest.mark.parametrize("kind", ["person", "collective"])
def test_a_projection_replayed_gives_the_award_in_its_year_and_not_the_year_before(kind: Kind):
    reached = beyond = 0
    for history in histories(21, 40, kind=kind):
        for found in project(history, ON):
            if found.year is None or found.from_day is None:
                beyond += 1
                continue
            reached += 1
            facts, year, day = found.assumed, found.year, found.from_day
            assert replay(history, found, facts=facts, year=year, on=day) in REACHED
            if year >= ON.year:
                before = max(ON, date(year, 3, 31))
                assert replay(history, found, facts=facts, year=year - 1, on=before) not in REACHED

    assert reached > 200
    assert beyond > 0


def test_nothing_that_is_assumed_could_be_left_out():
    for history in histories(22, 15, kind="person"):
        for found in project(history, ON, awards=["cstd-bo", "bk-bo", "bk-ttg"]):
            for fact in found.assumed:
                fewer = [one for one in found.assumed if one is not fact]
                assert found.year is not None
                day = max(ON, date(found.year + 1, 3, 31))
                assert replay(history, found, facts=fewer, year=found.year, on=day) not in REACHED


def test_three_titles_in_a_row_and_a_work_make_the_road_to_the_ministry_title():
    found = prospect(page(*titles("cstd-co-so", [2024, 2025])), "cstd-bo")

    assert (found.year, found.from_day, found.status.outcome) == (
        2026,
        date(2027, 1, 15),
        Outcome.NOT_ELIGIBLE,
    )
    assert [step.text for step in found.steps] == [
        "được tặng “CSTĐCS” cho năm 2026",
        (
            "có thêm sáng kiến được công nhận phạm vi Bộ, ban, ngành, tỉnh, đã áp dụng hiệu quả, "
            "có khả năng nhân rộng, chậm nhất trong năm 2026"
        ),
        "chờ hội đồng lựa chọn trong số người đủ tiêu chuẩn",
    ]
    assert {step.cite for step in found.steps} == {
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm b",
    }


def test_the_year_that_would_break_a_run_is_named():
    found = prospect(page(*titles("cstd-co-so", [2024, 2025])), "cstd-bo")

    (broken,) = found.breaks
    assert broken.years == (2026,)
    assert broken.text == (
        "chuỗi 02 năm liên tục đã có đến năm 2025 sẽ đứt và phải tính lại từ đầu "
        "nếu năm 2026 không được tặng “CSTĐCS”"
    )


def test_a_good_rating_is_assumed_only_where_the_best_is_not_needed():
    history = page(
        *rated(range(2021, 2026)),
        *titles("cstd-co-so", [2023, 2024, 2025]),
        {"kind": "award", "award": "bk-ttg", "decided": "2022-05-01", "basis": "cong-trang"},
    )

    found = prospect(history, "hcld-3")

    assert found.year == 2027
    assert [(fact["year"], fact["value"]) for fact in found.assumed] == [(2026, "tot"), (2027, "xuat-sac")]


def test_an_earlier_award_that_is_lacking_is_part_of_the_road():
    history = page(*rated(range(2021, 2026)), *titles("cstd-co-so", [2024, 2025]))
    found = prospect(history, "bk-ttg")

    (prior,) = (fact for fact in found.assumed if fact.get("award") == "bk-bo")
    assert prior["decided"] == date(2026, 1, 31)
    assert found.year == 2031
    assert "được tặng “BK Bộ” (quyết định chậm nhất ngày 31/12/2026)" in [step.text for step in found.steps]
    for decided, stands in ((date(2026, 12, 31), True), (date(2027, 1, 1), False)):
        facts = [replace(f, data={**f.data, "decided": decided}) if f is prior else f for f in found.assumed]
        outcome = replay(history, found, facts=facts, year=2031, on=date(2032, 3, 31))
        assert (outcome in REACHED) is stands


def test_an_earlier_award_that_is_not_in_reach_has_a_road_of_its_own():
    found = prospect(page(*rated(range(2021, 2026))), "hcld-3")

    assert [step.text for step in found.steps if "BK TTg" in step.text] == [
        "được tặng “BK TTg” (quyết định chậm nhất ngày 31/12/2034; xem dự kiến riêng của hình thức này)"
    ]


def test_a_rating_is_cited_where_just_that_rating_is_asked():
    found = prospect(page(*rated([2025])), "cstd-co-so")

    assert (found.steps[0].text, found.steps[0].cite) == (
        "giữ xếp loại hoàn thành xuất sắc nhiệm vụ năm 2026",
        "Luật 06/2022/QH15, Điều 23 khoản 2",
    )


def test_years_that_the_law_leaves_free_within_a_stretch_are_only_examples():
    history = page(*rated(range(2021, 2026)), {"kind": "award", "award": "bk-ttg", "decided": "2025-05-01"})
    found = prospect(history, "hcld-3")

    assert (found.year, [step.text for step in found.steps][:3]) == (
        2030,
        [
            "giữ xếp loại hoàn thành tốt nhiệm vụ trở lên các năm 2026–2030",
            (
                "được xếp loại hoàn thành xuất sắc nhiệm vụ ít nhất 01 năm trong các năm 2026–2030, "
                "chẳng hạn năm 2030"
            ),
            (
                "được tặng “CSTĐCS” cho ít nhất 03 năm trong các năm 2026–2030, "
                "chẳng hạn các năm 2028, 2029, 2030"
            ),
        ],
    )
    others = [
        *(rating(year, "xuat-sac" if year == 2026 else "tot") for year in range(2026, 2031)),
        *(title("cstd-co-so", year, ON) for year in (2026, 2027, 2029)),
    ]
    assert replay(history, found, facts=others, year=2030, on=date(2031, 3, 31)) in REACHED


def test_years_of_a_stretch_that_are_all_needed_are_no_examples():
    history = page(
        *rated(range(2021, 2026)),
        *titles("cstd-co-so", [2024]),
        {"kind": "award", "award": "bk-ttg", "decided": "2022-05-01"},
    )
    found = prospect(history, "hcld-3", date(2026, 4, 1))

    assert (found.year, [step.text for step in found.steps][:3]) == (
        2027,
        [
            "giữ xếp loại hoàn thành tốt nhiệm vụ trở lên các năm 2026, 2027",
            (
                "được xếp loại hoàn thành xuất sắc nhiệm vụ ít nhất 01 năm trong các năm 2026, 2027, "
                "chẳng hạn năm 2027"
            ),
            "được tặng “CSTĐCS” cho các năm 2026, 2027",
        ],
    )


def test_two_adjoining_ministry_titles_lead_to_the_national_one():
    found = prospect(page(), "cstd-tq")

    given = [fact["years"] for fact in found.assumed if fact.kind == "award"]
    assert given == [(2025, 2026, 2027), (2028, 2029, 2030)]
    assert found.year == 2030


def test_what_is_met_today_needs_no_steps_but_judgements():
    history = page(
        *rated([2025]),
        {"kind": "attestation", "of": "tham-gia-phong-trao", "year": 2025, "value": True},
    )

    found = prospect(history, "ldtt")

    assert (found.year, found.from_day, found.assumed, found.steps, found.missing) == (2025, ON, (), (), ())


def test_a_matter_must_end_first_and_is_named():
    history = page(*rated([2025]), {"kind": "pending", "matter": "don-thu", "from": "2025-12-10"})

    found = prospect(history, "ldtt")

    assert (found.status.outcome, found.year, found.settled) == (Outcome.ON_HOLD, 2025, (1,))
    assert found.steps[0].text == ("chờ kết luận không có vi phạm về việc xác minh đơn thư khiếu nại, tố cáo")


def test_the_readings_on_which_the_first_year_rests_are_named():
    held = {"kind": "award", "award": "bk-bo", "decided": "2025-06-01", "basis": "cong-trang"}
    found = prospect(page(*rated(range(2021, 2026)), held), "bk-ttg")

    named = {"setting.run_before_prior_award", "setting.year_of_prior_award_counts"}
    assert {note["code"] for note in found.as_json()["notes"]} == named
    assert found.as_text().count("Cách hiểu đã dùng") == len(named)


def test_years_taken_by_discipline_are_waited_for():
    history = page(
        *rated([2025]),
        {"kind": "discipline", "form": "canh-cao", "from": "2025-06-01", "until": "2026-06-01"},
    )

    found = prospect(history, "ldtt")

    assert (found.year, found.from_day) == (2027, date(2028, 1, 1))


def test_what_no_good_year_brings_has_no_year_and_says_why():
    found = prospect(page(), "cstt")

    assert (found.year, found.from_day, found.assumed) == (None, None, ())
    assert "không thuộc đối tượng" in found.reason


def test_a_projection_after_the_last_known_rule_stays_under_it():
    found = prospect(page(*rated([2026])), "ldtt", on=date(2027, 4, 1))

    assert (found.status.outcome, found.received, found.year) == (Outcome.NO_RULE, date(2027, 2, 28), 2026)


def test_before_the_first_known_rule_nothing_is_projected():
    found = prospect(page(*rated([2003])), "ldtt", on=date(2004, 1, 15))

    assert (found.status.outcome, found.year) == (Outcome.NO_RULE, None)


def test_all_awards_of_the_kind_come_in_the_order_of_the_law_and_as_json():
    found = project(page(*rated([2024, 2025])), ON)

    assert tuple(one.award for one in found) == load_law().awards_for("person")
    read = [json.loads(json.dumps(one.as_json(), ensure_ascii=False)) for one in found]
    assert [one["year"] for one in read] == [one.year for one in found]


def test_the_text_tells_year_steps_and_articles():
    text = prospect(page(*titles("cstd-co-so", [2024, 2025])), "bk-bo").as_text()

    assert text.splitlines()[0] == "BK Bộ: Sớm nhất cho năm 2025, đề nghị được từ ngày 15/01/2026."
    assert "Điều 74" in text


BEYOND_WORDS = {"kind": "attestation", "of": "tieu-bieu", "year": 2060, "by": "thu-truong", "value": True}
"""Of a year that no word has, and that nobody asks for: such a page goes the slow way."""


def test_a_page_that_no_word_can_hold_is_projected_all_the_same():
    facts = [*rated(range(2021, 2026)), *titles("cstd-co-so", [2024, 2025])]

    held, beyond = project(page(*facts), ON), project(page(*facts, BEYOND_WORDS), ON)

    assert [one.year for one in beyond] == [one.year for one in held]
    assert [one.steps for one in beyond] == [one.steps for one in held]


@pytest.mark.parametrize("on", [ON, date(2026, 6, 20), date(2026, 12, 15)])
@pytest.mark.parametrize("kind", ["person", "collective"])
def test_years_read_in_words_are_those_of_the_reading_for_one(kind: Kind, on: date):
    seen: Counter[bool] = Counter()
    for history in histories(24, 12, kind=kind):
        slow = history.with_facts([BEYOND_WORDS])
        years = {one.award: one.year for one in project(history, on)}
        assert years == {one.award: one.year for one in project(slow, on)}
        seen.update(year is not None for year in years.values())

    assert min(seen[True], seen[False]) > 40


@pytest.mark.parametrize("regime", EARLIER)
@pytest.mark.parametrize("kind", ["person", "collective"])
def test_the_years_of_earlier_regimes_are_those_of_the_reading_for_one(kind: Kind, regime: str):
    day = EARLIER[regime]
    for history in histories_before(day, 25, 12, kind=kind):
        slow = history.with_facts([BEYOND_WORDS])
        years = {one.award: one.year for one in project(history, day.on)}
        assert years == {one.award: one.year for one in project(slow, day.on)}


def test_what_the_page_says_of_later_days_is_not_read():
    later = {"kind": "discipline", "form": "canh-cao", "from": "2027-05-01", "until": "2028-05-01"}

    assert (
        prospect(page(*rated([2024, 2025]), later), "bk-bo").year
        == prospect(page(*rated([2024, 2025])), "bk-bo").year
    )


def test_service_goes_on_until_the_day_of_the_proposal():
    """Ten years, full before or only after 31/03/2027, the last day of the proposals for 2026."""
    for begun, year in (("2017-03-31", 2026), ("2017-04-01", 2027)):
        service = {"kind": "service", "of": "luc-luong-vu-trang", "from": begun}
        assert prospect(page(service, group="quan-nhan"), "hch-csvv-3").year == year


def test_an_unknown_award_is_refused():
    with pytest.raises(KeyError):
        project(page(), ON, awards=["khong-co"])


def test_what_only_people_judge_is_named_in_one_line_and_written_out_when_asked_alone():
    rated = page({"kind": "rating", "year": 2025, "value": "tot"})

    several = list(prospect_lines(project(rated, ON, awards=["ldtt", "ngut", "gk"]), ON))
    alone = list(prospect_lines(project(rated, ON, awards=["ngut"]), ON))

    assert [line.partition(":")[0] for line in several] == [ASSUMED.partition(":")[0], "LĐTT", JUDGED_ALONE]
    assert "NGƯT (Luật 06/2022/QH15, Điều 64 khoản 3 điểm a); GK (" in several[-1]
    assert "chờ hội đồng lựa chọn" in alone[-1]
