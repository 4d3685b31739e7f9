"""Decisions, brought by the product's own actions to the state that a test needs."""

from collections.abc import Sequence
from datetime import date

from factories.dossiers import DUE, Way
from factories.units import OrganisationFactory, officer_of
from vinhdanh.decisions.domain.certificates import make_certificates
from vinhdanh.decisions.domain.drafting import draft_decision, submit_decision
from vinhdanh.decisions.domain.history import OldLine, enter_issued_decision
from vinhdanh.decisions.domain.issuing import issue_decision
from vinhdanh.decisions.domain.numbering import set_numbering
from vinhdanh.decisions.domain.printing import make_papers
from vinhdanh.decisions.domain.queries.printings import printings_in
from vinhdanh.decisions.enums import Book, PrintingState
from vinhdanh.decisions.models import Decision
from vinhdanh.dossiers.domain.rounds import prepare_round
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.records.models import Subject
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

SIGNED = date(2026, 1, 20)
AWARD = "bk-bo"


class Desk(Way):
    """A unit's way and the desk of the organ that decides, with the clerk's book."""

    def numbering(self, book: Book = Book.CLERK, proposer: str = "") -> None:
        set_numbering(
            self.organ,
            symbol="QĐ-B",
            place="Hà Nội",
            book=book,
            proposer=proposer,
            actor=self.ministry_officer,
            on=SIGNED,
        )

    def sudden(self, name: str = "Khen đột xuất năm 2026", awards: Sequence[str] = (AWARD,)) -> Round:
        """Return a round of the simplified procedure, which has no council."""
        return self.opened(awards, kind=RoundKind.SUDDEN, name=name)

    def approved(
        self, count: int = 3, *, pages: Sequence[Subject] = (), award: str = AWARD, name: str = "Đợt đột xuất"
    ) -> list[Nomination]:
        """Return nominations on which the organ may decide."""
        return self.agreed(self.sudden(name, [award]), pages or self.deserving(count), award)

    def drafted(self, opened: Round, **words: object) -> Decision:
        """Return a draft that lists all that wait in a round."""
        said = {
            "subject_line": "Về việc tặng Bằng khen của Bộ trưởng",
            "signer": "bo-truong",
            "signer_title": "Bộ trưởng",
            "signer_name": "Trần Văn Minh",
            "actor": self.ministry_officer,
            "on": SIGNED,
        }
        return draft_decision(opened, **said | words)

    def submitted(self, opened: Round, **words: object) -> Decision:
        decision = self.drafted(opened, **words)
        submit_decision(decision, actor=self.ministry_officer, on=SIGNED)
        return renewed(decision)

    def issued(self, count: int = 3, *, number: int | None = 5, **words: object) -> Decision:
        """Return an issued decision of so many names."""
        opened = self.approved(count, **words)[0].round
        return self.issue(self.submitted(opened), number=number)

    def issue(
        self, decision: Decision, *, number: int | None = 5, decided_on: date = SIGNED, on: date = SIGNED
    ) -> Decision:
        return issue_decision(
            decision, number=number, decided_on=decided_on, actor=self.ministry_officer, on=on
        )


def numbered_desk(name: str) -> Desk:
    """Return the desk above a new unit of a new agency."""
    desk = Desk(OrganisationFactory(code="A", name=name))
    desk.numbering()
    return desk


def printed(decision: Decision) -> Decision:
    """Let the papers that were asked for be made, as the worker does."""
    for printing in printings_in(decision, PrintingState.WAITING):
        make_papers(printing)
    return renewed(decision)


def renewed(decision: Decision) -> Decision:
    """Return a decision as it stands now."""
    return Decision.objects.select_related("organ", "round").get(pk=decision.pk)


def draft_of(organ: Organisation) -> Decision:
    """Return an empty draft of an organ, by an officer of its own."""
    officer = officer_of(organ, Role.MINISTRY_OFFICER)
    set_numbering(organ, symbol="QĐ-X", place="Hà Nội", book=Book.CLERK, actor=officer, on=SIGNED)
    opened = prepare_round(
        organ,
        kind=RoundKind.SUDDEN,
        name="Đợt của mình",
        year=2025,
        awards=["gk"],
        opens_on=date(2026, 1, 2),
        due_on=DUE,
        actor=officer,
    )
    return draft_decision(
        opened,
        nominations=[],
        subject_line="Về việc tặng Giấy khen",
        signer="thu-truong-don-vi-phap-nhan",
        signer_title="Cục trưởng",
        signer_name="Lê Văn Cường",
        actor=officer,
        on=SIGNED,
    )


def entered(
    organ: Organisation,
    lines: Sequence[OldLine] = (),
    *,
    number: int = 9,
    decided_on: date = SIGNED,
    actor: User | None = None,
) -> Decision:
    """Return a decision of an organ that was issued on paper and entered."""
    officer = actor or officer_of(organ, Role.MINISTRY_OFFICER)
    set_numbering(organ, symbol="QĐ-X", place="Hà Nội", book=Book.CLERK, actor=officer, on=SIGNED)
    return enter_issued_decision(
        organ,
        number=number,
        symbol="QĐ-X",
        decided_on=decided_on,
        signer="bo-truong",
        signer_title="Bộ trưởng",
        signer_name="Trần Văn Minh",
        subject_line="Về việc tặng Bằng khen của Bộ trưởng",
        lines=lines or [OldLine(award="bk-bo", name="Phạm Thu Hà", unit=organ)],
        actor=officer,
        on=date(2026, 1, 20),
    )


def certified(organ: Organisation) -> Decision:
    """Return an entered decision with its certificates."""
    decision = entered(organ)
    officer = officer_of(organ, Role.MINISTRY_OFFICER)
    make_certificates(decision, address_of="https://bo.example/xac-thuc/{}/".format, actor=officer)
    return decision
