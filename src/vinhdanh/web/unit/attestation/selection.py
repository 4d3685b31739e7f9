"""Whom a head attests: everybody of a part of the unit, except those left out, exactly as previewed."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict

from vinhdanh.records.domain.attesting import attestations_for, attested
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation, User
from vinhdanh.web.unit.office import COLLECTIVES, PEOPLE, Office, departments_of, subjects_of_group

MOST = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be attested: what has been said of them, and whether it is one's own case."""

    subject: Subject
    said: dict[str, bool]
    own: bool

    @property
    def name(self) -> str:
        return str(self.subject.person or self.subject.collective)

    @property
    def code(self) -> str:
        person, collective = self.subject.person, self.subject.collective
        return person.staff_code if person else collective.code if collective else ""


@dataclass
class Selection:
    """What the page of attestations asks for; the same words come by GET, preview and confirmation."""

    office: Office
    user: User
    query: QueryDict

    @property
    def group(self) -> str:
        return COLLECTIVES if self.query.get("nhom") == COLLECTIVES else PEOPLE

    @cached_property
    def offered(self) -> dict[str, str]:
        """What the law asks heads to attest of this group."""
        return dict(attestations_for("person" if self.group == PEOPLE else "collective"))

    @property
    def of(self) -> list[str]:
        """What is to be attested."""
        return [code for code in self.offered if code in self.query.getlist("noi_dung")]

    @cached_property
    def departments(self) -> list[Organisation]:
        return departments_of(self.office)

    @cached_property
    def department(self) -> Organisation:
        wanted = self.query.get("phong")
        return next((one for one in self.departments if str(one.pk) == wanted), self.office.unit)

    @cached_property
    def too_many(self) -> bool:
        """Tell whether the part chosen is too large to be looked through."""
        return self._subjects()[: MOST + 1].count() > MOST

    @cached_property
    def candidates(self) -> list[Candidate]:
        if self.too_many:
            return []
        subjects = list(self._subjects())
        said = attested(subjects, year=self.office.year)
        own = self.user.person_id
        return [
            Candidate(
                one,
                {code: value for code, value in said[one.pk].items() if code in self.offered},
                own=own is not None and one.person_id == own,
            )
            for one in subjects
        ]

    @property
    def left_out(self) -> list[str]:
        """The keys of those left out, as the form said them."""
        return self.query.getlist("tru")

    @cached_property
    def chosen(self) -> list[Candidate]:
        """Everybody who is not left out, not oneself, and of whom something remains to be said."""
        left_out = set(self.left_out)
        return [
            one
            for one in self.candidates
            if not one.own and str(one.subject.pk) not in left_out and set(self.of) - set(one.said)
        ]

    @property
    def keys(self) -> list[UUID]:
        return [one.subject.pk for one in self.chosen]

    @property
    def mark(self) -> str:
        """A short name for exactly this choice, so that what is confirmed is what was previewed."""
        text = "|".join([str(self.office.year), *self.of, *map(str, self.keys)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _subjects(self) -> QuerySet[Subject]:
        return subjects_of_group(self.group, self.department, on=self.office.on)
