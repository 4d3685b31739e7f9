"""What was recognised in a workbook, sheet by sheet, column by column; the officer may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinhdanh.common.charsets import Charset
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.reading.fields import BY_YEAR, FIELD_NAMES, KIND_NAMES, Field, SheetKind
from vinhdanh.records.domain.reading.words import award_name


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, its heading, what it is taken for, and examples of what stands in it.

    ``decision`` and ``decided`` are of the one decision by which everybody in an award's column was honoured.
    """

    index: int
    letters: str
    heading: str
    field: Field
    year: int | None
    award: str | None
    confidence: int
    samples: tuple[str, ...]
    legacy: bool = False
    decision: str = ""
    decided: date | None = None

    @property
    def meaning(self) -> str:
        """Say in words what the column is taken for."""
        named = award_name(self.award) if self.award else FIELD_NAMES[self.field]
        return f"{named} năm {self.year}" if self.year else named

    def as_json(self) -> dict[str, Any]:
        """Return the column as plain JSON."""
        return {
            "index": self.index,
            "letters": self.letters,
            "heading": self.heading,
            "field": self.field.value,
            "year": self.year,
            "award": self.award,
            "confidence": self.confidence,
            "samples": list(self.samples),
            "legacy": self.legacy,
            "decision": self.decision,
            "decided": self.decided.isoformat() if self.decided else None,
        }


@dataclass(frozen=True, slots=True)
class SheetRecognition:
    """One sheet: what it lists, where its header stands (rows from 1), the year it speaks of, its columns."""

    name: str
    kind: SheetKind
    header_top: int
    header_bottom: int
    year: int | None
    charset: Charset | None
    columns: tuple[Column, ...]
    problem: str = ""

    @property
    def kind_name(self) -> str:
        """Say in words what the sheet is taken for."""
        return KIND_NAMES[self.kind]

    @property
    def fields(self) -> frozenset[Field]:
        """Return what the sheet's columns hold."""
        return frozenset(column.field for column in self.columns)

    def letters(self, *wanted: Field) -> str:
        """Return the letters of the first of these fields that has a column; empty if none has."""
        places = {column.field: column.letters for column in reversed(self.columns)}
        return next((places[one] for one in wanted if one in places), "")

    def as_json(self) -> dict[str, Any]:
        """Return the sheet as plain JSON."""
        return {
            "name": self.name,
            "kind": self.kind.value,
            "header_top": self.header_top,
            "header_bottom": self.header_bottom,
            "year": self.year,
            "charset": self.charset.value if self.charset else None,
            "problem": self.problem,
            "columns": [column.as_json() for column in self.columns],
        }


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was recognised in a whole workbook."""

    sheets: tuple[SheetRecognition, ...]

    @property
    def usable(self) -> bool:
        """Tell whether anything can be imported."""
        return any(sheet.kind is not SheetKind.UNKNOWN for sheet in self.sheets)

    @property
    def problem(self) -> str:
        """Say why nothing can be imported; empty if something can."""
        if self.usable:
            return ""
        return next(
            (sheet.problem for sheet in self.sheets if sheet.problem), "Tệp không có trang tính nào để nhập."
        )

    def as_json(self) -> dict[str, Any]:
        """Return it all as plain JSON; :func:`recognition_from_json` reads it back."""
        return {"sheets": [sheet.as_json() for sheet in self.sheets]}

    def with_kind(self, sheet: str, kind: SheetKind) -> "Recognition":
        """Return the same with one sheet taken for another kind of list."""
        return Recognition(
            tuple(replace(one, kind=kind) if one.name == sheet else one for one in self.sheets)
        )

    def with_column(self, sheet: str, index: int, **meaning: Any) -> "Recognition":
        """The same, with a column taken for something else (``field``, ``year``, ``award`` …)."""
        return Recognition(
            tuple(_with_column(one, index, meaning) if one.name == sheet else one for one in self.sheets)
        )


def _with_column(sheet: SheetRecognition, index: int, meaning: Mapping[str, Any]) -> SheetRecognition:
    """Return the sheet with one column's meaning changed; what its field has no use for is dropped."""
    changed = []
    for column in sheet.columns:
        one = replace(column, **meaning, confidence=100) if column.index == index else column
        if one.field not in BY_YEAR:
            one = replace(one, year=None)
        changed.append(
            one if one.field is Field.AWARD else replace(one, award=None, decision="", decided=None)
        )
    return replace(sheet, columns=tuple(changed))


def recognition_from_json(kept: Mapping[str, Any]) -> Recognition:
    """Read back what :meth:`Recognition.as_json` wrote; ValueError or KeyError for anything else."""
    return Recognition(tuple(_sheet_from_json(sheet) for sheet in kept["sheets"]))


def _sheet_from_json(kept: Mapping[str, Any]) -> SheetRecognition:
    """Read back one sheet."""
    return SheetRecognition(
        name=str(kept["name"]),
        kind=SheetKind(kept["kind"]),
        header_top=int(kept["header_top"]),
        header_bottom=int(kept["header_bottom"]),
        year=kept["year"],
        charset=Charset(kept["charset"]) if kept["charset"] else None,
        columns=tuple(_column_from_json(column) for column in kept["columns"]),
        problem=str(kept["problem"]),
    )


def _column_from_json(kept: Mapping[str, Any]) -> Column:
    """Read back one column."""
    if kept["award"] is not None and kept["award"] not in catalogue():
        raise ValueError(f"unknown award {kept['award']}")
    return Column(
        index=int(kept["index"]),
        letters=str(kept["letters"]),
        heading=str(kept["heading"]),
        field=Field(kept["field"]),
        year=kept["year"],
        award=kept["award"],
        confidence=int(kept["confidence"]),
        samples=tuple(kept["samples"]),
        legacy=bool(kept["legacy"]),
        decision=str(kept["decision"]),
        decided=date.fromisoformat(kept["decided"]) if kept["decided"] else None,
    )
