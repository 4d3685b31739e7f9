"""The two readings share nothing but the tree; on random careers they never part."""

import secrets
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
from law.agreement import Day, disagreements, histories
from law.careers import Kind

from vinhdanh.law import History, Law, Outcome, explain, load_law, parse_history, sweeping
from vinhdanh.law.columns import Guard
from vinhdanh.law.conditions import conferral_run, counts, results, stretch, work
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.many import WORD, Planes, bit, certain, gathered, run, stretches
from vinhdanh.law.masks import Page
from vinhdanh.law.sweeping import sweep

SEED = 2026
COUNTS: tuple[tuple[Kind, int], ...] = (
    ("person", 3_000),
    ("collective", 2_000),
    ("household", 600),
    ("foreign-person", 600),
    ("foreign-collective", 600),
)
ASKED = frozenset(Outcome) - {Outcome.NO_RULE}
ONE_DAY, YEARS = date(2026, 1, 15), (2025, 2023)
"""The year that closed, and one that has known years after it."""


def never_seen(law: Law, kind: Kind, seen: Counter[tuple[str, Outcome]]) -> set[tuple[str, Outcome]]:
    """Return the outcomes that an award of a kind has not had; what only people say is never unknown."""
    return {
        (standard.award, outcome)
        for standard in law.standards
        if kind in standard.kinds
        for outcome in ASKED
        if outcome is not Outcome.INSUFFICIENT
        or not all(leaf.condition.judged for leaf in standard.tree.leaves())
    } - seen.keys()


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_both_readings_agree_on_every_award_of_random_careers_and_every_outcome_occurs(
    kind: Kind, count: int
):
    law, seen = load_law(), Counter[tuple[str, Outcome]]()

    found = list(disagreements(histories(SEED, count, kind=kind), law, seen=seen))

    assert found == []
    assert never_seen(law, kind, seen) == set()


@pytest.mark.ci
@pytest.mark.parametrize(("kind", "count"), [("person", 12_000), ("collective", 8_000)])
def test_both_readings_agree_on_careers_of_a_new_seed(kind: Kind, count: int):
    law, seen, seed = load_law(), Counter[tuple[str, Outcome]](), secrets.randbelow(2**32)
    sys.stdout.write(f"seed {seed}: {count} × {kind}\n")

    assert list(disagreements(histories(seed, count, kind=kind), law, seen=seen)) == []


@pytest.mark.parametrize("on", ["2023-12-31", "2027-03-01"])
def test_both_readings_have_no_rule_outside_the_regimes(on: str):
    law, seen = load_law(), Counter[tuple[str, Outcome]]()
    day = Day(date.fromisoformat(on))

    found = list(disagreements(histories(SEED, 20, kind="person"), law, days=[day], seen=seen))

    assert found == []
    assert {outcome for _, outcome in seen} == {Outcome.NO_RULE}


def one_title_less(self: TitleRun, page: Page, award: str, window: Planes | None = None) -> Planes:
    held = page.titles(self.titles) & page.fresh(award)
    return certain(run(held, self.times - 1), run(held, self.times - 1))


def uncut(word: int, stretch: int, least: int) -> int:
    return sum(one for one in stretches(stretch) if (word & one).bit_count() >= least)


def only_within(words: Sequence[int], stretch: int, least: int) -> int:
    return gathered([word & stretch for word in words], stretch, least)


WRONG: dict[str, tuple[object, str, Any]] = {
    "a run of titles is one year too short": (TitleRun, "years", one_title_less),
    "the years after the one considered count": (counts, "counted", uncut),
    "a work counts only within the rated years": (work, "gathered", only_within),
    "what is unknown is taken for failed": (sweeping, "certain", lambda met, _some: Planes(met, met, met)),
    "who waits for a judgement is taken for unknown": (sweeping, "judged", certain),
    "a single year of a run suffices": (stretch, "run", lambda word, _years: word),
    "a result serves its own year alone": (results, "through_newest", lambda word: word),
    "a title of several years serves its last one": (
        conferral_run,
        "followed",
        lambda word, _years: word,
    ),
    "discipline takes no year away": (Page, "allowed", WORD),
    "a year serves the same award twice": (Page, "used", lambda _self, _award: 0),
    "no guard bars or holds": (Guard, "years", lambda *_: certain(WORD, WORD)),
    "another year is cut out": (sweeping, "bit", lambda year: bit(year + 1)),
}


@cache
def explained() -> tuple[list[History], list[dict[str, dict[str, Outcome]]]]:
    """Return careers, one with works recognised after its run of years, and what explain says of them."""
    rated = [{"kind": "rating", "year": year, "value": "xuat-sac"} for year in (2024, 2025)]
    work = {
        "kind": "work",
        "type": "sang-kien",
        "scope": "co-so",
        "recognised": "2026-01-05",
        "applied": True,
    }
    subject = {"id": "late works", "kind": "person", "group": "vien-chuc"}
    late = parse_history({"subject": subject, "facts": [*rated, {**work, "id": "a"}, {**work, "id": "b"}]})
    pages = [late, *histories(SEED, 300, kind="person")]
    return pages, [
        {
            page.subject.id: {
                award: explain(page, award, ONE_DAY, year=year).outcome
                for award in load_law().awards_for("person")
            }
            for page in pages
        }
        for year in YEARS
    ]


def swept(pages: list[History]) -> list[Mapping[str, Mapping[str, Outcome]]]:
    return [sweep(pages, ONE_DAY, year=year).outcomes for year in YEARS]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_operation_on_words_or_columns_is_caught(wrong: str, monkeypatch: pytest.MonkeyPatch):
    pages, right = explained()
    assert swept(pages) == right

    monkeypatch.setattr(*WRONG[wrong])

    assert swept(pages) != right
