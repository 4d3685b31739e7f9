"""Who may do what at which address: the reading of ``matrix.yaml`` and the asking of every case.

A row of the file is an address by its URL name:

    unit_grid:
      public: true          # whoever has not signed in is answered too; otherwise they are sent to sign in
      object: unit          # a recipe of OBJECTS: gives the address its keys, for each relation
      GET: 200              # one answer for all who have signed in, or
      POST:                 # an answer by role ("others" for the rest), or by relation and then by role
        own: {unit-officer: 302, others: 404}
        other-unit: {ministry-officer: 302, others: 404}
        other-tenant: 404
      data: {year: 2025}    # what is posted

HEAD answers as GET. A method that is not named answers what ``rest`` says, else 405.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories import (
    ON,
    PASSWORD,
    AdministratorFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    administrator_of,
    officer_of,
)
from factories.councils import SEATED
from factories.decisions import certified, draft_of, entered
from factories.dossiers import Way
from factories.records import TODAY, page_of, rating, record, tried
from vinhdanh.common.keys import uuid7
from vinhdanh.councils.domain.council import found_council, seat_member
from vinhdanh.councils.enums import Office
from vinhdanh.councils.models import Attendance, Council, Item, Session
from vinhdanh.dossiers.domain.consultation import ask_opinion
from vinhdanh.dossiers.domain.self_proposal import propose_oneself
from vinhdanh.dossiers.enums import Direction, NominationState, SubmissionState
from vinhdanh.dossiers.models import Consultation, Nomination, Report, Round, SelfProposal, Submission
from vinhdanh.records.domain.importing import start_import
from vinhdanh.records.models import Fact, Import, Subject
from vinhdanh.units.domain.account import open_account
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
RELATIONS = ("own", "other-unit", "other-tenant")
ANONYMOUS, PERSON = "anonymous", "person"
ROLES = (ANONYMOUS, PERSON, *(role.value for role in Role))
LOGIN = "login"
WORDS = {"public", "object", "data", "rest", *METHODS}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Recipe = Callable[[Organisation], dict[str, Any]]

OBJECTS: dict[str, Recipe] = {  # how an object of a unit is made, and the keys it gives its address
    "unit": lambda unit: {"pk": unit.pk},
    "nothing": lambda _: {"pk": uuid7()},
    "person": lambda unit: {"pk": PersonFactory(organisation=unit).pk},
    "award": lambda _: {"award": "cstd-bo"},  # the law knows no units
    "record": lambda unit: {"pk": _page(unit).pk},
    "record-rating": lambda unit: {"pk": _page(unit).pk, "kind": "rating"},
    "verdict": lambda unit: {"pk": _page(unit).pk, "award": "ldtt", "year": 2025},
    "fact": lambda unit: {"pk": _fact(unit).pk},
    "import": lambda unit: {"pk": _import(unit).pk},
    "round": lambda unit: {"pk": Way(unit).opened(name=f"Đợt {unit.name}").pk},
    "petition": lambda unit: {"pk": _submission(unit).pk, "which": "to-trinh", "form": "pdf"},
    "nomination": lambda unit: {"pk": _submission(unit).nominations.get().pk},
    "report": lambda unit: {"pk": _submission(unit).nominations.get().pk, "form": "docx"},
    "self-proposal": lambda unit: {"pk": _self_proposal(unit).pk},
    "submission": lambda unit: {"pk": _submission(unit).pk},
    "consultation": lambda unit: {"pk": _consultation(unit).pk},
    "trial": lambda unit: {"pk": tried(unit.tenant).pk},
    "account": lambda unit: {"pk": UserFactory(organisation=unit, role=Role.UNIT_OFFICER).pk},
    "scope": lambda unit: {"pk": UserFactory(organisation=unit, role=Role.UNIT_OFFICER).scopes.get().pk},
    "decision": lambda unit: {"pk": draft_of(unit).pk},
    "decision-issued": lambda unit: {"pk": entered(unit).pk},
    "decision-paper": lambda unit: {"pk": certified(unit).papers.get().pk},
    "certificate": lambda unit: {"code": certified(unit).awards.get().certificate.code},
    "round-unit": lambda unit: {"pk": Way(unit).opened(name=f"Đợt {unit.name}").pk, "unit": unit.pk},
    "sent-list": lambda unit: {"pk": _sent_list(unit).pk},
    "sent-paper": lambda unit: {"pk": _sent_list(unit).pk, "which": "to-trinh"},
    "waiting-nomination": lambda unit: {"pk": waiting_nomination(unit).pk},
    "council": lambda unit: {"pk": _council(unit).pk},
    "council-member": lambda unit: _seat(_council(unit)),
    "session": lambda unit: {"pk": _session(unit).pk},
    "session-item": lambda unit: _on_agenda(_session(unit)),
    "session-entry": lambda unit: _on_roll(_session(unit)),
    "session-ballot": lambda unit: {"pk": _session(unit).pk, "number": 1, "form": "pdf"},
    "session-paper": lambda unit: {"pk": _session(unit).pk, "which": "bien-ban-hop.pdf"},
}


def _page(unit: Organisation) -> Subject:
    return page_of(PersonFactory(organisation=unit))


def _fact(unit: Organisation) -> Fact:
    page = _page(unit)
    record(page, [rating(2024)], actor=officer_of(unit))
    return page.facts.get()


def _submission(unit: Organisation) -> Submission:
    """A list that is still being made, with one name on it."""
    way = Way(unit)
    return way.listed(way.opened(name=f"Đợt của {unit.name}"), way.deserving())


def _self_proposal(unit: Organisation) -> SelfProposal:
    """What somebody of the unit asks for."""
    way = Way(unit)
    (page,) = way.deserving()
    opened = way.opened(name=f"Đợt của {unit.name}")
    account = open_account(
        page.person,
        username=f"tu{unit.tenant_id.hex[-6:]}{unit.code}".lower(),
        email="",
        password=PASSWORD,
        actor=administrator_of(unit),
        on=ON,
    )
    return propose_oneself(opened, page, award="ldtt", note="", place=unit, actor=account, on=TODAY)


def _import(unit: Organisation) -> Import:
    return start_import(unit, file=ContentFile(b"x", "a.xlsx"), name="a.xlsx", actor=officer_of(unit))


def _consultation(unit: Organisation) -> Consultation:
    return ask_opinion(
        unit.tenant,
        direction=Direction.ASKED_OF_US,
        authority="Bộ Nội vụ",
        about="hiệp y Bằng khen",
        collectives=1,
        individuals=0,
        asked_on=TODAY,
        due_on=None,
        actor=officer_of(unit.tenant, Role.MINISTRY_OFFICER),
        on=TODAY,
    )


def _officer(unit: Organisation) -> User:
    assert unit.parent is not None
    return officer_of(unit.parent, Role.MINISTRY_OFFICER)


def _sent_list(unit: Organisation, opened: Round | None = None) -> Submission:
    """A list that a unit has sent; made without its way, which other tests go."""
    return Submission.objects.create(
        tenant_id=unit.tenant_id,
        round=opened or Way(unit).opened(name=f"Đợt {unit.name}"),
        unit=unit,
        state=SubmissionState.SENT,
    )


def waiting_nomination(unit: Organisation, opened: Round | None = None, award: str = "ldtt") -> Nomination:
    """A nomination that waits for an officer's finding."""
    submission = _sent_list(unit, opened)
    made = Nomination.objects.create(
        tenant_id=unit.tenant_id,
        round=submission.round,
        submission=submission,
        subject=_page(unit),
        place=unit,
        award=award,
        year=2025,
        state=NominationState.APPRAISING,
        outcome="eligible",
        judged_on=TODAY,
    )
    Report.objects.create(nomination=made)
    return made


def _council(unit: Organisation) -> Council:
    """A council of the organ above a unit, in which the heads of that unit sit."""
    actor = _officer(unit)
    council = found_council(unit.parent, name=f"Hội đồng {actor.username}", basis="", actor=actor)
    _seat(council)
    for head in _heads(unit):
        seat_member(council, head.person, office=Office.MEMBER, valid_from=SEATED, actor=actor)
    return council


def _heads(unit: Organisation) -> list[User]:
    """The heads of a unit, that of the matrix before those of other recipes."""
    return list(User.objects.filter(scopes__role=Role.UNIT_HEAD, scopes__organisation=unit).order_by("pk"))


def _seat(council: Council) -> dict[str, Any]:
    person, actor = (
        PersonFactory(organisation=council.organ),
        officer_of(council.organ, Role.MINISTRY_OFFICER),
    )
    member = seat_member(council, person, office=Office.MEMBER, valid_from=SEATED, actor=actor)
    return {"pk": council.pk, "member": member.pk}


def _session(unit: Organisation) -> Session:
    """A session being planned; the heads of the unit sit in it, and the first of them counts."""
    nomination, council = waiting_nomination(unit), _council(unit)
    session = Session.objects.create(
        tenant_id=unit.tenant_id,
        council=council,
        round=nomination.round,
        title="Phiên họp",
        held_on=TODAY,
        first_teller=next(iter(_heads(unit)), None),
    )
    Item.objects.create(session=session, nomination=nomination, order=1)
    return session


def _on_agenda(session: Session) -> dict[str, Any]:
    return {"pk": session.pk, "item": session.items.get().pk}


def _on_roll(session: Session) -> dict[str, Any]:
    member = _seat(session.council)["member"]
    return {"pk": session.pk, "entry": Attendance.objects.create(session=session, member_id=member).pk}


@dataclass
class World:
    """Two agencies; in the first, two units; for each role, a browser in which its account has signed in."""

    units: dict[str, Organisation]
    users: dict[str, User]
    browsers: dict[str, Client]
    made: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def keys(self, name: str, relation: str = "own") -> dict[str, Any]:
        """Return the keys of an object of a relation; it is made once, since no case leaves a trace."""
        if (name, relation) not in self.made:
            self.made[name, relation] = OBJECTS[name](self.units[relation])
        return self.made[name, relation]


def build_world() -> World:
    """Build what the matrix is asked about."""
    unit = OrganisationFactory(code="A", name="Cục A")
    units = {
        "own": unit,
        "other-unit": OrganisationFactory(parent=unit.parent, code="B", name="Cục B"),
        "other-tenant": OrganisationFactory(parent=AdministratorFactory().tenant, code="A", name="Cục A"),
    }
    users = {PERSON: UserFactory(organisation=unit)}
    for role in Role:
        over = unit if role in {Role.UNIT_OFFICER, Role.UNIT_HEAD} else unit.parent
        users[role.value] = UserFactory(organisation=unit, role=role, over=over)
    return World(units, users, {role: browser_of(users.get(role)) for role in ROLES})


def browser_of(user: User | None) -> Client:
    """Open a browser, signed in where there is an account."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client


def load_matrix(text: str | None = None) -> dict[str, dict[str, Any]]:
    """Read the matrix, refusing words that it does not know."""
    rows = yaml.safe_load(text or Path(__file__).with_name("matrix.yaml").read_text())
    for name, row in rows.items():
        if unknown := set(row) - WORDS:
            raise ValueError(f"{name}: {unknown}")
    return rows


def addresses(patterns: list[URLPattern | URLResolver] | None = None) -> set[str]:
    """Return the names of all addresses; one without a name stands under its route."""
    found = set()
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns)
        else:
            found.add(pattern.name or str(pattern.pattern))
    return found


def expected(row: dict[str, Any], method: str, relation: str, role: str) -> int | str:
    """Return what the matrix says of one case."""
    if role == ANONYMOUS and not row.get("public"):
        return LOGIN
    said = row.get("GET" if method == "HEAD" else method, row.get("rest", 405))
    if isinstance(said, dict) and set(said) & set(RELATIONS):
        said = said.get(relation, 404)
    if isinstance(said, dict):
        said = said.get(role, said.get("others", 404))
    return said


def ask(browser: Client, method: str, address: str, data: dict[str, Any]) -> int | str:
    """Ask one case and leave nothing behind; a redirection to signing in is told from others."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        answer = getattr(browser, method.lower())(address, data if method == "POST" else None)
        transaction.set_rollback(True)
    browser.cookies = cookies
    if answer.status_code == 302 and answer["Location"].startswith(reverse("account_login")):
        return LOGIN
    return answer.status_code


class Asked(NamedTuple):
    """Which cases of a row are put: by which methods, by whom at home, and by whom elsewhere."""

    methods: Sequence[str]
    home: Sequence[str]
    elsewhere: Sequence[str]
    relations: Sequence[str] = RELATIONS


EVERYTHING = Asked(METHODS, ROLES, ROLES)
MOST_TELLING = Asked(("GET", "POST"), ("unit-officer", "ministry-officer"), ("unit-officer",), RELATIONS[:2])
"""What pages and forms ask, of those whose work begins there and of their neighbour."""


def cases(row: dict[str, Any], asked: Asked) -> Iterator[tuple[str, str, str]]:
    """Give every method × relation × role that is to be put to a row."""
    for method in asked.methods:
        for relation in asked.relations if "object" in row else asked.relations[:1]:
            for role in asked.home if relation == "own" else asked.elsewhere:
                yield method, relation, role


def wrong_answers(name: str, row: dict[str, Any], world: World, asked: Asked = EVERYTHING) -> list[str]:
    """Ask the cases of a row; return those whose answer is not the one said, as lines to read."""
    wrong = []
    for method, relation, role in cases(row, asked):
        said = expected(row, method, relation, role)
        keys = world.keys(row["object"], relation) if "object" in row else {}
        got = ask(world.browsers[role], method, reverse(name, kwargs=keys), row.get("data", {}))
        if got != said:
            wrong.append(f"{name} {method} {relation} {role}: {got}, not {said}")
    return wrong
