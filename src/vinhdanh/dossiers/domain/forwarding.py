"""Sending nominations on to the State level, and what came of it when nothing was given."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.enums import NominationState, Step
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.units.models import User

register_sentences(
    {
        "nomination.forwarded": "Trình cấp trên xét tặng {award} cho {name} theo {paper} ngày {day}.",
        "nomination.declined": "Cấp trên không tặng {award} cho {name}: {reason}",
    }
)
STATE = "Nhà nước"


@transaction.atomic
def forward(
    nominations: Sequence[Nomination], *, paper: str, forwarded_on: date, actor: User, on: date
) -> None:
    """Send nominations for State-level awards on under one paper; the decision is entered when it comes."""
    if not paper.strip():
        raise Refused("Hãy ghi số, ký hiệu của tờ trình gửi cấp trên.")
    if forwarded_on > on:
        raise Refused("Ngày trình không được sau hôm nay.")
    for nomination in nominations:
        require(actor, "dossiers.appraise", nomination.round.organ)
        name, award = name_of(nomination.subject), short_name(nomination.award)
        if catalogue()[nomination.award].level != STATE:
            raise Refused(f"{award} do cơ quan quyết định, không trình cấp trên (đề nghị cho {name}).")
        skipped = Step.COUNCIL in nomination.submission.route and nomination.state == NominationState.AGREED
        if skipped:
            raise Refused(f"Đề nghị {award} cho {name} chưa qua Hội đồng nên chưa trình cấp trên được.")
        move(
            nomination, NominationState.FORWARDED, forwarded_on=forwarded_on, forwarded_by_paper=paper.strip()
        )
        prove(nomination, Step.FORWARD, figures={"paper": paper}, actor=actor, on=forwarded_on)
        log(
            actor,
            "nomination.forwarded",
            nomination,
            award=award,
            name=name,
            paper=paper,
            day=f"{forwarded_on:%d/%m/%Y}",
        )


@transaction.atomic
def decline(nomination: Nomination, *, reason: str, actor: User) -> None:
    """Enter that the State level does not give the award."""
    require(actor, "dossiers.appraise", nomination.round.organ)
    if not reason.strip():
        raise Refused("Hãy ghi lý do hoặc văn bản trả lời của cấp trên.")
    move(nomination, NominationState.DECLINED)
    award, name = short_name(nomination.award), name_of(nomination.subject)
    log(actor, "nomination.declined", nomination, award=award, name=name, reason=reason)
