"""A page as year words: which bit is which year, from when until when a row holds, what no word can hold."""

import random
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from law.agreement import histories
from law.careers import Kind

from vinhdanh.law import Outcome, build_masks, explain, explain_all, load_law, parse_history, series_version
from vinhdanh.law.columns import compiled, worked_with
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.conditions.work import Recognised
from vinhdanh.law.many import WORD, bit, since, through
from vinhdanh.law.masks import signed
from vinhdanh.law.program import Op
from vinhdanh.law.series import Free, Fresh
from vinhdanh.law.sweeping import OUTCOMES, as_frame, codes, evaluate, questions, sweep, words_read
from vinhdanh.law.tree import All, Leaf
from vinhdanh.law.values import GUARDS

ON = date(2026, 1, 15)
FRESH, FREE = Fresh("bk-bo", GUARDS).name, Free("", GUARDS).name


def page(*facts, **subject):
    return parse_history(
        {"subject": {"id": "p", "kind": "person", "group": "cong-chuc", **subject}, "facts": facts}
    )


def with_condition(node, old, new):
    """Return a tree with one condition in another's place."""
    if isinstance(node, Leaf):
        return replace(node, condition=new) if node.condition == old else node
    if isinstance(node, All):
        return replace(node, children=tuple(with_condition(child, old, new) for child in node.children))
    return node


def row(history, on=ON):
    """Return a page's columns by name, unsigned."""
    law = load_law()
    kind, year = history.subject.kind, on.year - 1
    kept = worked_with(law, kind, on.year).kept
    frame = as_frame([build_masks(history, on, years=[year], law=law).values], kept, [year])
    return {
        name.removesuffix(f" @{year}"): value & WORD if type(value) is int else value
        for name, value in frame.row(0, named=True).items()
    }


def test_the_newest_year_is_the_lowest_bit_and_years_outside_the_span_have_none():
    assert [bit(year) for year in (2053, 2052, 1990, 2054, 1989)] == [1, 2, 1 << 63, 0, 0]


@pytest.mark.parametrize(
    ("year", "before", "after"),
    [(2053, WORD, 1), (2054, WORD, 0), (1990, 1 << 63, WORD), (1989, 0, WORD), (2099, WORD, 0)],
)
def test_through_and_since_keep_to_the_span(year: int, before: int, after: int):
    assert (through(year), since(year)) == (before, after)


def test_a_word_is_kept_with_a_sign():
    assert [signed(0), signed(1 << 63), signed(WORD)] == [0, -(1 << 63), -1]


def test_ratings_and_titles_stand_at_their_years():
    found = row(
        page(
            {"kind": "rating", "year": 2025, "value": "xuat-sac"},
            {"kind": "rating", "year": 2024, "value": "tot"},
            {"kind": "award", "award": "cstd-co-so", "years": [2024], "decided": "2025-01-10"},
            {"kind": "award", "award": "cstd-co-so", "years": [2025], "decided": "2026-02-01"},
        )
    )

    assert found["Rated(xuat-sac False)"] == bit(2025)
    assert found["Rated(xuat-sac True)"] == WORD ^ bit(2024)
    assert found["Rated(tot False)"] == bit(2025) | bit(2024)
    assert found["Titled(cstd-co-so False False)"] == bit(2024)


def test_an_award_is_held_from_the_year_after_its_decision_and_a_sudden_one_never():
    def given(basis, decided="2021-06-01"):
        return page({"kind": "award", "award": "bk-bo", "decided": decided, "basis": basis})

    assert row(given("cong-trang"))["HeldSince(bk-bo False False)"] == since(2022)
    assert row(given("dot-xuat"))["HeldSince(bk-bo False False)"] == 0
    assert row(given("cong-trang", "2026-02-01"))["HeldSince(bk-bo False False)"] == 0


def test_works_of_a_year_are_told_once_twice_and_so_on():
    works = [
        {
            "kind": "work",
            "id": str(number),
            "type": "sang-kien",
            "scope": "co-so",
            "recognised": f"{year}-05-01",
        }
        for number, year in enumerate((2023, 2024, 2024))
    ]
    found = row(page(*[work | {"applied": True} for work in works], works[0] | {"id": "unsaid"}))

    loaded = worked_with(load_law(), "person", 2026).program.series.values()
    asked = [one for one in loaded if isinstance(one, Recognised) and one.suit.scope == "co-so"]
    names = {
        (one.times, one.sure): one.name
        for one in asked
        if one.suit.types == {"sang-kien"} and one.suit.applied
    }
    assert {about: found[name] for about, name in names.items()} == {
        (1, True): bit(2023) | bit(2024),
        (2, True): bit(2024),
        (1, False): bit(2023) | bit(2024),
        (2, False): bit(2023) | bit(2024),
    }


def test_a_changed_number_asks_for_the_same_words():
    law = load_law()
    standard = law.standard("cstd-bo", "person", ON)
    run = next(leaf.condition for leaf in standard.tree.leaves() if isinstance(leaf.condition, TitleRun))

    changed = replace(standard, tree=with_condition(standard.tree, run, replace(run, times=run.times + 1)))

    names = [set(compiled(frozenset({one})).program.series) for one in (standard, changed)]
    assert names[0] == names[1]
    assert [step.number for step in compiled(frozenset({changed})).program.steps if step.op is Op.RUN] == [
        4,
        4,
    ]


def test_discipline_takes_all_years_up_to_its_end_and_an_open_one_all_to_come():
    ended = page({"kind": "discipline", "form": "canh-cao", "from": "2022-03-01", "until": "2023-03-01"})
    open_ = page({"kind": "discipline", "form": "canh-cao", "from": "2022-03-01"})

    assert (row(ended)[FRESH], row(open_)[FRESH]) == (since(2024), 0)


def test_a_discipline_in_force_and_an_open_matter_take_every_year():
    running = {"kind": "discipline", "form": "canh-cao", "from": "2025-03-01", "until": "2026-03-01"}
    matter = {"kind": "pending", "matter": "don-thu", "from": "2025-12-10"}
    disciplined, held = row(page(running)), row(page(matter))

    assert (disciplined[FREE], disciplined["Pending()"]) == (False, False)
    assert (held[FREE], held["Pending()"]) == (False, True)


def test_a_record_that_begins_after_the_span_leaves_every_year_unknown():
    assert row(page(record_from=2060))["Unrecorded()"] == WORD


def test_a_row_holds_until_the_next_event():
    built = build_masks(
        page(
            {"kind": "award", "award": "ldtt", "years": [2024], "decided": "2025-01-10"},
            {"kind": "award", "award": "ldtt", "years": [2025], "decided": "2026-01-16"},
        ),
        ON,
        years=[2025],
        law=load_law(),
    )

    assert (built.valid_from, built.valid_until, built.flagged) == (
        date(2025, 1, 10),
        date(2026, 1, 16),
        False,
    )


def read_rows(rows, kind, on, law):
    """Return the outcomes that stored rows give on a day."""
    asked, names = questions(law, kind, received=on, on=on, year=on.year - 1)
    found = (
        evaluate(
            as_frame([row.values for row in rows], worked_with(law, kind, 2025).kept, (2024, 2025)), asked
        )
        .select(**codes(asked))
        .collect()
    )
    return [
        {award: OUTCOMES[max(line[name] for name in several)] for award, several in names.items()}
        for line in found.iter_rows(named=True)
    ]


@pytest.mark.parametrize("kind", ["person", "collective"])
def test_a_stored_row_answers_for_every_day_on_which_it_holds(kind: Kind):
    law, pick = load_law(), random.Random(5).randrange  # noqa: S311 -- any days will do
    pages = histories(31, 120, kind=kind)
    rows = [build_masks(history, date(2025, 12, 1), years=(2024, 2025), law=law) for history in pages]
    compared = stale = 0
    for _ in range(5):
        on = date(2025, 7, 1) + timedelta(days=pick(450))
        for history, kept, found in zip(pages, rows, read_rows(rows, kind, on, law), strict=True):
            explained = explain_all(history, on, law=law, awards=found)
            right = {verdict.award: verdict.outcome for verdict in explained}
            holds = (kept.valid_from or date.min) <= on < (kept.valid_until or date.max)
            if holds and not kept.flagged:
                compared += 1
                assert found == right
            stale += not holds and found != right

    assert compared > 100
    assert stale > 0


def test_pages_that_no_word_can_hold_are_explained_and_counted():
    late = page({"kind": "work", "id": "w", "type": "sang-kien", "scope": "bo", "recognised": "2054-03-01"})

    assert build_masks(late, ON, years=[2025], law=load_law()).flagged
    assert sweep([late], ON).explained == 1


def test_what_is_measured_from_day_to_day_may_lie_outside_the_years_of_a_word():
    veteran = page(
        {"kind": "service", "of": "chong-my", "from": "1968-02-01", "until": "1975-04-30"},
        {"kind": "post", "title": "vu-truong", "from": "1986-06-01", "until": "2025-03-01"},
        {"kind": "retirement", "notice": "2025-12-01"},
        born="1950-05-19",
    )
    old = parse_history({"subject": {"id": "c", "kind": "collective", "founded": "1945-08-28"}, "facts": []})

    found = sweep([veteran, old], ON)

    assert found.explained == 0
    assert found.outcomes["c"] == {one.award: one.outcome for one in explain_all(old, ON)}
    said = {one.award: one.outcome for one in explain_all(veteran, ON)}
    assert found.outcomes[veteran.subject.id] == said
    assert said["hcld-1"] is Outcome.AWAITING


def test_a_word_that_is_not_there_gives_no_answer_where_it_would_decide():
    law = load_law()
    asked, _ = questions(law, "person", received=ON, on=ON, year=2025)
    good = page(
        {"kind": "rating", "year": 2025, "value": "tot"},
        {"kind": "attestation", "of": "tham-gia-phong-trao", "year": 2025, "value": True},
    )
    frame = as_frame(
        [build_masks(good, ON, years=[2025], law=law).values], worked_with(law, "person", 2026).kept, [2025]
    )
    ldtt = next(one.name for one in asked if one.standard.award == "ldtt")

    def code(words):
        return evaluate(words, asked).select(**codes(asked)).collect()[ldtt].to_list()

    def unknown(name):
        return frame.with_columns(pl.lit(None, dtype=frame.schema[name]).alias(name))

    free = Free("ldtt", GUARDS).name
    for name in (f"{free} @2025", "Rated(tot False)", "Rated(tot True)"):
        assert code(unknown(name)) == [None]
    assert code(frame) == [OUTCOMES.index("eligible")]


def test_the_words_that_questions_read_are_among_those_that_are_kept():
    law = load_law()
    asked, _ = questions(law, "person", received=ON, on=ON, year=2025)

    kept = worked_with(law, "person", ON.year).kept
    assert set(words_read(asked)) <= {f"{name} @2025" for name in kept.flags} | set(kept.words)
    assert {"Rated(tot False)", "HeldSince(bk-bo False False)", "Pending() @2025"} <= set(words_read(asked))


def test_a_year_that_no_word_holds_is_explained():
    swept = sweep([page()], ON, year=2054)

    assert swept.explained == 1
    assert swept.outcomes["p"] == {
        award: explain(page(), award, ON, year=2054).outcome for award in load_law().awards_for("person")
    }


def test_a_run_that_fills_every_year_is_counted_to_its_end():
    facts = [{"kind": "rating", "year": year, "value": "tot"} for year in range(1990, 2054)]
    prior = {"kind": "award", "award": "bk-ttg", "decided": "1990-02-01", "basis": "cong-trang"}
    full = page(*facts, prior)

    assert sweep([full], ON).outcomes["p"] == {
        award: explain(full, award, ON).outcome for award in load_law().awards_for("person")
    }


def test_a_subject_with_two_pages_is_refused():
    with pytest.raises(ValueError, match="hai trang"):
        sweep([page(), page()], ON)


def test_a_kind_is_asked_for_the_awards_entered_for_it_and_none_before_the_first_rule():
    household = parse_history({"subject": {"id": "h", "kind": "household"}, "facts": []})
    entered = load_law().awards_for("household")

    outcomes = sweep([household], date(2004, 6, 30)).outcomes

    assert outcomes == {"h": dict.fromkeys(entered, Outcome.NO_RULE)}


def test_the_version_of_the_columns_is_short_and_steady():
    law = load_law()

    assert series_version(law) == series_version(law)
    assert 0 < len(series_version(law)) <= 16
