"""A slice of the register: a period and what one looks at in it. A figure is a slice: it opens its list."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from vinhdanh.decisions.enums import Change, Recipient
from vinhdanh.decisions.models import Award, AwardChange
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.domain.queries.scopes import at_or_below, units_where
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, User

LOOKS_ON = [Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.MINISTRY_OFFICER, Role.LEADER]
WHOLE_AGENCY = [Role.MINISTRY_OFFICER, Role.LEADER]


@dataclass(frozen=True, slots=True)
class Slice:
    """From a day to a day, both counted; what is empty is not narrowed."""

    since: date
    until: date
    award: str = ""
    """one code, or several with commas between"""
    level: str = ""
    basis: str = ""
    recipient: str = ""
    unit: str = ""
    """path of a unit: it and all below it"""
    gender: str = ""
    direct: str = ""
    """"co": individuals who work directly"""
    annulled: str = ""
    """"co": the lines annulled since, instead of those that stand"""

    def of(self, **narrower: str) -> "Slice":
        """Return a part of this slice."""
        words: dict[str, Any] = narrower
        return replace(self, **words)

    def between(self, since: date, until: date) -> "Slice":
        """Return the same slice of another period."""
        return replace(self, since=since, until=until)

    @property
    def asked(self) -> dict[str, str]:
        """What narrows the slice besides its period, by name."""
        return {
            field.name: str(value)
            for field in fields(self)
            if field.name not in {"since", "until"} and (value := getattr(self, field.name))
        }


def visible_awards(user: User, on: date) -> QuerySet[Award]:
    """Return the register lines an account may count: of its agency, or of the units it works for."""
    whole = units_where(user, WHOLE_AGENCY, on).filter(parent=None)
    if whole.exists():
        return Award.objects.filter(tenant=user.tenant_id)
    return Award.objects.filter(unit__in=units_where(user, LOOKS_ON, on).order_by(), tenant=user.tenant_id)


ANNULLED = Exists(AwardChange.objects.filter(award=OuterRef("pk"), change=Change.ANNULLED))


def standing(awards: QuerySet[Award]) -> QuerySet[Award]:
    """Leave out what a later decision has annulled."""
    return awards.filter(~ANNULLED)


def awards_in(piece: Slice, awards: QuerySet[Award]) -> QuerySet[Award]:
    """Return the lines of a slice: those that stand, or those annulled since."""
    kept = awards.filter(ANNULLED) if piece.annulled == "co" else standing(awards)
    found = kept.filter(decided_on__range=(piece.since, piece.until))
    if piece.award:
        found = found.filter(award__in=piece.award.split(","))
    for name in ("level", "basis", "recipient", "gender"):
        if value := getattr(piece, name):
            found = found.filter(**{name: value})
    if piece.unit:
        found = found.filter(unit__path__startswith=piece.unit)
    if piece.direct:
        found = found.filter(direct_worker=piece.direct == "co", recipient=Recipient.PERSON)
    return found


def count_by(piece: Slice, awards: QuerySet[Award], *names: str) -> dict[tuple[Any, ...], int]:
    """Count a slice's lines by columns of the register."""
    found = awards_in(piece, awards).order_by().values_list(*names).annotate(number=Count("pk"))
    return {tuple(row[:-1]): row[-1] for row in found}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number and the slice behind it."""

    number: int
    piece: Slice


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures under its name."""

    name: str
    cells: tuple[Cell, ...]


RECIPIENTS = (Recipient.COLLECTIVE, Recipient.PERSON, Recipient.HOUSEHOLD)


def rows_by_award(piece: Slice, awards: QuerySet[Award]) -> list[Row]:
    """Return, for each award of the slice, how many of each kind of recipient, in the catalogue's order."""
    return rows_by(piece, awards, "award", {code: entry.name for code, entry in catalogue().items()})


def rows_by(piece: Slice, awards: QuerySet[Award], name: str, named: Mapping[str, str]) -> list[Row]:
    """Return, for each value of a column in the order given, how many of each kind of recipient."""
    counted = count_by(piece, awards, name, "recipient")
    return [
        _row(words, piece.of(**{name: value}), {kind: counted.get((value, kind), 0) for kind in RECIPIENTS})
        for value, words in named.items()
        if any((value, kind) in counted for kind in RECIPIENTS)
    ]


def rows_by_unit(piece: Slice, awards: QuerySet[Award], top: Organisation) -> list[Row]:
    """Return, for each unit right below ``top``, the recipients of each kind in it and all below it."""
    counted = count_by(piece, awards, "unit__path", "recipient")
    rows = []
    for unit in Organisation.objects.filter(at_or_below([top]), parent=top).order_by("path"):
        numbers = dict.fromkeys(RECIPIENTS, 0)
        for (path, kind), number in counted.items():
            numbers[kind] += number if path and path.startswith(unit.path) else 0
        if any(numbers.values()):
            rows.append(_row(unit.name, piece.of(unit=unit.path), numbers))
    return rows


def _row(name: str, piece: Slice, numbers: Mapping[Recipient, int]) -> Row:
    return Row(name, tuple(Cell(numbers[kind], piece.of(recipient=kind)) for kind in RECIPIENTS))


def share(piece: Slice, awards: QuerySet[Award], **part: str) -> tuple[Cell, Cell]:
    """Return a part of the individuals of a slice and all of them, as numbers that open their lists."""
    people = piece.of(recipient=Recipient.PERSON)
    within = people.of(**part)
    return (
        Cell(awards_in(within, awards).count(), within),
        Cell(awards_in(people, awards).count(), people),
    )


def annulled_in(piece: Slice, awards: QuerySet[Award]) -> Cell:
    """Count the lines decided in the period that were annulled since, with the slice behind the number."""
    gone = Slice(piece.since, piece.until, annulled="co")
    return Cell(awards_in(gone, awards).count(), gone)
