"""The regimes from 2004 to 2023: which rules answer on which day, and what did not bar then."""

from datetime import date
from typing import Any

import pytest

from vinhdanh.law import History, Outcome, explain, load_law, parse_history
from vinhdanh.law.covering import coverage

DECREE = "Nghị định 65/2014/NĐ-CP"
POINTS = frozenset({*range(3, 7), *range(9, 24)})


def page(*facts: dict[str, Any], **subject: Any) -> History:
    return parse_history({"subject": {"id": "a", "kind": "person", **subject}, "facts": list(facts)})


def titles(*years: int) -> list[dict[str, Any]]:
    return [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in years
    ]


def said(year: int, *, matter: dict[str, Any] | None = None) -> History:
    told = [
        {"kind": "attestation", "of": of, "year": year, "value": True}
        for of in ("chap-hanh", "tham-gia-phong-trao")
    ]
    rating = {"kind": "rating", "year": year, "value": "tot"}
    return page(rating, *told, *([matter] if matter else []), group="cong-chuc", joined="2000-01-01")


@pytest.mark.parametrize(
    ("on", "regime", "outcome", "cite"),
    [
        ("2010-03-01", "v1", Outcome.ELIGIBLE, "Luật 15/2003/QH11, Điều 24"),
        ("2014-05-31", "v1", Outcome.ELIGIBLE, "Luật 15/2003/QH11, Điều 24"),
        ("2014-06-01", "v2", Outcome.NO_RULE, "Luật 15/2003/QH11, Điều 24"),
        ("2014-07-01", "v2", Outcome.NO_RULE, "Luật 15/2003/QH11, Điều 24"),
        ("2014-08-19", "v2", Outcome.NO_RULE, "Luật 15/2003/QH11, Điều 24"),
        ("2014-08-20", "v3", Outcome.ELIGIBLE, f"{DECREE}, Điều 5"),
        ("2017-09-30", "v3", Outcome.ELIGIBLE, f"{DECREE}, Điều 5"),
        ("2017-10-01", "v4", Outcome.ELIGIBLE, "Nghị định 91/2017/NĐ-CP, Điều 10"),
        ("2023-12-31", "v4", Outcome.ELIGIBLE, "Nghị định 91/2017/NĐ-CP, Điều 10"),
    ],
)
def test_a_day_is_answered_by_its_regime_which_cites_its_instrument(
    on: str, regime: str, outcome: Outcome, cite: str
):
    day = date.fromisoformat(on)

    verdict = explain(said(day.year - 1), "ldtt", day)

    assert (verdict.regime, verdict.outcome, verdict.tree.cite) == (regime, outcome, cite)


def test_the_gap_of_2014_says_why_and_shows_the_verdict_of_the_regime_before():
    verdict = explain(said(2013), "ldtt", date(2014, 7, 1))

    assert "Luật 39/2013/QH13 có hiệu lực từ 01/06/2014" in verdict.reason
    assert [(one.regime, one.outcome) for one in verdict.alternatives] == [("v1", Outcome.ELIGIBLE)]


def test_the_day_of_receipt_chooses_the_regime_and_no_later_one_is_read_where_no_law_says_so():
    received = date(2017, 9, 29)

    verdict = explain(said(2016), "ldtt", date(2017, 11, 1), received=received, year=2016)

    assert (verdict.regime, verdict.alternatives) == ("v3", ())


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        ("2010-03-01", Outcome.ELIGIBLE),
        ("2016-03-01", Outcome.ELIGIBLE),
        ("2019-03-01", Outcome.ON_HOLD),
        ("2025-03-01", Outcome.ON_HOLD),
    ],
)
def test_an_open_matter_holds_only_where_the_decree_of_the_time_says_so(on: str, wanted: Outcome):
    day = date.fromisoformat(on)
    matter = {"kind": "pending", "matter": "don-thu", "from": f"{day.year}-01-10"}

    outcome = explain(said(day.year - 1, matter=matter), "ldtt", day).outcome

    assert outcome is wanted


def test_a_discipline_that_has_ended_takes_no_year_away_before_2024():
    sudden = {"kind": "discipline", "form": "khien-trach", "from": "2013-12-01", "until": "2014-03-01"}
    council = {"kind": "council", "award": "cstd-bo", "chosen": True, "on": "2016-03-01"}
    work = {"kind": "work", "id": "w", "type": "sang-kien", "scope": "bo", "recognised": "2015-10-01"}
    facts = [*titles(2013, 2014, 2015), council, work]

    assert explain(page(*facts, sudden), "cstd-bo", date(2016, 4, 1)).outcome is Outcome.ELIGIBLE
    today = explain(page(*facts, sudden), "cstd-bo", date(2024, 4, 1), year=2015)
    assert today.outcome is Outcome.NOT_ELIGIBLE


def test_notes_of_an_old_verdict_rest_on_the_law_of_its_time():
    council = {"kind": "council", "award": "cstd-bo", "chosen": True, "on": "2010-03-01"}
    work = {"kind": "work", "id": "w", "type": "sang-kien", "scope": "bo", "recognised": "2009-10-01"}

    verdict = explain(page(*titles(2007, 2008, 2009), council, work), "cstd-bo", date(2010, 4, 1))

    assert [(note.code, note.cite) for note in verdict.notes] == [
        ("setting.third_title_year", "Luật 15/2003/QH11, Điều 22")
    ]


def test_a_subject_of_the_wrong_kind_is_told_the_article_of_the_time():
    verdict = explain(page(), "tt-ldxs", date(2016, 3, 1))

    assert (verdict.outcome, verdict.cite) == (Outcome.NOT_ELIGIBLE, "Luật 15/2003/QH11, Điều 27")


def test_decree_65_is_coded_from_article_3_to_25_or_says_why_not():
    found = coverage(load_law(), "nghi-dinh-65-2014-nd-cp", range(3, 26))
    lettered = found.points(POINTS)

    assert found.answered.percent == 100
    assert lettered.whole == 82
    assert lettered.percent >= 80
