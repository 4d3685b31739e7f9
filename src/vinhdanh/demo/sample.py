"""A workbook for a newcomer's first import: people of the demo unit whom the record does not know yet."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vinhdanh.demo.careers import WorkbookPerson, make_people
from vinhdanh.demo.tree import DEMO_UNIT, SMALL
from vinhdanh.demo.workbook import write_workbook

NEWCOMERS, TOLD_YEARS, SEED = 36, 5, 1948
MISTAKES = ("rating", "date")


def write_sample(path: Path, *, on: date) -> Sequence[WorkbookPerson]:
    """Write the workbook, with two mistakes to find; return the people on it."""
    years = range(on.year - TOLD_YEARS, on.year)
    teams = next([team.name for team in unit.teams] for unit in SMALL if unit.code == DEMO_UNIT)
    people = make_people(NEWCOMERS, seed=SEED, years=years, units=teams)
    write_workbook(path, people=people, years=years, mistakes=MISTAKES, seed=SEED)
    return people
