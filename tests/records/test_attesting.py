import pytest

from factories.records import TODAY, Unit, page_of, rating, record
from factories.units import OrganisationFactory, PersonFactory, officer_of
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.records.domain.attesting import attest, attestations_for, attested
from vinhdanh.records.models import Fact, Finding
from vinhdanh.units.enums import Role

OF = ["chap-hanh", "guong-mau"]


@pytest.fixture
def unit(db):
    return Unit(OrganisationFactory(name="Cục Báo chí"))


@pytest.fixture
def head(unit):
    return officer_of(unit.organisation, Role.UNIT_HEAD)


def test_heads_are_asked_what_the_standards_of_each_kind_of_subject_ask():
    people, collectives = attestations_for("person"), attestations_for("collective")

    assert {"chap-hanh", "guong-mau", "tham-gia-phong-trao"} <= set(people)
    assert "noi-bo-doan-ket" in collectives
    assert "noi-bo-doan-ket" not in people
    assert people["guong-mau"] == "gương mẫu"


@pytest.mark.integration
def test_attesting_is_one_fact_for_each_subject_and_matter(unit, head):
    other = page_of(PersonFactory(organisation=unit.organisation))

    added = attest([unit.page.pk, other.pk], of=OF, year=2025, actor=head, on=TODAY)

    assert added == 4
    assert attested([unit.page, other], year=2025) == {
        unit.page.pk: dict.fromkeys(OF, True),
        other.pk: dict.fromkeys(OF, True),
    }
    assert attested([unit.page], year=2024) == {unit.page.pk: {}}


@pytest.mark.integration
def test_what_was_attested_before_stays_as_it_was_said(unit, head):
    attest([unit.page.pk], of=OF[:1], year=2025, actor=head, on=TODAY)
    first = Fact.objects.get(subject=unit.page)

    added = attest([unit.page.pk], of=OF, year=2025, actor=head, on=TODAY.replace(day=20))

    first.refresh_from_db()
    assert (added, first.content["on"]) == (1, TODAY.isoformat())


@pytest.mark.integration
def test_what_was_denied_is_not_attested_over(unit, head):
    denied = {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": False}
    record(unit.page, [denied], actor=head)

    added = attest([unit.page.pk], of=["guong-mau"], year=2025, actor=head, on=TODAY)

    assert added == 0
    assert attested([unit.page], year=2025) == {unit.page.pk: {"guong-mau": False}}


@pytest.mark.integration
def test_an_attestation_that_lacked_renews_the_finding(unit, head):
    record(unit.page, [rating(2025, "tot")], actor=head)
    needed = list(attestations_for("person"))

    attest([unit.page.pk], of=needed, year=2025, actor=head, on=TODAY)

    finding = Finding.objects.get(subject=unit.page, award="ldtt", year=2025)
    assert finding.outcome == Finding.Outcome.ELIGIBLE


@pytest.mark.integration
def test_attesting_is_told_in_the_journal(unit, head):
    attest([unit.page.pk], of=["guong-mau"], year=2025, actor=head, on=TODAY)

    told = LoggedAction.objects.get(code="fact.attested")
    assert sentence(told) == (
        "Thủ trưởng xác nhận gương mẫu năm 2025 cho 1 người, tập thể thuộc “Cục Báo chí”."
    )


@pytest.mark.integration
def test_an_officer_and_another_head_may_not_attest(unit, head):
    stranger = officer_of(OrganisationFactory(parent=unit.organisation.parent), Role.UNIT_HEAD)

    for actor in (unit.officer, stranger):
        with pytest.raises(NotAllowed):
            attest([unit.page.pk], of=OF, year=2025, actor=actor, on=TODAY)

    assert Fact.objects.exists() is False
    assert attest([unit.page.pk], of=OF, year=2025, actor=head, on=TODAY) == 2


@pytest.mark.integration
def test_nobody_attests_themselves(unit, head):
    own = page_of(head.person)

    with pytest.raises(Refused, match="Không ai tự xác nhận cho chính mình"):
        attest([own.pk, unit.page.pk], of=OF, year=2025, actor=head, on=TODAY)

    assert Fact.objects.exists() is False
