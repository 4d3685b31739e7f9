"""What the facts of one page say that cannot be true together."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vinhdanh.law.facts import Fact, Who

Problem = tuple[str, str]
"""The place on the page, and one Vietnamese sentence."""

DAYS = {
    "decided": "ngày quyết định",
    "recognised": "ngày công nhận",
    "from": "ngày bắt đầu",
    "on": "ngày ghi nhận",
    "notice": "ngày thông báo",
}
TWICE = {
    "rating": "một năm có hai xếp loại khác nhau",
    "members": "một năm có hai số liệu thành viên khác nhau",
    "council": "hội đồng trong một ngày có hai kết quả khác nhau",
    "attestation": "một người xác nhận hai điều trái nhau",
}


def contradictions(who: "Who", facts: Sequence["Fact"]) -> Iterator[Problem]:
    """Yield what cannot be true together, each at the fact that says so last."""
    born: date | None = who.get("born")
    founded: date | None = who.get("founded")
    if born and who.get("joined", born) < born:
        yield "subject.joined", "ngày vào cơ quan đứng trước ngày sinh."
    for fact in facts:
        if born:
            yield from _before_birth(fact, born)
        if founded and fact.kind == "award" and fact["decided"] < founded:
            yield f"facts[{fact.index}].decided", "ngày quyết định đứng trước ngày thành lập."
        yield from _impossible(fact)
    yield from _said_twice(facts)
    yield from _overlapping(facts)


def _before_birth(fact: "Fact", born: date) -> Iterator[Problem]:
    """Nothing happens to a person before they are born; a collective may carry on the record of another."""
    place = f"facts[{fact.index}]"
    for key, name in DAYS.items():
        if (fact.get(key) or born) < born:
            yield f"{place}.{key}", f"{name} đứng trước ngày sinh."
    for key in ("year", "years"):
        years = fact.get(key, born.year)
        first = years if isinstance(years, int) else min(years)
        if first < born.year:
            yield f"{place}.{key}", f"năm {first} đứng trước năm sinh."


def _impossible(fact: "Fact") -> Iterator[Problem]:
    place = f"facts[{fact.index}]"
    if fact.kind == "award" and max(fact.get("years", (0,))) > fact["decided"].year:
        yield f"{place}.years", f"năm {max(fact['years'])} đứng sau năm quyết định."
    if fact.kind == "pending" and "outcome" in fact.data and "until" not in fact.data:
        yield f"{place}.until", "đã có kết luận thì phải ghi ngày kết thúc."
    if fact.kind == "members":
        for key, number in fact.data.items():
            if key not in ("kind", "year") and number > fact["total"]:
                yield f"{place}.{key}", f"{number} người, nhiều hơn tổng số {fact['total']}."


def _said_twice(facts: Sequence["Fact"]) -> Iterator[Problem]:
    said: dict[tuple[Any, ...], Fact] = {}
    for fact in facts:
        about, told = _said(fact)
        first = said.setdefault(about, fact)
        if about and _said(first)[1] != told:
            yield f"facts[{fact.index}]", f"{TWICE[fact.kind]} (xem facts[{first.index}])."


def _said(fact: "Fact") -> tuple[tuple[Any, ...], Any]:
    """Return about what a fact can speak only once, and what it says; nothing for other kinds."""
    if fact.kind == "rating":
        return ("rating", fact["year"]), fact["value"]
    if fact.kind == "members":
        return ("members", fact["year"]), fact.data
    if fact.kind == "council":
        return ("council", fact["award"], fact.get("year"), fact["on"]), fact["chosen"]
    if fact.kind == "attestation":
        return ("attestation", fact["of"], fact["year"], fact.get("by"), fact.get("on")), fact["value"]
    return (), None


def _overlapping(facts: Sequence["Fact"]) -> Iterator[Problem]:
    """A subject serves one term of discipline at a time."""
    terms = sorted((fact for fact in facts if fact.kind == "discipline"), key=lambda fact: fact["from"])
    for one, other in pairwise(terms):
        if (one.get("until") or date.max) > other["from"]:
            yield f"facts[{other.index}]", f"thời hạn kỷ luật chồng lên facts[{one.index}]."
