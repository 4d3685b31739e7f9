"""Another standard tried over the ledger: who gains, who loses, why; nothing of the ledger changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from factories import OrganisationFactory, PersonFactory, officer_of
from factories.records import TODAY, page_of, record, title, tried
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.law import QuestionError
from vinhdanh.law.money import money
from vinhdanh.records import tasks
from vinhdanh.records.domain.queries.trials import trial_for, visible_trials
from vinhdanh.records.domain.trying import NO_STANDARD, ask_trial, carry_out_trial, forget_trials
from vinhdanh.records.models import Fact, Finding, Trial
from vinhdanh.units.enums import Role
from web.reading import count_queries

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
RUN = "0-times"
"""The number of consecutive titles that the ministry's title asks: 3 by the law."""
GAP = date(2014, 7, 1)
WORK = {
    "kind": "work",
    "id": "sk",
    "type": "sang-kien",
    "scope": "bo",
    "recognised": "2025-06-01",
    "recogniser": "bo-truong",
    "applied": True,
    "replicable": True,
}


@pytest.fixture
def unit():
    return OrganisationFactory(code="A", name="Cục A")


def titled(unit, *years, name="Nguyễn Văn An"):
    """Return the page of somebody with the title of the base in some years, and a work of the ministry."""
    page = page_of(PersonFactory(organisation=unit, name=name))
    facts = [*(title("cstd-co-so", year) for year in years), WORK]
    record(page, facts, actor=officer_of(unit))
    return page


def asked(agency, actor, **other):
    words = {"award": "cstd-bo", "kind": "person", "on": TODAY, "year": 2025, "values": {RUN: 2}} | other
    return ask_trial(agency, actor=actor, **words)


def test_a_shorter_run_lets_one_more_gain_with_the_reason_the_unit_and_the_money(unit):
    two, three = titled(unit, 2024, 2025), titled(unit, 2023, 2024, 2025)

    trial = tried(unit.tenant, {RUN: 2})

    paid = money("cstd-bo", subject="person", decided=TODAY).amount
    assert (trial.state, trial.result["subjects"], trial.result["reached"]) == (Trial.State.DONE, 2, [1, 2])
    assert (trial.result["price"], trial.result["others"]) == (paid, [])
    (change,) = trial.result["changes"]
    assert change | {"why": ""} == {
        "subject": str(two.pk),
        "unit": str(unit.pk),
        "step": 1,
        "before": "not_eligible",
        "after": "awaiting_judgement",
        "why": "",
        "cite": "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
    }
    assert "cần 03 lần liên tục" in change["why"]
    assert "hiện có 02 lần liên tục" in change["why"]
    assert trial.told == [
        {
            "name": "số lần liên tục",
            "text": "03 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét",
            "cite": "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
            "before": "3 lần",
            "after": "2 lần",
        }
    ]
    assert str(three.pk) not in {one["subject"] for one in trial.result["changes"]}


def test_a_longer_run_makes_one_lose_by_the_words_of_the_law_tried(unit):
    titled(unit, 2023, 2024, 2025)

    trial = tried(unit.tenant, {RUN: 4})

    (change,) = trial.result["changes"]
    assert (change["step"], trial.result["reached"]) == (-1, [1, 0])
    assert "cần 04 lần liên tục" in change["why"]


def test_the_same_values_change_nothing_and_say_how_many_are_reached(unit):
    titled(unit, 2023, 2024, 2025)

    trial = tried(unit.tenant, {RUN: 3})

    assert (trial.told, trial.result["changes"], trial.result["reached"]) == ([], [], [1, 1])


def test_collectives_are_tried_by_their_members(unit):
    page = page_of(unit)
    members = {"kind": "members", "year": 2025, "total": 20, "completed": 20, "ldtt": 15, "cstd-co-so": 2}
    head, officer = officer_of(unit, Role.UNIT_HEAD), officer_of(unit)
    record(page, [members, {"kind": "rating", "year": 2025, "value": "xuat-sac"}], actor=officer)
    said = [
        {"kind": "attestation", "of": of, "year": 2025, "by": "thu-truong", "value": True}
        for of in ("noi-bo-doan-ket", "chap-hanh", "guong-mau", "tham-gia-phong-trao", "vuot-chi-tieu")
    ]
    record(page, said, actor=head)
    asked_of = {"award": "tt-ldxs", "kind": "collective"}
    (key,) = (key for key in ("3-percent",))

    same, harder = (tried(unit.tenant, {key: share}, **asked_of) for share in (75, 80))

    assert same.result["changes"] == []
    assert [one["subject"] for one in harder.result["changes"]] == [str(page.pk)]


def test_nothing_of_the_ledger_changes(unit):
    titled(unit, 2024, 2025)
    findings = list(Finding.objects.order_by("pk").values())

    tried(unit.tenant, {RUN: 2})

    assert Fact.objects.count() == 3
    assert list(Finding.objects.order_by("pk").values()) == findings


def test_only_who_oversees_the_whole_agency_may_try_and_see(unit):
    agency = unit.tenant
    overseers = [officer_of(agency, Role.MINISTRY_OFFICER), officer_of(agency, Role.LEADER)]
    others = [officer_of(unit), officer_of(unit, Role.UNIT_HEAD), officer_of(unit, Role.MINISTRY_OFFICER)]
    others.append(officer_of(OrganisationFactory().tenant, Role.LEADER))
    trial = tried(agency)

    assert [asked(agency, actor).asked_by for actor in overseers] == [actor.pk for actor in overseers]
    assert [trial_for(actor, trial.pk) for actor in overseers] == [trial, trial]
    for actor in others:
        with pytest.raises(NotAllowed):
            asked(agency, actor)
        with pytest.raises(NotAllowed):
            trial_for(actor, trial.pk)
        assert visible_trials(actor).count() == 0


def test_a_day_without_a_rule_and_values_that_cannot_be_are_refused(unit):
    leader = officer_of(unit.tenant, Role.LEADER)

    with pytest.raises(Refused, match="chưa có tiêu chuẩn nào đang áp dụng"):
        asked(unit.tenant, leader, on=GAP)
    with pytest.raises(QuestionError, match="khoảng trống"):
        asked(unit.tenant, leader, award="hcld-3", values={"11-under": 2})

    assert Trial.objects.count() == 0


def test_a_trial_whose_rule_is_gone_stops_with_the_reason(unit):
    trial = asked(unit.tenant, officer_of(unit.tenant, Role.LEADER))
    Trial.objects.filter(pk=trial.pk).update(on=GAP)

    tasks.carry_out_trial(str(trial.pk))

    trial.refresh_from_db()
    assert (trial.state, trial.problem, trial.result) == (Trial.State.STOPPED, NO_STANDARD, None)


def test_a_fault_of_ours_is_said_on_the_page_and_goes_on_to_the_log(unit):
    trial = asked(unit.tenant, officer_of(unit.tenant, Role.LEADER))
    Trial.objects.filter(pk=trial.pk).update(values={"khong-co": 1})

    with pytest.raises(KeyError):
        tasks.carry_out_trial(str(trial.pk))

    trial.refresh_from_db()
    assert (trial.state, "một lỗi của hệ thống" in trial.problem) == (Trial.State.STOPPED, True)


def test_a_trial_that_is_done_is_not_done_again(unit):
    trial = tried(unit.tenant, {RUN: 2})
    titled(unit, 2024, 2025)

    carry_out_trial(trial)

    assert Trial.objects.get().result == trial.result


def test_trials_are_forgotten_after_a_month(unit):
    tried(unit.tenant)
    now = datetime.now(UTC)

    assert forget_trials(now=now + timedelta(days=29)) == 0
    assert forget_trials(now=now + timedelta(days=31)) == 1


def test_more_people_ask_no_more_questions(unit):
    actor = officer_of(unit.tenant, Role.LEADER)
    titled(unit, 2024, 2025)
    first = count_queries(lambda: carry_out_trial(asked(unit.tenant, actor)))
    for _ in range(3):
        titled(unit, 2024, 2025)

    assert count_queries(lambda: carry_out_trial(asked(unit.tenant, actor))) == first
    assert Trial.objects.order_by("-created_at").first().result["reached"] == [0, 4]
