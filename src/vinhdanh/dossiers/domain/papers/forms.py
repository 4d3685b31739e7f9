"""Which official form a report follows, by the day and the ground: data with their validity."""

from dataclasses import dataclass
from datetime import date

from vinhdanh.dossiers.enums import RoundKind

PERSON, COLLECTIVE = "person", "collective"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a decree; ``read`` tells whether its number was seen in the text itself."""

    number: str
    instrument: str
    since: date
    until: date | None
    of: tuple[str, ...]
    kinds: tuple[RoundKind, ...]
    read: bool = True

    @property
    def words(self) -> str:
        """The form as papers name it: ``Mẫu số 05, Nghị định 152/2025/NĐ-CP``."""
        return f"Mẫu số {self.number}, {self.instrument}" if self.number else f"Theo {self.instrument}"


_98, _152 = "Nghị định 98/2023/NĐ-CP", "Nghị định 152/2025/NĐ-CP"
_SINCE_98, _SINCE_152 = date(2024, 1, 1), date(2025, 7, 1)
_END_98, _END_152 = date(2025, 6, 30), date(2027, 2, 28)
_BOTH, _ALL = (PERSON, COLLECTIVE), tuple(RoundKind)

FORMS: tuple[Form, ...] = (
    Form("", _98, _SINCE_98, _END_98, _BOTH, _ALL, read=False),
    Form("05", _152, _SINCE_152, _END_152, (PERSON,), (RoundKind.MERIT,)),
    Form("04", _152, _SINCE_152, _END_152, (COLLECTIVE,), (RoundKind.MERIT,), read=False),
    Form("06", _152, _SINCE_152, _END_152, _BOTH, (RoundKind.SUDDEN,), read=False),
    Form("07", _152, _SINCE_152, _END_152, _BOTH, (RoundKind.DEVOTION, RoundKind.SERVICE), read=False),
    Form("08", _152, _SINCE_152, _END_152, _BOTH, (RoundKind.THEMATIC,), read=False),
    Form("12", _152, _SINCE_152, _END_152, (PERSON,), (RoundKind.FOREIGN,), read=False),
    Form("11", _152, _SINCE_152, _END_152, (COLLECTIVE,), (RoundKind.FOREIGN,), read=False),
)


def form_for(of: str, kind: str, on: date) -> Form | None:
    """Return the form of a report on a person or a collective; None for a day without an entered form."""
    return next(
        (
            form
            for form in FORMS
            if of in form.of
            and kind in form.kinds
            and form.since <= on
            and (form.until is None or on <= form.until)
        ),
        None,
    )
