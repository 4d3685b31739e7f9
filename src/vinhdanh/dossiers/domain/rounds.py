"""Opening and closing rounds: on which ground, for which year, which awards, until when, by which steps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.routes import checked_route, usual_route
from vinhdanh.dossiers.enums import RoundKind, RoundState, Step
from vinhdanh.dossiers.models import Round
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "round.prepared": "Lập đợt xét “{name}”, hạn đơn vị gửi {due}.",
        "round.revised": "Sửa đợt xét “{name}” trước khi mở, hạn đơn vị gửi {due}.",
        "round.dropped": "Bỏ đợt xét “{name}” đang chuẩn bị.",
        "round.opened": "Mở đợt xét “{name}” để các đơn vị đề nghị.",
        "round.closed": "Khép đợt xét “{name}”, thôi nhận đề nghị.",
        "round.reopened": "Mở lại đợt xét “{name}”: {reason}",
    }
)


@transaction.atomic
def prepare_round(
    organ: Organisation,
    *,
    kind: RoundKind,
    name: str,
    year: int,
    awards: Sequence[str],
    opens_on: date,
    due_on: date,
    actor: User,
    route: Sequence[Step] = (),
) -> Round:
    """Set up a round of an organ; units see it once it is opened."""
    require(actor, "dossiers.open_round", organ)
    prepared = Round(tenant_id=organ.tenant_id, organ=organ)
    _plan(
        prepared,
        kind=kind,
        name=name,
        year=year,
        awards=awards,
        opens_on=opens_on,
        due_on=due_on,
        route=route,
    )
    log(actor, "round.prepared", prepared, name=name, due=f"{due_on:%d/%m/%Y}")
    return prepared


@transaction.atomic
def revise_round(prepared: Round, *, actor: User, **planned: Any) -> None:
    """Plan a round otherwise before units see it; ``planned`` as in :func:`prepare_round`."""
    revised = _still_prepared(prepared, actor)
    _plan(revised, **planned)
    log(actor, "round.revised", revised, name=revised.name, due=f"{revised.due_on:%d/%m/%Y}")


@transaction.atomic
def drop_round(prepared: Round, *, actor: User) -> None:
    """Drop a round that no unit has seen."""
    dropped = _still_prepared(prepared, actor)
    log(actor, "round.dropped", dropped.organ, name=dropped.name)
    dropped.delete()


def _still_prepared(prepared: Round, actor: User) -> Round:
    """Lock a round that is not open yet."""
    require(actor, "dossiers.open_round", prepared.organ)
    locked = Round.objects.select_for_update(of=("self",)).select_related("organ").get(pk=prepared.pk)
    refuse_opened(locked)
    return locked


def refuse_opened(seen: Round) -> None:
    """Refuse to plan a round otherwise once units have seen it."""
    if seen.state != RoundState.PREPARING:
        raise Refused(
            f"Đợt xét “{seen.name}” đã mở cho các đơn vị nên không sửa, không bỏ được nữa. Có thể gia hạn "
            "cho từng đơn vị, hoặc khép đợt xét và lập đợt khác."
        )


def _plan(
    planned: Round,
    *,
    kind: RoundKind,
    name: str,
    year: int,
    awards: Sequence[str],
    opens_on: date,
    due_on: date,
    route: Sequence[Step] = (),
) -> None:
    """Check what a round is to be, and keep it."""
    if not awards or (unknown := set(awards) - catalogue().keys()):
        raise Refused(
            f"Không có hình thức khen thưởng mang mã {', '.join(sorted(unknown))}."
            if awards
            else "Hãy chọn ít nhất một danh hiệu hoặc hình thức khen thưởng cho đợt xét."
        )
    if due_on < opens_on:
        raise Refused("Hạn đơn vị gửi không được trước ngày mở đợt xét.")
    if year > opens_on.year:
        raise Refused(
            f"Năm xét {year} sau năm mở đợt xét {opens_on.year}: thành tích của năm ấy chưa có để xét. Hãy "
            "ghi năm lập thành tích."
        )
    planned.kind, planned.name, planned.year = kind, name, year
    planned.awards = [code for code in catalogue() if code in set(awards)]
    planned.route = checked_route(route or usual_route(kind), kind)
    planned.opens_on, planned.due_on = opens_on, due_on
    try:
        with transaction.atomic():
            planned.save()
    except IntegrityError as error:
        raise Refused(f"Đã có đợt xét tên “{name}”. Hãy đặt tên khác, ví dụ thêm năm hoặc đợt.") from error


@transaction.atomic
def open_round(opened: Round, *, actor: User) -> None:
    """Let units nominate."""
    require(actor, "dossiers.open_round", opened.organ)
    move(opened, RoundState.OPEN)
    log(actor, "round.opened", opened, name=opened.name)


@transaction.atomic
def close_round(closed: Round, *, actor: User) -> None:
    """Take no more submissions; those received go on."""
    require(actor, "dossiers.open_round", closed.organ)
    move(closed, RoundState.CLOSED)
    log(actor, "round.closed", closed, name=closed.name)


@transaction.atomic
def reopen_round(closed: Round, *, reason: str, actor: User) -> None:
    """Take submissions again, for a reason that stays."""
    require(actor, "dossiers.open_round", closed.organ)
    move(closed, RoundState.OPEN)
    log(actor, "round.reopened", closed, name=closed.name, reason=reason)
