"""Random careers for the regimes before 2024: those of today moved back, some with orders of that time."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from law.career_parts import Dice
from law.careers import Career, Kind, careers

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TODAY = 2026
YEARS = frozenset({"year", "years", "record_from"})
NEXT_AFTER = {
    **dict.fromkeys(("bk-ttg", "hcld-3", "hcld-2", "hcbvtq-3", "hcbvtq-2"), 5),
    **dict.fromkeys(("hcld-1", "hcdl-3", "hcdl-2", "hcdl-1", "hcbvtq-1", "hcqc-3", "hcqc-2"), 10),
    "hchcm": 25,
}
"""Orders, and how many excellent years lead from each to the next."""
OF_ARMS = ("hcbvtq", "hcqc")
FEAT = {
    "kind": "finding",
    "of": "dot-xuat",
    "scope": "toan-quoc",
    "grade": "dac-biet-xuat-sac",
    "by": "bo-truong",
}
AGES = (9, 10, 12, 15, 20, 30, 31, 60)


def careers_before(day: date, seed: int, count: int, *, kind: Kind) -> Iterator[Career]:
    """Yield careers of which a day before 2024 asks what one of 2026 asks of today's."""
    dice = Dice(seed)
    for career in careers(seed, count, kind=kind):
        earlier = moved(career, day.year - TODAY)
        yield _decorated(dice, earlier, day) if dice.chance(0.5) else earlier


def moved(career: Any, years: int) -> Any:
    """Return a career so many years later (earlier, if negative): every date, year and list of years."""
    if isinstance(career, dict):
        return {
            key: _moved_year(value, years) if key in YEARS else moved(value, years)
            for key, value in career.items()
        }
    if isinstance(career, list):
        return [moved(one, years) for one in career]
    if isinstance(career, str) and DAY.fullmatch(career):
        return f"{int(career[:4]) + years}{career[4:]}"
    return career


def _moved_year(value: Any, years: int) -> Any:
    return [one + years for one in value] if isinstance(value, list) else value + years


def _decorated(dice: Dice, career: Career, day: date) -> Career:
    """Give an order or two, excellent years, and to a collective its age and flags."""
    subject, facts = dict(career["subject"]), [*career["facts"]]
    if subject["kind"] == "collective":
        subject["founded"] = f"{day.year - dice.pick(AGES)}-01-15"
        for code, most in (("co-cp", 5), ("co-bo", 4)):
            first = day.year - 1 - dice.number(1, most)
            facts += [_award(code, year + 1, [year]) for year in range(first, day.year - 1)]
    else:
        subject["born"] = "1940-05-05"
    order = dice.pick(tuple(NEXT_AFTER))
    years = NEXT_AFTER[order] + dice.pick((-1, 0, 0, 0, 1))
    if order.startswith(OF_ARMS):
        subject["group"] = dice.pick(
            ("cong-an", "quan-doi" if subject["kind"] == "collective" else "quan-nhan")
        )
        if dice.chance(0.3):
            facts.append(FEAT | {"on": f"{day.year - 1}-06-20"})
    first = day.year - years
    facts.append(_award(order, first - 1))
    if dice.chance(0.5):
        facts += [_work(number, day.year - 1 - number) for number in range(dice.number(2, 5))]
    facts = [one for one in facts if one["kind"] != "rating" or one["year"] < first]
    facts += [{"kind": "rating", "year": year, "value": "xuat-sac"} for year in range(first, day.year)]
    founded = subject.get("founded") or subject["born"]
    kept = [one for one in facts if one["kind"] != "award" or one["decided"] >= founded]
    return {"subject": subject, "facts": kept}


def _award(code: str, decided: int, years: list[int] | None = None) -> dict[str, Any]:
    award: dict[str, Any] = {"kind": "award", "award": code, "decided": f"{decided}-05-19"}
    return award | ({"years": years} if years else {"basis": "cong-trang"})


def _work(number: int, year: int) -> dict[str, Any]:
    work = {"kind": "work", "id": f"order{number}", "type": "sang-kien", "scope": "bo"}
    return work | {"recognised": f"{year}-06-20", "recogniser": "bo-truong", "applied": True}
