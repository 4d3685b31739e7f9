"""What every page of the ministry's face begins with: the organ one appraises for, and today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.errors import NotAllowed
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation
from vinhdanh.web.faces import Tab, tabs_of

TABS = (
    Tab("ministry_desk", _("Bàn làm việc")),
    Tab("ministry_rounds", _("Đợt xét"), ("ministry_round", "ministry_submission")),
    Tab("ministry_nominations", _("Thẩm định"), ("ministry_nomination",)),
    Tab("ministry_councils", _("Hội đồng"), ("ministry_council", "ministry_session")),
    Tab("ministry_decisions", _("Quyết định"), ("ministry_decision",)),
    Tab("ministry_state_level", _("Trình Nhà nước"), ("ministry_state_level",)),
    Tab("ministry_register", _("Sổ vàng"), ("ministry_register",)),
    Tab("ministry_sudden", _("Đột xuất")),
    Tab("ministry_consultations", _("Hiệp y"), ("ministry_consultation",)),
)
LEADERS_TABS = (
    Tab("leader_desk", _("Bàn lãnh đạo")),
    Tab("ministry_laboratory", _("Phòng thử quy định"), ("ministry_trial",)),
)


@dataclass(frozen=True, slots=True)
class Ministry:
    """The organ one works for as its officer, today, and the tabs of the face."""

    organ: Organisation
    on: date
    tabs: list[tuple[Tab, bool]]


def ministry_of(request: HttpRequest) -> Ministry:
    """Read the organ of a request; whoever is no officer of an organ finds nothing here."""
    visitor = request.visitor
    organs = [scope.organisation for scope in visitor.scopes if scope.role == Role.MINISTRY_OFFICER]
    if not organs:
        raise NotAllowed("dossiers.appraise")
    return Ministry(organs[0], visitor.on, tabs_of(TABS, request.resolver_match.url_name))


def overseer_of(request: HttpRequest) -> Ministry:
    """Read the agency that an officer or a leader oversees as a whole; others find nothing here."""
    visitor = request.visitor
    if visitor.overseen_agency is None:
        raise NotAllowed("records.try")
    tabs = TABS if Role.MINISTRY_OFFICER in visitor.roles else LEADERS_TABS
    return Ministry(visitor.overseen_agency, visitor.on, tabs_of(tabs, request.resolver_match.url_name))
