"""The collectives' own facts: members as their people's facts add up, ratings, cluster places, titles."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from vinhdanh.demo.cases import SEVENTY_PERCENT_TEAM
from vinhdanh.demo.histories import LUCK_SHARE, MERIT_SHARE, Span
from vinhdanh.demo.papers import award_line, ministry_decision, rating_line, unit_decision
from vinhdanh.demo.staff import Line, Staff
from vinhdanh.demo.tree import LEGAL_PERSONS, MINISTRY_CODE, Unit

RATED = {"xuat-sac", "tot", "hoan-thanh"}
SEVERE = {"canh-cao", "ha-bac-luong", "giang-chuc", "cach-chuc", "buoc-thoi-viec"}
EXCELLENT, GOOD = 0.5, -1.2
"""Bounds on a normal score: about 31 % excellent, 57 % good."""
PROPOSED, FLAG_GIVEN, CERTIFIED = 0.92, 0.8, 0.5


@dataclass(slots=True)
class Collective:
    """A unit or a team, with what its years bring."""

    code: str
    unit: Unit
    merit: float
    lines: list[Line] = field(default_factory=list)
    excellent: list[int] = field(default_factory=list)
    """years of excellent work that no certificate has honoured yet"""

    @property
    def leads_unit(self) -> bool:
        """Tell whether this is a whole unit, which competes in a cluster."""
        return self.code == self.unit.code


def draw_collectives(
    tree: Sequence[Unit], people: Sequence[Staff], *, span: Span, rng: Random
) -> Mapping[str, Sequence[Line]]:
    """Return the facts of every unit and team by its code."""
    members = members_by_year(tree, people, span)
    collectives = [Collective(code, unit, rng.gauss(0, 1)) for unit in tree for code, _ in unit.places()]
    for year in span.years:
        scores = {one.code: _score(one, rng) for one in collectives}
        for one in collectives:
            _live_year(one, year, members[one.code, year], scores[one.code], span, rng)
        for cluster in clusters_of([one for one in collectives if one.leads_unit]):
            _compete(cluster, year, scores, span, rng)
    return {one.code: one.lines for one in collectives}


def members_by_year(
    tree: Sequence[Unit], people: Sequence[Staff], span: Span
) -> Mapping[tuple[str, int], list[tuple[Staff, AbstractSet[str]]]]:
    """Return who belonged to each collective at the end of each year, with what was said of them for it."""
    unit_of = {code: unit.code for unit in tree for code, _ in unit.places()}
    found: dict[tuple[str, int], list[tuple[Staff, AbstractSet[str]]]] = defaultdict(list)
    for person in people:
        said = person.said_of_years()
        for year in range(max(span.first, person.first_year), span.closed + 1):
            place = person.place_in(year)
            if place != MINISTRY_CODE:
                for code in {place, unit_of[place]}:
                    found[code, year].append((person, said.get(year, frozenset())))
    return found


def count_members(year: int, members: Sequence[tuple[Staff, AbstractSet[str]]]) -> dict[str, Any]:
    """Return the fact of a year's members."""
    return {
        "kind": "members",
        "year": year,
        "total": len(members),
        "completed": sum(bool(said & RATED) for _, said in members),
        "ldtt": sum("ldtt" in said for _, said in members),
        "cstd-co-so": sum("cstd-co-so" in said for _, said in members),
        "women": sum(person.gender == "female" for person, _ in members),
        "disciplined-canh-cao": sum(bool(said & SEVERE) for _, said in members),
    }


def clusters_of(units: Sequence[Collective]) -> Iterator[list[Collective]]:
    """Yield the clusters in which the ministry lets units of one kind compete."""
    clusters: dict[tuple[str, str], list[Collective]] = defaultdict(list)
    for one in units:
        clusters[one.unit.kind, one.unit.group].append(one)
    yield from clusters.values()


def _score(one: Collective, rng: Random) -> float:
    """Return how good a collective's year was."""
    luck: float = rng.gauss(0, 1)
    return MERIT_SHARE * one.merit + LUCK_SHARE * luck


def _live_year(
    one: Collective,
    year: int,
    members: Sequence[tuple[Staff, AbstractSet[str]]],
    score: float,
    span: Span,
    rng: Random,
) -> None:
    """Enter a year: members, rating, titles (Luật Điều 27, Điều 28), certificate (Điều 74 khoản 3 điểm d)."""
    counted = count_members(year, members)
    one.lines.append(Line(counted, f"Báo cáo tổng kết công tác thi đua, khen thưởng năm {year}"))
    whole = counted["completed"] == counted["total"]
    value = "xuat-sac" if score >= EXCELLENT and whole else "tot" if score >= GOOD else "hoan-thanh"
    if one.code == SEVENTY_PERCENT_TEAM and year == span.closed:
        value = "tot"
    one.lines.append(rating_line(year, value))
    one.excellent = [*one.excellent, year] if value == "xuat-sac" else []
    advanced = 100 * counted["ldtt"] >= 70 * counted["total"]
    if one.code == SEVENTY_PERCENT_TEAM and year == span.closed:
        return
    if value == "xuat-sac" and advanced and counted["cstd-co-so"] and rng.random() < PROPOSED:
        _honour(one, "tt-ldxs", (year,), span)
    elif (
        value != "hoan-thanh" and advanced and not counted["disciplined-canh-cao"] and rng.random() < PROPOSED
    ):
        _honour(one, "tt-ldtt", (year,), span)
    if len(one.excellent) > 1 and rng.random() < CERTIFIED:
        _honour(one, "bk-bo", one.excellent[-2:], span)
        one.excellent = []


def _honour(one: Collective, award: str, years: Sequence[int], span: Span) -> None:
    """Enter an award, where its decision is already known on the day of the demo."""
    year = years[-1]
    own = award == "tt-ldtt" and one.unit.code in LEGAL_PERSONS and not one.leads_unit
    decision = unit_decision(one.unit.code, year) if own else ministry_decision(award, year)
    if decision.day <= span.on:
        one.lines.append(award_line(award, years, decision))


def _compete(
    cluster: Sequence[Collective], year: int, scores: Mapping[str, float], span: Span, rng: Random
) -> None:
    """Enter the first and second place of a cluster, and the flag for the first (Luật Điều 26)."""
    ranked = sorted(cluster, key=lambda one: scores[one.code], reverse=True)
    day = date(year + 1, 1, 20)
    if len(ranked) < 2 or day > span.on:  # noqa: PLR2004 -- nobody leads alone
        return
    for one, place in zip(ranked, ("dan-dau", "xuat-sac"), strict=False):
        content = {
            "kind": "cluster",
            "run_by": "bo",
            "year": year,
            "place": place,
            "name": f"Cụm thi đua của {one.unit.name}",
        }
        one.lines.append(Line(content, f"Kết quả chấm điểm cụm thi đua ngày {day:%d/%m/%Y}"))
    if rng.random() < FLAG_GIVEN:
        _honour(ranked[0], "co-bo", (year,), span)
