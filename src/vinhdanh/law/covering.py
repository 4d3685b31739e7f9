"""How much of an instrument is coded: article by article, place by place, and why not where it is not."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vinhdanh.law.standards import Article, Instrument, Law


class State(StrEnum):
    """What the law files make of a clause or point."""

    CODED = "đã mã hóa"
    TABLE = "nhập thành bảng"
    INCLUDED = "đã nằm trong điểm khác"
    JUDGED = "cần con người xét"
    NO_STANDARD = "không đặt tiêu chuẩn"
    LATER = "chưa mã hóa"
    UNSEEN = "chưa xét đến"


class ArticleState(StrEnum):
    """What the law files make of an article."""

    CODED = "đã mã hóa"
    PARTLY = "mã hóa một phần"
    JUDGED = "cần con người xét"
    NO_STANDARD = "không đặt tiêu chuẩn"
    NOT_CODED = "chưa mã hóa"


STATE_OF = {
    "bang": State.TABLE,
    "da-gom": State.INCLUDED,
    "can-nhan-dinh": State.JUDGED,
    "giao-quy-dinh": State.NO_STANDARD,
    "liet-ke": State.NO_STANDARD,
    "tham-quyen": State.NO_STANDARD,
    "thu-tuc": State.NO_STANDARD,
}
"""By the reason of the closed list; any other reason puts the place off."""
OPEN = frozenset({State.LATER, State.UNSEEN})
IN_THE_RULES = frozenset({State.CODED, State.TABLE})


@dataclass(frozen=True, slots=True)
class Place:
    """A clause or point of an article: coded, or not and why."""

    cite: str
    lettered: bool
    state: State
    text: str


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """One article of an instrument's index."""

    cite: str
    number: int
    title: str
    places: tuple[Place, ...]

    @property
    def state(self) -> ArticleState:
        states = {place.state for place in self.places}
        if not states or states <= OPEN:
            return ArticleState.NOT_CODED
        if states & IN_THE_RULES:
            whole = not states & {*OPEN, State.JUDGED}
            return ArticleState.CODED if whole else ArticleState.PARTLY
        return ArticleState.JUDGED if State.JUDGED in states else ArticleState.NO_STANDARD

    @property
    def answered(self) -> bool:
        """Every place is coded, or declined with a reason that does not put it off."""
        return bool(self.places) and not any(place.state in OPEN for place in self.places)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in numbers."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Return the share in full percent, rounded down."""
        return 100 * self.part // self.whole if self.whole else 0

    def as_text(self) -> str:
        return f"{self.part}/{self.whole} ({self.percent}%)"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an instrument, or of some of its articles, is coded."""

    instrument: str
    cite: str
    articles: tuple[ArticleCoverage, ...]

    @property
    def answered(self) -> Share:
        """Articles of which every place is coded or declined for a reason."""
        return Share(sum(one.answered for one in self.articles), len(self.articles))

    def points(self, numbers: Collection[int] | None = None) -> Share:
        """Return how many lettered points, of all articles or of some, stand in the rules."""
        lettered = [
            place
            for one in self.articles
            if numbers is None or one.number in numbers
            for place in one.places
            if place.lettered
        ]
        return Share(sum(place.state in IN_THE_RULES for place in lettered), len(lettered))

    def as_json(self) -> dict[str, object]:
        return {
            "instrument": self.instrument,
            "cite": self.cite,
            "answered": _numbers(self.answered),
            "lettered_points": _numbers(self.points()),
            "articles": [
                {
                    "cite": one.cite,
                    "title": one.title,
                    "state": one.state,
                    "places": [{"cite": p.cite, "state": p.state, "text": p.text} for p in one.places],
                }
                for one in self.articles
            ],
        }

    def lines(self) -> Iterator[str]:
        """Yield the same for people to read."""
        answered, points = self.answered.as_text(), self.points().as_text()
        yield f"{self.cite}: {answered} điều đã mã hóa hoặc nói rõ vì sao không"
        yield f"  {points} điểm đã mã hóa hoặc nhập thành bảng"
        for state in ArticleState:
            number = sum(one.state is state for one in self.articles)
            yield f"  {state}: {number} điều"
        for one in self.articles:
            yield f"{one.cite}. {one.title}: {one.state}"
            yield from (f"  {p.cite}: {p.state}{f' ({p.text})' if p.text else ''}" for p in one.places)


def _numbers(share: Share) -> dict[str, int]:
    return {"part": share.part, "whole": share.whole, "percent": share.percent}


def coverage(law: Law, instrument: str, articles: Iterable[int] | None = None) -> Coverage:
    """Return how much of an instrument is coded; KeyError for an instrument that has no index."""
    index = law.instruments[instrument]
    entered = {one.number: one for one in law.articles if one.instrument == instrument}
    numbers = index.articles.keys() if articles is None else [n for n in articles if n in index.articles]
    return Coverage(
        instrument=instrument,
        cite=index.cite,
        articles=tuple(_article(index, number, entered.get(number)) for number in numbers),
    )


def _article(index: Instrument, number: int, entered: Article | None) -> ArticleCoverage:
    cite = f"{index.cite}, Điều {number}"
    places = tuple(_places(index, number, entered, cite))
    return ArticleCoverage(cite, number, index.titles[number], places)


def _places(index: Instrument, number: int, entered: Article | None, cite: str) -> Iterator[Place]:
    """Yield the places of an article that hold a rule of their own; an undivided article is one place."""
    whole = "toàn điều"
    for place in list(places_in(index, number)) or [whole]:
        state, text = state_of(entered, place)
        if state is not None:
            where = cite if place == whole else f"{cite} {place}"
            yield Place(where, " điểm " in place, state, text)


def state_of(article: Article | None, place: str) -> tuple[State | None, str]:
    """Return what becomes of a place, and why; no state where the points below it say it."""
    if article is None:
        return State.UNSEEN, ""
    if place in article.coded:
        return State.CODED, ""
    if place in article.uncoded:
        return STATE_OF.get(article.reasons[place], State.LATER), article.uncoded[place]
    if any(one.startswith(f"{place} ") for one in (*article.coded, *article.uncoded)):
        return None, ""
    return State.UNSEEN, ""


def places_in(instrument: Instrument, number: int) -> Iterator[str]:
    """Yield the clauses and lettered points of an article, as sections name them."""
    for clause, points in instrument.articles.get(number, {}).items():
        yield f"khoản {clause}"
        yield from (f"khoản {clause} điểm {point}" for point in points)
