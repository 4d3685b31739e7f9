"""Random careers in the ledger shape: plausible enough for every outcome, odd enough to part two readings.

The same seed gives the same careers, and the first n of a longer draw are the draw of n.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from law.career_parts import (
    ARMED,
    BASES,
    FINDERS,
    MINISTERS,
    PROFILES,
    UNIT_HEADS,
    Dice,
    Fact,
    Profile,
    Titles,
    merit,
    rate,
    testify,
    trouble,
    write_ratings,
)

Career = dict[str, Any]
Kind = Literal["person", "collective", "household", "foreign-person", "foreign-collective"]

STAFF = ("can-bo", "cong-chuc", "cong-chuc", "cong-chuc", "vien-chuc", "vien-chuc", "nguoi-lao-dong")
OTHERS = ("cong-nhan", "nong-dan", "quan-nhan", "cong-an", "doanh-nhan", "tri-thuc")
POSTS = ("chuyen-vien", "truong-phong", "pho-vu-truong", "vu-truong", "pho-giam-doc-so", "giam-doc-so")
HIGH_POSTS = (
    "pho-vu-truong",
    "vu-truong",
    "pho-tong-cuc-truong",
    "tong-cuc-truong",
    "thu-truong",
    "bo-truong",
)
LEAVES = ("thai-san", "thai-san", "thai-san", "dao-tao", "om-dau", "cuu-nguoi", "khac")
PERSON_AWARDS = (
    "ldtt",
    "cstd-co-so",
    "cstd-bo",
    "cstd-tq",
    "bk-bo",
    "bk-ttg",
    "hcld-3",
    "gthcm",
    "gtnn",
    "knc",
    "gk",
)
COLLECTIVE_GROUPS = ("don-vi", "don-vi", "don-vi", "bo", "doanh-nghiep", "quan-doi", "cong-an")
RUNNERS = ("bo", "bo", "bo", "don-vi", "trung-uong")
COLLECTIVE_AWARDS = ("tt-ldtt", "tt-ldxs", "co-bo", "bk-bo", "bk-ttg", "hcld-3", "gk")
OTHER_AWARDS = ("bk-bo", "bk-ttg", "gk")


def careers(seed: int, count: int, *, kind: Kind) -> Iterator[Career]:
    """Yield `count` careers without contradictions, as facts files hold them."""
    dice = Dice(seed)
    for number in range(1, count + 1):
        if kind == "person":
            yield _person(dice, number)
        elif kind == "collective":
            yield _collective(dice, number)
        else:
            yield _other(dice, number, kind)


def write_jsonl(path: Path, seed: int, count: int, *, kind: Kind = "person") -> None:
    """Write careers as JSON lines, one facts file a line."""
    with path.open("w", encoding="utf-8") as out:
        for career in careers(seed, count, kind=kind):
            out.write(f"{json.dumps(career, ensure_ascii=False)}\n")


def _person(dice: Dice, number: int) -> Career:
    start = dice.number(2006, 2023)
    born = start - dice.number(20, 38)
    profile = dice.pick(PROFILES)
    subject = _describe_person(dice, number, start=start, born=born)
    last = 2025 if dice.chance(0.8) else dice.number(max(start, 2022), 2026)
    rated = rate(dice, profile, range(start, last + 1))
    titles = Titles(dice, born)
    annual = "cstt" if subject["group"] in ARMED and dice.chance(0.8) else "ldtt"
    for year in range(start, last + 1):
        _honour_person(titles, profile, year, rated.get(year), annual)
    facts = write_ratings(rated) + titles.facts
    full = dice.chance(profile.spoken)
    facts += [_work(dice, place, start, full=full) for place in range(dice.number(0, 5))]
    facts += trouble(dice, start) + merit(dice) + testify(dice, profile, PERSON_AWARDS) + _serve(dice, start)
    if dice.chance(0.06):
        facts.append(_masterpiece(dice))
    if number % 20 == 0:
        facts += _leave_high(Dice(number), born)
    if dice.chance(0.01):
        facts += _outside_span(dice, born)
    return {"subject": subject, "facts": dice.shuffled(facts) if dice.chance(0.1) else facts}


def _describe_person(dice: Dice, number: int, *, start: int, born: int) -> Fact:
    subject: Fact = {
        "id": f"p{number}",
        "kind": "person",
        "group": dice.pick(STAFF if dice.chance(0.8) else OTHERS),
        "name": f"Người thứ {number}",
        "gender": dice.pick(("female", "male")),
        "born": dice.day_of(born),
        "direct_worker": dice.chance(0.2),
    }
    if dice.chance(0.95):
        subject["joined"] = f"{start}-01-01" if dice.chance(0.3) else dice.day_of(start)
    if dice.chance(0.08):
        subject["record_from"] = dice.pick((2010, 2018, 2020, 2022, 2023, 2024, 2025))
    return subject


def _honour_person(titles: Titles, profile: Profile, year: int, rating: str | None, annual: str) -> None:
    """Give a person the titles and merits that a year like this brings, and a few that it should not."""
    dice = titles.dice
    good = rating in ("tot", "xuat-sac") or (rating is None and dice.chance(0.4))
    if dice.chance(profile.titles if good else 0.02):
        titles.give(annual, [year])
    if dice.chance(profile.titles if rating == "xuat-sac" else profile.titles * 0.15):
        titles.give("cstd-co-so", [year], unsaid=0.03)
    if titles.run("cstd-co-so", year, 3) and dice.chance(profile.titles * 0.5):
        length = 3 if dice.chance(0.95) else dice.number(1, 4)
        if titles.free("cstd-bo", year, length) or dice.chance(0.02):
            titles.give("cstd-bo", range(year - length + 1, year + 1))
    if titles.run("cstd-bo", year, 6) and titles.free("cstd-tq", year, 6) and dice.chance(0.35):
        titles.give("cstd-tq", range(year - 5, year + 1))
    if titles.run("cstd-co-so", year, 2) and dice.chance(0.25):
        titles.give("bk-bo", [year - 1, year], basis=dice.pick(BASES), unsaid=0.3)
    elif dice.chance(0.02):
        titles.give("bk-bo", [year], basis=dice.pick(BASES), unsaid=0.6)
    if "bk-bo" in titles.years and dice.chance(0.04):
        titles.give_merit("bk-ttg", year, basis=dice.pick(BASES))
    if "bk-ttg" in titles.years and dice.chance(0.03):
        titles.give_merit("hcld-3", year, basis="cong-trang")


def _work(dice: Dice, place: int, start: int, *, full: bool) -> Fact:
    """A work; a full one states all that a standard may ask, another leaves things out or says no."""
    work: Fact = {"kind": "work", "id": f"w{place}"}
    work["type"] = dice.pick(("sang-kien", "sang-kien", "de-tai", "muu-tri"))
    work["scope"] = dice.pick(("co-so", "co-so", "bo", "bo", "toan-quoc"))
    work["recognised"] = dice.day(dice.pick((start, 2021, 2023)), 2026) if dice.chance(0.9) else None
    if full:
        judges = UNIT_HEADS if work["scope"] == "co-so" else MINISTERS
        stated = {"applied": True, "replicable": True, "rating": "xuat-sac", "effect": "cao"}
        return work | {"recogniser": dice.pick(judges), **stated}
    for key in ("applied", "replicable"):
        luck = dice.roll()
        if luck < 0.75:
            work[key] = luck < 0.5
    if dice.chance(0.7):
        work["recogniser"] = dice.pick(FINDERS)
    if dice.chance(0.3):
        work["used_for"] = [dice.pick(PERSON_AWARDS[1:])]
    if dice.chance(0.1):
        work |= {"rating": "xuat-sac", "effect": "cao"}
    return work


def _masterpiece(dice: Dice) -> Fact:
    """A work of science or art that a council has found excellent."""
    found: Fact = {"kind": "finding", "of": "phat-minh", "scope": "toan-quoc", "by": "hoi-dong"}
    found["on"] = dice.day(2024, 2026)
    if dice.chance(0.8):
        found["grade"] = dice.pick(("xuat-sac", "dac-biet-xuat-sac", "dac-biet-xuat-sac"))
    return found


def _serve(dice: Dice, start: int) -> list[Fact]:
    """Leave, posts, armed service and retirement."""
    facts: list[Fact] = []
    if dice.chance(0.15):
        begun = dice.day(max(start, 2019), 2026)
        leave: Fact = {
            "kind": "leave",
            "reason": dice.pick(LEAVES),
            "from": begun,
            "until": dice.later(begun),
        }
        if dice.chance(0.1):
            leave["days"] = 1
        facts.append(leave)
    year = start
    while year < 2025 and dice.chance(0.3):
        begun = dice.day(year, 2025)
        post: Fact = {"kind": "post", "title": dice.pick(POSTS), "from": begun}
        facts.append(post)
        if dice.chance(0.5):
            break
        post["until"] = dice.later(begun)
        year = int(post["until"][:4]) + 1
    if dice.chance(0.02):
        armed: Fact = {"kind": "service", "of": "luc-luong-vu-trang"}
        facts.append(armed | {"from": f"{start}-02-01", "until": f"{start + 2}-02-01"})
    if dice.chance(0.04):
        facts.append({"kind": "retirement", "notice": dice.day(2024, 2026)})
    return facts


def _leave_high(dice: Dice, born: int) -> list[Fact]:
    """A leader's way through high posts, at its end a notice of retirement."""
    facts: list[Fact] = []
    year = max(dice.number(1980, 2016), born + 22)
    while year < 2024 and (not facts or dice.chance(0.6)):
        until = min(2025, year + dice.number(1, 16))
        held: Fact = {"kind": "post", "title": dice.pick(HIGH_POSTS), "from": f"{year}-06-01"}
        facts.append(held | {"until": f"{until}-{dice.pick(('01-31', '05-31', '06-01'))}"})
        year = until
    return [*facts, {"kind": "retirement", "notice": dice.day(2024, 2026)}]


def _outside_span(dice: Dice, born: int) -> list[Fact]:
    """Facts that no mask of 1990 to 2053 can hold."""
    work: Fact = {
        "kind": "work",
        "id": "w-xa",
        "type": "sang-kien",
        "scope": "bo",
        "recognised": "2054-03-01",
    }
    facts: list[Fact] = [work] if dice.chance(0.5) or born > 1969 else []
    if born <= 1969:
        facts.append({"kind": "award", "award": "bk-ttg", "decided": "1989-05-19", "basis": "cong-trang"})
        facts.append({"kind": "rating", "year": 1989, "value": "xuat-sac"})
    return facts


def _other(dice: Dice, number: int, kind: Kind) -> Career:
    """A household, or a foreigner or foreign body: known by what is found and attested of them."""
    subject: Fact = {"id": f"{kind}{number}", "kind": kind, "name": f"Chủ thể thứ {number}"}
    if dice.chance(0.1):
        subject["record_from"] = dice.pick((2022, 2025, 2026))
    facts = trouble(dice, 2015) if dice.chance(0.5) else []
    facts += merit(dice) + testify(dice, dice.pick(PROFILES), OTHER_AWARDS)
    while dice.chance(0.6):
        found: Fact = {"kind": "finding", "of": "dong-gop", "on": dice.day(2023, 2026)}
        if dice.chance(0.8):
            found["by"] = dice.pick(FINDERS)
        facts.append(found)
    titles = Titles(dice, 2015)
    for year in (2022, 2023, 2024, 2025):
        if dice.chance(0.15):
            titles.give("gd-vh" if kind == "household" else "bk-ttg", [year])
    return {"subject": subject, "facts": dice.shuffled(facts + titles.facts)}


def _collective(dice: Dice, number: int) -> Career:
    founded = dice.number(1976, 2021)
    start = max(founded + 1, dice.number(2008, 2022))
    profile = dice.pick(PROFILES)
    subject = _describe_collective(dice, number, founded=founded)
    last = 2025 if dice.chance(0.85) else dice.number(max(start, 2022), 2026)
    rated = rate(dice, profile, range(start, last + 1))
    titles = Titles(dice, founded)
    for year in range(start, last + 1):
        _honour_collective(titles, profile, year, rated.get(year))
    facts = write_ratings(rated) + titles.facts
    known = [year for year in range(max(start, 2021), last + 1) if dice.chance(profile.kept)]
    facts += [_members(dice, year, subject["group"]) for year in known]
    facts += trouble(dice, start) if dice.chance(0.5) else []
    facts += merit(dice) + testify(dice, profile, COLLECTIVE_AWARDS)
    if dice.chance(0.35):
        facts.append({"kind": "cluster", "run_by": dice.pick(RUNNERS), "year": last, "place": "dan-dau"})
    if dice.chance(0.005):
        facts.append({"kind": "award", "award": "co-bo", "decided": "2054-01-10", "basis": "cong-trang"})
    return {"subject": subject, "facts": dice.shuffled(facts) if dice.chance(0.1) else facts}


def _describe_collective(dice: Dice, number: int, *, founded: int) -> Fact:
    subject: Fact = {"id": f"c{number}", "kind": "collective", "group": dice.pick(COLLECTIVE_GROUPS)}
    subject["name"] = f"Đơn vị thứ {number}"
    if dice.chance(0.93):
        subject["founded"] = dice.day_of(founded)
    if dice.chance(0.2):
        subject["flags"] = dice.chance(0.3)
    if dice.chance(0.08):
        subject["record_from"] = dice.pick((2012, 2019, 2022, 2024, 2025))
    return subject


def _honour_collective(titles: Titles, profile: Profile, year: int, rating: str | None) -> None:
    """Give a collective the titles, flags and merits of a year."""
    dice = titles.dice
    if rating == "xuat-sac" and dice.chance(profile.titles):
        titles.give("tt-ldxs", [year])
    elif dice.chance(profile.titles if rating == "tot" else 0.03):
        titles.give("tt-ldtt", [year])
    if dice.chance(0.15 if rating == "xuat-sac" else 0.01):
        titles.give("co-bo", [year], basis="cong-trang" if dice.chance(0.85) else "chuyen-de")
    if "co-bo" in titles.years and dice.chance(0.02):
        titles.give("co-cp", [year])
    if titles.run("tt-ldxs", year, 2) and dice.chance(0.3):
        titles.give("bk-bo", [year - 1, year], basis=dice.pick(BASES), unsaid=0.3)
    if "bk-bo" in titles.years and dice.chance(0.06):
        titles.give_merit("bk-ttg", year, basis=dice.pick(BASES))
    if "bk-ttg" in titles.years and dice.chance(0.03):
        titles.give_merit("hcld-3", year, basis="cong-trang")


def _members(dice: Dice, year: int, group: str) -> Fact:
    """The members of a year, their ratios at and about 70 and 100 per cent, some numbers not stated."""
    total = dice.pick((3, 7, 10, 13, 20, 43, 100, 100, 100))
    seventy = -(-7 * total // 10)
    titled = total if dice.chance(0.2) else min(total, seventy + dice.pick((-2, -1, -1, 0, 0, 0, 1, 5)))
    row: Fact = {
        "completed": total if dice.chance(0.8) else total - dice.number(1, 2),
        "cstt" if group in ARMED else "ldtt": titled,
        "cstd-co-so": min(titled, dice.pick((0, 1, 1, 2))),
        "disciplined-canh-cao": 0 if dice.chance(0.9) else 1,
        "women": dice.pick((0, total * 69 // 100, seventy, total)),
    }
    stated = {key: number for key, number in row.items() if not dice.chance(0.03)}
    return {"kind": "members", "year": year, "total": total, **stated}
