"""Rounds, lists and nominations, brought by the product's own actions to the state that a test needs."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Self

from factories.records import rating
from factories.units import officer_of, people_of
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.domain.nomination import nominate
from vinhdanh.dossiers.domain.rounds import open_round, prepare_round
from vinhdanh.dossiers.domain.routes import SIMPLIFIED_KINDS
from vinhdanh.dossiers.domain.submission import (
    approve_submission,
    receive_submission,
    record_meeting,
    send_submission,
    submission_of,
)
from vinhdanh.dossiers.enums import FindingKind, RoundKind
from vinhdanh.dossiers.models import Nomination, Report, Round, Submission
from vinhdanh.law.papers import report_rule
from vinhdanh.records.domain.ledger import NewFact, record_facts
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.models import Subject
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

TODAY = date(2026, 1, 15)
DUE = date(2026, 2, 28)
AWARD = "ldtt"


class Way:
    """A unit of an agency with all who act on a nomination, each there from the first time they act."""

    def __init__(self, unit: Organisation) -> None:
        assert unit.parent is not None
        self.unit, self.organ = unit, unit.parent

    @cached_property
    def officer(self) -> User:
        """The unit's officer."""
        return officer_of(self.unit)

    @cached_property
    def head(self) -> User:
        """The unit's head."""
        return officer_of(self.unit, Role.UNIT_HEAD)

    @cached_property
    def ministry_officer(self) -> User:
        """The officer of the organ above the unit."""
        return officer_of(self.organ, Role.MINISTRY_OFFICER)

    def staffed(self) -> Self:
        """Return the way after all who act on it came."""
        assert all((self.officer, self.head, self.ministry_officer))
        return self

    def opened(
        self,
        awards: Sequence[str] = (AWARD,),
        *,
        kind: RoundKind = RoundKind.MERIT,
        name: str = "Xét khen thưởng năm 2025",
    ) -> Round:
        """Return a round that takes submissions."""
        prepared = prepare_round(
            self.organ,
            kind=kind,
            name=name,
            year=2025,
            awards=awards,
            opens_on=date(2026, 1, 2),
            due_on=DUE,
            actor=self.ministry_officer,
        )
        open_round(prepared, actor=self.ministry_officer)
        return prepared

    def deserving(self, count: int = 1, *, of: Organisation | None = None) -> list[Subject]:
        """Return the pages of new people of the unit whom nothing bars from Lao động tiên tiến."""
        pages = subjects_of(people_of(of or self.unit, count))
        record_facts([NewFact(page.pk, rating(2025)) for page in pages], actor=self.officer, on=TODAY)
        return pages

    def listed(self, opened: Round, pages: Sequence[Subject], award: str = AWARD) -> Submission:
        """Return the unit's list with these people on it, still being made."""
        submission = submission_of(opened, self.unit, actor=self.officer)
        nominate(submission, pages, award=award, actor=self.officer, on=TODAY)
        return submission

    def sent(self, opened: Round, pages: Sequence[Subject], award: str = AWARD) -> Submission:
        """Return the unit's list after its meeting, its head's approval and its sending."""
        return self.go_up(self.listed(opened, pages, award))

    def go_up(self, submission: Submission) -> Submission:
        """Hold the meeting over a list, have it approved and send it with the reports it needs."""
        report_on(submission)
        votes = {nomination.pk: 9 for nomination in submission.nominations.all()}
        record_meeting(
            submission,
            met_on=TODAY,
            electorate=10,
            present=9,
            votes=votes,
            note="",
            actor=self.officer,
            on=TODAY,
        )
        approve_submission(submission, actor=self.head, on=TODAY)
        number = 5 + Submission.objects.filter(unit=submission.unit, number__isnull=False).count()
        send_submission(submission, number=number, symbol="TTr-CA", actor=self.officer, on=TODAY)
        return fresh(submission)

    def received(self, opened: Round, pages: Sequence[Subject], award: str = AWARD) -> list[Nomination]:
        """Return the nominations of a list that the ministry has registered."""
        return self.take_in(self.sent(opened, pages, award))

    def take_in(self, submission: Submission) -> list[Nomination]:
        """Register a list that was sent."""
        receive_submission(submission, received_on=TODAY, actor=self.ministry_officer, on=TODAY)
        return nominations_of(submission)

    def agreed(self, opened: Round, pages: Sequence[Subject], award: str = AWARD) -> list[Nomination]:
        """Return nominations that the ministry's officer agrees to."""
        return self.agree(self.received(opened, pages, award))

    def agree(self, found: list[Nomination]) -> list[Nomination]:
        """Agree to nominations as the ministry's officer."""
        for nomination in found:
            appraise(nomination, FindingKind.AGREE, actor=self.ministry_officer, on=TODAY)
        return found


def report_on(submission: Submission) -> None:
    """Write the reports without which the law lets no list up; elsewhere none, since each is printed."""
    if submission.round.kind not in SIMPLIFIED_KINDS:
        needing = [one.pk for one in submission.nominations.all() if report_rule(one.award, TODAY)]
        blank = Report.objects.filter(nomination__in=needing, version=0)
        blank.update(version=1, results="Vượt 12% kế hoạch năm.")


def fresh(submission: Submission) -> Submission:
    """Return a list as it stands now."""
    return Submission.objects.select_related("round__organ", "unit").get(pk=submission.pk)


def nominations_of(submission: Submission) -> list[Nomination]:
    """Return the nominations of a list as they stand now, in the order of their entry."""
    found = submission.nominations.select_related("round__organ", "submission__unit", "subject__person")
    return list(found.order_by("pk"))
