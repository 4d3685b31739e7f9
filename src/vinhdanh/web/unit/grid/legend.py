"""The legend above the grid: what each mark means and how many cells carry it, each number with its list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinhdanh.records.models import Finding
from vinhdanh.web.unit.grid.choice import AWARDED_CODE, OVERLOOKED_CODE, PROPOSED_CODE, RESULT_NAMES, Choice
from vinhdanh.web.unit.grid.rows import link_to

MET, TO_JUDGE = Finding.Outcome.ELIGIBLE.value, Finding.Outcome.AWAITING.value
COUNTED = {
    OVERLOOKED_CODE: "overlooked",
    MET: MET,
    TO_JUDGE: TO_JUDGE,
    PROPOSED_CODE: "proposed",
    AWARDED_CODE: "honoured",
} | {outcome.value: outcome.value for outcome in Finding.Outcome}
NAMES = RESULT_NAMES | {MET: _("trong đó đạt mọi tiêu chuẩn"), TO_JUDGE: _("trong đó chờ xét chọn")}
"""The overlooked are of two kinds, and the legend says so lest their numbers seem to be counted twice."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of cell: its code, its words, how many cells carry it, and the list of their subjects."""

    code: str
    name: str | Promise
    count: int
    url: str
    chosen: bool


def legend_of(choice: Choice, counts: Mapping[str, Mapping[str, int]]) -> list[Mark]:
    """Return the marks that occur, those that call for something first, with the award looked at kept."""
    sums = {
        code: sum(counts.get(award, {}).get(column, 0) for award in choice.awards)
        for code, column in COUNTED.items()
    }
    return [
        Mark(
            code,
            NAMES[code],
            sums[code],
            link_to(choice, ket_qua=code),
            choice.asked.get("ket_qua") == code,
        )
        for code in COUNTED
        if code == OVERLOOKED_CODE or (sums[code] and not _says_no_more(code, sums))
    ]


def _says_no_more(code: str, sums: Mapping[str, int]) -> bool:
    """Tell whether all the overlooked are of this one kind, so that its mark would repeat their number."""
    return code in (MET, TO_JUDGE) and sums[code] == sums[OVERLOOKED_CODE]
