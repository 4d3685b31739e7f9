"""What a projection assumes of the years to come: the facts of good years, as far as a standard asks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.cluster import Cluster
from vinhdanh.law.conditions.conferral_run import ConferralRun
from vinhdanh.law.conditions.counts import AwardCount
from vinhdanh.law.conditions.members import COUNTED, Members
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.facts import Fact, History
from vinhdanh.law.question import is_open
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.tree import All, Leaf, Node, Not
from vinhdanh.law.tree import Any as OneOf

BEST, ENOUGH = "xuat-sac", "tot"
"""The rating that is assumed at first, and the one it is lowered to where that is enough."""
TITLES_DECIDED, FORMS_DECIDED, PROPOSED = (1, 15), (1, 31), (3, 31)
"""Month and day, in the year after the one considered: yearly titles are decided, other awards are decided,
proposals for that year are in."""
WORKS_RECOGNISED = (12, 1)
ASSUMED = frozenset({"rating", "award", "work", "members", "cluster"})
"""The kinds of fact that good years bring."""
HEADCOUNT = 10
"""Members assumed of a collective whose page has never counted them."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a standard's conditions read that a good year can bring."""

    titles: frozenset[str] = frozenset()
    """yearly titles, and flags"""
    priors: frozenset[str] = frozenset()
    """awards that must have been given before"""
    works: tuple[Work, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    """cluster places, where a yearly title is given for them"""
    members: tuple[Members, ...] = ()


@lru_cache(maxsize=512)
def needs_of(standard: Standard, law: Law) -> Needs:
    """Return what a standard's conditions read; the law tells which titles are yearly."""
    asked = tuple(_demands(standard.tree))
    named = {award for one in asked for award in _awards(one)}
    works = tuple(one for one in asked if isinstance(one, Work))
    initiatives = tuple(one for one in works if "sang-kien" in one.types)
    return Needs(
        titles=frozenset(award for award in named if law.spans.get(award) == 1),
        priors=frozenset(award for one in asked for award in _priors(one)),
        works=initiatives or works,
        clusters=tuple(one for one in asked if isinstance(one, Cluster) and standard.span == 1),
        members=tuple(one for one in asked if isinstance(one, Members)),
    )


def _demands(node: Node) -> Iterator[Any]:
    """Yield the conditions of a tree, and its stretches."""
    if isinstance(node, Leaf):
        yield node.condition
    elif isinstance(node, Stretch):
        yield node
        if node.inside is not None:
            yield from _demands(node.inside)
    elif isinstance(node, All | OneOf):
        for child in node.children:
            yield from _demands(child)
    elif isinstance(node, Not):
        yield from _demands(node.child)


def _awards(demand: Any) -> frozenset[str]:
    """Return the awards whose years a condition counts."""
    if isinstance(demand, TitleRun | Stretch):
        return demand.titles
    return demand.awards if isinstance(demand, AwardCount) else frozenset()


def _priors(demand: Any) -> frozenset[str]:
    """Return the awards that a condition asks to have been given before."""
    if isinstance(demand, ConferralRun):
        return demand.titles
    return demand.after if isinstance(demand, Stretch) else frozenset()


def in_year_after(year: int, day: tuple[int, int], on: date) -> date:
    """Return a day of the year after ``year``, or ``on`` where that is later."""
    return max(on, date(year + 1, *day))


def as_known(history: History, on: date) -> History:
    """Return the page as a day knows it: every open matter ends on it without a violation.

    What begins later keeps its place on the page, and is not read.
    """
    facts = tuple(_ended(fact, on) if fact.kind == "pending" else fact for fact in history.facts)
    read = [fact for fact in facts if (fact.get(BEGINS.get(fact.kind, "")) or on) <= on]
    if read == list(history.facts):
        return history
    by_kind: dict[str, tuple[Fact, ...]] = {}
    for fact in read:
        by_kind[fact.kind] = (*by_kind.get(fact.kind, ()), fact)
    return History(history.subject, facts, by_kind)


BEGINS = {
    **dict.fromkeys(("discipline", "pending", "leave", "post", "service"), "from"),
    **dict.fromkeys(("attestation", "council", "finding", "movement"), "on"),
    "award": "decided",
    "work": "recognised",
}
"""Under which key a fact says since when it is so."""


def _ended(matter: Fact, on: date) -> Fact:
    if not is_open(matter, on):
        return matter
    return replace(matter, data={**matter.data, "until": on, "outcome": "cleared"})


def with_assumed(history: History, assumed: Sequence[Fact]) -> History:
    """Return the same page with assumed facts at its end."""
    by_kind = dict(history.by_kind)
    numbered = [Fact(fact.kind, index, fact.data) for index, fact in enumerate(assumed, len(history.facts))]
    for fact in numbered:
        by_kind[fact.kind] = (*by_kind.get(fact.kind, ()), fact)
    return History(history.subject, (*history.facts, *numbered), by_kind)


def good_years(history: History, needs: Needs, *, on: date, until: int) -> list[Fact]:
    """Return what good years to come bring but titles: ratings, works, cluster places, members."""
    years = range(on.year - 1, until + 1)
    return [
        *_ratings(history, years),
        *(fact for year in years if year >= on.year for fact in _works(needs.works, year, on)),
        *(fact for year in open_years(on, until) for fact in _clusters(needs.clusters, year)),
        *(_members(history, years) if needs.members else ()),
    ]


def open_years(on: date, until: int) -> range:
    """Return the years for which titles and places may still come: the closed one until proposals are in."""
    return range(on.year - 1 if (on.month, on.day) <= PROPOSED else on.year, until + 1)


def years_of_works(on: date, until: int) -> range:
    """Return the years of whose proposals works to come are there: of the closed one if it is still asked."""
    return range(on.year - 1 if (on.month, on.day) >= WORKS_RECOGNISED else on.year, until + 1)


def title(award: str, year: int, on: date) -> Fact:
    """Return a yearly title, decided early in the next year."""
    return _fact("award", award=award, years=(year,), decided=in_year_after(year, TITLES_DECIDED, on))


def grant(award: str, year: int, *, span: int, day: date) -> Fact:
    """Return an award of another kind, for its own years where it honours any."""
    years = {"years": tuple(range(year - span + 1, year + 1))} if span else {}
    return _fact(
        "award", award=award, decided=max(day, date(year + 1, *FORMS_DECIDED)), basis="cong-trang", **years
    )


def rating(year: int, value: str) -> Fact:
    """Return the rating of a year."""
    return _fact("rating", year=year, value=value)


def effective(fact: Fact) -> date:
    """Return the first day on which an assumed fact is there to be read."""
    if fact.kind == "award":
        decided: date = fact["decided"]
        return decided
    if fact.kind == "work":
        recognised: date = fact["recognised"]
        return recognised
    return date(fact["year"] + 1, 1, 1)


def _ratings(history: History, years: Iterable[int]) -> list[Fact]:
    known = {fact["year"] for fact in history.of("rating")}
    return [rating(year, BEST) for year in years if year not in known]


def _works(demands: Iterable[Work], year: int, on: date) -> Iterator[Fact]:
    for demand in demands:
        for number in range(demand.least):
            yield _fact(
                "work",
                id=f"du-kien-{demand.scope}-{year}-{number + 1}",
                type="sang-kien" if "sang-kien" in demand.types else min(demand.types),
                scope=demand.scope,
                recognised=max(on, date(year, *WORKS_RECOGNISED)),
                recogniser="thu-truong-don-vi-phap-nhan" if demand.scope == "co-so" else "bo-truong",
                applied=True,
                replicable=True,
            )


def _clusters(demands: Iterable[Cluster], year: int) -> Iterator[Fact]:
    for demand in demands:
        yield _fact("cluster", run_by=min(demand.run_by), year=year, place=min(demand.places))


def _members(history: History, years: Iterable[int]) -> list[Fact]:
    """Return good members in the years not counted yet."""
    counted, good = {fact["year"] for fact in history.of("members")}, good_members(history)
    return [replace(good, data={**good.data, "year": year}) for year in years if year not in counted]


def good_members(history: History) -> Fact:
    """Return members who all do well, as many as the page last counted; of no year."""
    last = max(history.of("members"), key=lambda fact: fact["year"], default=None)
    total = (last["total"] if last else 0) or HEADCOUNT
    keys = {key for group in COUNTED.values() for key in group}
    good = {key: 0 if key.startswith("disciplined") else total for key in sorted(keys)}
    return _fact("members", year=0, total=total, **good)


def _fact(kind: str, **data: Any) -> Fact:
    return Fact(kind, -1, {"kind": kind, **data})
