"""The regimes since 2024, for every award: day of receipt, transition, and after the last rule."""

from datetime import date

import pytest

from vinhdanh.law import History, Outcome, Verdict, explain, load_law, parse_history
from vinhdanh.law.explaining import RANK

AWARDS = sorted(
    {
        (one.award, kind)
        for one in load_law().standards
        if one.in_force(date(2026, 1, 15))
        for kind in one.kinds
    }
)

READ_IN_FULL = frozenset({"ldtt", "cstd-bo", "co-cp", "gthcm", "knc", "gk"})


def page(kind: str, *facts: dict[str, object]) -> History:
    return parse_history({"subject": {"id": "a", "kind": kind}, "facts": list(facts)})


def asked(award: str, kind: str, on: str, received: str | None = None) -> Verdict:
    day = date.fromisoformat(received) if received else None
    return explain(page(kind), award, date.fromisoformat(on), received=day)


@pytest.mark.parametrize(
    ("on", "regime", "provenance"),
    [
        ("2024-01-01", "r1", "verified"),
        ("2025-06-30", "r1", "verified"),
        ("2025-07-01", "r2", "verified"),
        ("2026-09-30", "r2", "verified"),
        ("2026-10-01", "r3", "memory"),
        ("2027-02-28", "r3", "memory"),
    ],
)
def test_the_day_selects_the_regime_and_an_unread_amendment_is_marked(on: str, regime: str, provenance: str):
    found = {(award, kind): asked(award, kind, on) for award, kind in AWARDS}

    assert {one.regime for one in found.values()} == {regime}
    statute = {
        one.provenance for (award, _), one in found.items() if award in ("ldtt", "co-cp", "gk", "gthcm")
    }
    assert statute == {provenance}


@pytest.mark.parametrize("received", ["2027-03-01", "2028-05-05"])
def test_after_the_last_known_rule_no_facts_help_and_the_last_verdict_is_named(received: str):
    for award, kind in AWARDS:
        verdict = asked(award, kind, received)
        assert verdict.outcome is Outcome.NO_RULE, (award, kind)
        assert [one.regime for one in verdict.alternatives] == ["r3"], (award, kind)
        assert verdict.missing != ()


def test_a_file_received_before_the_sunset_is_judged_by_its_regime():
    for award, kind in AWARDS:
        assert asked(award, kind, "2027-03-15", received="2027-02-28").regime == "r3"


def test_in_a_transition_both_regimes_are_read_and_the_more_favourable_is_used():
    for award, kind in AWARDS:
        verdict = asked(award, kind, "2026-10-15", received="2026-09-30")
        ((other_regime, other),) = [(one.regime, one.outcome) for one in verdict.alternatives]
        assert {verdict.regime, other_regime} == {"r2", "r3"}
        assert RANK.index(verdict.outcome) >= RANK.index(other)


def test_a_file_received_under_the_new_law_knows_no_transition():
    for award, kind in AWARDS:
        assert asked(award, kind, "2026-10-15").alternatives == ()


@pytest.mark.parametrize(("on", "decree"), [("2025-03-01", "98/2023"), ("2026-03-01", "152/2025")])
def test_a_pending_matter_holds_every_award_by_the_decree_of_the_day(on: str, decree: str):
    matter = {"kind": "pending", "matter": "thanh-tra", "from": "2025-01-15"}
    for award, kind in AWARDS:
        verdict = explain(page(kind, matter), award, date.fromisoformat(on))
        guard = next(gap for gap in verdict.missing if "tạm dừng" in gap.text)
        assert guard.cite == f"Nghị định {decree}/NĐ-CP, Điều 4 khoản 4", (award, kind)
        assert verdict.outcome in (Outcome.ON_HOLD, Outcome.NOT_ELIGIBLE)


def test_maternity_leave_counts_as_work_for_every_award():
    leave = {"kind": "leave", "reason": "thai-san", "from": "2025-02-01", "until": "2025-07-31"}
    on = date(2026, 1, 15)
    for award, kind in AWARDS:
        assert explain(page(kind, leave), award, on).outcome is explain(page(kind), award, on).outcome, award
