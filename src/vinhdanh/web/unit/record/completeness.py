"""From which year on the records of a unit hold everything, said for a department at a time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.records.domain.completeness import state_complete_from
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation
from vinhdanh.web.acting import typed
from vinhdanh.web.fields import UnitField
from vinhdanh.web.unit.office import office_of
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
        said, year = form.cleaned_data, form.cleaned_data["year"]
        pages = [
            *people_in(said["organisation"], office.on),
            *collectives_in(said["organisation"], office.on),
        ]
        try:
            count = state_complete_from(pages, year, actor=request.user, on=office.on)
            messages.success(
                request, _("Đã ghi cho %(count)d hồ sơ và đối chiếu lại với luật.") % {"count": count}
            )
            return redirect("unit_records_complete")
        except Refused as reason:
            form.add_error("year", str(reason))
    here = Subject.objects.filter(
        pk__in=[*_keys(people_in(office.unit, office.on)), *_keys(collectives_in(office.unit, office.on))]
    )
    stands = here.order_by("record_from").values_list("record_from").annotate(Count("pk"))
    return render(
        request, "unit/record/complete.html", {"office": office, "form": form, "stands": list(stands)}
    )


def _keys(pages: Any) -> Any:
    return pages.order_by().values_list("pk", flat=True)
