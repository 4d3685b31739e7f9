"""A prospect: when an award could be reached, on which assumptions, and what has to be done until then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from vinhdanh.law.catalogue import short_name
from vinhdanh.law.facts import Fact
from vinhdanh.law.reading import Missing
from vinhdanh.law.verdict import Verdict, missing_as_json

ASSUMED = (
    "Dự kiến này coi như quy định giữ nguyên, không có kỷ luật hay vi phạm và mọi việc nêu dưới đây đều đạt; "
    "phần phải bình xét, xác nhận vẫn do người có thẩm quyền quyết định."
)
BEYOND = "Chưa thấy thời điểm đạt nếu chỉ giữ xếp loại, danh hiệu và sáng kiến đều đặn"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in words, by which point, and the years it concerns (none: once)."""

    text: str
    cite: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Coming years that would break a stretch already begun, and what would break it."""

    years: tuple[int, ...]
    text: str
    cite: str


Road = tuple[tuple[Step, ...], tuple[Break, ...]]
"""What has to be done, and the years that would break a stretch."""


@dataclass(frozen=True)
class Prospect:
    """What lies between a subject and an award; where it stands and the road are told when somebody asks.

    ``year`` is the first award year in which the standard could be met and ``from_day`` the first day on
    which it could be proposed for it (None: not within the horizon). Adding ``assumed`` to the page, ending
    the matters at the places ``settled`` without a violation, and asking for ``year`` on ``from_day`` as of a
    file received on ``received`` gives an eligible or awaiting verdict.
    """

    award: str
    explained: Callable[[], Verdict] = field(repr=False, compare=False)
    received: date
    year: int | None = None
    from_day: date | None = None
    assumed: tuple[Fact, ...] = ()
    settled: tuple[int, ...] = ()
    laid_out: Callable[[], Road] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def status(self) -> Verdict:
        """Where the award stands today."""
        return self.explained()

    @cached_property
    def road(self) -> Road:
        """The steps and the breaks."""
        return self.laid_out() if self.laid_out else ((), ())

    @property
    def steps(self) -> tuple[Step, ...]:
        """What has to be done."""
        return self.road[0]

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The coming years that would break a stretch already begun."""
        return self.road[1]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing now."""
        return self.status.missing

    @property
    def reason(self) -> str:
        """The prospect in one sentence."""
        if self.year is None or self.from_day is None:
            return f"{BEYOND}: {self.status.reason}."
        return f"Sớm nhất cho năm {self.year}, đề nghị được từ ngày {self.from_day:%d/%m/%Y}."

    def as_json(self) -> dict[str, Any]:
        """Return the prospect ready for ``json.dumps``."""
        return {
            "award": self.award,
            "status": self.status.outcome.value,
            "year": self.year,
            "from_day": self.from_day.isoformat() if self.from_day else None,
            "received": self.received.isoformat(),
            "reason": self.reason,
            "assumption": ASSUMED,
            "missing": [missing_as_json(gap) for gap in self.missing],
            "steps": [{"text": s.text, "cite": s.cite, "years": list(s.years)} for s in self.steps],
            "breaks": [{"text": b.text, "cite": b.cite, "years": list(b.years)} for b in self.breaks],
            "assumed": [_fact_as_json(fact) for fact in self.assumed],
            "settled": list(self.settled),
            "provenance": self.status.provenance,
        }

    def as_text(self) -> str:
        """Return the prospect for a person to read."""
        lines = [f"{short_name(self.award)}: {self.reason}"]
        if self.year is not None:
            lines += [f"  - {step.text} ({step.cite})" for step in self.steps]
            lines += [f"  ! {one.text} ({one.cite})" for one in self.breaks]
        return "\n".join(lines)


def _fact_as_json(fact: Fact) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in fact.data.items()}
