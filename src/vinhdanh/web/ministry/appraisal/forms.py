"""One small form for each finding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.enums import FindingKind, NominationState, Part
from vinhdanh.web.days import DayInput

OFFERED = {
    NominationState.APPRAISING: (
        FindingKind.AGREE,
        FindingKind.RETURN,
        FindingKind.INELIGIBLE,
        FindingKind.HOLD,
    ),
    NominationState.HELD: (FindingKind.RELEASE,),
    NominationState.AGREED: (FindingKind.REOPEN,),
    NominationState.INELIGIBLE: (FindingKind.REOPEN,),
}
BUTTONS = {
    FindingKind.AGREE: _("Đồng ý trình"),
    FindingKind.RETURN: _("Trả lại cho đơn vị"),
    FindingKind.INELIGIBLE: _("Kết luận không đủ điều kiện"),
    FindingKind.HOLD: _("Tạm dừng xét"),
    FindingKind.RELEASE: _("Thôi tạm dừng"),
    FindingKind.REOPEN: _("Xem xét lại"),
}


class FindingForm(forms.Form):
    """What an officer finds; which fields it has depends on the finding."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, finding: FindingKind, cite: str = "", **words: Any) -> None:
        super().__init__(*args, auto_id=f"{finding.value}-%s", **words)
        self.finding = finding
        self.button = BUTTONS[finding]
        self.fields["reason"].required = finding is not FindingKind.AGREE
        if finding is FindingKind.AGREE:
            self.fields["reason"].label = _("Ghi chú (có thể để trống)")
        if finding is FindingKind.RETURN:
            self.fields["parts"] = forms.MultipleChoiceField(
                label=_("Phần cần bổ sung"), choices=Part.choices, widget=forms.CheckboxSelectMultiple
            )
            self.fields["due_on"] = forms.DateField(label=_("Hạn bổ sung"), widget=DayInput(ahead=14))
            self.order_fields(["parts", "reason", "due_on"])
        if finding is FindingKind.INELIGIBLE:
            self.fields["cite"] = forms.CharField(
                label=_("Điều, khoản làm căn cứ"), max_length=200, initial=cite
            )


def offered(state: str) -> tuple[FindingKind, ...]:
    """Return the findings that a nomination may get in its state."""
    return OFFERED.get(NominationState(state), ())
