"""What is wrong with a row or a cell, why, and what to do: always a whole Vietnamese sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

FEW_TIMES = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend (``blocks``: its row is not imported) or to know; row 0, column "" where none."""

    sheet: str
    row: int
    column: str
    sentence: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row before its place is put into words: a sentence without beginning and end."""

    column: str
    phrase: str
    blocks: bool = True


def problem_of(fault: Fault, *, sheet: str, row: int) -> Problem:
    """Put a fault into a sentence that says where it is."""
    column = f", cột {fault.column}" if fault.column else ""
    return Problem(sheet, row, fault.column, f"Dòng {row}{column}: {fault.phrase}.", fault.blocks)


def remarks_together(remarks: Iterable[tuple[int, Fault]], *, sheet: str) -> Iterator[Problem]:
    """Yield remarks that do not block: one by one where they are few, else one sentence for a column."""
    ordered = sorted(remarks, key=lambda remark: (remark[1].column, remark[1].phrase, remark[0]))
    for (column, phrase), group in groupby(ordered, key=lambda remark: (remark[1].column, remark[1].phrase)):
        rows = [row for row, _ in group]
        if len(rows) <= FEW_TIMES:
            yield from (problem_of(Fault(column, phrase, blocks=False), sheet=sheet, row=row) for row in rows)
        else:
            where = f"Cột {column}" if column else "Nhiều dòng"
            sentence = f"{where}: {phrase} ({len(rows)} dòng, đầu tiên là dòng {rows[0]})."
            yield Problem(sheet, rows[0], column, sentence, blocks=False)
