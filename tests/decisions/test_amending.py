"""A decision is corrected, an award annulled, each by another decision; everything else follows."""

import pgtrigger
import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from factories.decisions import SIGNED, printed, renewed
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.decisions.domain.correcting import draft_annulment, draft_correction
from vinhdanh.decisions.domain.drafting import submit_decision
from vinhdanh.decisions.domain.papers.amending import amending_paper
from vinhdanh.decisions.domain.queries.money import money_sheet
from vinhdanh.decisions.domain.queries.standing import as_it_stands, with_changes
from vinhdanh.decisions.enums import Change, Ground
from vinhdanh.decisions.models import Award, AwardChange
from vinhdanh.records.models import Fact
from vinhdanh.runtime.doctor import examine

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SIGNS = {"signer_title": "Bộ trưởng", "signer_name": "Trần Văn Minh"}


def ended(desk, decision, number):
    submit_decision(decision, actor=desk.ministry_officer, on=SIGNED)
    return desk.issue(renewed(decision), number=number)


def annulled(desk, decision, lines, number=7):
    words = {"ground": Ground.FRAUD, "reason": "kết luận thanh tra số 3", **SIGNS}
    return ended(desk, draft_annulment(decision, lines, **words, actor=desk.ministry_officer), number)


def corrected(desk, decision, corrections, number=6):
    words = {"reason": "in sai", **SIGNS}
    return ended(desk, draft_correction(decision, corrections, **words, actor=desk.ministry_officer), number)


def standing(line):
    return as_it_stands(with_changes(Award.objects.filter(pk=line.pk)).get())


def test_a_correction_leaves_the_line_and_the_fact_and_says_what_is_right(desk, pair):
    line = pair.awards.get(ordinal=1)

    by = corrected(desk, pair, {line: {"name": "Nguyễn Thị Hồng Anh", "post": line.post}})

    now = standing(line)
    assert (now.name, now.change, now.by, now.fact) == (
        "Nguyễn Thị Hồng Anh",
        Change.CORRECTED,
        by,
        line.fact,
    )
    assert AwardChange.objects.get().corrected == {"name": "Nguyễn Thị Hồng Anh"}
    assert Award.objects.get(pk=line.pk).name == line.name
    assert Fact.objects.get(pk=line.fact).voided_at is None


def test_each_amending_decision_rests_on_the_rule_for_its_own_kind(desk, pair):
    """The law of commendation speaks of annulling only; the decree on clerks' work says how to correct."""
    first, second = pair.awards.order_by("ordinal")

    papers = [
        amending_paper(by)
        for by in (corrected(desk, pair, {first: {"post": "Kỹ sư"}}), annulled(desk, pair, [second]))
    ]

    assert [sum("30/2020/NĐ-CP" in ground for ground in paper.grounds) for paper in papers] == [1, 0]


def test_a_decision_names_at_whose_proposal_it_is_made(desk, pair):
    line = pair.awards.order_by("ordinal")[0]
    decision = corrected(desk, pair, {line: {"post": "Kỹ sư"}})
    before = amending_paper(decision).grounds[-1]

    desk.numbering(proposer=" Theo đề nghị của Vụ trưởng  Vụ Tổ chức cán bộ.")

    assert before == "Theo đề nghị của đơn vị phụ trách công tác thi đua, khen thưởng"
    assert amending_paper(decision).grounds[-1] == "Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ"
    said = sentence(LoggedAction.objects.get(code="numbering.proposer"))
    assert said.endswith(": Vụ trưởng Vụ Tổ chức cán bộ.")


def test_corrected_years_are_recorded_anew_in_the_ledger(desk):
    page = desk.deserving()[0]
    nomination = desk.agreed(desk.sudden("Đợt danh hiệu", ["ldtt"]), [page], "ldtt")[0]
    decision = desk.issue(desk.submitted(nomination.round))
    line = decision.awards.get()
    assert line.years == [2025]

    corrected(desk, decision, {line: {"years": [2024]}})

    facts = {fact.identity: fact.voided_at is None for fact in Fact.objects.filter(kind="award")}
    assert facts == {"award:ldtt:2025": False, "award:ldtt:2024": True}
    assert standing(line).fact == Fact.objects.get(identity="award:ldtt:2024").pk
    assert [finding for finding in examine() if finding.harm] == []


def test_a_lesser_sum_is_to_be_given_back(desk, issued):
    line = issued.awards.get()

    corrected(desk, issued, {line: {"amount": 3_000_000}})

    assert AwardChange.objects.get().recover == 510_000
    assert money_sheet(issued).recover == 510_000


def test_an_annulment_voids_the_fact_and_asks_the_money_back(desk, pair):
    line = pair.awards.get(ordinal=1)

    by = annulled(desk, pair, [line])

    fact = Fact.objects.get(pk=line.fact)
    assert fact.void_reason == "Quyết định hủy bỏ 07/QĐ-B ngày 20/01/2026"
    assert standing(line).annulled
    assert AwardChange.objects.get().recover == 3_510_000
    assert printed(by).papers.count() == 6
    assert [finding for finding in examine() if finding.harm] == []


def test_what_was_annulled_is_amended_no_more(desk, pair):
    line = pair.awards.get(ordinal=1)
    annulled(desk, pair, [line])

    with pytest.raises(Refused, match="đã được hủy bỏ khen thưởng bởi Quyết định 07/QĐ-B"):
        annulled(desk, pair, [line], number=8)


def test_of_two_annulments_drafted_at_once_one_is_issued(desk, issued):
    line = issued.awards.get()
    words = {"ground": Ground.FRAUD, "reason": "kết luận thanh tra", **SIGNS, "actor": desk.ministry_officer}
    first, second = (draft_annulment(issued, [line], **words) for _ in range(2))
    ended(desk, first, 7)

    with pytest.raises(Refused, match="đã được hủy bỏ"):
        ended(desk, second, 8)
    with pytest.raises(IntegrityError), transaction.atomic():  # the database refuses too
        AwardChange.objects.create(award=line, decision=second, change=Change.ANNULLED)


def test_a_line_of_another_decision_cannot_be_named(desk):
    decision, other = desk.issued(1, name="Một"), desk.issued(1, number=6, name="Hai")

    with pytest.raises(NotAllowed):
        annulled(desk, decision, [other.awards.get()])


def test_a_correction_that_changes_nothing_is_refused(desk, issued):
    line = issued.awards.get()

    with pytest.raises(Refused, match="Chưa có nội dung nào khác"):
        corrected(desk, issued, {line: {"name": line.name}})


@pytest.mark.parametrize("harm", ["update", "delete"])
def test_the_database_refuses_to_change_and_to_delete_a_line(desk, harm):
    lines = Award.objects.filter(pk=desk.issued(1).awards.get().pk)

    def do_harm():
        lines.update(name="Người khác") if harm == "update" else lines.delete()

    with pytest.raises(ProgrammingError), transaction.atomic():
        do_harm()
    with pgtrigger.ignore("decisions.Award:append_only"):  # the negative control
        do_harm()

    assert not lines.exclude(name="Người khác").exists()
