"""The columns that were recognised, as a person corrects them: reading the form back into a recognition."""

from typing import Any

from django.http import QueryDict

from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.reading.fields import (
    BY_YEAR,
    FIELD_NAMES,
    KIND_NAMES,
    OF_COLLECTIVES,
    OF_PERSONS,
    Field,
    SheetKind,
)
from vinhdanh.records.domain.reading.recognition import Column, Recognition, SheetRecognition

KINDS = [(kind.value, name) for kind, name in KIND_NAMES.items()]
FIELDS = [(Field.IGNORED.value, FIELD_NAMES[Field.IGNORED])]
FIELDS += [(field.value, name) for field, name in FIELD_NAMES.items() if field is not Field.IGNORED]
AWARDS = [(code, entry.name) for code, entry in catalogue().items()]
YEARS = range(1945, 2101)
SURE = 80  # of 100: below, the page asks for a second look


def corrected(mapping: Recognition, said: QueryDict) -> Recognition:
    """Return the recognition with what the form changed; values that nobody offered change nothing."""
    for place, sheet in enumerate(mapping.sheets):
        kind = said.get(f"trang-{place}", sheet.kind.value)
        if kind != sheet.kind.value and kind in KIND_NAMES:
            mapping = mapping.with_kind(sheet.name, SheetKind(kind))
        for column in sheet.columns:
            if meaning := _changes(column, f"cot-{place}-{column.index}", said):
                mapping = mapping.with_column(sheet.name, column.index, **meaning)
    return mapping


def _changes(column: Column, name: str, said: QueryDict) -> dict[str, Any]:
    """Return what the form says of a column that is not so already."""
    asked: dict[str, Any] = {}
    if (field := said.get(name)) in FIELD_NAMES:
        asked["field"] = Field(str(field))
    if f"{name}-nam" in said:
        year = said[f"{name}-nam"]
        asked["year"] = int(year) if year.isdecimal() and int(year) in YEARS else None
    if f"{name}-danh-hieu" in said:
        award = said[f"{name}-danh-hieu"]
        asked["award"] = award if award in catalogue() else None
    return {key: value for key, value in asked.items() if getattr(column, key) != value}


def sheets_for_page(mapping: Recognition) -> list[dict[str, Any]]:
    """Return sheets and columns with the names of their fields in the form."""
    return [_sheet(place, sheet) for place, sheet in enumerate(mapping.sheets)]


def _sheet(place: int, sheet: SheetRecognition) -> dict[str, Any]:
    columns = [
        {
            "column": column,
            "name": f"cot-{place}-{column.index}",
            "by_year": column.field in BY_YEAR,
            "awards": AWARDS if column.field is Field.AWARD else [],
            "doubtful": column.confidence < SURE and column.field is not Field.IGNORED,
        }
        for column in sheet.columns
    ]
    others = OF_PERSONS if sheet.kind is SheetKind.COLLECTIVES else OF_COLLECTIVES
    return {
        "sheet": sheet,
        "name": f"trang-{place}",
        "columns": [] if sheet.kind is SheetKind.UNKNOWN else columns,
        "fields": [(code, name) for code, name in FIELDS if code not in others],
        "doubtful": any(one["doubtful"] for one in columns),
    }
