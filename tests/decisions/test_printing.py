"""Papers that the worker makes: all or none, once, and never those of a list that was taken back."""

from contextlib import closing

import pytest
from django.db import connection

from factories.decisions import SIGNED, numbered_desk, printed, renewed
from vinhdanh.common.domain import watching
from vinhdanh.common.errors import Refused
from vinhdanh.decisions import tasks
from vinhdanh.decisions.domain import printing as actions
from vinhdanh.decisions.domain.drafting import drop_draft, take_back
from vinhdanh.decisions.domain.printing import ask_again, ask_for_certificates, make_papers
from vinhdanh.decisions.enums import PaperRole, Papers, PrintingState
from vinhdanh.decisions.models import Certificate, DecisionPaper, Printing
from vinhdanh.documents.domain.document import content_of
from vinhdanh.runtime.doctor import examine
from vinhdanh.units.models import Scope

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]
ADDRESS = "https://bo.example/xac-thuc/{}/"


@pytest.fixture
def desk():
    return numbered_desk("Cục A")


@pytest.fixture
def issued(desk):
    return desk.issued(2)


def certificates(desk, decision):
    return ask_for_certificates(decision, address=ADDRESS, actor=desk.ministry_officer, on=SIGNED)


def state_of(printing):
    found = Printing.objects.get(pk=printing.pk)
    return PrintingState(found.state), found.problem


def roles_of(decision):
    return sorted(decision.papers.values_list("role", flat=True))


def test_what_an_issued_decision_asked_for_is_made_in_word_and_pdf(issued):
    assert roles_of(issued) == []

    printed(issued)

    memo, draft, paper = ([role] * 2 for role in (PaperRole.MEMO, PaperRole.DRAFT, PaperRole.ISSUED))
    assert roles_of(issued) == sorted([*memo, *draft, *paper, PaperRole.MONEY])
    assert set(issued.printings.values_list("papers", "state")) == {
        (Papers.HANDED_UP, PrintingState.MADE),
        (Papers.ISSUED, PrintingState.MADE),
    }
    assert [finding for finding in examine() if finding.harm] == []


def test_the_draft_is_printed_as_it_was_handed_up_even_after_issuing(issued):
    printed(issued)

    names = DecisionPaper.objects.filter(role=PaperRole.DRAFT).values_list("document__name", flat=True)
    assert sorted(names) == ["du-thao-quyet-dinh-chua-so.docx", "du-thao-quyet-dinh-chua-so.pdf"]
    assert renewed(issued).number == 5


def test_asked_twice_certificates_are_made_once(desk, issued):
    first, second = certificates(desk, issued), certificates(desk, issued)
    printed(issued)
    make_papers(second)

    assert first == second
    assert roles_of(issued).count(PaperRole.CERTIFICATES) == 1
    assert sorted(Certificate.objects.values_list("number", flat=True)) == [1, 2]
    made = DecisionPaper.objects.get(role=PaperRole.CERTIFICATES).document
    assert content_of(made).startswith(b"%PDF-")


def test_papers_of_a_list_that_was_taken_back_meanwhile_are_thrown_away(desk, monkeypatch):
    decision = desk.submitted(desk.approved(1)[0].round)
    keep = actions.keep_draft_papers

    def overtaken(*words, **more):
        keep(*words, **more)
        with closing(connection.copy()) as elsewhere, elsewhere.cursor() as cursor:
            cursor.execute("UPDATE decisions_printing SET state = 'overtaken'")

    monkeypatch.setattr(actions, "keep_draft_papers", overtaken)
    printed(decision)

    assert (roles_of(decision), Printing.objects.get().state) == ([], PrintingState.OVERTAKEN)


def test_a_list_that_is_not_overtaken_keeps_its_papers(desk):
    """The negative control of the test before."""
    decision = desk.submitted(desk.approved(1)[0].round)

    printed(decision)

    assert len(roles_of(decision)) == 4


def test_taking_back_overtakes_what_waits_and_the_next_list_asks_anew(desk):
    decision = desk.submitted(desk.approved(1)[0].round)
    take_back(decision, reason="sửa tên", actor=desk.ministry_officer)

    printed(decision)

    assert (roles_of(decision), Printing.objects.get().state) == ([], PrintingState.OVERTAKEN)
    with pytest.raises(Refused, match="đã từng được trình ký"):
        drop_draft(renewed(decision), actor=desk.ministry_officer)


def test_who_has_lost_the_right_meanwhile_gets_no_certificates(desk, issued):
    asked = certificates(desk, issued)
    Scope.objects.filter(user=desk.ministry_officer).update(valid_until=SIGNED)

    make_papers(asked)

    assert state_of(asked) == (PrintingState.STOPPED, actions.NO_LONGER)
    assert Certificate.objects.count() == 0


def test_work_whose_worker_died_again_and_again_is_given_up_and_may_be_asked_for_again(desk, issued):
    asked = certificates(desk, issued)
    Printing.objects.filter(pk=asked.pk).update(attempts=watching.MOST_ATTEMPTS)
    make_papers(asked)
    assert state_of(asked) == (PrintingState.STOPPED, actions.LOST)

    again = ask_again(Printing.objects.get(pk=asked.pk), actor=desk.ministry_officer, on=SIGNED)
    make_papers(again)

    assert state_of(again) == (PrintingState.MADE, "")
    with pytest.raises(Refused, match="không cần lập lại"):
        ask_again(Printing.objects.get(pk=again.pk), actor=desk.ministry_officer, on=SIGNED)


def test_a_fault_of_ours_is_said_on_the_page_and_goes_on_to_the_log(desk, issued, monkeypatch):
    asked = certificates(desk, issued)

    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "make_certificates", broken)
    with pytest.raises(ZeroDivisionError):
        tasks.print_papers(str(asked.pk))

    assert state_of(asked) == (PrintingState.STOPPED, actions.BROKE_DOWN)


def test_papers_that_nobody_makes_are_found(desk, issued):
    Printing.objects.update(created_at="2026-01-01T00:00:00Z")

    harm = [finding.sentence for finding in examine() if finding.harm]

    assert harm == ["Không giấy tờ nào của quyết định chờ lập quá 15 phút."]
