"""Who may convene councils and sessions, and who may count."""

import rules

from vinhdanh.common.dates import today
from vinhdanh.councils.models import Session
from vinhdanh.units.domain.queries.scopes import covers
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


@rules.predicate
def convenes(user: User, organ: Organisation) -> bool:
    return covers(user, organ, [Role.MINISTRY_OFFICER], today())


@rules.predicate
def tells(user: User, session: Session) -> bool:
    return user.is_active and user.pk in {session.first_teller_id, session.second_teller_id}


rules.add_perm("councils.convene", convenes)
rules.add_perm("councils.count", tells)
