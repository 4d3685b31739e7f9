"""What every page of the administrator's face begins with: the agency that one keeps, today, the tabs."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.errors import NotAllowed
from vinhdanh.units.models import Organisation
from vinhdanh.web.faces import Tab, tabs_of

TABS = (
    Tab("admin_desk", _("Tổng quan")),
    Tab("admin_accounts", _("Tài khoản"), ("admin_account", "admin_scope")),
    Tab("admin_units", _("Đơn vị"), ("admin_unit",)),
    Tab("admin_settings", _("Cài đặt"), ("admin_second_factor",)),
    Tab("admin_health", _("Tình trạng hệ thống")),
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """The agency that an administrator keeps, today, and the tabs of the face."""

    agency: Organisation
    on: date
    tabs: list[tuple[Tab, bool]]


def keeping_of(request: HttpRequest) -> Keeping:
    """Read whose administrator asks; who does not administer a whole agency finds nothing here."""
    visitor = request.visitor
    if not visitor.kept_agencies:
        raise NotAllowed("units.administer")
    return Keeping(visitor.kept_agencies[0], visitor.on, tabs_of(TABS, request.resolver_match.url_name))
