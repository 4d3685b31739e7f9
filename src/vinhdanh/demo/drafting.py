"""The demo ministry on paper: everybody, every collective and all their facts, before it is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from vinhdanh.demo.cases import set_cases
from vinhdanh.demo.collectives import draw_collectives
from vinhdanh.demo.histories import Career, Span
from vinhdanh.demo.staff import Line, Staff, hire, hire_leadership
from vinhdanh.demo.tree import DEMO_UNIT, LEADERSHIP, TREES, YEARS_KEPT, Size, Unit

EARLY_UNITS = {"VPC", "TTD", "TLT", "TBD"}
"""Units that rate their people in November."""
WAITING_UNITS = {DEMO_UNIT, "VNC", "TDH"}
"""Units whose dossiers have not been before the ministry's council."""
SILENT_UNITS = {"CDV", "TV2", "NXB"}
"""Units whose head has attested nobody yet."""
MOVES = 0.01


@dataclass(frozen=True, slots=True)
class Draft:
    """All that will be recorded."""

    tree: Sequence[Unit]
    span: Span
    leadership: Sequence[Staff]
    staff: Mapping[str, Sequence[Staff]]
    collectives: Mapping[str, Sequence[Line]]

    @property
    def people(self) -> Iterator[Staff]:
        """Everybody."""
        yield from self.leadership
        for people in self.staff.values():
            yield from people


def draft_ministry(size: Size, *, seed: int, on: date) -> Draft:
    """Return the ministry as it stands on a day; the same seed and day make the same ministry."""
    rng = Random(f"{size}-{seed}")  # noqa: S311 -- plays, not secrets
    tree, closed = TREES[size], on.year - 1
    span = Span(first=closed - YEARS_KEPT[size] + 1, closed=closed, on=on)
    leadership = hire_leadership(rng, closed=closed)
    staff: dict[str, list[Staff]] = {}
    first_code = LEADERSHIP + 1
    for unit in tree:
        staff[unit.code] = hire(unit, rng, closed=closed, first_code=first_code)
        first_code += unit.size
    told = set_cases(staff[DEMO_UNIT], span, rng)
    for people in (leadership, *staff.values()):
        for person in people:
            if person.code not in told:
                _live(person, tree, span, rng)
    everybody = [person for people in (leadership, *staff.values()) for person in people]
    return Draft(tree, span, leadership, staff, draw_collectives(tree, everybody, span=span, rng=rng))


def _live(person: Staff, tree: Sequence[Unit], span: Span, rng: Random) -> None:
    """Let somebody move, now and then, and live their years."""
    if not person.post and person.joined.year < span.closed and rng.random() < MOVES:
        origin = rng.choice([unit for unit in tree if unit.code != person.unit])
        person.moved = (rng.choice([code for code, _ in origin.places()]), date(span.closed, 7, 1))
    Career(
        person,
        span,
        rng,
        council_done=person.unit not in WAITING_UNITS,
        early=person.unit in EARLY_UNITS,
    ).live()
