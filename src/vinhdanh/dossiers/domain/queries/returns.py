"""What an officer returned and the unit has not sent back yet."""

from vinhdanh.dossiers.enums import FindingKind, NominationState
from vinhdanh.dossiers.models import Appraisal, Nomination


def running_return(nomination: Nomination) -> Appraisal | None:
    """Return the officer's return that a nomination waits to answer; None where it is not returned."""
    if nomination.state != NominationState.RETURNED:
        return None
    return nomination.appraisals.filter(finding=FindingKind.RETURN).order_by("-created_at").first()
