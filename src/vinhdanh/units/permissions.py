"""Who may change units, people, accounts and rights. Rights are those of the moment of asking."""

import rules

from vinhdanh.common.dates import today
from vinhdanh.units.domain.queries.scopes import covers
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


@rules.predicate
def administers(user: User, organisation: Organisation) -> bool:
    return covers(user, organisation, [Role.ADMINISTRATOR], today())


@rules.predicate
def keeps_people(user: User, organisation: Organisation) -> bool:
    keepers = [Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.MINISTRY_OFFICER, Role.ADMINISTRATOR]
    return covers(user, organisation, keepers, today())


rules.add_perm("units.administer", administers)
rules.add_perm("units.keep_people", keeps_people)
