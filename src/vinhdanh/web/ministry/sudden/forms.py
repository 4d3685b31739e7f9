"""What is asked about sudden merit: the paper, the deed, the award."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.law import awards_decided_by
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.units.domain.queries.scopes import at_or_below
from vinhdanh.units.models import Organisation
from vinhdanh.web.days import DayInput
from vinhdanh.web.fields import SymbolField
from vinhdanh.web.ministry.office import Ministry

FINDERS = ("bo-truong", "chu-tich-tinh", "thu-truong-don-vi-phap-nhan", "giam-doc-doanh-nghiep")


class SuddenForm(forms.Form):
    """One deed, one paper, one award; whom it is for is chosen above the form."""

    deed = forms.CharField(
        label=_("Thành tích, gọi trong vài chữ"),
        max_length=80,
        help_text=_("Ví dụ: Khôi phục mạng lưới sau bão số 3. Cùng một việc thì gọi cùng một tên."),
    )
    done_on = forms.DateField(label=_("Ngày lập thành tích"), widget=DayInput())
    scope = forms.ChoiceField(label=_("Phạm vi ảnh hưởng"))
    summary = forms.CharField(
        label=_("Tóm tắt thành tích"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text=_("Ai, làm gì, ở đâu, trong hoàn cảnh nào, kết quả bằng con số."),
    )
    award = forms.ChoiceField(label=_("Đề nghị tặng"))
    unit = forms.ModelChoiceField(label=_("Đơn vị đề nghị"), queryset=Organisation.objects.none())
    paper_number = forms.IntegerField(label=_("Số tờ trình của đơn vị"), min_value=1, localize=False)
    paper_symbol = SymbolField(label=_("Ký hiệu tờ trình"))
    found_by = forms.ChoiceField(label=_("Người ghi nhận thành tích"))

    def __init__(self, *args: Any, ministry: Ministry, kinds: set[str], **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["scope"].choices = [("", "—"), *vocabulary().lists["finding-scope"].items()]
        self.fields["found_by"].choices = [(code, vocabulary().lists["competent"][code]) for code in FINDERS]
        self.fields["award"].choices = [("", "—"), *forms_for(kinds, ministry)]
        below = Organisation.objects.filter(at_or_below([ministry.organ]), valid_until=None)
        self.fields["unit"].queryset = below.order_by("path")


def forms_for(kinds: set[str], ministry: Ministry) -> list[tuple[str, str]]:
    """Return the forms of commendation that the ministry decides and all chosen subjects may receive."""
    ours = {*awards_decided_by("bo-truong", ministry.on), "gk"}
    return [
        (code, entry.name)
        for code, entry in catalogue().items()
        if code in ours and kind_of(code) is AwardKind.FORM and kinds <= set(entry.data["chủ thể"])
    ]
