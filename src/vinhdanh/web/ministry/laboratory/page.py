"""What came of a trial, for its page and its workbook."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.money import dong
from vinhdanh.records.models import Subject, Trial
from vinhdanh.units.models import Organisation

GROUPS = {"them": (1, _("Thêm")), "bot": (-1, _("Bớt")), "khac": (0, _("Đổi kết quả khác"))}
"""Who gains the award, who loses it, and for whom it comes out otherwise without either."""


@dataclass(frozen=True, slots=True)
class Row:
    """A name of the result."""

    number: int
    name: str
    code: str
    unit: str
    before: str
    after: str
    why: str
    cite: str


@dataclass(frozen=True, slots=True)
class Group:
    """The names that go one way, and the address of their list."""

    code: str
    label: str | Promise
    number: int


@dataclass(frozen=True, slots=True)
class Result:
    """A trial that is done: its figures, and its names by the way they go."""

    trial: Trial
    units: dict[str, str]
    """names by key"""

    @property
    def changes(self) -> list[dict[str, Any]]:
        return list((self.trial.result or {})["changes"])

    @property
    def subjects(self) -> int:
        return int((self.trial.result or {})["subjects"])

    @property
    def before(self) -> int:
        return int((self.trial.result or {})["reached"][0])

    @property
    def after(self) -> int:
        return int((self.trial.result or {})["reached"][1])

    def going(self, code: str) -> list[dict[str, Any]]:
        """Return the changes of a group."""
        return [one for one in self.changes if one["step"] == GROUPS[code][0]]

    @property
    def groups(self) -> list[Group]:
        """The groups that have names, gain and loss always."""
        found = [Group(code, label, len(self.going(code))) for code, (_step, label) in GROUPS.items()]
        return [group for group in found if group.number or group.code != "khac"]

    @property
    def by_unit(self) -> list[tuple[str, int, int]]:
        """How many gain and lose in each unit that has any, in the order of their names' numbers."""
        gained = Counter(one["unit"] for one in self.going("them"))
        lost = Counter(one["unit"] for one in self.going("bot"))
        return [
            (name, gained[unit], lost[unit])
            for unit, name in self.units.items()
            if gained[unit] or lost[unit]
        ]

    @property
    def costs(self) -> tuple[str, str, str] | None:
        """The award money before, after, and the difference with its sign; None where no sum is entered."""
        price = (self.trial.result or {})["price"]
        if price is None:
            return None
        more = (self.after - self.before) * price
        sign = "+" if more > 0 else "−" if more < 0 else ""
        return dong(self.before * price), dong(self.after * price), f"{sign}{dong(abs(more))}"

    @property
    def others(self) -> list[tuple[str, int, int]]:
        """The other awards whose standards refer to a point that was tried."""
        others = (self.trial.result or {})["others"]
        return [(catalogue()[one["award"]].name, one["gained"], one["lost"]) for one in others]

    def rows(self, changes: Sequence[dict[str, Any]], first: int = 1) -> list[Row]:
        """Return changes with the names of their subjects, numbered from ``first``."""
        keys = [one["subject"] for one in changes]
        subjects = Subject.objects.select_related("person", "collective").in_bulk(map(UUID, keys))
        return [
            Row(
                number=number,
                name=str((subject := subjects[UUID(one["subject"])]).person or subject.collective),
                code=subject.person.staff_code if subject.person else subject.collective.code,
                unit=self.units[one["unit"]],
                before=one["before"],
                after=one["after"],
                why=one["why"],
                cite=one["cite"],
            )
            for number, one in enumerate(changes, start=first)
        ]


def result_of(trial: Trial) -> Result:
    """Read what came of a trial; units in the order of the tree, the agency itself first."""
    keys = {one["unit"] for one in (trial.result or {})["changes"]}
    units = Organisation.objects.filter(pk__in=keys).order_by("path")
    return Result(trial, {str(unit.pk): unit.name for unit in units})


def award_of(trial: Trial) -> str:
    """Name the award of a trial as on its day."""
    return catalogue()[trial.award].name_on(trial.on)


def kind_of(trial: Trial) -> str:
    """Name the kind of subject of a trial."""
    return vocabulary().name("kind", trial.kind)


def to_try_again(trial: Trial) -> str:
    """Return what an address says so that the same values stand in the form."""
    chosen = {
        "tieu_chuan": f"{trial.award}/{trial.kind}",
        "ngay": f"{trial.on:%d/%m/%Y}",
        "nam": trial.year,
    }
    return urlencode(chosen | trial.values)
