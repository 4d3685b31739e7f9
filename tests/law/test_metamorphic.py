"""What must not change, or may change one way only, when a page changes so."""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from law.agreement import histories
from law.careers import Kind

from vinhdanh.law import History, Outcome, explain, explain_all, load_law, parse_history
from vinhdanh.law.masks import anniversary, outside
from vinhdanh.law.sweeping import sweep

ON = date(2026, 1, 15)
CLOSED = ON.year - 1
KINDS: tuple[Kind, ...] = ("person", "collective")
WORTH = (Outcome.NOT_ELIGIBLE, Outcome.INSUFFICIENT, Outcome.AWAITING, Outcome.ELIGIBLE)


def outcomes(page: History, on: date = ON) -> dict[str, Outcome]:
    """Return what explain says of every award."""
    return {verdict.award: verdict.outcome for verdict in explain_all(page, on)}


@cache
def pages_as_they_are(kind: Kind) -> list[tuple[History, dict[str, Outcome]]]:
    """Return random careers and what explain says of each, for all that is done to them."""
    return [(page, outcomes(page)) for page in histories(13, 100, kind=kind)]


def with_facts(page: History, facts: Sequence[Mapping[str, Any]]) -> History:
    return parse_history({"subject": page.subject.data, "facts": facts})


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_facts_does_not_matter(kind: Kind):
    shuffle = random.Random(1).shuffle  # noqa: S311 -- any order will do
    for page in histories(11, 80, kind=kind):
        facts = [fact.data for fact in page.facts]
        before = outcomes(page)

        shuffle(facts)

        assert outcomes(with_facts(page, facts)) == before


@pytest.mark.parametrize("kind", KINDS)
def test_an_unrelated_award_changes_nothing(kind: Kind):
    unrelated = {
        "kind": "award",
        "award": "hchn",
        "years": [CLOSED],
        "decided": "2025-05-05",
        "basis": "doi-ngoai",
    }
    for page in histories(12, 80, kind=kind):
        assert outcomes(page.with_facts([unrelated])) == outcomes(page)


BETTER: dict[str, list[dict[str, Any]]] = {
    "a work of national scope": [
        {
            "kind": "work",
            "id": "more",
            "type": kind,
            "scope": "toan-quoc",
            "recognised": "2025-06-01",
            "recogniser": "bo-truong",
            "applied": True,
            "replicable": True,
        }
        for kind in ("sang-kien", "de-tai", "muu-tri")
    ],
    "a leading place in a movement": [
        {
            "kind": "movement",
            "launched_by": "bo",
            "duration_years": 5,
            "place": "dan-dau",
            "review": "tong-ket",
            "on": "2025-12-01",
        }
    ],
    "a finding of sudden merit": [
        {"kind": "finding", "of": "dot-xuat", "scope": "toan-quoc", "by": "bo-truong", "on": "2025-12-01"}
    ],
    "the first place of a cluster": [{"kind": "cluster", "run_by": "bo", "year": CLOSED, "place": "dan-dau"}],
    "yearly titles of the base": [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in range(2021, 2026)
    ],
    "a certificate of the minister for earlier merit": [
        {"kind": "award", "award": "bk-bo", "years": [2019], "decided": "2020-12-31", "basis": "cong-trang"}
    ],
}
LOSES = {
    "yearly titles of the base": {"cstd-co-so"},
    "a certificate of the minister for earlier merit": {"bk-bo"},
}
"""Declared exceptions: no award is given again for a year that it has honoured (Điều 5 khoản 2 điểm c)."""


@pytest.mark.parametrize("better", BETTER)
@pytest.mark.parametrize("kind", KINDS)
def test_more_merit_never_loses(better: str, kind: Kind):
    lost, won = [], 0
    for page, before in pages_as_they_are(kind):
        if (page.subject.get("founded") or date.min) > date(2020, 1, 1):
            continue
        after = outcomes(page.with_facts(BETTER[better]))
        judged = [award for award in before if before[award] in WORTH and award not in LOSES.get(better, ())]
        lost += [(page.subject.id, a) for a in judged if WORTH.index(after[a]) < WORTH.index(before[a])]
        won += sum(WORTH.index(after[award]) > WORTH.index(before[award]) for award in judged)

    assert lost == []
    assert (kind, better, won > 0) in {(kind, better, True), *USELESS}


USELESS = {
    ("person", "the first place of a cluster", False),
    ("collective", "a work of national scope", False),
    ("collective", "yearly titles of the base", False),
}
"""Kinds of subject for whom no standard reads such merit."""


def test_a_title_already_given_is_the_declared_exception():
    page = parse_history(
        {
            "subject": {"id": "p", "kind": "person", "group": "cong-chuc"},
            "facts": [
                {"kind": "rating", "year": CLOSED, "value": "xuat-sac"},
                {"kind": "attestation", "of": "tham-gia-phong-trao", "year": CLOSED, "value": True},
            ],
        }
    )
    assert explain(page, "cstd-co-so", ON).outcome is Outcome.ELIGIBLE

    given = page.with_facts(
        [{"kind": "award", "award": "cstd-co-so", "years": [CLOSED], "decided": "2026-01-10"}]
    )

    assert explain(given, "cstd-co-so", ON).outcome is Outcome.NOT_ELIGIBLE


@pytest.mark.parametrize("kind", KINDS)
def test_a_better_rating_never_loses(kind: Kind):
    for page in histories(14, 80, kind=kind):
        before = outcomes(page)
        raised = [
            {**fact.data, "value": "xuat-sac"} if fact.kind == "rating" else fact.data for fact in page.facts
        ]

        after = outcomes(with_facts(page, raised))

        assert [
            a for a in before if before[a] in WORTH and WORTH.index(after[a]) < WORTH.index(before[a])
        ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_that_becomes_known_never_turns_met_into_failed_or_failed_into_met(kind: Kind):
    settled = (Outcome.ELIGIBLE, Outcome.NOT_ELIGIBLE)
    turned, decided = [], 0
    for page in histories(15, 80, kind=kind):
        rated = {fact["year"] for fact in page.of("rating")}
        unknown = next(year for year in range(CLOSED, 1990, -1) if year not in rated)
        before = outcomes(page)
        for value in ("khong-hoan-thanh", "hoan-thanh", "tot", "xuat-sac"):
            after = outcomes(page.with_facts([{"kind": "rating", "year": unknown, "value": value}]))
            turned += [
                (page.subject.id, award, value)
                for award in before
                if before[award] in settled and after[award] in settled and before[award] is not after[award]
            ]
            decided += sum(before[a] is Outcome.INSUFFICIENT and after[a] in settled for a in before)

    assert turned == []
    assert decided > 0


def later(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a subject or fact with all its years and days one year on."""
    moved: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, date):
            moved[key] = anniversary(value, 1)
        elif key in ("year", "record_from"):
            moved[key] = value + 1
        else:
            moved[key] = tuple(year + 1 for year in value) if key == "years" else value
    return moved


@pytest.mark.parametrize("kind", KINDS)
def test_a_life_one_year_later_gets_the_same_answer_one_year_later(kind: Kind):
    on = date(2025, 8, 15)
    for page in histories(16, 80, kind=kind):
        if outside(page):
            continue
        moved = parse_history(
            {"subject": later(page.subject.data), "facts": [later(fact.data) for fact in page.facts]}
        )

        assert outcomes(moved, anniversary(on, 1)) == outcomes(page, on)


def test_an_overlay_that_says_nothing_changes_nothing(tmp_path: Path):
    shipped, overlaid = load_law(), load_law(tmp_path)
    pages = histories(17, 80, kind="person")

    before, after = sweep(pages, ON, law=shipped), sweep(pages, ON, law=overlaid)

    assert overlaid is not shipped
    assert (after, overlaid.version) == (before, shipped.version)
