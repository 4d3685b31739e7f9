"""The papers of a list as they would be printed now, before anything is kept."""

from datetime import date

from vinhdanh.common.dates import CIVIL
from vinhdanh.documents.domain.paper import Paper
from vinhdanh.dossiers.domain.papers.meeting_minutes import meeting_minutes
from vinhdanh.dossiers.domain.papers.merit_report import merit_report
from vinhdanh.dossiers.domain.papers.proposal import proposal
from vinhdanh.dossiers.domain.papers.record import records_of
from vinhdanh.dossiers.models import Nomination, Submission

PETITION, MINUTES = "to-trinh", "bien-ban"


def paper_of(submission: Submission, which: str, *, today: date) -> Paper:
    """Return the tờ trình or the minutes of a list; KeyError for another name."""
    sent = submission.sent_at.astimezone(CIVIL).date() if submission.sent_at else None
    builders = {
        PETITION: lambda: proposal(submission, on=sent, today=today),
        MINUTES: lambda: meeting_minutes(submission, today=today),
    }
    return builders[which]()


def report_of(nomination: Nomination, *, today: date) -> Paper:
    """Return the report of a proposal."""
    record = records_of([nomination.subject])[nomination.subject_id]
    return merit_report(nomination, record, on=nomination.proposed_on, today=today)
