"""The legend above the grid: what each mark means and how many cells carry it, each number with its list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from vinhdanh.records.models import Finding
from vinhdanh.web.unit.grid.choice import AWARDED_CODE, OVERLOOKED_CODE, PROPOSED_CODE, RESULT_NAMES, Choice
from vinhdanh.web.unit.grid.rows import link_to

COUNTED = {OVERLOOKED_CODE: "overlooked", PROPOSED_CODE: "proposed", AWARDED_CODE: "honoured"} | {
    outcome.value: outcome.value for outcome in Finding.Outcome
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of cell: its code, its words, how many cells carry it, and the list of their subjects."""

    code: str
    name: str | Promise
    count: int
    url: str
    chosen: bool


def legend_of(choice: Choice, counts: Mapping[str, Mapping[str, int]]) -> list[Mark]:
    """Return the marks that occur, those that call for something first."""
    sums = {
        code: sum(counts.get(award, {}).get(column, 0) for award in choice.awards)
        for code, column in COUNTED.items()
    }
    return [
        Mark(
            code,
            RESULT_NAMES[code],
            sums[code],
            link_to(choice, ket_qua=code, danh_hieu=""),
            choice.asked.get("ket_qua") == code,
        )
        for code in COUNTED
        if sums[code] or code == OVERLOOKED_CODE
    ]
