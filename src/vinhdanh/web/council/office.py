"""What every page of the council's face begins with: who sits or counts, and today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.errors import NotAllowed
from vinhdanh.web.faces import Tab, tabs_of

TABS = (Tab("council_sessions", _("Phiên họp của tôi"), ("council_",)),)


@dataclass(frozen=True, slots=True)
class Seat:
    """Today, and the tabs of the face."""

    on: date
    tabs: list[tuple[Tab, bool]]


def seat_of(request: HttpRequest) -> Seat:
    """Read the seat of a request; whoever neither sits in a council nor counts finds nothing here."""
    visitor = request.visitor
    if not visitor.sits:
        raise NotAllowed("councils.see")
    return Seat(visitor.on, tabs_of(TABS, request.resolver_match.url_name))
