"""Cases that every office knows and every system trips over, each written out, all in the demo unit.

The last five years are told by letters, oldest first. Ratings: x excellent, t good, h done, - not rated.
Titles: l Lao động tiên tiến, c that and Chiến sĩ thi đua cơ sở, - none. Works: c within the unit, b in the
ministry, w waiting for recognition, - none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from vinhdanh.demo.histories import Span, work_line, yearly_decision
from vinhdanh.demo.papers import Decision, award_line, ministry_decision, rating_line, state_decision
from vinhdanh.demo.staff import Line, Staff
from vinhdanh.demo.tree import DEMO_UNIT, MINISTRY_CODE, OTHER_UNIT
from vinhdanh.units.enums import PersonGroup

RATING = {"x": "xuat-sac", "t": "tot", "h": "hoan-thanh"}
TITLES = {"l": ("ldtt",), "c": ("ldtt", "cstd-co-so"), "-": ()}
TOLD = 5
SEVENTY_PERCENT_TEAM = f"{DEMO_UNIT}-01"
BELOW_IN_TEAM = 3  # of ten

More = Callable[[Span], Line]


@dataclass(frozen=True, slots=True)
class Case:
    """A person with a story: who, in which team, and the last five years."""

    name: str
    gender: str
    born: tuple[int, int, int]
    team: str
    years: str
    titles: str
    works: str = "-----"
    more: tuple[More, ...] = ()
    title: str = "Chuyên viên"
    moved_from: str = ""


def set_cases(people: Sequence[Staff], span: Span, rng: Random) -> set[str]:
    """Give the cases their places in the demo unit; return the codes of those whose story is thereby told."""
    team = [person for person in people if person.place == SEVENTY_PERCENT_TEAM]
    for number, person in enumerate(team):
        person.joined = min(person.joined, date(span.closed - 1, 9, 1))
        person.ratings[span.closed] = "hoan-thanh" if number < BELOW_IN_TEAM else "tot"
    told = set()
    for case in CASES:
        person = next(
            one for one in people if one.place == case.team and not one.post and one.code not in told
        )
        told.add(person.code)
        _become(person, case, span)
        person.lines = list(_lines(person, case, span, rng))
    return told


def _become(person: Staff, case: Case, span: Span) -> None:
    """Turn somebody of the team into the person of a case."""
    person.name, person.gender, person.born = case.name, case.gender, date(*case.born)
    person.joined = date(person.born.year + 24, 9, 1)
    person.group, person.title = PersonGroup.CIVIL_SERVANT, case.title
    if case.moved_from:
        person.moved = (case.moved_from, date(span.closed, 7, 1))


def _lines(person: Staff, case: Case, span: Span, rng: Random) -> Iterator[Line]:
    """Yield the facts of a case."""
    for year in range(max(span.first, person.first_year), span.closed + 1):
        place = year - span.closed - 1
        rating, titles, work = ("t", "l", "-")
        if place >= -TOLD:
            rating, titles, work = case.years[place], case.titles[place], case.works[place]
        if rating in RATING:
            yield rating_line(year, RATING[rating])
        for award in TITLES[titles]:
            decision = yearly_decision(person, award, year)
            if decision.day <= span.on:
                yield award_line(award, (year,), decision)
        if work != "-":
            scope = "bo" if work == "b" else "co-so"
            yield work_line(person, year, scope, rng, recognised=work != "w")
    for tell in case.more:
        yield tell(span)


def _maternity(span: Span) -> Line:
    begin, until = date(span.closed, 4, 1), date(span.closed, 10, 1)
    content = {"kind": "leave", "reason": "thai-san", "from": begin.isoformat(), "until": until.isoformat()}
    return Line(content, f"Quyết định cho nghỉ từ ngày {begin:%d/%m/%Y}")


def _disciplined(form: str, years_ago: int, month: int) -> More:
    """Return a measure of a year's term that began in a month of a year before the one that closed."""

    def tell(span: Span) -> Line:
        begin = date(span.closed - years_ago, month, 15)
        decision = Decision(f"52/QĐ-{MINISTRY_CODE}", begin, "Bộ trưởng")
        content = {
            "kind": "discipline",
            "form": form,
            "from": begin.isoformat(),
            "until": begin.replace(year=begin.year + 1).isoformat(),
            "decision": decision.number,
        }
        return Line(content, decision.source)

    return tell


def _under_examination(span: Span) -> Line:
    begin = span.on - timedelta(days=45)
    content = {"kind": "pending", "matter": "don-thu", "from": begin.isoformat()}
    return Line(content, f"Thông báo thụ lý ngày {begin:%d/%m/%Y}")


def _cleared(span: Span) -> Line:
    begin, until = date(span.closed, 3, 10), date(span.closed, 8, 20)
    content = {
        "kind": "pending",
        "matter": "thanh-tra",
        "from": begin.isoformat(),
        "until": until.isoformat(),
        "outcome": "cleared",
    }
    return Line(content, f"Kết luận thanh tra ngày {until:%d/%m/%Y}")


def _long_ago(award: str) -> More:
    """Return an award decided in the year before the five that are told."""

    def tell(span: Span) -> Line:
        year = span.closed - TOLD - 1
        decision = ministry_decision(award, year) if award == "bk-bo" else state_decision(award, year)
        return award_line(award, (year - 1, year), decision)

    return tell


CASES = (
    # clearly qualifies, was never proposed: the person of the demo account
    Case(
        "Nguyễn Thị Hồng Ánh",
        "female",
        (1985, 3, 2),
        "CHT-03",
        "txxxx",
        "lcccc",
        "-cbcb",
        title="Kỹ sư chính",
    ),
    # two of one name in one team
    Case("Trần Văn Bình", "male", (1980, 5, 19), "CHT-02", "ttttt", "lllll"),
    Case("Trần Văn Bình", "male", (1991, 11, 7), "CHT-02", "tthtt", "ll-ll"),
    Case("Lê Thị Thanh Hương", "female", (1992, 8, 14), "CHT-02", "ttxtt", "llcll", "--c--", (_maternity,)),
    # the term ends in the middle of the year considered, which therefore does not count
    Case(
        "Phạm Đức Long",
        "male",
        (1983, 1, 30),
        "CHT-03",
        "ttthx",
        "lll--",
        "----c",
        (_disciplined("khien-trach", 1, 6),),
    ),
    Case(
        "Vũ Minh Châu",
        "female",
        (1988, 12, 3),
        "CHT-03",
        "txtxx",
        "lclcc",
        "-c-cb",
        moved_from=f"{OTHER_UNIT}-01",
    ),
    # nobody entered the rating
    Case("Hoàng Quốc Việt", "male", (1979, 6, 21), "CHT-04", "tttx-", "lllc-", "---c-"),
    # the initiative was handed in and nobody recognised it yet
    Case("Đỗ Khánh Ngân", "female", (1990, 2, 11), "CHT-02", "ttttt", "lllll", "----w"),
    Case("Bùi Hữu Nghĩa", "male", (1982, 9, 9), "CHT-03", "xxxxx", "ccccc", "cbcbc", (_under_examination,)),
    Case("Đặng Thu Hà", "female", (1986, 4, 27), "CHT-04", "txttt", "lclll", "-c---", (_cleared,)),
    # the years after the ministry's certificate reach the Prime Minister's
    Case(
        "Ngô Xuân Trường", "male", (1975, 7, 16), "CHT-02", "ttxtx", "lcclc", "-cc-b", (_long_ago("bk-bo"),)
    ),
    # the years after the Prime Minister's certificate reach the order
    Case(
        "Lý Ngọc Diệp", "female", (1972, 10, 25), "CHT-03", "xtxtx", "clclc", "c-b-b", (_long_ago("bk-ttg"),)
    ),
    # one warning takes the title from the whole team
    Case(
        "Dương Tuấn Kiên",
        "male",
        (1987, 5, 5),
        "CHT-04",
        "tttth",
        "llll-",
        "-----",
        (_disciplined("canh-cao", 0, 3),),
    ),
)
PERSON = CASES[0].name
