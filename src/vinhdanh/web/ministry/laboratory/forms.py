"""What is chosen to be tried, and the values that somebody would have instead."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from vinhdanh.law import load_law
from vinhdanh.law.adjusting import Parameter, Value
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.web.days import DayInput

KINDS = ("person", "collective")
"""Who has a page in the ledger."""
FIRST_YEAR = 2004


@cache
def standards() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the standards that are entered, by kind of subject, in the order of the catalogue."""
    rules = load_law()
    return [
        (
            vocabulary().name("kind", kind).capitalize(),
            [
                (f"{code}/{kind}", entry.name)
                for code, entry in catalogue().items()
                if code in rules.awards_for(kind)
            ],
        )
        for kind in KINDS
    ]


class ChoiceForm(forms.Form):
    """Which standard, as in force on which day, for which year."""

    tieu_chuan = forms.ChoiceField(label=_("Tiêu chuẩn đem thử"), choices=standards)
    ngay = forms.DateField(
        label=_("Theo quy định áp dụng ngày"),
        widget=DayInput(),
        error_messages={"required": _("Hãy ghi ngày.")},
    )
    nam = forms.IntegerField(label=_("Năm xét"), min_value=FIRST_YEAR, localize=False)

    def __init__(self, data: QueryDict | None, *, on: date) -> None:
        asked = {"ngay": f"{on:%d/%m/%Y}", "nam": str(on.year - 1)} | (data.dict() if data else {})
        super().__init__(asked if "tieu_chuan" in asked else None, initial=asked, auto_id="chon-%s")

    def clean(self) -> dict[str, Any]:
        """The year considered does not lie after the day."""
        said: dict[str, Any] = super().clean() or {}
        if "ngay" in said and said.get("nam", 0) > said["ngay"].year:
            self.add_error("nam", _("Năm xét không được sau ngày áp dụng quy định."))
        if said.get("tieu_chuan"):
            said["award"], _slash, said["kind"] = said["tieu_chuan"].partition("/")
        return said


class ValueField(forms.CharField):
    """One value that may be tried otherwise; what is not sent stays as the law has it."""

    def __init__(self, parameter: Parameter) -> None:
        choices = list(parameter.choices.items())
        super().__init__(
            label=f"{parameter.name[:1].upper()}{parameter.name[1:]} ({parameter.cite})",
            initial=parameter.value,
            widget=forms.Select(choices=choices) if choices else forms.TextInput({"inputmode": "numeric"}),
        )
        self.parameter = parameter

    @property
    def law(self) -> str:
        """The value that the law has."""
        return self.parameter.say(self.parameter.value)

    def clean(self, value: str | None) -> Value:
        """Read the value as the law library does, and say its sentence of refusal."""
        if value is None:
            return self.parameter.value
        try:
            return self.parameter.read(value)
        except ValueError as refused:
            raise ValidationError(str(refused)) from None


class ValuesForm(forms.Form):
    """The values of one standard."""

    def __init__(self, data: QueryDict | None, parameters: Sequence[Parameter], initial: QueryDict) -> None:
        super().__init__(data, initial=initial.dict(), auto_id="gia-tri-%s")
        for one in parameters:
            field = self.fields[one.key] = ValueField(one)
            field.widget.attrs["class"] = "form-select" if one.choices else "form-control"

    @property
    def in_the_text(self) -> list[tuple[Parameter, list[forms.BoundField]]]:
        """The values of conditions, those of one condition together."""
        return _grouped(field for field in self if field.field.parameter.in_the_text)

    @property
    def besides(self) -> list[tuple[Parameter, list[forms.BoundField]]]:
        """What stands before the conditions, and how they are read."""
        return _grouped(field for field in self if not field.field.parameter.in_the_text)

    @property
    def values(self) -> dict[str, Value]:
        """What is to be tried."""
        return dict(self.cleaned_data)


def _grouped(fields: Iterable[forms.BoundField]) -> list[tuple[Parameter, list[forms.BoundField]]]:
    """Put the fields of one condition together, under what it asks."""
    found: dict[tuple[str, str], list[forms.BoundField]] = {}
    for field in fields:
        parameter = field.field.parameter
        found.setdefault((parameter.text, parameter.cite), []).append(field)
    return [(several[0].field.parameter, several) for several in found.values()]
