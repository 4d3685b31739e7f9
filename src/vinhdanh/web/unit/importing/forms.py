"""Uploading a file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vinhdanh.documents.domain.guards import refuse_size
from vinhdanh.documents.domain.workbook import Unreadable

ACCEPTED = ".xlsx,.xls,.xlsm,.ods,.csv,.docx"


class UploadForm(forms.Form):
    """One file of an office; what it really is, the reader finds out."""

    tep = forms.FileField(
        label=_("Tệp bảng tính"),
        widget=forms.ClearableFileInput(attrs={"class": "form-control", "accept": ACCEPTED}),
        error_messages={
            "required": _("Hãy chọn một tệp rồi bấm “Tải lên và kiểm tra”."),
            "empty": _("Tệp không có nội dung. Hãy kiểm tra lại tệp rồi tải lên lần nữa."),
            "max_length": _("Tên tệp quá dài. Hãy đặt lại tên ngắn hơn 180 ký tự rồi tải lên."),
            "invalid": _("Tệp chưa được gửi đi. Hãy chọn lại tệp rồi bấm “Tải lên và kiểm tra”."),
            "missing": _("Hãy chọn một tệp rồi bấm “Tải lên và kiểm tra”."),
        },
        max_length=180,
    )

    def clean_tep(self) -> UploadedFile:
        """Refuse at the door what is too large to be read."""
        file: UploadedFile = self.cleaned_data["tep"]
        try:
            refuse_size(file.size or 0)
        except Unreadable as reason:
            raise forms.ValidationError(str(reason)) from reason
        return file
