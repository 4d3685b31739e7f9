"""The administrator's first page: what waits, each number with its list; and whether all is as it must be."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.common.models import LoggedAction
from vinhdanh.runtime.doctor import examine
from vinhdanh.units.domain.queries.account import administered_accounts
from vinhdanh.units.domain.queries.scopes import scopes_in_force
from vinhdanh.units.models import Organisation
from vinhdanh.web.admin.office import keeping_of
from vinhdanh.web.history import events_of

NEWEST = 12
KEPT_BY_ADMINISTRATORS = ("account.", "scope.", "organisation.", "agency.", "person.moved")


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what an administrator has to look after, and what was done last."""
    keeping = keeping_of(request)
    accounts, held = administered_accounts(request.user), scopes_in_force(keeping.on)
    in_office = accounts.filter(pk__in=held.values("user"), is_active=True)
    codes = Q()
    for code in KEPT_BY_ADMINISTRATORS:
        codes |= Q(code__startswith=code)
    words = {
        "keeping": keeping,
        "accounts": accounts.filter(is_active=True).count(),
        "locked": accounts.filter(is_active=False).count(),
        "bare": in_office.filter(guarded=False).count(),
        "units": Organisation.objects.filter(tenant=keeping.agency, valid_until=None).count(),
        "last": events_of(LoggedAction.objects.filter(codes, tenant=keeping.agency.pk), NEWEST),
    }
    return render(request, "admin/desk.html", words)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Ask the database everything that must always be true, harm first."""
    keeping = keeping_of(request)
    findings = sorted(examine(), key=lambda finding: -finding.harm)
    broken = sum(finding.harm > 0 for finding in findings)
    return render(request, "admin/health.html", {"keeping": keeping, "findings": findings, "broken": broken})
