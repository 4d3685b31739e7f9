"""Who may open rounds, nominate, approve and appraise, by the unit concerned."""

import rules

from vinhdanh.common.dates import today
from vinhdanh.units.domain.queries.scopes import covers, holds
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


@rules.predicate
def appraises(user: User, organ: Organisation) -> bool:
    return covers(user, organ, [Role.MINISTRY_OFFICER], today())


@rules.predicate
def nominates(user: User, unit: Organisation) -> bool:
    return covers(user, unit, [Role.UNIT_OFFICER, Role.UNIT_HEAD], today())


@rules.predicate
def approves(user: User, unit: Organisation) -> bool:
    """The head of exactly this unit: whoever stands above decides on the list, and does not sign it."""
    return holds(user, unit, [Role.UNIT_HEAD], today())


@rules.predicate
def reopens(user: User, unit: Organisation) -> bool:
    """Whoever keeps the list for the unit, or the head who approved it; no head from above."""
    return covers(user, unit, [Role.UNIT_OFFICER], today()) or approves(user, unit)


rules.add_perm("dossiers.open_round", appraises)
rules.add_perm("dossiers.appraise", appraises)
rules.add_perm("dossiers.nominate", nominates)
rules.add_perm("dossiers.approve", approves)
rules.add_perm("dossiers.reopen", reopens)
