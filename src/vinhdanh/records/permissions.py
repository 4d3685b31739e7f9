"""Who may write in the ledger, attest as head, or try other standards over it, by the unit concerned."""

import rules

from vinhdanh.common.dates import today
from vinhdanh.units.domain.queries.scopes import covers
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User


@rules.predicate
def keeps_records(user: User, unit: Organisation) -> bool:
    keepers = [Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.MINISTRY_OFFICER]
    return covers(user, unit, keepers, today())


@rules.predicate
def heads(user: User, unit: Organisation) -> bool:
    return covers(user, unit, [Role.UNIT_HEAD], today())


@rules.predicate
def oversees(user: User, agency: Organisation) -> bool:
    overseers = [Role.MINISTRY_OFFICER, Role.LEADER]
    return agency.parent_id is None and covers(user, agency, overseers, today())


rules.add_perm("records.write", keeps_records)
rules.add_perm("records.attest", heads)
rules.add_perm("records.try", oversees)
