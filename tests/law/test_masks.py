"""A page as year words: which bit is which year, from when until when a row holds, what no word can hold."""

import random
from datetime import date, timedelta

import polars as pl
import pytest
from law.agreement import histories
from law.careers import Kind

from vinhdanh.law import Outcome, build_masks, explain, load_law, parse_history, series, series_version
from vinhdanh.law.many import WORD, bit, since, through
from vinhdanh.law.masks import signed
from vinhdanh.law.sweeping import OUTCOMES, as_frame, codes, columns_read, cut, evaluate, questions, sweep

ON = date(2026, 1, 15)


def page(*facts, **subject):
    return parse_history(
        {"subject": {"id": "p", "kind": "person", "group": "cong-chuc", **subject}, "facts": facts}
    )


def row(history, on=ON):
    """Return a page's columns by name, unsigned."""
    law = load_law()
    values = build_masks(history, on, law).values
    return {name: value & WORD for name, value in zip(series(law), values, strict=True)}


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

    assert found["Rating(xuat-sac)"] == bit(2025)
    assert found["Rating(xuat-sac)?"] == WORD ^ bit(2024)
    assert found["Rating(tot)"] == bit(2025) | bit(2024)
    assert found["guard cstd-co-so"] == WORD ^ bit(2024)


def test_a_run_of_titles_is_marked_at_each_year_in_which_it_ends():
    given = [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in (2021, 2022, 2023, 2024)
    ]

    assert row(page(*given))["TitleRun(cstd-co-so 3) cstd-bo"] == bit(2023) | bit(2024)


def test_discipline_takes_all_years_up_to_its_end_and_an_open_one_all_to_come():
    ended = page({"kind": "discipline", "form": "canh-cao", "from": "2022-03-01", "until": "2023-03-01"})
    open_ = page({"kind": "discipline", "form": "canh-cao", "from": "2022-03-01"})

    assert (row(ended)["guard"], row(open_)["guard"]) == (since(2024), 0)


def test_a_discipline_in_force_and_an_open_matter_take_every_year():
    running = {"kind": "discipline", "form": "canh-cao", "from": "2025-03-01", "until": "2026-03-01"}
    matter = {"kind": "pending", "matter": "don-thu", "from": "2025-12-10"}
    disciplined, held = row(page(running)), row(page(matter))

    assert (disciplined["guard"], disciplined["guard?"]) == (0, 0)
    assert (held["guard"], held["guard?"]) == (0, WORD)


def test_a_record_that_begins_after_the_span_leaves_every_year_unknown():
    assert row(page(record_from=2060))["TitleRun(cstd-co-so 2) bk-bo?"] == WORD >> 1


def test_a_row_holds_until_the_next_event():
    built = build_masks(
        page(
            {"kind": "award", "award": "ldtt", "years": [2024], "decided": "2025-01-10"},
            {"kind": "award", "award": "ldtt", "years": [2025], "decided": "2026-01-16"},
        ),
        ON,
        load_law(),
    )

    assert (built.valid_from, built.valid_until, built.flagged) == (
        date(2025, 1, 10),
        date(2026, 1, 16),
        False,
    )


def read_rows(rows, kind, on, law):
    """Return the outcomes that stored rows give on a day."""
    asked, names = questions(law, kind, received=on, on=on, year=on.year - 1)
    cut_years = cut(as_frame([one.values for one in rows], law), asked)
    found = evaluate(cut_years, asked).select(**codes(asked)).collect()
    return [
        {award: OUTCOMES[max(line[name] for name in several)] for award, several in names.items()}
        for line in found.iter_rows(named=True)
    ]


@pytest.mark.parametrize("kind", ["person", "collective"])
def test_a_stored_row_answers_for_every_day_on_which_it_holds(kind: Kind):
    law, pick = load_law(), random.Random(5).randrange  # noqa: S311 -- any days will do
    pages = histories(31, 120, kind=kind)
    rows = [build_masks(history, date(2025, 12, 1), law) for history in pages]
    compared = stale = 0
    for _ in range(5):
        on = date(2025, 7, 1) + timedelta(days=pick(450))
        for history, kept, found in zip(pages, rows, read_rows(rows, kind, on, law), strict=True):
            right = {award: explain(history, award, on, law=law).outcome for award in found}
            holds = (kept.valid_from or date.min) <= on < (kept.valid_until or date.max)
            if holds and not kept.flagged:
                compared += 1
                assert found == right
            stale += not holds and found != right

    assert compared > 100
    assert stale > 0


def test_pages_that_no_word_can_hold_are_explained_and_counted():
    late = page({"kind": "work", "id": "w", "type": "sang-kien", "scope": "bo", "recognised": "2054-03-01"})

    assert build_masks(late, ON, load_law()).flagged
    assert sweep([late], ON).explained == 1


def test_a_word_that_is_not_there_gives_no_answer_where_it_would_decide():
    law = load_law()
    asked, _ = questions(law, "person", received=ON, on=ON, year=2025)
    good = page(
        {"kind": "rating", "year": 2025, "value": "tot"},
        {"kind": "attestation", "of": "tham-gia-phong-trao", "year": 2025, "value": True},
    )
    frame = cut(as_frame([build_masks(good, ON, law).values], law), asked).collect()
    ldtt = next(one.name for one in asked if one.standard.award == "ldtt")

    def code(cut_years):
        return evaluate(cut_years, asked).select(**codes(asked)).collect()[ldtt].to_list()

    def unknown(cut_years, name):
        return cut_years.with_columns(pl.lit(None, dtype=pl.Boolean).alias(f"{name} @2025"))

    for name in ("guard ldtt", "Rating(tot)", "Rating(tot)?"):
        assert code(unknown(frame, name)) == [None]
    assert code(frame) == [OUTCOMES.index("eligible")]
    barred = frame.with_columns(pl.lit(value=False).alias("guard ldtt @2025"))
    assert code(unknown(barred, "guard ldtt?")) == [None]


def test_a_word_that_is_not_there_is_cut_into_no_answer():
    law = load_law()
    asked, _ = questions(law, "person", received=ON, on=ON, year=2025)
    frame = as_frame([build_masks(page(), ON, law).values], law)

    unknown = cut(frame.with_columns(pl.lit(None, dtype=pl.Int64).alias("guard")), asked).collect()

    assert unknown["guard @2025"].to_list() == [None]


def test_the_columns_that_questions_read_are_those_that_are_cut():
    law = load_law()
    asked, _ = questions(law, "person", received=ON, on=ON, year=2025)
    frame = cut(as_frame([build_masks(page(), ON, law).values], law), asked).collect()

    assert columns_read(asked) == set(frame.columns)


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
