"""The writer's boxes of a report, each with what a council looks for there."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.domain.report import LONGEST, said
from vinhdanh.dossiers.models import Report


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its name, its label, how high it is, and the guidance beside it."""

    name: str
    label: str | Promise
    rows: int
    guide: tuple[str | Promise, ...]


BOXES = (
    Box(
        "duties",
        _("Chức năng, nhiệm vụ được giao"),
        6,
        (
            _("Quyền hạn, nhiệm vụ được giao hoặc đảm nhận trong thời gian xét; chỉ nêu việc chính."),
            _("Ghi rõ phần việc do chính người (tập thể) này chủ trì."),
        ),
    ),
    Box(
        "results",
        _("Kết quả đạt được"),
        14,
        (
            _("Mỗi kết quả một đoạn: đã làm gì, bao nhiêu, so với kế hoạch và năm trước."),
            _("Ví dụ: xử lý 1.250 hồ sơ, đạt 125% kế hoạch, tăng 18% so với năm 2024."),
            _("Bảng xếp loại và sáng kiến do hệ thống điền, không cần chép lại."),
        ),
    ),
    Box(
        "effects",
        _("Hiệu quả, phạm vi ảnh hưởng"),
        8,
        (
            _("Sáng kiến giải quyết việc gì, làm lợi bao nhiêu (tiền, thời gian, số người được phục vụ)."),
            _("Phạm vi áp dụng: trong đơn vị, toàn Bộ, toàn quốc; ai đã dùng lại."),
        ),
    ),
    Box(
        "summary",
        _("Tóm tắt thành tích (đưa vào danh sách kèm tờ trình)"),
        4,
        (_("Ba đến năm dòng, nêu thành tích nổi bật nhất kèm số liệu. Hội đồng đọc phần này đầu tiên."),),
    ),
)


class ReportForm(forms.Form):
    """The boxes and the version over which they are saved."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, localize=False)

    def __init__(self, data: Any, *, report: Report) -> None:
        super().__init__(data, initial=said(report) | {"version": report.version}, auto_id="o-%s")
        for box in BOXES:
            area = forms.Textarea(
                attrs={
                    "rows": box.rows,
                    "class": "form-control",
                    "aria-describedby": f"goi-y-{box.name}",
                    "maxlength": LONGEST,
                }
            )
            self.fields[box.name] = forms.CharField(
                label=box.label, required=False, max_length=LONGEST, widget=area
            )

    @property
    def boxes(self) -> list[tuple[Box, Any]]:
        """The boxes beside their fields."""
        return [(box, self[box.name]) for box in BOXES]
