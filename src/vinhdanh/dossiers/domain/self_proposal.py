"""Proposing oneself: a person asks, their unit puts them on its list or says why not yet."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.judging import judge_picks, name_of
from vinhdanh.dossiers.domain.nomination import nominate
from vinhdanh.dossiers.domain.submission import submission_of
from vinhdanh.dossiers.enums import RoundState, SelfProposalState
from vinhdanh.dossiers.models import Nomination, Round, SelfProposal
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "self_proposal.made": "{name} tự đề nghị {award}.",
        "self_proposal.accepted": "Đưa {name} vào danh sách theo tự đề nghị {award}.",
        "self_proposal.declined": "Chưa đưa {name} vào danh sách {award} theo tự đề nghị: {reason}",
    }
)


@transaction.atomic
def propose_oneself(
    opened: Round, page: Subject, *, award: str, note: str, place: Organisation, actor: User, on: date
) -> SelfProposal:
    """Ask one's own unit to be put on its list; whom the law bars is told the article at once."""
    if page.person_id is None or actor.person_id != page.person_id:
        raise NotAllowed("dossiers.propose_oneself")
    if not place.path.startswith(opened.organ.path) or place.tenant_id != opened.tenant_id:
        raise NotAllowed("dossiers.propose_oneself")
    if opened.state != RoundState.OPEN or award not in opened.awards:
        raise Refused(f"Đợt xét “{opened.name}” hiện không nhận đề nghị {short_name(award)}.")
    (pick,) = judge_picks({award: [page]}, opened=opened, unit=place, on=on)
    if pick.why_not:
        raise Refused(pick.why_not)
    try:
        with transaction.atomic():
            made = SelfProposal.objects.create(
                tenant_id=opened.tenant_id, round=opened, subject=page, place=place, award=award, note=note
            )
    except IntegrityError as error:
        raise Refused(f"Bạn đã tự đề nghị {short_name(award)} trong đợt này; đơn vị đang xem xét.") from error
    log(actor, "self_proposal.made", made, name=name_of(page), award=short_name(award))
    return made


@transaction.atomic
def accept_self_proposal(proposal: SelfProposal, *, unit: Organisation, actor: User, on: date) -> Nomination:
    """Put somebody who proposed themselves on the unit's list."""
    require(actor, "dossiers.nominate", unit)
    submission = submission_of(proposal.round, unit, actor=actor)
    (nomination,) = nominate(submission, [proposal.subject], award=proposal.award, actor=actor, on=on)
    move(
        proposal,
        SelfProposalState.ACCEPTED,
        nomination=nomination,
        answered_by=actor.pk,
        answered_at=timezone.now(),
    )
    words = {"name": name_of(proposal.subject), "award": short_name(proposal.award)}
    log(actor, "self_proposal.accepted", proposal, **words)
    return nomination


@transaction.atomic
def decline_self_proposal(proposal: SelfProposal, *, reason: str, actor: User) -> None:
    """Tell somebody who proposed themselves why the unit does not list them yet."""
    require(actor, "dossiers.nominate", proposal.place)
    if not reason.strip():
        raise Refused("Hãy ghi lý do để người tự đề nghị biết.")
    move(
        proposal,
        SelfProposalState.DECLINED,
        reason=reason,
        answered_by=actor.pk,
        answered_at=timezone.now(),
    )
    words = {"name": name_of(proposal.subject), "award": short_name(proposal.award)}
    log(actor, "self_proposal.declined", proposal, reason=reason, **words)
