"""The ministry on paper: its size, its people, and that every award was given as the law allows."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from vinhdanh import law
from vinhdanh.demo.drafting import Draft, draft_ministry
from vinhdanh.demo.staff import Staff
from vinhdanh.law import Outcome

ON = date(2026, 11, 20)


@pytest.fixture(scope="module")
def small() -> Draft:
    return draft_ministry("small", seed=1, on=ON)


@pytest.fixture(scope="module")
def large() -> Draft:
    return draft_ministry("ministry", seed=1, on=ON)


def history_of(person: Staff, facts: list[dict[str, Any]]) -> law.History:
    who = {
        "id": person.code,
        "kind": "person",
        "group": str(person.group),
        "born": person.born,
        "joined": person.joined,
    }
    return law.parse_history({"subject": who, "facts": facts})


def known_on(facts: list[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    """Return what a council could know on a day: nothing was decided later."""
    return [fact for fact in facts if fact.get("decided", "") < day]


def outcomes_of_awards(draft: Draft, since: str) -> Counter[tuple[str, Outcome]]:
    """Ask the law of every award decided since a day, as if it were still to be proposed."""
    found: Counter[tuple[str, Outcome]] = Counter()
    for person in draft.people:
        facts = [line.content for line in person.lines]
        for fact in facts:
            if fact["kind"] == "award" and fact["decided"] >= since:
                history = history_of(person, known_on(facts, fact["decided"]))
                decided, year = date.fromisoformat(fact["decided"]), max(fact["years"])
                found[fact["award"], law.explain(history, fact["award"], decided, year=year).outcome] += 1
    return found


def test_the_small_ministry_has_300_people_and_the_large_one_4000(small: Draft, large: Draft):
    assert (sum(1 for _ in small.people), list(small.span.years)) == (300, [2021, 2022, 2023, 2024, 2025])
    assert (sum(1 for _ in large.people), len(large.span.years), len(large.tree)) == (4_000, 12, 32)


def test_the_same_seed_and_day_make_the_same_ministry(small: Draft):
    assert draft_ministry("small", seed=1, on=ON) == small
    assert draft_ministry("small", seed=2, on=ON) != small


def test_no_award_of_the_present_law_was_given_against_it(small: Draft):
    found = outcomes_of_awards(small, since="2024-07-01")

    against = {Outcome.NOT_ELIGIBLE, Outcome.INSUFFICIENT, Outcome.NO_RULE, Outcome.ON_HOLD}
    assert {key: count for key, count in found.items() if key[1] in against} == {}
    assert {award for award, _ in found} == {"ldtt", "cstd-co-so", "cstd-bo", "bk-bo", "bk-ttg", "hcld-3"}


def test_taking_the_ratings_away_makes_the_law_refuse_what_was_given():
    found = outcomes_of_awards(draft_without_ratings(), since="2024-07-01")

    assert found["ldtt", Outcome.INSUFFICIENT] > 100


def draft_without_ratings() -> Draft:
    draft = draft_ministry("small", seed=1, on=ON)
    for person in draft.people:
        person.lines = [line for line in person.lines if line.content["kind"] != "rating"]
    return draft


def test_one_person_in_five_is_excellent_and_two_in_three_are_good(large: Draft):
    ratings = Counter(
        line.content["value"]
        for person in large.people
        for line in person.lines
        if line.content["kind"] == "rating"
    )

    shares = {value: 100 * count // ratings.total() for value, count in ratings.items()}
    assert shares["xuat-sac"] in {17, 18, 19, 20}
    assert shares["tot"] in {63, 64, 65, 66, 67}


def test_nothing_is_dated_after_the_day_of_the_demo():
    draft = draft_ministry("small", seed=1, on=date(2026, 1, 20))

    days = [
        line.content[key]
        for person in draft.people
        for line in person.lines
        for key in ("decided", "recognised", "on", "from")
        if line.content.get(key)
    ]
    assert max(days) <= "2026-01-20"


def test_members_of_a_unit_add_up_from_its_people(small: Draft):
    year = 2025
    for unit in small.tree:
        places = {code for code, _ in unit.places()}
        there = [
            person for person in small.people if person.place_in(year) in places and person.first_year <= year
        ]
        (members,) = [
            line.content
            for line in small.collectives[unit.code]
            if line.content["kind"] == "members" and line.content["year"] == year
        ]
        honoured = [person for person in there if "ldtt" in person.said_of_years().get(year, ())]
        assert (members["total"], members["ldtt"]) == (len(there), len(honoured))
