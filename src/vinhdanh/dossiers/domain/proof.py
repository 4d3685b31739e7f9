"""Writing down why a gate closed. Upper rooms (councils, decisions) prove their steps through this action."""

from collections.abc import Iterable, Mapping
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


def prove_each(
    nominations: Iterable[Nomination],
    step: Step,
    *,
    figures: Mapping[str, int | str | None],
    actor: User,
    on: date,
    cite: str,
) -> None:
    """Record of each nomination that it passed a step by the same figures and article."""
    words = {"figures": dict(figures), "cite": cite, "proved_on": on, "proved_by": actor.pk}
    proofs = [Proof(nomination=one, step=step, **words) for one in nominations]
    Proof.objects.bulk_create(proofs, batch_size=2_000)
