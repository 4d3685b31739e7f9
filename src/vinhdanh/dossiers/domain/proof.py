"""Writing down why a gate closed. Upper rooms (councils, decisions) prove their steps through this action."""

from collections.abc import Mapping
from datetime import date

from vinhdanh.documents.models import Document
from vinhdanh.dossiers.enums import Step
from vinhdanh.dossiers.models import Nomination, Proof, Submission
from vinhdanh.units.models import User


def prove(
    of: Submission | Nomination,
    step: Step,
    *,
    figures: Mapping[str, int | str | None],
    actor: User,
    on: date,
    cite: str = "",
    document: Document | None = None,
) -> Proof:
    """Record, within the action that moves on, by which figures and which article a step was passed."""
    whose = {"submission": of} if isinstance(of, Submission) else {"nomination": of}
    return Proof.objects.create(
        **whose,
        step=step,
        figures=dict(figures),
        cite=cite,
        document=document,
        proved_on=on,
        proved_by=actor.pk,
    )
