"""The papers of lists, made without anybody waiting."""

from datetime import date

from vinhdanh.common.jobs import job
from vinhdanh.dossiers.domain.papers import keeping
from vinhdanh.dossiers.models import Submission
from vinhdanh.units.models import User


@job(name="dossiers.keep_papers", retry=3)  # type: ignore[untyped-decorator]
def keep_papers(key: str, actor: str, on: str) -> None:
    """Keep the papers of a list that was sent on a day."""
    submission, sender = Submission.objects.get(pk=key), User.objects.get(pk=actor)
    keeping.keep_papers(submission, actor=sender, on=date.fromisoformat(on))
