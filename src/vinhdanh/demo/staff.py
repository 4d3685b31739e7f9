"""Who works in the demo ministry: names, births, posts, groups, and how good their years tend to be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from vinhdanh.demo.names import make_name
from vinhdanh.demo.tree import LEADERSHIP, MINISTRY_CODE, Team, Unit
from vinhdanh.units.enums import PersonGroup

LEADS = {"Phòng": "Trưởng phòng", "Khoa": "Trưởng khoa", "Ban": "Trưởng ban", "Đài": "Trưởng đài"}
DEPUTY_FROM = 12  # a team of this size has a deputy
RANKS = {
    PersonGroup.CIVIL_SERVANT: ("Chuyên viên", "Chuyên viên", "Chuyên viên chính"),
    PersonGroup.PUBLIC_EMPLOYEE: ("Chuyên viên", "Kỹ sư", "Kỹ sư chính"),
    PersonGroup.SCHOLAR: ("Nghiên cứu viên", "Nghiên cứu viên chính", "Giảng viên"),
    PersonGroup.EMPLOYEE: ("Nhân viên", "Kế toán viên", "Lái xe"),
    PersonGroup.WORKER: ("Công nhân kỹ thuật", "Công nhân vận hành", "Công nhân bảo trì"),
}
MIXTURE = {
    PersonGroup.CIVIL_SERVANT: ((PersonGroup.CIVIL_SERVANT, 92), (PersonGroup.EMPLOYEE, 8)),
    PersonGroup.PUBLIC_EMPLOYEE: (
        (PersonGroup.PUBLIC_EMPLOYEE, 84),
        (PersonGroup.SCHOLAR, 8),
        (PersonGroup.EMPLOYEE, 8),
    ),
    PersonGroup.WORKER: ((PersonGroup.WORKER, 78), (PersonGroup.EMPLOYEE, 22)),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in the ledger's shape and the paper on which it stands."""

    content: dict[str, Any]
    source: str


@dataclass(slots=True, kw_only=True)
class Staff:
    """Somebody of the demo ministry; ``merit`` (mean 0, spread 1) stays with them from year to year."""

    code: str
    name: str
    gender: str
    born: date
    joined: date
    group: PersonGroup
    title: str
    unit: str
    place: str
    merit: float
    post: str = ""
    since: date | None = None
    moved: tuple[str, date] | None = None
    """where they worked before, and since when they are at their place"""
    ratings: dict[int, str] = field(default_factory=dict)
    """ratings that a case needs; all other years are drawn"""
    lines: list[Line] = field(default_factory=list)

    @property
    def first_year(self) -> int:
        """The first year of which they worked at least half, the first that is rated."""
        return self.joined.year + (self.joined > date(self.joined.year, 6, 30))

    def place_in(self, year: int) -> str:
        """Return where they worked at the end of a year."""
        if self.moved and self.moved[1] > date(year, 12, 31):
            return self.moved[0]
        return self.place

    def said_of_years(self) -> Mapping[int, AbstractSet[str]]:
        """Return by year the rating, the codes of the awards that honour it, and measures begun in it."""
        said: dict[int, set[str]] = defaultdict(set)
        for line in self.lines:
            fact = line.content
            if fact["kind"] == "rating":
                said[fact["year"]].add(fact["value"])
            elif fact["kind"] == "award":
                for year in fact["years"]:
                    said[year].add(fact["award"])
            elif fact["kind"] == "discipline":
                said[int(fact["from"][:4])].add(fact["form"])
        return said


def hire(unit: Unit, rng: Random, *, closed: int, first_code: int) -> list[Staff]:
    """Return the people of a unit, those who lead it first; ``closed`` is the award year that closed."""
    people = [_leader(unit, place, rng, closed) for place in range(unit.staff) if place < _leaders(unit)]
    people += [_member(unit, unit.code, rng, closed) for _ in range(unit.staff - len(people))]
    for team in unit.teams:
        people += _team(unit, team, rng, closed)
    for number, person in enumerate(people, first_code):
        person.code = f"KN{number:05}"
    return people


def hire_leadership(rng: Random, *, closed: int) -> list[Staff]:
    """Return the minister and the deputies, who work in the ministry itself."""
    people = []
    for place in range(LEADERSHIP):
        title, post = ("Thứ trưởng", "thu-truong") if place else ("Bộ trưởng", "bo-truong")
        person = _person(rng, unit=MINISTRY_CODE, place=MINISTRY_CODE, closed=closed, senior=True)
        person.code, person.group, person.title, person.post = (
            f"KN{place + 1:05}",
            PersonGroup.LEADER,
            title,
            post,
        )
        person.since = date(closed - 2 - place, 4, 8)
        people.append(person)
    return people


def _leaders(unit: Unit) -> int:
    """Return how many lead a unit: a head and deputies."""
    return 3 if not unit.teams else unit.staff


def _leader(unit: Unit, place: int, rng: Random, closed: int) -> Staff:
    """Return the head of a unit, or one of the deputies."""
    person = _person(rng, unit=unit.code, place=unit.code, closed=closed, senior=True)
    person.group = PersonGroup.BUSINESS if unit.group is PersonGroup.WORKER else unit.group
    person.title = f"Phó {unit.head}" if place else unit.head
    person.post = "pho-vu-truong" if place else "vu-truong"
    person.since = date(closed - rng.randrange(1, 7), rng.randrange(1, 13), 1)
    return person


def _team(unit: Unit, team: Team, rng: Random, closed: int) -> Iterator[Staff]:
    """Yield the people of a team, its head first."""
    leads = LEADS.get(team.name.split()[0], f"Phụ trách {team.name}")
    for place in range(team.staff):
        person = _member(unit, team.code, rng, closed, senior=place == 0)
        if place == 0:
            person.title, person.post = leads, "truong-phong"
        elif place == 1 and team.staff >= DEPUTY_FROM:
            person.title, person.post = f"Phó {leads}", "pho-truong-phong"
        if person.post:
            person.since = max(person.joined, date(closed - rng.randrange(1, 6), rng.randrange(1, 13), 1))
            person.group = PersonGroup.EMPLOYEE if unit.group is PersonGroup.WORKER else unit.group
        yield person


def _member(unit: Unit, place: str, rng: Random, closed: int, *, senior: bool = False) -> Staff:
    """Return somebody without a leading post."""
    person = _person(rng, unit=unit.code, place=place, closed=closed, senior=senior)
    groups, weights = zip(*MIXTURE[unit.group], strict=True)
    person.group = rng.choices(groups, weights)[0]
    person.title = rng.choice(RANKS[person.group])
    return person


def _person(rng: Random, *, unit: str, place: str, closed: int, senior: bool) -> Staff:
    """Draw a person; seniors are 42 or older and a little better than others."""
    gender = rng.choice(("female", "male"))
    oldest, span = (closed - 59, 17) if senior else (closed - 59, 36)
    born = date(oldest, 1, 1) + timedelta(days=rng.randrange(span * 365))
    joined = date(min(born.year + 23 + rng.randrange(6), closed), rng.randrange(1, 13), rng.choice((1, 15)))
    return Staff(
        code="",
        name=make_name(rng, gender=gender),
        gender=gender,
        born=born,
        joined=joined,
        group=PersonGroup.CIVIL_SERVANT,
        title="",
        unit=unit,
        place=place,
        merit=rng.gauss(0.3 if senior else 0, 1),
    )
