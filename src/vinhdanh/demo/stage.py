"""Who and what the demo's rounds are played with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vinhdanh.demo.offices import Offices
from vinhdanh.units.models import Organisation, Person, User


@dataclass(frozen=True, slots=True)
class Stage:
    """Who and what the scenes are played with."""

    root: Organisation
    places: Mapping[str, Organisation]
    offices: Offices
    leaders: Sequence[Person]
    on: date

    @property
    def officer(self) -> User:
        return self.offices.recorder

    @property
    def tellers(self) -> tuple[User, User]:
        """Who counts the council's votes."""
        return self.offices.deputy, self.officer

    @property
    def year(self) -> int:
        """The year considered: the last that closed."""
        return self.on.year - 1

    def day(self, before: int) -> date:
        """Return the day so many days before today."""
        return self.on - timedelta(days=before)
