"""When a dossier must arrive and a step be done, from the dated settings of ``thoi-han.yaml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import (
    NoRuleError,
    QuestionError,
    Row,
    Source,
    no_rule,
    row_in_force,
    rows_in_force,
    source_of,
)
from vinhdanh.law.facts import read_award, shown
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.working_days import is_forecast, working_days_after


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something; ``working_days`` is None for a day of the year."""

    code: str
    name: str
    due: date
    working_days: int | None
    source: Source

    @property
    def forecast(self) -> bool:
        """The public holidays on the way were not yet announced when the data were entered."""
        return self.working_days is not None and is_forecast(self.due)

    def as_json(self) -> dict[str, Any]:
        """Return the shape for programs."""
        return {
            "code": self.code,
            "due": self.due.isoformat(),
            "working_days": self.working_days,
            "forecast": self.forecast,
            "cite": self.source.cite,
            "provenance": self.source.provenance,
        }


def submission_deadline(award: str, year: int, *, on: date, sector: str = "") -> Deadline | None:
    """Return the last day to send dossiers of an award for an award year, by the rule in force on a day.

    None where the law sets no day of its own (ministries set theirs). ``sector`` is "giao-duc" for the
    national education system, where another day holds. Raises :class:`NoRuleError` for a day without a rule.
    (Nghị định 98/2023/NĐ-CP, Điều 32 khoản 1.)
    """
    entered: Sequence[Row] = _settings()["gửi hồ sơ"].get(read_award(award), ())
    if not entered:
        return None
    name = f"gửi hồ sơ đề nghị {catalogue()[award].name}"
    rows = list(rows_in_force(entered, on))
    if not rows:
        raise NoRuleError(no_rule(entered, on, about=f"thời hạn {name}"))
    general = next(row for row in rows if "ngành" not in row)
    row = next((row for row in rows if row.get("ngành") == sector), general)
    month, day = map(int, row["ngày"].split("-"))
    return Deadline(award, name, date(year + row["năm sau"], month, day), None, source_of(row, on))


def step_deadline(step: str, since: date) -> Deadline:
    """Return the last day of a step that began on a day, by the rule in force on that day, in working days.

    ``step`` is a code of ``thoi-han.yaml`` (:func:`steps_with_deadline`). Raises :class:`QuestionError` for
    an unknown step, :class:`NoRuleError` for a day without an entered rule.
    """
    steps = _settings()["bước"]
    if step not in steps:
        raise QuestionError("step", f"không có bước {shown(step)}; hãy ghi một trong: {', '.join(steps)}.")
    row = row_in_force(steps[step], since, about=f"thời hạn {steps[step][0]['tên']}")
    number: int = row["ngày làm việc"]
    return Deadline(step, row["tên"], working_days_after(since, number), number, source_of(row, since))


def steps_with_deadline() -> tuple[str, ...]:
    """Return the codes of the steps that have a number of working days."""
    return tuple(_settings()["bước"])


def _settings() -> Mapping[str, Any]:
    settings: Mapping[str, Any] = read_shipped("thoi-han")
    return settings
