"""What comes next for many says of everybody the year that a projection says."""

from datetime import date

import pytest
from law.agreement import histories
from law.careers import Kind
from law.test_projection import BEYOND_WORDS, ON, page, rated, titles

from vinhdanh.law import load_law, project
from vinhdanh.law.forecasting import count_years, forecast


@pytest.mark.parametrize("on", [ON, date(2020, 5, 1), date(2026, 12, 15)])
@pytest.mark.parametrize("kind", ["person", "collective", "household", "foreign-person"])
def test_everybody_is_told_the_year_of_their_projection(kind: Kind, on: date):
    pages = histories(31, 40, kind=kind)

    found = forecast(pages, on)

    assert list(found.years) == [one.subject.id for one in pages]
    for one in pages:
        told = {p.award: p.year for p in project(one, on) if p.year}
        assert {award: year for award, year in found.years[one.subject.id].items() if year} == told


def test_a_page_that_no_word_can_hold_is_read_singly():
    facts = [*rated(range(2021, 2026)), *titles("cstd-co-so", [2024, 2025])]

    found = forecast([page(*facts), page(*facts, BEYOND_WORDS, id="old")], ON)

    assert found.projected == 1
    assert found.years["p"]["bk-bo"] == found.years["old"]["bk-bo"] == 2025


def test_years_are_counted_award_by_award_and_those_out_of_sight_last():
    pages = [page(id="a"), page(*titles("cstd-co-so", [2024, 2025]), id="b"), page(group="nong-dan", id="c")]

    counts = count_years(forecast(pages, ON, awards=["bk-bo", "cstt"]))

    assert list(counts) == ["cstt", "bk-bo"]
    assert counts["cstt"] == {None: 3}
    assert counts["bk-bo"][2025] == 1
    assert sum(counts["bk-bo"].values()) == 3


def test_a_horizon_beyond_all_words_is_projected_singly():
    found = forecast([page()], ON, awards=["ldtt"], horizon=40)

    assert found.projected == 1
    assert found.years == {"p": {"ldtt": project(page(), ON, awards=["ldtt"])[0].year}}


def test_only_the_awards_of_the_kind_that_are_asked_for_are_told():
    assert forecast([page()], ON, awards=["ldtt", "tt-ldtt"]).years["p"].keys() == {"ldtt"}
    assert forecast([page()], ON, awards=["tt-ldtt"]).years == {"p": {}}
    assert forecast([page()], ON).years["p"].keys() <= set(load_law().awards_for("person"))


def test_a_subject_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="có hai trang"):
        forecast([page(), page()], ON)
