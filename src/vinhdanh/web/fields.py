"""Fields of forms that several faces ask for."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vinhdanh.units.models import Organisation

SYMBOL = re.compile(r"[^\W\d_]\w*(?:[-/.&][^\W_]+)*")


class SymbolField(forms.CharField):
    """The symbol of a paper: abbreviations of what it is and of its organ, such as QĐ-BNV."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(max_length=40, **settings)

    def clean(self, value: Any) -> str:
        symbol: str = super().clean(value)
        if symbol and not SYMBOL.fullmatch(symbol):
            raise ValidationError(_("Ký hiệu chỉ gồm chữ, số và dấu nối, ví dụ: QĐ-BNV."))
        return symbol


class UnitField(forms.ModelChoiceField):
    """A unit to choose, each set in under the one above it."""

    def __init__(self, **words: Any) -> None:
        super().__init__(empty_label=_("Chọn đơn vị"), **words)

    def label_from_instance(self, unit: Organisation) -> str:
        return "\u2003" * (unit.path.count("/") - 1) + unit.name
