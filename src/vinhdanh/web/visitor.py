"""Who asks: the account behind a request, the roles it holds today, and the unit it works for now."""

from functools import cached_property

from django.http import HttpRequest

from vinhdanh.common.dates import today
from vinhdanh.councils.domain.queries.doors import takes_part, taking_part
from vinhdanh.units.domain.queries.scopes import scopes_held
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, Person, Scope

UNIT_ROLES = frozenset({Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.MINISTRY_OFFICER})
OVERSEERS = frozenset({Role.MINISTRY_OFFICER, Role.LEADER})
CHOSEN_UNIT = "unit"


class Visitor:
    """Read once a request, as ``request.visitor``; rights are those of today."""

    def __init__(self, request: HttpRequest) -> None:
        self.user = request.user
        self.session = request.session
        self.on = today()

    @cached_property
    def scopes(self) -> list[Scope]:
        """The roles held today, those nearest the root first."""
        if not self.user.is_authenticated:
            return []
        held = scopes_held(self.user, self.on).annotate(sits=taking_part(self.on, "user", "user__person"))
        return list(held.order_by("organisation__path", "role"))

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(scope.role) for scope in self.scopes)

    @property
    def person(self) -> Person | None:
        return self.user.person if self.user.is_authenticated else None

    @cached_property
    def sits(self) -> bool:
        """Whether one has a seat in a council today, or ballots to count; read with the roles if any."""
        if self.scopes:
            return self.scopes[0].sits
        return self.user.is_authenticated and takes_part(self.user, self.on)

    @cached_property
    def units(self) -> list[Organisation]:
        """The units that the visitor works for as an officer or a head."""
        return list({scope.organisation: None for scope in self.scopes if scope.role in UNIT_ROLES})

    @property
    def kept_agencies(self) -> list[Organisation]:
        """The agencies, whole, that the visitor administers: their own, or none."""
        held = [scope.organisation for scope in self.scopes if scope.role == Role.ADMINISTRATOR]
        return [organisation for organisation in held if organisation.parent_id is None]

    @property
    def overseen_agency(self) -> Organisation | None:
        """The agency, whole, that the visitor oversees as its officer or leader; None for others."""
        held = [scope.organisation for scope in self.scopes if scope.role in OVERSEERS]
        return next((organisation for organisation in held if organisation.parent_id is None), None)

    @cached_property
    def unit(self) -> Organisation | None:
        """The unit chosen in the header, else the first."""
        chosen = self.session.get(CHOSEN_UNIT)
        return next((unit for unit in self.units if str(unit.pk) == chosen), next(iter(self.units), None))

    def choose_unit(self, key: str) -> bool:
        """Work for another of one's units from now on; false if it is not one of them."""
        if key not in {str(unit.pk) for unit in self.units}:
            return False
        self.session[CHOSEN_UNIT] = key
        return True
