"""The forms around a unit's list: the meeting with its votes, sending, and a reason where one is asked."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.domain.voting import UnitVote, faults_of_meeting
from vinhdanh.dossiers.models import Submission
from vinhdanh.web.days import DayInput
from vinhdanh.web.fields import SymbolField

COUNT = forms.NumberInput(attrs={"min": 0, "inputmode": "numeric", "class": "form-control votes__count"})
MOST = 32_000


class MeetingForm(forms.Form):
    """The unit's meeting: the day, who could vote, who came, the votes for each name."""

    met_on = forms.DateField(label=_("Ngày họp xét"), widget=DayInput())
    electorate = forms.IntegerField(
        label=_("Số người có quyền bỏ phiếu"),
        min_value=1,
        max_value=MOST,
        localize=False,
        help_text=_("Tính tất cả thành viên, kể cả người vắng mặt được lấy ý kiến bằng văn bản."),
    )
    present = forms.IntegerField(label=_("Số người dự họp"), min_value=1, max_value=MOST, localize=False)
    note = forms.CharField(
        label=_("Nội dung họp"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ý kiến đáng ghi, người chủ trì, thư ký. Có thể để trống."),
    )

    def __init__(self, data: Any, *, submission: Submission, votes: list[UnitVote], on: date) -> None:
        known = {
            "met_on": submission.met_on,
            "electorate": submission.electorate,
            "present": submission.present,
            "note": submission.meeting_note,
        }
        super().__init__(data, initial=known)
        self.votes, self.year, self.on = votes, submission.round.year, on
        for vote in votes:
            self.fields[key_of(vote)] = forms.IntegerField(
                label=name_of(vote.nomination.subject),
                required=False,
                min_value=0,
                max_value=MOST,
                localize=False,
                initial=vote.nomination.votes_for,
                widget=COUNT,
            )

    def clean(self) -> None:
        """Set every figure that cannot have been so right beside its field, all at once."""
        super().clean()
        figures = {name: self.cleaned_data.get(name) for name in ("met_on", "electorate", "present")}
        fields: dict[str | UUID, str] = {vote.nomination.pk: key_of(vote) for vote in self.votes}
        for of, sentence in faults_of_meeting(**figures, votes=self.cast, year=self.year, on=self.on).items():
            self.add_error(fields.get(of, str(of)), sentence)

    @property
    def rows(self) -> list[tuple[UnitVote, Any]]:
        """The names beside their fields."""
        return [(vote, self[key_of(vote)]) for vote in self.votes]

    @property
    def head(self) -> list[Any]:
        """The fields above the table."""
        return [self[name] for name in ("met_on", "electorate", "present", "note")]

    @property
    def cast(self) -> dict[UUID, int]:
        """The votes that were typed."""
        typed = {vote.nomination.pk: self.cleaned_data.get(key_of(vote)) for vote in self.votes}
        return {key: number for key, number in typed.items() if number is not None}


def key_of(vote: UnitVote) -> str:
    """Return the name of the field of one vote."""
    return f"phieu-{vote.nomination.pk}"


class SendForm(forms.Form):
    """The number and symbol of the unit's tờ trình."""

    number = forms.IntegerField(
        label=_("Số tờ trình"),
        min_value=1,
        max_value=MOST,
        localize=False,
        help_text=_("Số đã lấy ở sổ văn thư của đơn vị."),
    )
    symbol = SymbolField(label=_("Ký hiệu"), help_text=_("Ví dụ: TTr-CHTS. Tờ trình sẽ ghi: 05/TTr-CHTS."))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
