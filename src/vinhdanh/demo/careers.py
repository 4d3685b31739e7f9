"""Seeded careers for realistic workbooks: people with ratings, titles, initiatives, disciplines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from vinhdanh.demo.names import make_name
from vinhdanh.records.domain.reading.row_facts import work_id

AGENCY = "BKNS"
UNITS = (
    "Văn phòng Bộ",
    "Vụ Tổ chức cán bộ",
    "Vụ Kế hoạch - Tài chính",
    "Vụ Pháp chế",
    "Vụ Hợp tác quốc tế",
    "Thanh tra Bộ",
    "Cục Công nghệ thông tin",
    "Trung tâm Lưu trữ",
)
TITLES = (
    "Chuyên viên",
    "Chuyên viên",
    "Chuyên viên",
    "Chuyên viên chính",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Nhân viên",
)
WORKS = (
    "Cải tiến quy trình",
    "Xây dựng phần mềm",
    "Chuẩn hoá biểu mẫu",
    "Rút ngắn thời gian",
    "Số hoá hồ sơ",
    "Giải pháp nâng cao chất lượng",
)
SUBJECTS = (
    "tiếp nhận hồ sơ",
    "quản lý văn bản đến",
    "thống kê báo cáo",
    "tra cứu hồ sơ lưu trữ",
    "theo dõi nhiệm vụ được giao",
    "công tác thi đua, khen thưởng",
    "tiếp công dân",
    "quản lý tài sản",
    "đào tạo cán bộ mới",
    "kiểm soát thủ tục",
)


@dataclass(frozen=True, slots=True)
class WorkbookPerson:
    """A person as a workbook lists them; facts are in the ledger's shape."""

    staff_code: str
    name: str
    gender: str
    born: date
    group: str
    unit: str
    title: str
    joined: date
    facts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WorkbookUnit:
    """A collective as a workbook lists it."""

    name: str
    facts: list[dict[str, Any]]


def make_people(
    count: int, *, seed: int, years: Sequence[int], units: Sequence[str] = UNITS
) -> list[WorkbookPerson]:
    """Return people spread over the units, each with a career over the years; same seed, same people."""
    rng = Random(seed)  # noqa: S311 -- plays, not secrets
    return [
        _person(rng, number, units[(number - 1) * len(units) // count], years)
        for number in range(1, count + 1)
    ]


def make_collectives(people: Sequence[WorkbookPerson], *, year: int) -> list[WorkbookUnit]:
    """Return the units of these people with the numbers that their own facts add up to."""
    units: dict[str, list[WorkbookPerson]] = {}
    for person in people:
        units.setdefault(person.unit, []).append(person)
    return [WorkbookUnit(name, [_members(members, year)]) for name, members in units.items()]


def _members(members: Sequence[WorkbookPerson], year: int) -> dict[str, Any]:
    """Count the members of a unit in a year."""
    rated = {"xuat-sac", "tot", "hoan-thanh"}
    return {
        "kind": "members",
        "year": year,
        "total": len(members),
        "completed": sum(any(_is_rating(fact, year, rated) for fact in person.facts) for person in members),
        "ldtt": sum(any(_honours(fact, "ldtt", year) for fact in person.facts) for person in members),
        "cstd-co-so": sum(
            any(_honours(fact, "cstd-co-so", year) for fact in person.facts) for person in members
        ),
        "women": sum(person.gender == "female" for person in members),
        "disciplined-canh-cao": 0,
    }


def _is_rating(fact: dict[str, Any], year: int, values: set[str]) -> bool:
    """Tell whether a fact is one of these ratings of a year."""
    return fact["kind"] == "rating" and fact["year"] == year and fact["value"] in values


def _honours(fact: dict[str, Any], award: str, year: int) -> bool:
    """Tell whether a fact is this award for a year."""
    return fact["kind"] == "award" and fact["award"] == award and year in fact.get("years", ())


def _person(rng: Random, number: int, unit: str, years: Sequence[int]) -> WorkbookPerson:
    """Make one person."""
    gender = rng.choice(("female", "male"))
    born = date(1966, 1, 1) + timedelta(days=rng.randrange(33 * 365))
    joined = date(born.year + 23 + rng.randrange(5), rng.randrange(1, 13), rng.choice((1, 15)))
    person = WorkbookPerson(
        staff_code=f"{number:05}",
        name=make_name(rng, gender=gender),
        gender=gender,
        born=born,
        group=rng.choices(("cong-chuc", "vien-chuc", "nguoi-lao-dong"), (70, 22, 8))[0],
        unit=unit,
        title=rng.choice(TITLES),
        joined=joined,
    )
    person.facts.extend(_career(rng, [year for year in years if year > joined.year], f"{number}"))
    return person


def _career(rng: Random, years: Sequence[int], mark: str) -> Iterator[dict[str, Any]]:
    """Yield a career: better people have better years, titles follow ratings, works follow titles."""
    merit, run = rng.random(), 0
    for year in years:
        value = _rating(rng, merit)
        if value is None:
            run = 0
            continue
        yield {"kind": "rating", "year": year, "value": value}
        if value in {"xuat-sac", "tot"}:
            yield _award("ldtt", [year], number=10 + year % 7, decided=date(year + 1, 1, 10))
        run = run + 1 if value == "xuat-sac" and rng.random() < 0.8 else 0  # noqa: PLR2004 -- one in five is not proposed
        if run:
            yield _award("cstd-co-so", [year], number=20 + year % 7, decided=date(year + 1, 1, 20))
            yield _work(rng, year, mark)
        if run == 3:  # noqa: PLR2004 -- the third year in a row
            yield _award(
                "cstd-bo", [year - 2, year - 1, year], number=300 + year % 7, decided=date(year + 1, 2, 20)
            )
        if run == 2 and rng.random() < 0.3:  # noqa: PLR2004 -- some receive a certificate of merit on the way
            yield {
                "kind": "award",
                "award": "bk-bo",
                "basis": "cong-trang",
                "decided": f"{year + 1}-02-25",
                "decision": f"210/QĐ-{AGENCY}",
            }
    if years and merit < 0.04:  # noqa: PLR2004 -- few are disciplined
        begin = date(years[0], 3, 1 + int(merit * 500))
        yield {
            "kind": "discipline",
            "form": "khien-trach",
            "from": begin.isoformat(),
            "until": begin.replace(year=begin.year + 1).isoformat(),
        }


def _rating(rng: Random, merit: float) -> str | None:
    """Return the rating of one year; None where nobody rated."""
    if rng.random() < 0.02:  # noqa: PLR2004 -- on leave, on training
        return None
    score = 0.6 * merit + 0.4 * rng.random()
    bands = ((0.62, "xuat-sac"), (0.22, "tot"), (0.06, "hoan-thanh"))
    return next((value for bound, value in bands if score >= bound), "khong-hoan-thanh")


def _award(award: str, years: list[int], *, number: int, decided: date) -> dict[str, Any]:
    """Return the fact of a title."""
    return {
        "kind": "award",
        "award": award,
        "basis": "cong-trang",
        "years": years,
        "decided": decided.isoformat(),
        "decision": f"{number}/QĐ-{AGENCY}",
    }


def _work(rng: Random, year: int, mark: str) -> dict[str, Any]:
    """Return the fact of an initiative."""
    name = f"{rng.choice(WORKS)} {rng.choice(SUBJECTS)} ({year}/{mark})"
    scope = rng.choices(("co-so", "bo"), (80, 20))[0]
    return {
        "kind": "work",
        "id": work_id(name),
        "type": "sang-kien",
        "scope": scope,
        "name": name,
        "recognised": date(year, 11, 1 + rng.randrange(28)).isoformat(),
        "decision": f"{rng.randrange(1, 90)}/QĐ-{AGENCY}",
        "recogniser": "bo-truong" if scope == "bo" else "thu-truong-don-vi",
        "applied": True,
        **({"replicable": True} if rng.random() < 0.5 else {}),  # noqa: PLR2004 -- a half
    }
