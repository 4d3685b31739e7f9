"""The forms of councils and sessions; each names a person as offices do, by code or by name."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.text import fold
from vinhdanh.councils.domain.queries.agenda import possible_tellers, rounds_with_ready
from vinhdanh.councils.domain.roll import Entry
from vinhdanh.councils.enums import Office, Presence
from vinhdanh.councils.models import Attendance, Council, Item, Member, Session
from vinhdanh.units.models import Organisation, Person
from vinhdanh.web.days import DayInput

COUNT = forms.NumberInput(attrs={"min": 0, "inputmode": "numeric", "class": "form-control count-field"})
MOST = 1_000


class CouncilForm(forms.Form):
    """A new council: its name and the decision it rests on."""

    name = forms.CharField(
        label=_("Tên Hội đồng"), max_length=200, help_text=_("Ví dụ: Hội đồng Thi đua - Khen thưởng Bộ.")
    )
    basis = forms.CharField(
        label=_("Quyết định thành lập"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Quyết định số 10/QĐ-BNV ngày 02/01/2026."),
    )


class ChangeForm(forms.Form):
    """The decision a council rests on, and its rule for members' own cases."""

    basis = forms.CharField(label=_("Quyết định thành lập"), max_length=200, required=False)
    own_case_votes = forms.BooleanField(
        label=_("Quy chế cho thành viên biểu quyết việc của chính mình"),
        required=False,
        help_text=_(
            "Không chọn: thành viên có tên trong đề nghị không nhận phiếu của đề nghị ấy; mẫu số vẫn là tất "
            "cả thành viên."
        ),
    )


class PersonField(forms.CharField):
    """Somebody of the agency, by code or by full name."""

    def __init__(self, **words: Any) -> None:
        super().__init__(max_length=120, **words)
        self.agency: Organisation | None = None

    def clean(self, value: Any) -> Person:
        said = str(super().clean(value)).strip()
        people = Person.objects.filter(tenant=self.agency)
        found = list(people.filter(staff_code__iexact=said)[:1]) or list(people.filter(folded=fold(said))[:2])
        if not found:
            raise forms.ValidationError(_now("Không có ai mang mã hoặc họ tên này."))
        if len(found) > 1:
            raise forms.ValidationError(_now("Có nhiều người cùng họ tên; hãy ghi mã cán bộ."))
        return found[0]


class SeatForm(forms.Form):
    """A new seat."""

    person = PersonField(label=_("Mã cán bộ hoặc họ và tên"))
    office = forms.ChoiceField(label=_("Chức danh"), choices=Office.choices, initial=Office.MEMBER)
    valid_from = forms.DateField(label=_("Từ ngày"), widget=DayInput())

    def __init__(self, *args: Any, council: Council, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["person"].agency = council.tenant


class EndForm(forms.Form):
    """When somebody leaves a council, and why."""

    until = forms.DateField(label=_("Thôi từ ngày"), widget=DayInput())
    reason = forms.CharField(label=_("Lý do"), max_length=200)


class MeetingForm(forms.Form):
    """A session as a meeting: its title, when, where."""

    title = forms.CharField(
        label=_("Tên phiên họp"), max_length=200, help_text=_("Ví dụ: Phiên họp thứ nhất năm 2026.")
    )
    held_on = forms.DateField(label=_("Ngày họp"), widget=DayInput(ahead=7))
    place = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)


class SessionForm(MeetingForm):
    """A new session, over a round in which nominations are ready."""

    field_order = ("round",)
    round = forms.ModelChoiceField(None, label=_("Đợt xét"), empty_label=None)

    def __init__(self, *args: Any, council: Council, **words: Any) -> None:
        super().__init__(*args, **words)
        ready = self.fields["round"]
        ready.queryset = rounds_with_ready(council)
        if not ready.queryset.exists():
            ready.empty_label = _("Chưa có đợt xét nào")
            ready.help_text = _("Chưa đợt xét nào có đề nghị đủ điều kiện trình Hội đồng.")


class TellerForm(forms.Form):
    """The two tellers."""

    first = forms.ModelChoiceField(None, label=_("Người kiểm phiếu thứ nhất"))
    second = forms.ModelChoiceField(None, label=_("Người kiểm phiếu thứ hai"))

    def __init__(self, *args: Any, session: Session, **words: Any) -> None:
        super().__init__(*args, **words)
        for name in ("first", "second"):
            self.fields[name].queryset = possible_tellers(session)


class ReasonForm(forms.Form):
    """Why something is undone."""

    reason = forms.CharField(label=_("Lý do"), max_length=200)


class PaperForm(forms.Form):
    """The paper by which an absent member is asked."""

    paper = forms.CharField(
        label=_("Văn bản xin ý kiến"), max_length=120, help_text=_("Ví dụ: Công văn 12/HĐ ngày 14/01/2026.")
    )


class DiscussionForm(forms.Form):
    """What was discussed, as the minutes tell it."""

    discussion = forms.CharField(
        label=_("Nội dung thảo luận"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Mỗi dòng thành một đoạn của biên bản họp."),
    )


class RollForm(forms.Form):
    """The roll: three fields for each member."""

    def __init__(self, data: Any, *, members: list[Member], known: dict[UUID, Attendance]) -> None:
        super().__init__(data)
        self.members = members
        for member in members:
            entry = known.get(member.pk)
            presence, deputy, paper = self._names(member)
            self.fields[presence] = forms.ChoiceField(
                label=_("Tham dự"),
                choices=Presence.choices,
                initial=entry.presence if entry else Presence.ABSENT,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
            self.fields[deputy] = self._line(_("Người dự thay"), entry.deputy if entry else "")
            self.fields[paper] = self._line(_("Văn bản"), entry.paper if entry else "")

    @staticmethod
    def _names(member: Member) -> tuple[str, str, str]:
        return f"du-{member.pk}", f"thay-{member.pk}", f"van-ban-{member.pk}"

    @staticmethod
    def _line(label: Any, initial: str) -> forms.CharField:
        widget = forms.TextInput(attrs={"class": "form-control"})
        return forms.CharField(label=label, max_length=120, required=False, initial=initial, widget=widget)

    @property
    def rows(self) -> list[tuple[Member, list[Any]]]:
        """The members beside their fields."""
        return [(member, [self[name] for name in self._names(member)]) for member in self.members]

    @property
    def entries(self) -> dict[UUID, Entry]:
        """What was typed, by member."""
        said = self.cleaned_data
        return {
            member.pk: Entry(Presence(said[presence]), said[deputy], said[paper])
            for member in self.members
            for presence, deputy, paper in [self._names(member)]
        }


class WrittenForm(forms.Form):
    """Written opinions: for and against, for each item."""

    def __init__(self, data: Any, *, items: list[Item]) -> None:
        super().__init__(data)
        self.items = items
        for item in items:
            for name, initial in zip(
                self._names(item), (item.written_for, item.written_against), strict=True
            ):
                self.fields[name] = forms.IntegerField(
                    min_value=0, max_value=MOST, localize=False, initial=initial, widget=COUNT
                )

    @staticmethod
    def _names(item: Item) -> tuple[str, str]:
        return f"dong-y-{item.pk}", f"khong-{item.pk}"

    @property
    def rows(self) -> list[tuple[Item, list[Any]]]:
        """The items beside their fields."""
        return [(item, [self[name] for name in self._names(item)]) for item in self.items]

    @property
    def opinions(self) -> dict[UUID, tuple[int, int]]:
        """What was typed, by item."""
        said = self.cleaned_data
        return {item.pk: (said[yes], said[no]) for item in self.items for yes, no in [self._names(item)]}
