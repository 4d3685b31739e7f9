"""From which year on the records of a unit hold everything, said for a department at a time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.records.domain.completeness import MOST, state_complete_from
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation
from vinhdanh.web.acting import typed
from vinhdanh.web.fields import UnitField
from vinhdanh.web.unit.office import Office, office_of
from vinhdanh.web.unit.record.particulars_forms import units_to_choose
from vinhdanh.web.unit.record.views import KEEP, form_page


class CompletenessForm(forms.Form):
    """Of which department, and from which year."""

    organisation = UnitField(
        label=gettext_lazy("Hồ sơ của đơn vị, phòng"), queryset=Organisation.objects.none()
    )
    year = forms.IntegerField(
        label=gettext_lazy("Đã nhập đầy đủ từ năm"),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("Để trống nếu hồ sơ đã nhập đầy đủ mọi năm."),
    )

    def __init__(self, *args: Any, units: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["organisation"].queryset = units


@form_page
def complete(request: HttpRequest) -> HttpResponse:
    """Show how complete the records are, and say it anew for a department."""
    office = office_of(request)
    require(request.user, KEEP, office.unit)
    units = units_to_choose(office, office.unit)
    form = CompletenessForm(typed(request), units=units, initial={"organisation": office.unit})
    if form.is_valid():
        year, pages = form.cleaned_data["year"], _records(form.cleaned_data["organisation"], office)
        try:
            count = state_complete_from(pages[: MOST + 1], year, actor=request.user, on=office.on)
            said = _("Đã ghi cho %(count)d hồ sơ và đối chiếu lại với luật.")
            messages.success(request, said % {"count": count})
            return redirect("unit_records_complete")
        except Refused as reason:
            form.add_error("year", str(reason))
    here = _records(office.unit, office)
    stands = here.order_by("record_from").values_list("record_from").annotate(Count("pk"))
    return render(
        request, "unit/record/complete.html", {"office": office, "form": form, "stands": list(stands)}
    )


def _records(unit: Organisation, office: Office) -> QuerySet[Subject]:
    """Return the records of the people and collectives of a unit."""
    people, collectives = people_in(unit, office.on), collectives_in(unit, office.on)
    return Subject.objects.filter(Q(pk__in=people.values("pk")) | Q(pk__in=collectives.values("pk")))
