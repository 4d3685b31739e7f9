"""Agreeing to many nominations at once: all of them, or none and the reason by name."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.enums import FindingKind
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.models import Finding
from vinhdanh.units.models import User

ANY = frozenset({Finding.Outcome.ELIGIBLE, Finding.Outcome.AWAITING})
"""What may be agreed to in bulk; every other verdict asks for a look at the nomination itself."""


@transaction.atomic
def agree_to_all(nominations: Collection[Nomination], *, actor: User, on: date) -> int:
    """Agree to nominations whose verdict bars nothing; if one cannot be, none is."""
    if not nominations:
        raise Refused("Hãy chọn ít nhất một đề nghị.")
    if odd := [one for one in nominations if one.outcome not in ANY]:
        names = ", ".join(str(one.subject.person or one.subject.collective) for one in odd)
        raise Refused(
            f"Kết luận soi luật của {names} cần xem riêng từng trường hợp nên không đồng ý hàng loạt được."
        )
    for nomination in nominations:
        appraise(nomination, FindingKind.AGREE, actor=actor, on=on)
    return len(nominations)
