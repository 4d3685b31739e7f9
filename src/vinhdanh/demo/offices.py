"""The demo ministry's tree and the accounts of those who act in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.demo.accounts import ADMINISTRATOR, PASSWORD
from vinhdanh.demo.cases import PERSON
from vinhdanh.demo.drafting import Draft
from vinhdanh.demo.staff import Staff
from vinhdanh.demo.tree import DEMO_UNIT, MINISTRY_CODE, MINISTRY_NAME, OTHER_UNIT
from vinhdanh.units.domain.account import grant_scope, open_account
from vinhdanh.units.domain.organisation import create_organisation, found_agency
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, Person, User

STAFFING_UNIT = "VTC"
"""The department whose officer keeps emulation and commendation for the whole ministry."""


@dataclass(frozen=True, slots=True)
class Offices:
    """Who acts: the ministry's officer records, each head attests for a unit, the minister for the heads."""

    recorder: User
    minister: User
    heads: Mapping[str, User]
    deputy: User
    """the deputy minister, who counts votes beside the ministry's officer"""


def found_ministry(draft: Draft) -> tuple[User, Mapping[str, Organisation]]:
    """Found the ministry with its units and teams; return its administrator and the places by code."""
    began = date(draft.span.first, 1, 1)
    administrator = found_agency(
        code=MINISTRY_CODE, name=MINISTRY_NAME, username=ADMINISTRATOR, password=PASSWORD, on=began
    )
    root = administrator.tenant
    places = {MINISTRY_CODE: root}
    for unit in draft.tree:
        places[unit.code] = create_organisation(
            root,
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            legal_person=unit.legal_person,
            founded=date(draft.span.first - 14, 7, 1),
            actor=administrator,
            on=began,
        )
        for team in unit.teams:
            places[team.code] = create_organisation(
                places[unit.code],
                code=team.code,
                name=team.name,
                kind=unit.kind,
                flags=False,
                founded=date(draft.span.first - 9, 7, 1),
                actor=administrator,
                on=began,
            )
    return administrator, places


def open_offices(
    draft: Draft, people: Mapping[str, Person], places: Mapping[str, Organisation], *, actor: User, on: date
) -> Offices:
    """Open the accounts of the demo with their roles, and one for the head of every unit."""
    root = places[MINISTRY_CODE]
    demo_unit = draft.staff[DEMO_UNIT]

    def opened(person: Staff, username: str, *roles: Role, over: Organisation = root) -> User:
        account = open_account(people[person.code], username=username, password=PASSWORD, actor=actor, on=on)
        for role in roles:
            grant_scope(account, organisation=over, role=role, actor=actor, on=root.valid_from)
        return account

    opened(next(person for person in demo_unit if person.name == PERSON), "canhan")
    opened(_clerk(demo_unit), "canbo", Role.UNIT_OFFICER, over=places[DEMO_UNIT])
    opened(_clerk(draft.staff[OTHER_UNIT]), "canbo2", Role.UNIT_OFFICER, over=places[OTHER_UNIT])
    return Offices(
        recorder=opened(_clerk(draft.staff[STAFFING_UNIT]), "chuyenvien", Role.MINISTRY_OFFICER),
        minister=opened(draft.leadership[0], "botruong", Role.UNIT_HEAD, Role.LEADER),
        heads={
            unit.code: opened(
                draft.staff[unit.code][0], head_username(unit.code), Role.UNIT_HEAD, over=places[unit.code]
            )
            for unit in draft.tree
        },
        deputy=opened(draft.leadership[1], "lanhdao", Role.LEADER),
    )


def head_username(unit: str) -> str:
    """Return the account name of a unit's head."""
    return "thutruong" if unit == DEMO_UNIT else f"thutruong.{unit.lower()}"


def _clerk(staff: Sequence[Staff]) -> Staff:
    """Return the last who entered without a leading post: the one who keeps the unit's emulation work."""
    return [person for person in staff if not person.post and person.joined.year < person.born.year + 40][-1]
