"""A day as it is typed into a form: by numbers, with an example that lies near today."""

from datetime import timedelta
from typing import Any

from django import forms

from vinhdanh.common.dates import today, write_date


class DayInput(forms.DateInput):
    """The box of a day; ``ahead`` says how many days from today the example lies."""

    def __init__(self, *, ahead: int = 0) -> None:
        super().__init__(attrs={"inputmode": "numeric", "autocomplete": "off"})
        self.ahead = ahead

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        example = write_date(today() + timedelta(days=self.ahead))
        return super().get_context(name, value, {"placeholder": example, **(attrs or {})})
