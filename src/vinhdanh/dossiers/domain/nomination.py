"""Putting subjects on a unit's list and taking them off, with the law's verdict of the day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from vinhdanh import law
from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.submission import changeable
from vinhdanh.dossiers.enums import NominationState, RoundKind
from vinhdanh.dossiers.models import Nomination, Report, Submission
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.domain.ledger import lock_subjects
from vinhdanh.records.domain.subjects import places_of, read_history, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "nomination.added": "Đưa {name} vào danh sách đề nghị {award}.",
        "nomination.removed": "Bỏ {name} khỏi danh sách đề nghị {award}.",
    }
)
NEVER_ASKED = frozenset({RoundKind.SUDDEN, RoundKind.THEMATIC})
"""Kinds whose merit no yearly standard measures: the competent person's finding is the ground."""


@transaction.atomic
def nominate(
    submission: Submission, subjects: Iterable[Subject], *, award: str, actor: User, on: date
) -> list[Nomination]:
    """Put subjects of the unit on its list for an award; whom the law bars is refused with the article."""
    require(actor, "dossiers.nominate", submission.unit)
    submission = changeable(submission)
    if award not in submission.round.awards:
        raise Refused(f"Đợt xét này không xét {short_name(award)}.")
    added = put_on_list(submission, subjects, award=award, on=on)
    for nomination in added:
        name = name_of(nomination.subject)
        log(actor, "nomination.added", nomination, name=name, award=short_name(award))
    return added


def put_on_list(
    submission: Submission, subjects: Iterable[Subject], *, award: str, on: date
) -> list[Nomination]:
    """Judge subjects of the submission's unit and put them on its list, within the action that may do so."""
    pages = list(lock_subjects({subject.pk for subject in subjects}).values())
    places, contents = places_of(pages, on), standing_contents(pages)
    added = []
    for page in pages:
        place = places[page.pk]
        if place.tenant_id != submission.tenant_id or not place.path.startswith(submission.unit.path):
            raise NotAllowed("dossiers.nominate")
        verdict = _verdict(page, contents[page.pk], award, submission, on)
        added.append(_put(page, place, award, submission, verdict, on))
    return added


def _verdict(
    page: Subject, contents: Sequence[dict[str, Any]], award: str, submission: Submission, on: date
) -> law.Verdict:
    """Ask the law, refusing whom it bars: who is on hold or has not met the standard cannot be proposed."""
    history = read_history(page, contents)
    verdict = law.explain(history, award, on, year=submission.round.year)
    barred = verdict.outcome == law.Outcome.ON_HOLD or (
        verdict.outcome == law.Outcome.NOT_ELIGIBLE and submission.round.kind not in NEVER_ASKED
    )
    if barred:
        raise Refused(
            f"Chưa đưa {name_of(page)} vào danh sách đề nghị {short_name(award)} được: "
            f"{verdict.reason} ({verdict.cite})."
        )
    return verdict


def _put(
    page: Subject,
    place: Organisation,
    award: str,
    submission: Submission,
    verdict: law.Verdict,
    on: date,
) -> Nomination:
    try:
        with transaction.atomic():
            nomination = Nomination.objects.create(
                tenant_id=submission.tenant_id,
                round=submission.round,
                submission=submission,
                subject=page,
                place=place,
                award=award,
                year=submission.round.year,
                outcome=verdict.outcome,
                verdict={"reason": verdict.reason, "cite": verdict.cite, "regime": verdict.regime},
                judged_on=on,
            )
    except IntegrityError as error:
        raise Refused(
            f"{name_of(page)} đã có trong danh sách đề nghị {short_name(award)} của đợt này."
        ) from error
    Report.objects.create(nomination=nomination)
    return nomination


@transaction.atomic
def take_off(nomination: Nomination, *, actor: User) -> None:
    """Take a name off a list that is still being made."""
    require(actor, "dossiers.nominate", nomination.submission.unit)
    changeable(nomination.submission)
    if nomination.state != NominationState.DRAFT:
        raise Refused("Đề nghị này đã gửi đi nên không xoá được; hãy thu hồi danh sách trước.")
    name, award = name_of(nomination.subject), short_name(nomination.award)
    log(actor, "nomination.removed", nomination.submission, name=name, award=award)
    nomination.report.delete()
    nomination.delete()


def name_of(page: Subject) -> str:
    """Return the name of the person or collective of a page."""
    return str(page.person or page.collective)
