"""A council with its members, and its session brought by the product's actions to the state a test needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Self

from factories.dossiers import TODAY, Way
from factories.units import ON, PASSWORD, administrator_of, officer_of, people_of
from vinhdanh.councils.domain.council import found_council, seat_member
from vinhdanh.councils.domain.counting import Tally, enter_counts
from vinhdanh.councils.domain.roll import Entry, take_roll
from vinhdanh.councils.domain.session import appoint_tellers, open_voting, plan_session
from vinhdanh.councils.enums import Office, Presence
from vinhdanh.councils.models import Session
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.account import open_account
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Person, User

SEATED = date(2025, 1, 1)
PRESENT = Entry(Presence.PRESENT)
ASKED = Entry(Presence.ASKED, paper="Công văn 12/HĐ ngày 14/01/2026")
ABSENT = Entry(Presence.ABSENT)
DEPUTY = Entry(Presence.DEPUTY, deputy="Ngô Gia Sử", paper="Giấy ủy quyền 03/GUQ ngày 14/01/2026")
OFFICES = (Office.CHAIR, Office.VICE_CHAIR, Office.SECRETARY)


class Chamber:
    """A council of an organ: the chair, the vice chair, the secretary, then members."""

    def __init__(self, way: Way, size: int = 10) -> None:
        self.way, self.actor = way, way.ministry_officer
        self.council = found_council(
            way.organ,
            name="Hội đồng Thi đua - Khen thưởng",
            basis="Quyết định 10/QĐ-B ngày 02/01/2025",
            actor=self.actor,
        )
        self.people = people_of(way.organ, size)
        self.members = [
            seat_member(
                self.council,
                person,
                office=OFFICES[place] if place < len(OFFICES) else Office.MEMBER,
                valid_from=SEATED,
                actor=self.actor,
            )
            for place, person in enumerate(self.people)
        ]

    @cached_property
    def users(self) -> list[User]:
        """The accounts of the members, in their order."""
        return [account_for(person) for person in self.people]

    @cached_property
    def tellers(self) -> list[User]:
        """Two officers of the organ who count."""
        return [officer_of(self.way.organ, Role.MINISTRY_OFFICER) for _ in range(2)]

    def staffed(self) -> Self:
        """Return the council after all who act on it came."""
        assert self.users
        assert self.tellers
        return self

    def planned(self, pages: Sequence[Subject] | None = None, *, award: str = "cstd-bo") -> Session:
        """Return a session over one round whose nominations are all agreed to; nobody is present yet."""
        round_ = self.way.opened([award], kind=RoundKind.THEMATIC)
        self.way.agreed(round_, self.way.deserving(1) if pages is None else pages, award)
        return plan_session(
            self.council,
            round_,
            title="Phiên họp thứ nhất năm 2026",
            held_on=TODAY,
            place="Phòng họp 1",
            actor=self.actor,
        )

    def rolled(self, session: Session, *last: Entry) -> Session:
        """Return the session with its tellers and roll: all present but the last members."""
        appoint_tellers(session, first=self.tellers[0], second=self.tellers[1], actor=self.actor)
        entries = [PRESENT] * (len(self.members) - len(last)) + list(last)
        keys = [member.pk for member in self.members]
        take_roll(session, dict(zip(keys, entries, strict=True)), actor=self.actor)
        return fresh(session)

    def voting(self, pages: Sequence[Subject] | None = None, *last: Entry, award: str = "cstd-bo") -> Session:
        """Return a session whose vote has begun."""
        session = self.rolled(self.planned(pages, award=award), *last)
        open_voting(session, actor=self.actor, on=TODAY)
        return fresh(session)

    def counted(self, session: Session, *tallies: Tally) -> Session:
        """Return the session after both tellers counted the same."""
        for teller in self.tellers:
            enter_counts(session, by_item(session, *tallies), actor=teller)
        return fresh(session)


def by_item(session: Session, *tallies: Tally) -> Mapping[object, Tally]:
    """Give tallies to the items of a session in their order."""
    keys = session.items.filter(withdrawn="").order_by("order").values_list("pk", flat=True)
    return dict(zip(keys, tallies, strict=True))


def fresh(session: Session) -> Session:
    """Return a session as it stands now."""
    return Session.objects.select_related("council__organ", "round__organ").get(pk=session.pk)


def states_of(session: Session) -> list[str]:
    """Return the states of the nominations of a session, in the order of its agenda."""
    found = Nomination.objects.filter(items__session=session).order_by("items__order")
    return list(found.values_list("state", flat=True))


def account_of(page: Subject) -> User:
    """Return a new account of the person of a page."""
    assert page.person is not None
    return account_for(page.person)


def account_for(person: Person) -> User:
    """Return a new account of a person who has none yet."""
    return open_account(
        person,
        username=f"nguoi{person.staff_code}".lower(),
        password=PASSWORD,
        actor=administrator_of(person.tenant),
        on=ON,
    )
