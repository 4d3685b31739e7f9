"""What the ledger knows of a subject, as the tables of a report hold it: nobody types it again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from vinhdanh.law import Fact
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.subjects import read_history, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Post

RATED_YEARS = 10
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The tables of a report, each row as it is printed, oldest year first."""

    ratings: Sequence[Row] = ()
    """year, rating, decision"""
    works: Sequence[Row] = ()
    """year, what, recognition, scope"""
    titles: Sequence[Row] = ()
    """year, title, decision, who decided"""
    commendations: Sequence[Row] = ()
    disciplines: Sequence[str] = ()
    members: Mapping[str, int] = field(default_factory=dict)
    posts: Sequence[Row] = ()
    """from, post, unit"""


def records_of(pages: Iterable[Subject]) -> dict[UUID, Record]:
    """Read the tables of some subjects."""
    pages = list(pages)
    contents, posts = standing_contents(pages), _posts(pages)
    return {
        page.pk: _record(read_history(page, contents[page.pk]).facts, posts.get(page.person_id, ()))
        for page in pages
    }


def _posts(pages: Iterable[Subject]) -> dict[UUID | None, list[Row]]:
    people = [page.person_id for page in pages if page.person_id]
    held: dict[UUID | None, list[Row]] = {}
    for post in Post.objects.filter(person__in=people).select_related("organisation").order_by("period"):
        since = post.period.lower
        row = (f"{since:%d/%m/%Y}" if since else "", post.title, post.organisation.name)
        held.setdefault(post.person_id, []).append(row)
    return held


def _record(facts: Sequence[Fact], posts: Sequence[Row]) -> Record:
    of = {kind: [fact for fact in facts if fact.kind == kind] for kind in {fact.kind for fact in facts}}
    awards = sorted(of.get("award", ()), key=lambda fact: (_year(fact), fact["decided"]))
    ratings = sorted(of.get("rating", ()), key=_year)[-RATED_YEARS:]
    members = max(of.get("members", ()), key=_year, default=None)
    return Record(
        ratings=[(str(_year(one)), _name("rating", one["value"]), _decision(one)) for one in ratings],
        works=[_work(one) for one in sorted(of.get("work", ()), key=_year)],
        titles=[_award(one) for one in awards if kind_of(one["award"]) is AwardKind.TITLE],
        commendations=[_award(one) for one in awards if kind_of(one["award"]) is not AwardKind.TITLE],
        disciplines=[
            f"{_name('discipline', one['form'])}, từ {one['from']:%d/%m/%Y}"
            for one in of.get("discipline", ())
        ],
        members={key: one for key in ("total", "women") if members and (one := members.get(key))},
        posts=posts,
    )


def _name(listed: str, code: str | None) -> str:
    words = vocabulary().name(listed, code) if code else ""
    return words[:1].upper() + words[1:]


def _year(fact: Fact) -> int:
    """Return the year under which a report lists a fact."""
    if fact.get("year"):
        return int(fact["year"])
    if fact.get("years"):
        return int(max(fact["years"]))
    day = fact.get("decided") or fact.get("recognised")
    return int(day.year) if day else 0


def _decision(fact: Fact) -> str:
    """Return number and day of a decision as far as they are known."""
    day = fact.get("decided")
    number = f"Số {fact['decision']}" if fact.get("decision") else ""
    return " ".join(filter(None, [number, f"ngày {day:%d/%m/%Y}" if day else ""]))


def _award(fact: Fact) -> Row:
    years = fact.get("years") or (_year(fact),)
    shown = f"{min(years)} - {max(years)}" if len(years) > 1 else str(years[0])
    return (shown, catalogue()[fact["award"]].name, _decision(fact), fact.get("by") or "")


def _work(fact: Fact) -> Row:
    day = fact["recognised"]
    number = f"Số {fact['decision']}, " if fact.get("decision") else ""
    recognised = f"{number}ngày {day:%d/%m/%Y}" if day else "Chưa được công nhận"
    what = f"{_name('work-type', fact['type'])}: {fact.get('name') or fact['id']}"
    return (str(_year(fact) or ""), what, recognised, _name("work-scope", fact["scope"]))
