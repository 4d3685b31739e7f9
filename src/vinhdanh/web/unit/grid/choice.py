"""Which part of the grid is looked at: people or collectives, and the filters above the table."""

from dataclasses import dataclass
from functools import cached_property, partial

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.domain.permissions import may
from vinhdanh.common.text import fold
from vinhdanh.dossiers.domain.queries.lists import open_rounds
from vinhdanh.dossiers.domain.queries.overlooked import MEETING, overlooked, with_proposal
from vinhdanh.dossiers.models import Round
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.queries.grid import with_finding
from vinhdanh.records.domain.queries.waiting import Waiting, waiting
from vinhdanh.records.models import Finding, Subject
from vinhdanh.units.domain.queries.person import called
from vinhdanh.units.models import Organisation, User
from vinhdanh.web.unit.office import COLLECTIVES, PEOPLE, Office, departments_of, subjects_of_group
from vinhdanh.web.usual import USUAL

KIND = {PEOPLE: "person", COLLECTIVES: "collective"}
AWARDS = {group: USUAL[kind] for group, kind in KIND.items()}
OVERLOOKED_CODE, PROPOSED_CODE, AWARDED_CODE = "bo-sot", "da-de-nghi", "da-tang"
ASKED_OF_LISTS = {OVERLOOKED_CODE: overlooked, PROPOSED_CODE: with_proposal} | {
    outcome: partial(overlooked, outcome=outcome) for outcome in MEETING
}
RESULTS = {
    AWARDED_CODE: Q(awarded=True),
    **{one.value: Q(outcome=one, awarded=False) for one in Finding.Outcome if one not in MEETING},
}
RESULT_NAMES = {
    OVERLOOKED_CODE: _("Đủ điều kiện mà chưa đề nghị"),
    PROPOSED_CODE: _("Đã đề nghị"),
    AWARDED_CODE: _("Đã được tặng"),
    **dict(Finding.Outcome.choices),
}
WAITING_NAMES = {
    Waiting.UNRATED: _("Chưa có xếp loại của năm xét"),
    Waiting.UNRECOGNISED: _("Có sáng kiến, đề tài chưa được công nhận"),
    Waiting.PENDING: _("Đang có việc được xem xét, xác minh"),
}
EVERYTHING = ("", _("Tất cả"))


class FilterForm(forms.Form):
    """The filters of the grid; every one may be left open, and nonsense counts as open."""

    tim = forms.CharField(label=_("Tìm theo tên hoặc mã"), required=False, max_length=100)
    phong = forms.ChoiceField(label=_("Đơn vị, phòng"), required=False)
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    ket_qua = forms.ChoiceField(
        label=_("Kết quả"), required=False, choices=[EVERYTHING, *RESULT_NAMES.items()]
    )
    viec = forms.ChoiceField(
        label=_("Việc cần làm"), required=False, choices=[EVERYTHING, *WAITING_NAMES.items()]
    )

    def __init__(self, data: QueryDict, *, awards: tuple[str, ...], departments: list[Organisation]) -> None:
        super().__init__(data, auto_id="loc-%s")
        self.fields["phong"].choices = [EVERYTHING, *((str(one.pk), one.name) for one in departments)]
        self.fields["danh_hieu"].choices = [EVERYTHING, *((one, catalogue()[one].name) for one in awards)]
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "tim" else "form-select"


@dataclass
class Choice:
    """What the address of a grid page asks for."""

    office: Office
    query: QueryDict
    user: User

    @property
    def group(self) -> str:
        return COLLECTIVES if self.query.get("nhom") == COLLECTIVES else PEOPLE

    @cached_property
    def rounds(self) -> list[Round]:
        """The rounds of the year that take proposals of this account."""
        if not may(self.user, "dossiers.nominate", self.office.unit):
            return []
        return list(open_rounds(self.office.unit, year=self.office.year))

    @cached_property
    def round(self) -> Round | None:
        """The round for which one ticks: the one asked for, else the one with most of the awards shown."""
        asked, shown = self.query.get("dot"), set(AWARDS[self.group])
        named = next((one for one in self.rounds if str(one.pk) == asked), None)
        return named or max(self.rounds, key=lambda one: len(shown & set(one.awards)), default=None)

    @cached_property
    def offered(self) -> tuple[str, ...]:
        """The awards always shown, and those of the round for which there is a standard."""
        usual, known = AWARDS[self.group], load_law().awards_for(KIND[self.group])
        more = self.round.awards if self.round else ()
        return (*usual, *(award for award in more if award in known and award not in usual))

    @cached_property
    def awards(self) -> tuple[str, ...]:
        """The columns: the one award asked for, or all that are offered."""
        asked = self.asked.get("danh_hieu")
        return (asked,) if asked else self.offered

    @cached_property
    def departments(self) -> list[Organisation]:
        """The units and departments that one may narrow the grid to."""
        return departments_of(self.office)

    @cached_property
    def form(self) -> FilterForm:
        return FilterForm(self.query, awards=self.offered, departments=self.departments)

    @cached_property
    def asked(self) -> dict[str, str]:
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def narrowed(self) -> bool:
        return bool(self.asked)

    @property
    def in_words(self) -> str:
        """What the list was narrowed to, as people read it."""
        return "; ".join(self._said(name, value) for name, value in self.asked.items())

    def _said(self, name: str, value: str) -> str:
        field = self.form.fields[name]
        named = dict(field.choices).get(value, value) if isinstance(field, forms.ChoiceField) else value
        return f"{field.label}: {named}"

    @cached_property
    def everybody(self) -> QuerySet[Subject]:
        """All subjects of the group in the department looked at, searched but not yet sifted by outcome."""
        wanted = self.asked.get("phong")
        place = next((one for one in self.departments if str(one.pk) == wanted), self.office.unit)
        return self._searched(subjects_of_group(self.group, place, on=self.office.on))

    @cached_property
    def subjects(self) -> QuerySet[Subject]:
        """The subjects that the filters leave."""
        found, year = self.everybody, self.office.year
        result, award = self.asked.get("ket_qua", ""), self.asked.get("danh_hieu", "")
        if result in RESULTS:
            found = with_finding(found, RESULTS[result], year=year, award=award)
        elif result:
            found = ASKED_OF_LISTS[result](found, year=year, award=award)
        if (why := self.asked.get("viec")) is not None:
            found = waiting(found, Waiting(why), year=year, on=self.office.on)
        return found

    def _searched(self, subjects: QuerySet[Subject]) -> QuerySet[Subject]:
        typed = fold(self.asked.get("tim", ""))
        if not typed:
            return subjects
        if self.group == PEOPLE:
            return subjects.filter(called(typed, "person__") | Q(person__staff_code__iexact=typed))
        named = [one.pk for one in self.departments if typed in fold(one.name) or typed == fold(one.code)]
        return subjects.filter(collective__in=named)
