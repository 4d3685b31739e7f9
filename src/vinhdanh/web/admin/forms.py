"""The forms of the administrator's face: accounts, roles, units."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.units.enums import OrganisationKind, Role
from vinhdanh.units.models import Organisation, Person
from vinhdanh.web.days import DayInput
from vinhdanh.web.fields import UnitField

NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


def standing_units(agency: Organisation) -> Any:
    """Return the units of an agency that have not ended, in the order of the tree."""
    return Organisation.objects.filter(tenant=agency, valid_until=None).order_by("path")


class AccountForm(forms.Form):
    """A new account: its name, first password, and whose it is."""

    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=150, help_text=_("Thường là mã cán bộ; không phân biệt chữ hoa.")
    )
    staff_code = forms.CharField(
        label=_("Mã cán bộ của người dùng"),
        max_length=30,
        required=False,
        help_text=_("Người đã có trong hồ sơ. Bỏ trống nếu là tài khoản của bộ phận."),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    password = forms.CharField(
        label=_("Mật khẩu lần đầu"),
        widget=NEW_PASSWORD,
        help_text=_("Ít nhất 12 ký tự; người dùng đổi lại sau khi đăng nhập."),
    )

    def __init__(self, *args: Any, agency: Organisation, **words: Any) -> None:
        super().__init__(*args, **words)
        self.agency = agency

    def clean_staff_code(self) -> Person | None:
        """Find whose account this is, by the code of the record."""
        code = self.cleaned_data["staff_code"].strip()
        if not code:
            return None
        found = Person.objects.filter(tenant=self.agency, staff_code__iexact=code).first()
        if found is None:
            raise forms.ValidationError(_("Không có ai mang mã này trong hồ sơ. Hãy xem lại mã cán bộ."))
        return found


class ScopeForm(forms.Form):
    """A role over a unit and all below it, from a day, until a day if it is known."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    organisation = UnitField(
        label=_("Tại đơn vị"),
        queryset=Organisation.objects.none(),
        help_text=_("Vai trò có hiệu lực ở đơn vị này và mọi đơn vị trực thuộc."),
    )
    on = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    until = forms.DateField(
        label=_("Đến trước ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Bỏ trống nếu chưa định ngày thôi."),
    )

    def __init__(self, *args: Any, agency: Organisation, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["organisation"].queryset = standing_units(agency)


class EndForm(forms.Form):
    """From which day a role is held no longer."""

    on = forms.DateField(label=_("Thôi từ ngày"), widget=DayInput())

    def __init__(self, *args: Any, on: date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.earliest = on

    def clean_on(self) -> date:
        """Refuse a day that is over: what was done in the role until now was done by right."""
        day: date = self.cleaned_data["on"]
        if day < self.earliest:
            raise forms.ValidationError(_("Ngày thôi không được trước hôm nay."))
        return day


class ReasonForm(forms.Form):
    """Why an account is locked."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PasswordForm(forms.Form):
    """The new password of an account."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        widget=NEW_PASSWORD,
        help_text=_("Ít nhất 12 ký tự; hãy trao tận tay, người dùng đổi lại sau khi đăng nhập."),
    )


class UnitForm(forms.Form):
    """A new unit: where, its code and name, what it is."""

    parent = UnitField(label=_("Trực thuộc"), queryset=Organisation.objects.none())
    code = forms.CharField(
        label=_("Mã đơn vị"), max_length=30, help_text=_("Chữ không dấu, chữ số, dấu chấm, gạch nối.")
    )
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=OrganisationKind.choices, initial=OrganisationKind.UNIT)
    legal_person = forms.BooleanField(label=_("Có tư cách pháp nhân"), required=False)
    on = forms.DateField(label=_("Từ ngày"), widget=DayInput())

    def __init__(self, *args: Any, agency: Organisation, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["parent"].queryset = standing_units(agency)


class NameForm(forms.Form):
    """Another name of a unit."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)


class MergeForm(forms.Form):
    """Into which unit, and from which day."""

    into = UnitField(label=_("Sáp nhập vào"), queryset=Organisation.objects.none())
    on = forms.DateField(label=_("Từ ngày"), widget=DayInput())

    def __init__(self, *args: Any, merged: Organisation, **words: Any) -> None:
        super().__init__(*args, **words)
        heirs = standing_units(merged.tenant).exclude(path__startswith=merged.path)
        self.fields["into"].queryset = heirs
