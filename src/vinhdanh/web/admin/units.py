"""The tree of units: the list, a new one, another name, a merger."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.domain.permissions import require
from vinhdanh.units.domain.organisation import create_organisation
from vinhdanh.units.domain.queries.organisation import organisation_for
from vinhdanh.units.domain.reorganising import merge_organisation, rename_organisation
from vinhdanh.units.enums import OrganisationKind
from vinhdanh.units.models import Organisation
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.admin.forms import MergeForm, NameForm, UnitForm
from vinhdanh.web.admin.office import keeping_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Show the tree, with how many people work at each place today and what has ended."""
    keeping = keeping_of(request)
    here = Count("posts", filter=Q(posts__period__contains=keeping.on))
    found = Organisation.objects.filter(tenant=keeping.agency).annotate(people=here).order_by("path")
    words = {"keeping": keeping, "units": [(unit, unit.path.count("/") - 1) for unit in found]}
    return render(request, "admin/units.html", words)


def administered_unit(request: HttpRequest, pk: UUID) -> Organisation:
    """Open the door to a unit for those who may change it."""
    found = organisation_for(request.user, pk)
    require(request.user, "units.administer", found)
    return found


@form_page
def new_unit(request: HttpRequest) -> HttpResponse:
    """Add a unit to the tree."""
    keeping = keeping_of(request)
    known = {"parent": request.GET.get("thuoc", keeping.agency.pk), "on": keeping.on}
    form = UnitForm(typed(request), agency=keeping.agency, initial=known)

    def create(said: dict[str, Any]) -> None:
        said["kind"] = OrganisationKind(said["kind"])
        create_organisation(said.pop("parent"), **said, actor=request.user)

    if handled(request, form, create, said=_("Đã lập đơn vị.")):
        return redirect("admin_units")
    words = {"keeping": keeping, "form": form, "title": _("Lập đơn vị"), "button": _("Lập đơn vị")}
    words |= {"up_url": reverse("admin_units"), "up_label": _("Đơn vị")}
    return render(request, "admin/form.html", words)


@form_page
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a unit another name."""
    keeping, unit = keeping_of(request), administered_unit(request, pk)
    form = NameForm(typed(request), initial={"name": unit.name})
    if handled(
        request,
        form,
        lambda said: rename_organisation(unit, **said, actor=request.user),
        said=_("Đã đổi tên đơn vị."),
    ):
        return redirect("admin_units")
    words = {"keeping": keeping, "form": form, "title": _("Đổi tên đơn vị"), "lead": unit.name}
    words |= {"button": _("Đổi tên"), "up_url": reverse("admin_units"), "up_label": _("Đơn vị")}
    return render(request, "admin/form.html", words)


@form_page
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Merge a unit into another one, from a day on."""
    keeping, unit = keeping_of(request), administered_unit(request, pk)
    form = MergeForm(typed(request), merged=unit, initial={"on": keeping.on})
    if handled(
        request,
        form,
        lambda said: merge_organisation(unit, **said, actor=request.user),
        said=_("Đã sáp nhập đơn vị. Hồ sơ, sổ vàng mang tên cũ được giữ nguyên."),
    ):
        return redirect("admin_units")
    words = {"keeping": keeping, "form": form, "title": _("Sáp nhập đơn vị"), "button": _("Sáp nhập")}
    words["lead"] = _(
        "%(name)s kết thúc hoạt động từ ngày ghi dưới đây; người đang công tác chuyển sang đơn vị nhận, "
        "vai trò tại đây hết hiệu lực."
    ) % {"name": unit.name}
    words |= {"up_url": reverse("admin_units"), "up_label": _("Đơn vị")}
    return render(request, "admin/form.html", words)
