"""Imports on the way, for the tests of importing."""

from datetime import date
from pathlib import Path

from django.core.files import File

from factories.units import OrganisationFactory
from vinhdanh.demo.careers import UNITS, make_people
from vinhdanh.demo.workbook import write_workbook
from vinhdanh.records.domain.importing import check_import, confirm_import, start_import
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation, User

YEARS = range(2021, 2026)
ON = date(2026, 3, 1)


def new_bureau() -> Organisation:
    """Return a new unit with the departments of which workbooks speak."""
    bureau = OrganisationFactory(name="Cục Hạ tầng số")
    for name in UNITS:
        OrganisationFactory(parent=bureau, name=name)
    return bureau


def people_workbook(path: Path, *, people: int = 20) -> Path:
    """Write a workbook of so many people."""
    write_workbook(path, people=make_people(people, seed=5, years=YEARS), years=YEARS, seed=5)
    return path


def started(path: Path, unit: Organisation, officer: User) -> Import:
    """Return an upload that nobody has read yet."""
    with path.open("rb") as content:
        return start_import(unit, file=File(content, name=path.name), name=path.name, actor=officer)


def uploaded(path: Path, unit: Organisation, officer: User) -> Import:
    """Return an upload that has been checked."""
    importing = started(path, unit, officer)
    check_import(importing, on=ON)
    importing.refresh_from_db()
    return importing


def confirmed(path: Path, unit: Organisation, officer: User) -> Import:
    """Return a checked upload whose import has been asked for."""
    importing = uploaded(path, unit, officer)
    confirm_import(importing, actor=officer)
    return importing
