"""The forms by which a person's particulars are put right, and a move to another unit is written down."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.errors import Refused
from vinhdanh.records.domain.particulars import OF_POST, Particulars, faults_in
from vinhdanh.units.domain.person import name_with_keys
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models import Organisation, Person
from vinhdanh.web.fields import UnitField
from vinhdanh.web.unit.office import Office
from vinhdanh.web.unit.record.forms import DAY, HOW_TO_WRITE_A_DAY, NO_SUCH_DAY

NOT_RECORDED = ("", _("Chưa ghi"))
TITLE = _("Chức vụ, chức danh")


def units_to_choose(office: Office, place: Organisation) -> QuerySet[Organisation]:
    """Return the units for which one works that have not ended, and where somebody is now."""
    standing = Q(valid_until=None) | Q(valid_until__gt=office.on)
    return Organisation.objects.filter(at_or_below([office.unit]) & standing | Q(pk=place.pk)).order_by(
        "path"
    )


def day_field(label: Any, **words: Any) -> forms.DateField:
    """Return the field of a day, which says how a day is written."""
    wrong = {"invalid": NO_SUCH_DAY}
    return forms.DateField(
        label=label, widget=DAY, help_text=HOW_TO_WRITE_A_DAY, error_messages=wrong, **words
    )


class ParticularsForm(forms.Form):
    """Who a person is and where they work now; ``seen`` is the mark of what then stood."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    staff_code = forms.CharField(
        label=_("Mã cán bộ"), max_length=30, help_text=_("Tên đăng nhập của tài khoản không đổi theo mã này.")
    )
    gender = forms.ChoiceField(label=_("Giới tính"), choices=[NOT_RECORDED, *Gender.choices], required=False)
    born = day_field(_("Ngày sinh"), required=False)
    joined = day_field(_("Ngày vào cơ quan"), required=False)
    group = forms.ChoiceField(
        label=_("Đối tượng"),
        choices=[NOT_RECORDED, *PersonGroup.choices],
        required=False,
        help_text=_("Luật xét từng đối tượng theo tiêu chuẩn riêng."),
    )
    direct_worker = forms.BooleanField(label=_("Lao động trực tiếp"), required=False)
    organisation = UnitField(
        label=_("Đơn vị hiện nay"),
        queryset=Organisation.objects.none(),
        help_text=_("Chỉ sửa ở đây khi đơn vị đã ghi nhầm từ đầu."),
    )
    title = forms.CharField(label=TITLE, max_length=120, required=False)
    reason = forms.CharField(
        label=_("Căn cứ sửa"),
        max_length=200,
        help_text=_("Ví dụ: lý lịch cán bộ, quyết định tuyển dụng; lần nhập trước ghi nhầm ngày sinh."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        now: Particulars,
        person: Person,
        units: QuerySet[Organisation],
        on: date,
        **words: Any,
    ) -> None:
        stands = {one.name: getattr(now, one.name) for one in fields(now)} | {"seen": now.mark}
        super().__init__(*args, initial=stands, **words)
        self.now, self.person, self.on = now, person, on
        self.fields["organisation"].queryset = units
        if now.organisation is None:
            for key in OF_POST:
                del self.fields[key]

    def clean_name(self) -> str:
        """Write the name as the record keeps it, or say what is wrong with it."""
        try:
            return name_with_keys(self.cleaned_data["name"])["name"]
        except Refused as reason:
            raise forms.ValidationError(f"Họ tên {reason}.") from reason

    def clean(self) -> dict[str, Any]:
        """Say beside its field what cannot be true."""
        if not self._errors:
            for key, sentence in faults_in(self.now, self.said, self.person, on=self.on).items():
                self.add_error(key, sentence)
        return self.cleaned_data

    @property
    def said(self) -> Particulars:
        """The particulars as they were typed."""
        typed = self.cleaned_data
        return Particulars(
            **{
                one.name: typed[one.name] if one.name in typed else getattr(self.now, one.name)
                for one in fields(Particulars)
            }
        )


class MoveForm(forms.Form):
    """To which unit, as what, from which day."""

    to = UnitField(label=_("Chuyển đến đơn vị"), queryset=Organisation.objects.none())
    title = forms.CharField(label=TITLE, max_length=120, required=False)
    on = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, units: QuerySet[Organisation], today: date, **words: Any) -> None:
        super().__init__(*args, initial={"on": today, **words.pop("initial")}, **words)
        self.fields["to"].queryset = units
        self.today = today

    def clean_on(self) -> date:
        """Refuse a day to come: until then the record would tell of a unit where nobody works yet."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("Ngày chuyển chưa đến. Hãy ghi việc này khi đến ngày."))
        return day
