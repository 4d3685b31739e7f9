"""From approved nominations to the register, the ledger and the money."""

from datetime import UTC, date, datetime

import pytest

from factories import OrganisationFactory
from factories.decisions import SIGNED, renewed
from factories.dossiers import nominations_of
from factories.records import page_of
from vinhdanh.common.text import sort_key
from vinhdanh.decisions.domain.certificates import make_certificates
from vinhdanh.decisions.domain.papers.award import day_of
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.decisions.models import Award, Certificate, Decision
from vinhdanh.documents.domain.document import content_of
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.law import load_law
from vinhdanh.records.models import Fact

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def address_of(code):
    return f"https://bo.example/xac-thuc/{code}/"


def test_an_issued_decision_brings_each_name_to_register_and_ledger_with_its_money(desk):
    decision = desk.issued(3)

    assert (decision.state, decision.title) == (DecisionState.ISSUED, "05/QĐ-B")
    lines = list(decision.awards.order_by("ordinal"))
    assert [line.ordinal for line in lines] == [1, 2, 3]
    assert {line.amount for line in lines} == {3_510_000}
    assert {line.unit_name for line in lines} == {"Cục A"}
    facts = Fact.objects.filter(kind="award")
    assert {fact.pk for fact in facts} == {line.fact for line in lines}
    assert facts[0].content == {
        "kind": "award",
        "award": "bk-bo",
        "basis": "dot-xuat",
        "decided": "2026-01-20",
        "decision": "05/QĐ-B",
        "by": f"Bộ trưởng {desk.organ.name}",
    }
    assert facts[0].source == "Quyết định 05/QĐ-B ngày 20/01/2026"
    nomination = lines[0].nomination
    assert nomination.state == NominationState.AWARDED
    proof = nomination.proofs.get(step=Step.ISSUE)
    assert (proof.proved_on, proof.cite) == (SIGNED, "Luật 06/2022/QH15, Điều 79 khoản 2")


def test_a_team_is_named_with_the_unit_it_belongs_to(desk):
    """Several units have a Văn phòng: the decision, the certificate and the register say of which."""
    office = OrganisationFactory(parent=desk.unit, code="VP", name="Văn phòng")
    team = OrganisationFactory(parent=office, code="TT", name="Tổ Văn thư")
    pages = [*desk.deserving(1), *desk.deserving(1, of=team), page_of(team)]
    decision = desk.submitted(desk.approved(pages=pages)[0].round)

    lines = desk.issue(decision).awards

    assert sorted(lines.values_list("recipient", "unit_name")) == [
        ("collective", "Văn phòng, Cục A"),
        ("person", "Cục A"),
        ("person", "Tổ Văn thư, Văn phòng, Cục A"),
    ]


def test_certificates_made_twice_are_the_same(desk):
    decision = desk.issued(3)

    made = [make_certificates(decision, address_of=address_of, actor=desk.ministry_officer) for _ in range(2)]

    assert made[0] == made[1]
    assert content_of(made[0]).startswith(b"%PDF-")
    numbers = Certificate.objects.order_by("award__ordinal").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]
    assert len(set(Certificate.objects.values_list("code", flat=True))) == 3


def test_a_draft_made_before_dawn_stands_on_the_law_of_the_day_in_viet_nam():
    drafted = Decision(created_at=datetime(2026, 9, 30, 18, 30, tzinfo=UTC))

    assert day_of(drafted) == date(2026, 10, 1)


def test_a_draft_lists_by_given_name(desk):
    opened = desk.approved(3)[0].round

    decision = desk.drafted(opened)

    names = list(
        decision.lines.order_by("ordinal").values_list("nomination__subject__person__name", flat=True)
    )
    assert names == sorted(names, key=sort_key)
    assert nominations_of(decision.lines.first().nomination.submission)[0].state == NominationState.AGREED
    assert (Award.objects.count(), Decision.objects.count()) == (0, 1)
    assert renewed(decision).title == "…/QĐ-B"


@pytest.mark.parametrize(
    ("day", "law", "decree"),
    [
        (date(2026, 1, 20), "Luật 06/2022/QH15", "Nghị định 152/2025/NĐ-CP"),
        (
            date(2026, 11, 20),
            "Luật 06/2022/QH15 được Luật 06/2026/QH16 sửa đổi",
            "Nghị định 152/2025/NĐ-CP",
        ),
        (
            date(2020, 1, 20),
            "Luật 15/2003/QH11 được Luật 39/2013/QH13 sửa đổi",
            "Nghị định 91/2017/NĐ-CP",
        ),
        (date(2014, 7, 1), "Luật 15/2003/QH11 được Luật 39/2013/QH13 sửa đổi", ""),
        (date(2027, 4, 1), "Luật 06/2022/QH15 được Luật 06/2026/QH16 sửa đổi", ""),
    ],
)
def test_a_decision_stands_on_the_law_of_its_day_with_what_amended_it_and_its_decree(day, law, decree):
    regime = load_law().regime(day)

    assert (regime.law, regime.decree) == (law, decree)
