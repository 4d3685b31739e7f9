"""One small form for each kind of fact, built from the law's own vocabulary."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from vinhdanh.law import FactError, load_law, parse_fact
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.reading.row_facts import work_id
from vinhdanh.web.unit.record.words import LABELS

ADDED_BY_HAND = {
    "person": ("rating", "award", "work", "discipline", "pending", "leave", "movement", "council"),
    "collective": ("rating", "award", "cluster", "members", "movement", "discipline", "pending", "council"),
}
LEFT_OUT = frozenset({"id", "used_for", "achievement", "share", "rating"})
FIRST_YEAR, LAST_YEAR = 1945, 2100
YES = "co"
YES_OR_NO = [("", "—"), (YES, _("Có")), ("khong", _("Không"))]
OPEN_WORK = _("Để trống nếu chưa được công nhận.")
HINTS = {
    "years": _("Ví dụ: 2025, hoặc 2024, 2025. Để trống nếu quyết định không ghi năm."),
    "until": _("Để trống nếu chưa kết thúc."),
    "recognised": OPEN_WORK,
}
DAY = forms.DateInput(attrs={"placeholder": "20/11/2025", "inputmode": "numeric"})


class YearsField(forms.CharField):
    """Years separated by commas or spaces."""

    def clean(self, value: Any) -> list[int]:
        typed = str(super().clean(value)).replace(",", " ").replace(";", " ").split()
        if not all(year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR for year in typed):
            raise forms.ValidationError(_("Mỗi năm ghi đủ bốn chữ số, cách nhau bằng dấu phẩy."))
        return sorted({int(year) for year in typed})


class FactForm(forms.Form):
    """The keys of one kind of fact, typed as the vocabulary declares; ``content`` is the fact itself."""

    source = forms.CharField(
        label=_("Giấy tờ làm căn cứ"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: biên bản họp xét ngày 05/12/2025."),
    )

    def __init__(self, *args: Any, kind: str, of: str, **words: Any) -> None:
        super().__init__(*args, **words)
        self.kind = kind
        declared = {key: type_ for key, type_ in vocabulary().facts[kind].items() if key not in LEFT_OUT}
        for key, type_ in declared.items():
            self.fields[key] = self._field(key, type_, of)
        self.order_fields([*declared, "source"])

    def _field(self, key: str, declared: str, of: str) -> forms.Field:
        words: dict[str, Any] = {
            "label": LABELS[key],
            "required": declared.endswith("!") and "?" not in declared,
            "help_text": HINTS.get(key, ""),
        }
        type_ = declared.rstrip("!?")
        if type_.startswith("@"):
            return forms.ChoiceField(choices=[("", "—"), *vocabulary().lists[type_[1:]].items()], **words)
        if type_ == "award":
            return forms.ChoiceField(choices=[("", "—"), *_awards(of)], **words)
        if type_ in {"year", "int"}:
            low, high = (FIRST_YEAR, LAST_YEAR) if type_ == "year" else (0, 1_000_000)
            return forms.IntegerField(min_value=low, max_value=high, localize=False, **words)
        if type_ == "date":
            return forms.DateField(widget=DAY, **words)
        if type_ == "bool":
            return forms.TypedChoiceField(choices=YES_OR_NO, coerce=YES.__eq__, empty_value=None, **words)
        return YearsField(**words) if type_ == "years" else forms.CharField(max_length=200, **words)

    def clean(self) -> dict[str, Any]:
        """Ask the law library whether the fact can be read; what it says stands beside the field."""
        if not self._errors:
            try:
                parse_fact(self.content)
            except FactError as error:
                for place, sentence in error.problems:
                    key = place.rpartition(".")[2]
                    self.add_error(key if key in self.fields else None, capfirst(sentence))
        return self.cleaned_data

    @property
    def content(self) -> dict[str, Any]:
        """The fact in the ledger's shape."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "source"}
        fact = {
            key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in said.items()
        }
        fact = {key: value for key, value in fact.items() if value not in (None, "", [])}
        if self.kind == "work":
            fact |= {"id": work_id(fact["name"]), "recognised": fact.get("recognised")}
        return {"kind": self.kind, **fact}


def _awards(of: str) -> list[tuple[str, str]]:
    """Return the awards that a kind of subject may hold: those with a standard first."""
    known = load_law().awards_for(of)
    others = [
        code for code, entry in catalogue().items() if of in entry.data["chủ thể"] and code not in known
    ]
    return [(code, catalogue()[code].name) for code in (*known, *others)]


class VoidForm(forms.Form):
    """Why a fact is wrong."""

    reason = forms.CharField(
        label=_("Lý do bỏ"),
        max_length=200,
        help_text=_("Ví dụ: quyết định ghi nhầm người, đã có quyết định đính chính."),
    )
