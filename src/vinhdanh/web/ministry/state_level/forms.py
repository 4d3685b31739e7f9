"""What is typed about the State level: the paper that went up, the decision that came, why none came."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.decisions.enums import STATE_SIGNERS
from vinhdanh.law.facts import vocabulary
from vinhdanh.web.days import DayInput
from vinhdanh.web.fields import SymbolField


def signers() -> list[tuple[str, str]]:
    """Return who decides at the State level."""
    return [(code, vocabulary().name("competent", code)) for code in STATE_SIGNERS]


class ForwardForm(forms.Form):
    """Under which paper, and when."""

    paper = forms.CharField(
        label=_("Số, ký hiệu tờ trình"), max_length=80, help_text=_("Ví dụ: 245/TTr-BKNS.")
    )
    forwarded_on = forms.DateField(label=_("Ngày tờ trình"), widget=DayInput())


class DecidedForm(forms.Form):
    """The decision that was received."""

    number = forms.IntegerField(label=_("Số quyết định"), min_value=1, localize=False)
    symbol = SymbolField(label=_("Ký hiệu"), help_text=_("Ví dụ: QĐ-CTN hoặc QĐ-TTg."))
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=DayInput())
    signer = forms.ChoiceField(label=_("Người ký"), choices=signers)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120)


class DeclinedForm(forms.Form):
    """Why nothing was given."""

    reason = forms.CharField(
        label=_("Lý do, văn bản trả lời"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
