"""The two readings share nothing but the tree; on random careers they never part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import polars as pl
import pytest
from law.agreement import EARLIER, Day, disagreements, histories, histories_before
from law.careers import Kind
from law.strays import stray_disagreements, strays

from vinhdanh.law import (
    History,
    Law,
    Outcome,
    explain,
    frames,
    load_law,
    parse_history,
    program,
    series,
    tree,
)
from vinhdanh.law.columns import compiled, worked_with
from vinhdanh.law.conditions import conferral_run, results
from vinhdanh.law.conditions import judged as judged_conditions
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.many import WORD, Planes, certain
from vinhdanh.law.masks import Page
from vinhdanh.law.program import Ask, Op, Step, Term
from vinhdanh.law.proving import can_come_out
from vinhdanh.law.sweeping import sweep

SEED = 2026
COUNTS: tuple[tuple[Kind, int], ...] = (
    ("person", 1_700),
    ("collective", 1_000),
    ("household", 700),
    ("foreign-person", 800),
    ("foreign-collective", 800),
)
FIT = frozenset({Outcome.ELIGIBLE, Outcome.AWAITING})
ONE_DAY, YEARS = date(2026, 1, 15), (2025, 2023)
"""The year that closed, and one that has known years after it."""


def never_seen(law: Law, kind: Kind, seen: Counter[tuple[str, Outcome]]) -> set[tuple[str, Outcome]]:
    """Return the outcomes that an award of a kind, in force today, can have and has not had."""
    entered = [one for award in law.awards_for(kind) if (one := law.standard(award, kind, ONE_DAY))]
    return {(one.award, outcome) for one in entered for outcome in can_come_out([one])} - seen.keys()


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_both_readings_agree_on_every_award_of_random_careers_and_every_outcome_occurs(
    kind: Kind, count: int
):
    law, seen = load_law(), Counter[tuple[str, Outcome]]()

    found = list(disagreements(histories(SEED, count, kind=kind), law, seen=seen))
    found += stray_disagreements(strays(law, kind, SEED), law, seen=seen)

    assert found == []
    assert never_seen(law, kind, seen) == set()


@pytest.mark.parametrize("regime", EARLIER)
@pytest.mark.parametrize(("kind", "count"), [("person", 250), ("collective", 500)])
def test_both_readings_agree_under_the_regimes_before_2024(regime: str, kind: Kind, count: int):
    law, seen, day = load_law(), Counter[tuple[str, Outcome]](), EARLIER[regime]
    pages = histories_before(day, SEED, count, kind=kind)

    found = list(disagreements(pages, law, days=[day], seen=seen))

    assert found == []
    entered = [award for award in law.awards_for(kind) if law.standard(award, kind, day.on)]
    assert {award for award, outcome in seen if outcome is not Outcome.NO_RULE} == set(entered)
    assert [award for award in entered if not {outcome for one, outcome in seen if one == award} & FIT] == []


@pytest.mark.parametrize("kind", ["foreign-person", "foreign-collective"])
def test_both_readings_agree_on_foreigners_near_each_standard(kind: str):
    law, seen = load_law(), Counter[tuple[str, Outcome]]()

    assert list(stray_disagreements(strays(law, kind, SEED, times=5), law, seen=seen)) == []
    assert seen


@pytest.mark.parametrize("on", ["2004-06-30", "2014-06-01", "2014-08-19", "2027-03-01"])
def test_both_readings_have_no_rule_outside_the_regimes(on: str):
    law, seen = load_law(), Counter[tuple[str, Outcome]]()
    day = Day(date.fromisoformat(on))

    found = list(disagreements(histories(SEED, 20, kind="person"), law, days=[day], seen=seen))

    assert found == []
    assert {outcome for _, outcome in seen} == {Outcome.NO_RULE}


def one_title_less(self: TitleRun, ask: Ask, _stretch: object = None) -> Planes:
    shorter = (ask.titles(self.titles) & ask.fresh).run(self.times - 1 or 1)
    return certain(shorter, shorter)


def within(_step: Step, taken: Sequence[pl.Expr], _year: int) -> pl.Expr:
    *words, stretch = taken
    return frames._hold([word & stretch for word in words], _step.number)


def met_alone(met: Term, _possible: Term) -> Planes:
    return Planes(met, met, met)


WRONG: dict[str, tuple[object, str, Any]] = {
    "a run of titles is one year too short": (TitleRun, "many", one_title_less),
    "the whole word is counted, not the stretch": (
        frames.READ,
        Op.COUNTED,
        lambda step, taken, _year: frames._hold(taken[:1], step.number),
    ),
    "a work counts only within the rated years": (frames.READ, Op.GATHERED, within),
    "a stretch does not end in the year considered": (frames.READ, Op.BACK, lambda _s, taken, _y: taken[0]),
    "a flag says the opposite": (frames.READ, Op.FLAG, lambda *step: ~frames._flag(*step)),
    "what is unknown is taken for failed": (program, "certain", met_alone),
    "who waits for a judgement is taken for unknown": (judged_conditions, "judged", certain),
    "a single year of a run suffices": (
        frames.READ,
        Op.RUN,
        frames._at,
    ),
    "no truth is turned round": (tree, "negation", lambda planes: planes),
    "both is taken for one of two": (frames.READ, Op.AND, frames.READ[Op.OR]),
    "one of two is taken for both": (frames.READ, Op.OR, frames.READ[Op.AND]),
    "a result serves its own year alone": (results, "through_newest", lambda word: word),
    "a title of several years serves its last one": (
        conferral_run,
        "followed",
        lambda word, _years: word,
    ),
    "discipline takes no year away": (Page, "taken", 0),
    "a violation takes no year away": (Page, "violated", 0),
    "a year serves the same award twice": (Page, "used", lambda _self, _award: 0),
    "no open matter holds": (Page, "has_open_matter", False),
    "every award is held from the beginning": (series.HeldSince, "build", lambda *_: WORD),
    "another year is cut out": (frames.READ, Op.AT, lambda s, taken, year: frames._at(s, taken, year + 1)),
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
    pages = [late, *histories(SEED, 150, kind="person")]
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


def forget() -> None:
    """Let the law be put down anew."""
    compiled.cache_clear()
    worked_with.cache_clear()


def test_the_operations_as_they_are_agree_with_explain():
    pages, right = explained()

    assert swept(pages) == right


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_operation_on_words_or_columns_is_caught(wrong: str, monkeypatch: pytest.MonkeyPatch):
    pages, right = explained()
    place, name, instead = WRONG[wrong]
    if isinstance(place, dict):
        monkeypatch.setitem(place, name, instead)
    else:
        monkeypatch.setattr(place, name, instead)
    forget()
    try:
        assert swept(pages) != right
    finally:
        monkeypatch.undo()
        forget()
