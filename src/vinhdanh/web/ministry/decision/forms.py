"""What an officer types about a decision: who signs, its number and day, why it is amended."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.errors import Refused
from vinhdanh.decisions.enums import Book, Ground
from vinhdanh.documents.domain.guards import refuse_size
from vinhdanh.law.facts import vocabulary
from vinhdanh.web.days import DayInput
from vinhdanh.web.fields import SymbolField

SIGNS = (
    "bo-truong",
    "chu-tich-tinh",
    "thu-truong-don-vi-phap-nhan",
    "thu-truong-don-vi",
    "giam-doc-doanh-nghiep",
    "chu-tich-hdqt",
    "chu-tich-xa",
)
TITLE_HINT = _("Ký thay thì ghi hai dòng, cách nhau bằng dấu chấm phẩy: KT. Bộ trưởng; Thứ trưởng")


def signers() -> list[tuple[str, str]]:
    """Return who may be named as the one that decides, by the vocabulary of the law."""
    names = vocabulary().lists["competent"]
    return [("", "—"), *((code, names[code]) for code in SIGNS)]


class SignerTitleField(forms.CharField):
    """The lines above a signature, typed with a semicolon between them."""

    def clean(self, value: Any) -> str:
        return "\n".join(part.strip() for part in str(super().clean(value)).split(";") if part.strip())

    def prepare_value(self, value: Any) -> Any:
        return "; ".join(value.splitlines()) if isinstance(value, str) else value


class DecisionForm(forms.Form):
    """The words and the signer of a decision to commend."""

    subject_line = forms.CharField(
        label=_("Trích yếu"),
        max_length=300,
        help_text=_("Ví dụ: Về việc tặng Bằng khen của Bộ trưởng"),
    )
    signer = forms.ChoiceField(label=_("Người có thẩm quyền quyết định"), choices=signers)
    signer_title = SignerTitleField(label=_("Chức vụ người ký"), max_length=120, help_text=TITLE_HINT)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120)
    mandate = forms.CharField(
        label=_("Văn bản ủy quyền"),
        max_length=200,
        required=False,
        help_text=_("Chỉ ghi khi quyền quyết định được ủy quyền bằng văn bản: số, ngày, về việc gì."),
    )


class IssueForm(forms.Form):
    """Number and day as the clerk's book says; without a number where the book is ours."""

    so = forms.IntegerField(label=_("Số quyết định"), min_value=1, max_value=99_999, localize=False)
    ngay = forms.DateField(label=_("Ngày quyết định"), widget=DayInput())

    def __init__(self, *args: Any, book: str, **words: Any) -> None:
        super().__init__(*args, **words)
        if book == Book.OURS:
            del self.fields["so"]


class ScanForm(forms.Form):
    """One PDF of the signed decision."""

    tep = forms.FileField(
        label=_("Tệp PDF đã ký"),
        max_length=180,
        error_messages={
            "required": _("Hãy chọn tệp PDF của quyết định đã ký rồi bấm “Tải lên và đối chiếu”.")
        },
    )

    def clean_tep(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["tep"]
        try:
            refuse_size(file.size or 0)
        except Refused as reason:
            raise forms.ValidationError(str(reason)) from reason
        return file


class NumberingForm(forms.Form):
    """How an organ numbers its decisions."""

    symbol = SymbolField(label=_("Ký hiệu quyết định"), help_text=_("Ví dụ: QĐ-BNV"))
    place = forms.CharField(label=_("Địa danh"), max_length=60, help_text=_("Ví dụ: Hà Nội"))
    book = forms.ChoiceField(label=_("Số lấy ở đâu"), choices=Book, widget=forms.RadioSelect)
    proposer = forms.CharField(
        label=_("Chức vụ người đề nghị khen thưởng"),
        max_length=120,
        required=False,
        help_text=_(
            "Ghi ở căn cứ cuối của quyết định, sau “Theo đề nghị của”. Ví dụ: Vụ trưởng Vụ Tổ chức cán bộ"
        ),
    )


class Reasoned(forms.Form):
    """Why an issued decision is amended."""

    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lưu ở sổ vàng, và in trong quyết định do cơ quan mình lập."),
    )


class AmendingForm(Reasoned):
    """Why an issued decision is amended, and who signs."""

    signer_title = SignerTitleField(label=_("Chức vụ người ký"), max_length=120, help_text=TITLE_HINT)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120)


class ReceivedForm(Reasoned):
    """The decision by which the State level amended its own, and why."""

    number = forms.IntegerField(label=_("Số quyết định"), min_value=1, localize=False)
    symbol = SymbolField(label=_("Ký hiệu"), help_text=_("Ví dụ: QĐ-CTN hoặc QĐ-TTg."))
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=DayInput())
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120)


class OnGround(forms.Form):
    """On which ground of the law awards are annulled."""

    ground = forms.TypedChoiceField(
        label=_("Trường hợp hủy bỏ (Luật Thi đua, khen thưởng, Điều 93 khoản 2)"),
        choices=Ground,
        coerce=Ground,
        widget=forms.RadioSelect,
    )
    field_order = ("ground",)


class AnnulForm(OnGround, AmendingForm):
    """Why awards are annulled, and who signs."""


class ReceivedAnnulForm(OnGround, ReceivedForm):
    """The decision by which the State level annulled awards that it gave."""
