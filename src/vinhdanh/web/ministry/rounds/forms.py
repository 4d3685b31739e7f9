"""The forms of rounds: preparing one, giving a unit more time, receiving a list, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.domain.routes import usual_route
from vinhdanh.dossiers.enums import RoundKind, Step
from vinhdanh.law.catalogue import catalogue
from vinhdanh.web.days import DayInput


def awards_by_kind() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the awards of the catalogue under their kinds, in its order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, entry in catalogue().items():
        found.setdefault(entry.kind[:1].upper() + entry.kind[1:], []).append((code, entry.name))
    return list(found.items())


class RoundForm(forms.Form):
    """A round: on which ground, for which year, which awards, from when until when."""

    kind = forms.ChoiceField(label=_("Loại hình khen thưởng"), choices=RoundKind.choices)
    name = forms.CharField(
        label=_("Tên đợt xét"), max_length=200, help_text=_("Ví dụ: Xét khen thưởng công trạng năm 2025.")
    )
    year = forms.IntegerField(label=_("Năm xét"), min_value=1990, max_value=2100, localize=False)
    opens_on = forms.DateField(label=_("Mở từ ngày"), widget=DayInput())
    due_on = forms.DateField(label=_("Hạn đơn vị gửi"), widget=DayInput(ahead=60))
    route = forms.MultipleChoiceField(
        label=_("Quy trình"),
        choices=[(step.value, step.label) for step in Step],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Không chọn bước nào thì theo quy trình thường của loại hình, ghi ở dưới."),
    )
    awards = forms.MultipleChoiceField(
        label=_("Danh hiệu, hình thức được xét"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["awards"].choices = awards_by_kind()

    @property
    def plain(self) -> list[Any]:
        """The fields above the awards."""
        return [self[name] for name in ("kind", "name", "year", "opens_on", "due_on")]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The awards under their kinds, each with whether it is ticked."""
        chosen = set(self["awards"].value() or [])
        return [
            (kind, [(code, name, code in chosen) for code, name in awards])
            for kind, awards in awards_by_kind()
        ]


def routes() -> list[tuple[str, list[str]]]:
    """Return each kind of round with the steps it takes."""
    return [(kind.label, [step.label for step in usual_route(kind)]) for kind in RoundKind]


class ExtensionForm(forms.Form):
    """Until when one unit may send, and why."""

    until = forms.DateField(label=_("Được gửi đến hết ngày"), widget=DayInput(ahead=14))
    reason = forms.CharField(label=_("Lý do gia hạn"), max_length=300)


class ReceptionForm(forms.Form):
    """The day a list was received: it picks the law."""

    received_on = forms.DateField(
        label=_("Ngày tiếp nhận"),
        widget=DayInput(),
        help_text=_("Quy định có hiệu lực vào ngày tiếp nhận được dùng để xét."),
    )


class ReasonForm(forms.Form):
    """Why something is done again or undone."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
