"""One small form for each kind of fact, built from the law's own vocabulary."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from vinhdanh.law import FactError, load_law, parse_fact
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.reading.row_facts import work_id
from vinhdanh.web.unit.record.words import LABELS, OWN_LABELS

ADDED_BY_HAND = {
    "person": ("rating", "award", "work", "discipline", "pending", "leave", "movement", "council"),
    "collective": ("rating", "award", "cluster", "members", "movement", "discipline", "pending", "council"),
}
LEFT_OUT = frozenset({"id", "used_for", "achievement", "share", "rating"})
FIRST = {"work": ("type", "name"), "council": ("award", "year", "chosen")}
"""What people write first of a kind; the rest follows as the vocabulary declares it."""
ALSO_REQUIRED = {"work": frozenset({"name"})}
"""What a person must write although the law can do without it: a work without a name is nobody's."""
DONE = frozenset({"decided", "recognised", "on"})
"""Days of what has happened, so never later than today."""
BEGUN = frozenset({"discipline", "pending"})
"""What is only written down once it has begun."""
FIRST_YEAR = 1945
YES = "co"
YES_OR_NO = [("", "—"), (YES, _("Có")), ("khong", _("Không"))]
OPEN_WORK = _("Để trống nếu chưa được công nhận.")
HINTS = {
    "years": _("Ví dụ: 2025, hoặc 2024, 2025. Để trống nếu quyết định không ghi năm."),
    "until": _("Để trống nếu chưa kết thúc."),
    "recognised": OPEN_WORK,
}
DAY = forms.DateInput(attrs={"inputmode": "numeric"})
HOW_TO_WRITE_A_DAY = _("Ghi ngày/tháng/năm, ví dụ 20/11/2025.")
NO_SUCH_DAY = _("Không có ngày này. Hãy ghi ngày/tháng/năm, ví dụ 20/11/2025.")
NOT_YET_DAY = _("Ngày này chưa tới; hãy ghi ngày đã có quyết định.")
NOT_A_YEAR = _("Ghi năm đủ bốn chữ số, từ 1945 đến năm nay.")
NOT_A_NUMBER = _("Ghi một số nguyên, không âm.")


class YearsField(forms.CharField):
    """Years up to this one, separated by commas or spaces."""

    def __init__(self, *, until: int, **words: Any) -> None:
        super().__init__(**words)
        self.until = until

    def clean(self, value: Any) -> list[int]:
        typed = str(super().clean(value)).replace(",", " ").replace(";", " ").split()
        if not all(year.isdecimal() and FIRST_YEAR <= int(year) <= self.until for year in typed):
            raise forms.ValidationError(
                _("Mỗi năm ghi đủ bốn chữ số, không sau năm nay, cách nhau bằng dấu phẩy.")
            )
        return sorted({int(year) for year in typed})


class FactForm(forms.Form):
    """The keys of one kind of fact, typed as the vocabulary declares; ``content`` is the fact itself."""

    source = forms.CharField(
        label=_("Giấy tờ làm căn cứ"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: biên bản họp xét ngày 05/12/2025."),
    )

    def __init__(self, *args: Any, kind: str, of: str, on: date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.kind, self.on = kind, on
        declared = {key: type_ for key, type_ in vocabulary().facts[kind].items() if key not in LEFT_OUT}
        for key, type_ in declared.items():
            self.fields[key] = self._field(key, type_, of)
        self.order_fields([*FIRST.get(kind, ()), *declared, "source"])

    def _field(self, key: str, declared: str, of: str) -> forms.Field:
        needed = declared.endswith("!") and "?" not in declared
        words: dict[str, Any] = {
            "label": OWN_LABELS.get((self.kind, key), LABELS[key]),
            "required": needed or key in ALSO_REQUIRED.get(self.kind, ()),
            "help_text": HINTS.get(key, ""),
        }
        type_ = declared.rstrip("!?")
        if type_.startswith("@"):
            return forms.ChoiceField(choices=_choices(vocabulary().lists[type_[1:]].items()), **words)
        match type_:
            case "award":
                field = forms.ChoiceField(choices=_choices(_awards(of)), **words)
            case "date":
                field = self._day(key, words)
            case "year" | "int":
                field = self._number(type_, words)
            case "bool":
                field = forms.TypedChoiceField(
                    choices=YES_OR_NO, coerce=YES.__eq__, empty_value=None, **words
                )
            case "years":
                field = YearsField(until=self.on.year, **words)
            case _:
                field = forms.CharField(max_length=200, **words)
        return field

    def _day(self, key: str, words: dict[str, Any]) -> forms.Field:
        hint = f"{HOW_TO_WRITE_A_DAY} {words['help_text']}".strip()
        happened = key in DONE or (key == "from" and self.kind in BEGUN)
        past = [MaxValueValidator(self.on, NOT_YET_DAY)] if happened else []
        said = words | {"help_text": hint, "validators": past, "error_messages": {"invalid": NO_SUCH_DAY}}
        return forms.DateField(widget=DAY, **said)

    def _number(self, type_: str, words: dict[str, Any]) -> forms.Field:
        low, high = (FIRST_YEAR, self.on.year) if type_ == "year" else (0, 1_000_000)
        wrong = NOT_A_YEAR if type_ == "year" else NOT_A_NUMBER
        said = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        return forms.IntegerField(min_value=low, max_value=high, localize=False, error_messages=said, **words)

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


def _choices(named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return codes with their names to choose from, each name once although two codes may share it."""
    once: dict[str, str] = {}
    for code, name in named:
        once.setdefault(capfirst(name), code)
    return [("", "—"), *((code, name) for name, code in once.items())]


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
