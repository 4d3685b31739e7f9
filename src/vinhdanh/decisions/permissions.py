"""Who may prepare and issue decisions, by the organ that decides."""

import rules

from vinhdanh.common.dates import today
from vinhdanh.units.domain.queries.scopes import covers
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


@rules.predicate
def prepares(user: User, organ: Organisation) -> bool:
    return covers(user, organ, [Role.MINISTRY_OFFICER], today())


rules.add_perm("decisions.prepare", prepares)
rules.add_perm("decisions.issue", prepares)
