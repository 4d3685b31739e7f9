"""Which nominations of the desk are looked at: the filters, and the counts of each state under them."""

from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from vinhdanh.dossiers.domain.queries.desk import at_the_desk, count_by_state, named
from vinhdanh.dossiers.domain.queries.doors import visible_rounds
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.models import Finding
from vinhdanh.units.models import Organisation, User
from vinhdanh.web.ministry.office import Ministry

EVERYTHING = ("", _("Tất cả"))
ON_PAPER = (NominationState.DRAFT, NominationState.SENT)


class FilterForm(forms.Form):
    """The filters of the desk; every one may be left open, and nonsense counts as open."""

    tim = forms.CharField(label=_("Tìm theo tên"), required=False, max_length=100)
    dot = forms.ChoiceField(label=_("Đợt xét"), required=False)
    don_vi = forms.ChoiceField(label=_("Đơn vị đề nghị"), required=False)
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    ket_qua = forms.ChoiceField(
        label=_("Kết luận soi luật"), required=False, choices=[EVERYTHING, *Finding.Outcome.choices]
    )

    def __init__(self, data: QueryDict, *, rounds: list[Round], units: list[Organisation]) -> None:
        super().__init__(data, auto_id="loc-%s")
        awards = dict.fromkeys(code for one in rounds for code in one.awards)
        self.fields["dot"].choices = [EVERYTHING, *((str(one.pk), one.name) for one in rounds)]
        self.fields["don_vi"].choices = [EVERYTHING, *((str(one.pk), one.name) for one in units)]
        self.fields["danh_hieu"].choices = [EVERYTHING, *((code, short_name(code)) for code in awards)]
        for field in self.fields.values():
            chooses = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if chooses else "form-control"


class Choice:
    """The part of the desk that is looked at."""

    def __init__(self, ministry: Ministry, user: User, query: QueryDict) -> None:
        self.ministry, self.query = ministry, query
        self.everything = at_the_desk(user, ministry.organ, ministry.on)
        rounds = list(visible_rounds(user, ministry.on))
        units = Organisation.objects.filter(submissions__round__in=rounds).distinct().order_by("path")
        self.form = FilterForm(query, rounds=rounds, units=list(units))
        self.form.is_valid()
        self.said = {name: value for name, value in self.form.cleaned_data.items() if value}
        asked = query.get("trang_thai", "")
        self.state = NominationState(asked) if asked in NominationState else None

    @cached_property
    def filtered(self) -> QuerySet[Nomination]:
        """What the filters leave, in every state."""
        keys = {"dot": "round", "don_vi": "submission__unit", "danh_hieu": "award", "ket_qua": "outcome"}
        found = self.everything.filter(
            **{field: self.said[name] for name, field in keys.items() if name in self.said}
        )
        return named(found, self.said["tim"]) if "tim" in self.said else found

    @property
    def nominations(self) -> QuerySet[Nomination]:
        """What the filters leave, in the state looked at."""
        return self.filtered.filter(state=self.state) if self.state else self.filtered

    @cached_property
    def tabs(self) -> list[tuple[str, str, int, bool]]:
        """The states with an address, words, how many, and whether it is the one looked at."""
        counts = count_by_state(self.filtered)
        states = [state for state in NominationState if counts.get(state.value)]
        every = (self.address(), str(_("Tất cả")), sum(counts.values()), self.state is None)
        return [every] + [
            (self.address(state), str(state.label), counts[state.value], state == self.state)
            for state in states
        ]

    def address(self, state: NominationState | None = None) -> str:
        """Return the address of this part of the desk in one state."""
        asked = self.said | ({"trang_thai": state.value} if state else {})
        return f"{reverse('ministry_nominations')}?{urlencode(asked)}"

    @property
    def narrowed(self) -> bool:
        return bool(self.said)
