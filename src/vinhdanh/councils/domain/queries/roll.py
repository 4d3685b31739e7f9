"""The roll of a session: who attends how, who may not vote on what, and how many sheets that makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vinhdanh.councils.domain.queries.members import members_on, rank
from vinhdanh.councils.enums import Office, Presence
from vinhdanh.councils.models import Attendance, Item, Member, Session

ATTENDS = frozenset({Presence.PRESENT, Presence.DEPUTY})


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of a session with their presence; ``own`` gives the member an item is about."""

    entries: tuple[Attendance, ...]
    own: Mapping[UUID, Attendance]
    own_case_votes: bool

    def of(self, *how: Presence) -> list[Attendance]:
        """Return who attends in one of these ways."""
        return [entry for entry in self.entries if entry.presence in how]

    @property
    def members(self) -> int:
        return len(self.entries)

    @property
    def sheets(self) -> int:
        """One ballot sheet for each member or deputy at the meeting."""
        return len(self.of(*ATTENDS))

    @property
    def asked(self) -> int:
        return len(self.of(Presence.ASKED))

    @property
    def away(self) -> int:
        return self.members - self.sheets

    def barred(self, item: UUID) -> Attendance | None:
        """Return the member who may not vote on an item because it is about them."""
        return None if self.own_case_votes else self.own.get(item)

    def sheets_for(self, item: UUID) -> int:
        """Return how many sheets are handed out for an item."""
        barred = self.barred(item)
        return self.sheets - (barred is not None and barred.presence in ATTENDS)

    def asked_for(self, item: UUID) -> int:
        """Return how many absent members may answer on an item in writing."""
        barred = self.barred(item)
        return self.asked - (barred is not None and barred.presence == Presence.ASKED)

    def first_attending(self, *offices: Office) -> Attendance | None:
        """Return who presides or keeps the minutes: the first of these offices that is present."""
        present = self.of(Presence.PRESENT)
        return next((one for one in present if one.member.office in offices), None)


def roll_of(session: Session) -> Roll:
    """Read the roll of a session and the members whom its agenda concerns."""
    found = session.roll.select_related("member__person").order_by(
        rank("member__"), "member__person__sort_key", "member_id"
    )
    entries = tuple(found)
    by_person = {entry.member.person_id: entry for entry in entries}
    agenda = Item.objects.filter(
        session=session, withdrawn="", nomination__subject__person__in=by_person.keys()
    ).values_list("pk", "nomination__subject__person")
    own = {item: by_person[person] for item, person in agenda if person is not None}
    return Roll(entries, own, session.council.own_case_votes)


def strangers_of(session: Session) -> tuple[list[Member], list[Attendance]]:
    """Return members who are not on the roll, and entries of the roll that are no members on that day."""
    members = list(members_on(session.council, session.held_on))
    entries = list(session.roll.select_related("member__person"))
    rolled, seated = {entry.member_id for entry in entries}, {member.pk for member in members}
    return (
        [member for member in members if member.pk not in rolled],
        [entry for entry in entries if entry.member_id not in seated],
    )
