"""Who may write in the ledger, and who may attest as head, by the unit concerned."""

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


rules.add_perm("records.write", keeps_records)
rules.add_perm("records.attest", heads)
