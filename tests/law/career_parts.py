"""What careers are made of: dice, titles, and the facts that persons and collectives share."""

import random
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
Fact = dict[str, Any]

TWO = tuple(f"{number:02}" for number in range(32))
TURNS = ("2024-01-01", "2025-06-30", "2025-07-01", "2026-01-14", "2026-01-15", "2026-01-16", "2026-10-01")
RATINGS = ("khong-hoan-thanh", "hoan-thanh", "tot", "xuat-sac")
BASES = ("cong-trang", "cong-trang", "cong-trang", "dot-xuat", "chuyen-de", "cong-hien")
ACHIEVEMENTS = ("cuu-nan-2021", "chong-dich-2022", "bao-yagi-2024", "giai-asean-2025", "so-hoa-2025")
ATTESTED = (
    "chap-hanh",
    "guong-mau",
    "noi-bo-doan-ket",
    "vuot-chi-tieu",
    "tiet-kiem-chong-lang-phi",
    "tham-gia-phong-trao",
    "tieu-bieu",
    "nhiem-vu-dia-phuong",
    "doi-song-kinh-te",
    "doi-song-van-hoa",
    "moi-truong",
    "doan-ket-tuong-tro",
    "gia-dinh-hanh-phuc",
)
FORMS = ("khien-trach", "canh-cao", "ha-bac-luong", "giang-chuc", "cach-chuc", "buoc-thoi-viec")
MATTERS = ("ky-luat", "dieu-tra", "thanh-tra", "don-thu", "bao-chi")
FINDINGS = ("dot-xuat", "nhieu-thanh-tich", "nhiem-vu-chinh-tri", "dong-gop", "giai-thuong", "phat-minh")
FINDING_SCOPES = ("co-so", "xa", "huyen", "toan-nganh", "bo", "toan-quoc")
UNIT_HEADS = ("thu-truong-don-vi", "thu-truong-don-vi-phap-nhan")
MINISTERS = ("bo-truong", "chu-tich-tinh")
FINDERS = (*UNIT_HEADS, *MINISTERS, "thu-tuong", "hoi-dong")
ARMED = ("quan-nhan", "cong-an", "quan-doi")


class Profile(NamedTuple):
    """How good the years are, how they persist, how freely titles follow, and how well the file is kept."""

    levels: tuple[str, ...]
    persistence: float
    titles: float
    kept: float
    spoken: float


PROFILES = (
    Profile(("xuat-sac",), 0.97, 0.99, 1.0, 0.9),
    Profile(("tot", "xuat-sac", "xuat-sac", "xuat-sac"), 0.80, 0.95, 0.99, 0.8),
    Profile(("tot", "xuat-sac", "xuat-sac"), 0.70, 0.85, 0.97, 0.5),
    Profile(("tot", "tot", "tot", "xuat-sac"), 0.60, 0.70, 0.97, 0.5),
    Profile(("hoan-thanh", "tot", "tot", "xuat-sac"), 0.50, 0.60, 0.90, 0.3),
    Profile(RATINGS, 0.20, 0.50, 0.75, 0.2),
)


class Dice:
    """A seeded source of chances, choices and days."""

    def __init__(self, seed: int) -> None:
        self.roll = random.Random(seed).random  # noqa: S311

    def chance(self, likelihood: float) -> bool:
        return self.roll() < likelihood

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.roll() * len(items))]

    def number(self, low: int, high: int) -> int:
        return low + int(self.roll() * (high - low + 1))

    def day_of(self, year: int) -> str:
        return f"{year}-{TWO[1 + int(self.roll() * 12)]}-{TWO[1 + int(self.roll() * 28)]}"

    def day(self, first: int, last: int) -> str:
        """A day of the years first to last, often an edge of one of them or a turn of the law."""
        luck, year = self.roll(), self.number(first, last)
        if luck < 0.06:
            return f"{year}-12-31"
        if luck < 0.12:
            return f"{year}-01-01"
        if luck < 0.20:
            turn = self.pick(TURNS)
            return turn if first <= int(turn[:4]) <= last else f"{year}-07-01"
        return self.day_of(year)

    def later(self, day: str) -> str:
        """A day on or after this one: the same, the end of its year, a year on, or somewhat later."""
        luck = self.roll()
        if luck < 0.05:
            return day
        if luck < 0.35:
            return f"{day[:4]}-12-31"
        gap = 365 if luck < 0.6 else self.number(1, 900)
        return date.fromordinal(date.fromisoformat(day).toordinal() + gap).isoformat()

    def shuffled(self, facts: list[Fact]) -> list[Fact]:
        return [fact for _, _, fact in sorted((self.roll(), place, fact) for place, fact in enumerate(facts))]


class Titles:
    """The awards of one subject: hands them out, remembers the years they honour."""

    def __init__(self, dice: Dice, first: int) -> None:
        self.dice = dice
        self.first = first
        self.facts: list[Fact] = []
        self.years: dict[str, set[int]] = {}

    def give(
        self, award: str, years: Iterable[int], *, basis: str = "cong-trang", unsaid: float = 0.02
    ) -> None:
        """Decide an award for these years: at the turn of the year or in the next spring, sometimes late."""
        dice = self.dice
        honoured = [year for year in years if year >= self.first]
        self.years.setdefault(award, set()).update(honoured)
        decided = self._decided(honoured[-1])
        fact: Fact = {"kind": "award", "award": award, "decided": decided, "basis": basis}
        if not dice.chance(unsaid):
            fact["years"] = honoured
        if basis in ("dot-xuat", "chuyen-de") and dice.chance(0.7):
            fact["achievement"] = dice.pick(ACHIEVEMENTS)
        if dice.chance(0.1):
            fact["decision"] = f"{dice.number(1, 999)}/QĐ-XYZ"
        self.facts.append(fact)

    def give_merit(self, award: str, year: int, *, basis: str, unsaid: float = 0.4) -> None:
        """Decide a merit award for the five years that end here."""
        self.give(award, range(year - 4, year + 1), basis=basis, unsaid=unsaid)

    def run(self, award: str, last: int, length: int) -> bool:
        held = self.years.get(award)
        return held is not None and held.issuperset(range(last - length + 1, last + 1))

    def free(self, award: str, last: int, length: int) -> bool:
        held = self.years.get(award)
        return held is None or held.isdisjoint(range(last - length + 1, last + 1))

    def _decided(self, last: int) -> str:
        luck = self.dice.roll()
        if luck < 0.25:
            return f"{last}-12-{TWO[self.dice.number(10, 31)]}"
        if luck < 0.5:
            return f"{last + 1}-01-{TWO[self.dice.number(2, 15)]}"
        year = last + 1 if luck < 0.93 else last + self.dice.number(2, 4)
        return f"{year}-{TWO[self.dice.number(1, 6)]}-{TWO[self.dice.number(1, 28)]}"


def rate(dice: Dice, profile: Profile, years: range) -> dict[int, str]:
    """Rate the years so that good and bad stretches last; some years stay without a rating."""
    rated: dict[int, str] = {}
    level = dice.pick(profile.levels)
    for year in years:
        if not dice.chance(profile.persistence):
            level = dice.pick(profile.levels) if dice.chance(0.97) else dice.pick(RATINGS)
        if dice.chance(profile.kept):
            rated[year] = level
    return rated


def write_ratings(rated: dict[int, str]) -> list[Fact]:
    return [{"kind": "rating", "year": year, "value": value} for year, value in rated.items()]


def trouble(dice: Dice, start: int) -> list[Fact]:
    """Disciplines one after another and never overlapping, and matters open, cleared or proved."""
    facts: list[Fact] = []
    year = start
    while year <= 2025 and dice.chance(0.10):
        begun = dice.day(year, 2026)
        fact: Fact = {"kind": "discipline", "form": dice.pick(FORMS), "from": begun}
        facts.append(fact)
        if dice.chance(0.12):
            break
        fact["until"] = dice.later(begun)
        year = int(fact["until"][:4]) + 1
    while dice.chance(0.10):
        begun = dice.day(max(start, 2022), 2026)
        matter: Fact = {"kind": "pending", "matter": dice.pick(MATTERS), "from": begun}
        facts.append(matter)
        if dice.chance(0.7):
            matter["until"] = dice.later(begun)
            if dice.chance(0.85):
                matter["outcome"] = dice.pick(("cleared", "cleared", "violation"))
    return facts


def merit(dice: Dice) -> list[Fact]:
    """Movements, clusters and findings, most of them of the years that tests consider."""
    facts: list[Fact] = []
    while dice.chance(0.25):
        movement: Fact = {"kind": "movement", "launched_by": dice.pick(("ctn", "ttg", "bo", "bo", "don-vi"))}
        movement["duration_years"] = dice.number(1, 6)
        movement["place"] = dice.pick(("dan-dau", "xuat-sac"))
        movement["review"] = dice.pick(("so-ket", "tong-ket"))
        movement["on"] = dice.day(2021, 2026)
        facts.append(movement)
    while dice.chance(0.15):
        run_by, place = dice.pick(("don-vi", "bo", "bo", "trung-uong")), dice.pick(("dan-dau", "xuat-sac"))
        facts.append({"kind": "cluster", "run_by": run_by, "year": dice.number(2021, 2026), "place": place})
    while dice.chance(0.22):
        finding: Fact = {"kind": "finding", "of": dice.pick(FINDINGS), "scope": dice.pick(FINDING_SCOPES)}
        finding["by"] = dice.pick(FINDERS)
        finding["on"] = dice.day(2022, 2026)
        if dice.chance(0.6):
            finding["achievement"] = dice.pick(ACHIEVEMENTS)
        if dice.chance(0.2):
            finding["grade"] = dice.pick(("xuat-sac", "dac-biet-xuat-sac"))
        facts.append(finding)
    return facts


def testify(dice: Dice, profile: Profile, awards: Sequence[str]) -> list[Fact]:
    """What heads and councils have said of each year: all, some or nothing of it, now and then a no."""
    facts: list[Fact] = []
    for year in (2023, 2024, 2025):
        if not dice.chance(profile.spoken):
            continue
        share, doubt = (1.0, 0.015) if dice.chance(0.7) else (0.4, 0.15)
        by = "thu-truong" if dice.chance(0.8) else dice.pick(FINDERS[:4])
        facts += [
            {"kind": "attestation", "of": of, "year": year, "by": by, "value": dice.roll() >= doubt}
            for of in ATTESTED
            if dice.roll() < share
        ]
        on = f"{year + 1}-01-{TWO[dice.number(2, 14)]}" if dice.chance(0.6) else dice.day(year + 1, year + 1)
        facts += [
            {"kind": "council", "award": award, "chosen": dice.roll() >= doubt, "on": on}
            for award in awards
            if dice.roll() < share
        ]
    return facts
