"""Opinions: what is entered when one is asked, and when it is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.enums import Direction
from vinhdanh.web.days import DayInput


class AskForm(forms.Form):
    """An opinion asked: by whom, of whom, about how many, by when."""

    direction = forms.ChoiceField(label=_("Ai hỏi ai"), choices=Direction.choices)
    authority = forms.CharField(label=_("Cơ quan hỏi hoặc được hỏi"), max_length=200)
    about = forms.CharField(
        label=_("Về việc"),
        max_length=300,
        help_text=_("Ví dụ: hiệp y tặng Bằng khen của Thủ tướng."),
    )
    collectives = forms.IntegerField(label=_("Số tập thể"), min_value=0, initial=0)
    individuals = forms.IntegerField(label=_("Số cá nhân"), min_value=0, initial=0)
    asked_on = forms.DateField(label=_("Ngày văn bản hỏi"), widget=DayInput())
    due_on = forms.DateField(
        label=_("Hạn trả lời"),
        widget=DayInput(ahead=14),
        required=False,
        help_text=_("Bỏ trống thì tính 10 ngày làm việc kể từ ngày hỏi."),
    )


class AnswerForm(forms.Form):
    """The answer, and when it was given."""

    answer = forms.CharField(
        label=_("Ý kiến trả lời"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    answered_on = forms.DateField(label=_("Ngày trả lời"), widget=DayInput())
