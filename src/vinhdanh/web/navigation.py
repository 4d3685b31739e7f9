"""The places of the product, in the order of the header: a page that deserves a link adds a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinhdanh.units.enums import Role
from vinhdanh.web.visitor import UNIT_ROLES, Visitor


def everybody(visitor: Visitor) -> bool:
    return True


def people_of_the_record(visitor: Visitor) -> bool:
    return visitor.person is not None


def officers_of_units(visitor: Visitor) -> bool:
    return visitor.unit is not None


def officers_of_the_ministry(visitor: Visitor) -> bool:
    return Role.MINISTRY_OFFICER in visitor.roles


def leaders(visitor: Visitor) -> bool:
    return Role.LEADER in visitor.roles


def who_looks_on(visitor: Visitor) -> bool:
    return bool({*UNIT_ROLES, Role.LEADER} & visitor.roles)


def administrators(visitor: Visitor) -> bool:
    return bool(visitor.kept_agencies)


def members_of_councils(visitor: Visitor) -> bool:
    return visitor.sits


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the header: URL name, words, icon of the sprite, and who sees it."""

    name: str
    label: str | Promise
    icon: str
    for_whom: Callable[[Visitor], bool]

    @property
    def url(self) -> str:
        return reverse(self.name)


PLACES: tuple[Place, ...] = (
    Place("home", _("Trang chủ"), "home", everybody),
    Place("leader_desk", _("Lãnh đạo"), "clipboard-check", leaders),
    Place("ministry_desk", _("Thẩm định"), "gavel", officers_of_the_ministry),
    Place("council_sessions", _("Hội đồng"), "users", members_of_councils),
    Place("unit_desk", _("Đơn vị"), "building-community", officers_of_units),
    Place("figures", _("Thống kê"), "chart-bar", who_looks_on),
    Place("admin_desk", _("Quản trị"), "settings", administrators),
    Place("road", _("Con đường của tôi"), "route", people_of_the_record),
    Place("roll", _("Vinh danh"), "award", everybody),
    Place("law", _("Tiêu chuẩn"), "scale", everybody),
)


def place_of(path: str, places: Sequence[Place]) -> Place | None:
    """Return the place that a page belongs to: the one whose address the page's begins with."""
    above = [place for place in places if place.name != "home" and path.startswith(place.url)]
    return next(iter(above), None)


def places_for(visitor: Visitor) -> list[Place]:
    """Return the places that a visitor may go to."""
    return [place for place in PLACES if place.for_whom(visitor)]


def first_place(visitor: Visitor) -> Place:
    """Return where a visitor's day begins: the first place that is not everybody's, else the home page."""
    return next((place for place in places_for(visitor) if place.for_whom is not everybody), PLACES[0])


def public_places() -> list[Place]:
    """Return the places open to everybody, besides the home page."""
    return [place for place in PLACES if place.for_whom is everybody and place.name != "home"]
