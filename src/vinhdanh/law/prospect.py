"""A prospect: when an award could be reached, on which assumptions, and what has to be done until then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from vinhdanh.law.catalogue import short_name
from vinhdanh.law.facts import Fact
from vinhdanh.law.reading import Missing
from vinhdanh.law.verdict import Note, Verdict, missing_as_json

ASSUMED = (
    "Dự kiến này coi như quy định giữ nguyên, không có kỷ luật hay vi phạm và mọi việc nêu dưới đây đều đạt; "
    "phần phải bình xét, xác nhận vẫn do người có thẩm quyền quyết định."
)
ASSUMED_OF_MANY = (
    "Dự kiến coi như quy định giữ nguyên, mọi người giữ được xếp loại, danh hiệu, sáng kiến đều đặn, không "
    "có kỷ luật hay vi phạm; phần phải bình xét, xác nhận vẫn do người có thẩm quyền quyết định."
)
JUDGED_ALONE = (
    "Chỉ tùy việc xác nhận, lựa chọn của người có thẩm quyền, dữ kiện trong hồ sơ không cho biết thời điểm"
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


class Found(NamedTuple):
    """What was found of the first year: from which day it could be proposed, and what has to come."""

    from_day: date
    assumed: tuple[Fact, ...]


class Road(NamedTuple):
    """What has to be done, the years that would break a stretch, and on which readings all that rests."""

    steps: tuple[Step, ...] = ()
    breaks: tuple[Break, ...] = ()
    notes: tuple[Note, ...] = ()
    judged_alone: bool = False
    """no fact, recorded or to come, carries it: only what people have still to attest, choose or vote"""


class Search(Protocol):
    """Finds what lies behind a prospect when somebody asks."""

    @property
    def status(self) -> Verdict:
        """Where the award stands today."""

    @property
    def looked_for(self) -> Found:
        """The first day of the first year, and what it takes."""

    @property
    def road(self) -> Road:
        """What the first year rests on that is still to come."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What lies between a subject and an award; all but the year is told when somebody asks.

    ``year`` is the first award year in which the standard could be met and ``from_day`` the first day on
    which it could be proposed for it (None: not within the horizon). Adding ``assumed`` to the page, ending
    the matters at the places ``settled`` without a violation, and asking for ``year`` on ``from_day`` as of a
    file received on ``received`` gives an eligible or awaiting verdict.
    """

    award: str
    received: date
    year: int | None
    settled: tuple[int, ...]
    search: Search = field(repr=False, compare=False)

    @property
    def status(self) -> Verdict:
        """Where the award stands today."""
        return self.search.status

    @property
    def from_day(self) -> date | None:
        """The first day on which it could be proposed."""
        return self.search.looked_for.from_day if self.year else None

    @property
    def assumed(self) -> tuple[Fact, ...]:
        """What has to come, and nothing of it could be left out."""
        return self.search.looked_for.assumed if self.year else ()

    @property
    def road(self) -> Road:
        """The steps, the breaks and the readings."""
        return self.search.road if self.year else Road()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What has to be done."""
        return self.road.steps

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The coming years that would break a stretch already begun."""
        return self.road.breaks

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
            "notes": [{"code": n.code, "text": n.text, "cite": n.cite} for n in self.road.notes],
            "judged_alone": self.road.judged_alone,
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
            lines += [f"  · Cách hiểu đã dùng: {note.text} ({note.cite})" for note in self.road.notes]
        return "\n".join(lines)


def prospect_lines(prospects: Sequence[Prospect], on: date) -> Iterator[str]:
    """Yield prospects as lines for people, and before them once what they assume."""
    yield ASSUMED
    for day in sorted({one.received for one in prospects if one.received < on}):
        yield (
            f"Ngày {on:%d/%m/%Y} chưa có quy định đã kiểm chứng; "
            f"các thời điểm dưới đây tính theo quy định áp dụng đến hết ngày {day:%d/%m/%Y}."
        )
    alone = [one for one in prospects if one.road.judged_alone] if len(prospects) > 1 else []
    yield from (one.as_text() for one in prospects if one not in alone)
    if alone:
        named = "; ".join(f"{short_name(one.award)} ({one.steps[0].cite})" for one in alone)
        yield f"{JUDGED_ALONE}: {named}."


def _fact_as_json(fact: Fact) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in fact.data.items()}
