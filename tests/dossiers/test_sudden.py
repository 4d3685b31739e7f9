"""Sudden merit: from the unit's paper to the officer's finding in one action."""

from datetime import date

import pytest

from factories.records import record
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.sudden import Deed, report_sudden_merit
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Round

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
TODAY = date(2026, 1, 15)
DEED = Deed("Khôi phục mạng sau bão số 3", "Nối lại 40 trạm trong 20 giờ", date(2026, 1, 10), "toan-nganh")


def report(way, *pages, **other):
    words = {
        "unit": way.unit,
        "award": "bk-bo",
        "paper_number": 7,
        "paper_symbol": "TTr-CA",
        "found_by": "bo-truong",
        "organ": way.organ,
        "actor": way.ministry_officer,
        "on": TODAY,
    }
    return report_sudden_merit(pages, DEED, **(words | other))


def test_one_action_leads_from_the_paper_to_the_officers_agreement(way):
    page = way.deserving()[0]

    (nomination,) = report(way, page)

    assert nomination.state == NominationState.AGREED
    assert (nomination.done_on, nomination.proposed_on) == (date(2026, 1, 10), TODAY)
    assert nomination.outcome != "not_eligible"
    assert Step.COUNCIL not in nomination.submission.route
    assert page.facts.get(kind="finding").content["achievement"] == nomination.achievement
    steps = {*nomination.submission.proofs.values_list("step", flat=True)}
    assert steps == {Step.SIGN, Step.RECEIVE}


def test_several_people_may_have_a_part_in_one_achievement(way):
    marks = {one.achievement for one in report(way, *way.deserving(2))}

    assert marks == {"khoi-phuc-mang-sau-bao-so-3-2026-01-10"}


def test_an_achievement_already_honoured_is_refused_with_the_article(way):
    page = way.deserving()[0]
    held = {
        "kind": "award",
        "award": "bk-bo",
        "decided": "2026-01-12",
        "basis": "dot-xuat",
        "achievement": DEED.mark,
    }
    record(page, [held], actor=way.officer, on=TODAY)

    with pytest.raises(Refused, match=r"khen một lần \(Luật 06/2022/QH15, Điều 5 khoản 2 điểm c\)"):
        report(way, page)


def test_who_is_under_examination_is_on_hold_even_for_sudden_merit_and_nothing_stays(way):
    page = way.deserving()[0]
    record(
        page,
        [{"kind": "pending", "matter": "don-thu", "from": "2026-01-05"}],
        actor=way.officer,
        on=TODAY,
    )

    with pytest.raises(Refused, match="tạm dừng"):
        report(way, page)
    assert (Round.objects.count(), page.facts.filter(kind="finding").count()) == (0, 0)


def test_a_unit_officer_cannot_take_the_ministrys_short_way(way):
    with pytest.raises(NotAllowed):
        report(way, way.deserving()[0], actor=way.officer)
