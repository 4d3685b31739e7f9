"""The teller's form: for, against, invalid, for each item still open; big enough for a thumb."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.councils.domain.counting import Tally
from vinhdanh.councils.models import Count, Item

MOST = 1_000
NUMBER = forms.NumberInput(attrs={"min": 0, "inputmode": "numeric", "class": "form-control count-field"})
NAMES = (("votes_for", _("Đồng ý")), ("votes_against", _("Không đồng ý")), ("invalid", _("Không hợp lệ")))


class CountForm(forms.Form):
    """One teller's counts; only their own earlier numbers are ever filled in."""

    def __init__(self, data: Any, *, items: list[tuple[Item, int]], own: dict[UUID, Count]) -> None:
        super().__init__(data)
        self.items = items
        for item, sheets in items:
            mine = own.get(item.pk)
            for name, label in NAMES:
                self.fields[self._name(item, name)] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    max_value=max(sheets, 0),
                    localize=False,
                    initial=getattr(mine, name) if mine else None,
                    widget=NUMBER,
                )

    @staticmethod
    def _name(item: Item, name: str) -> str:
        return f"{name}-{item.pk}"

    @property
    def rows(self) -> list[tuple[Item, int, list[Any]]]:
        """The items with how many sheets were handed out, beside their fields."""
        return [
            (item, sheets, [self[self._name(item, name)] for name, _label in NAMES])
            for item, sheets in self.items
        ]

    @property
    def tallies(self) -> dict[UUID, Tally]:
        """What was typed, by item."""
        return {
            item.pk: Tally(*(self.cleaned_data[self._name(item, name)] for name, _label in NAMES))
            for item, _sheets in self.items
        }
