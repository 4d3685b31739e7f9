"""Careers lived year by year: ratings, works, titles and awards, each given only where the law's words allow.

Chances stand in :data:`CHANCE`; what the law asks stands in the tests of each award, with its article.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from vinhdanh.demo.careers import SUBJECTS, WORKS
from vinhdanh.demo.papers import (
    Decision,
    award_line,
    ministry_decision,
    rating_line,
    state_decision,
    unit_decision,
)
from vinhdanh.demo.staff import Line, Staff
from vinhdanh.demo.tree import LEGAL_PERSONS, MINISTRY_CODE
from vinhdanh.records.domain.reading.row_facts import work_id
from vinhdanh.units.enums import PersonGroup

BANDS = ((0.96, "xuat-sac"), (-1.02, "tot"), (-2.4, "hoan-thanh"))
"""Bounds on a normal score: about 19 % excellent, 65 % good, the rest below."""
GOOD = {"xuat-sac", "tot"}
CHANCE = {
    "unrated": 0.006,
    "work of an author": 0.65,
    "work of another": 0.008,
    "work of all the ministry": 0.35,
    "work of the whole country": 0.02,
    "work still to be recognised": 0.05,
    "title for a work": 0.9,
    "title for an older work": 0.7,
    "title for the rating alone": 0.85,
    "ldtt": 0.985,
    "cstd-bo": 0.75,
    "passed over": 0.5,
    "bk-bo": 0.75,
    "state award": 0.75,
    "award before the record": 0.3,
    "disciplined": 0.02,
    "leave": 0.05,
    "outstanding deed": 0.006,
    "pending": 0.008,
}
AUTHOR = 0.75
"""The merit from which people write initiatives year after year: a quarter of them."""
FORMS = ("khien-trach", "khien-trach", "canh-cao")
MATTERS = ("don-thu", "thanh-tra", "bao-chi", "ky-luat")
MERIT_SHARE = 0.9
LUCK_SHARE: float = (1 - MERIT_SHARE**2) ** 0.5
TITLES_FOR_STATE, YEARS_FOR_STATE = 3, 5  # Luật Điều 73 khoản 1 điểm b, Điều 44 khoản 1 điểm e


@dataclass(frozen=True, slots=True)
class Span:
    """The years of the record, and the day on which the demo is seen."""

    first: int
    closed: int
    on: date

    @property
    def running(self) -> int:
        """The award year that runs."""
        return self.closed + 1

    @property
    def years(self) -> range:
        """The closed years."""
        return range(self.first, self.closed + 1)


@dataclass(slots=True)
class Career:
    """One person's career while it is being lived."""

    person: Staff
    span: Span
    rng: Random
    council_done: bool
    """whether the ministry's council has chosen for the year that closed"""
    early: bool = False
    """whether the unit rates its people before the year is over"""
    lines: list[Line] = field(default_factory=list)
    ratings: dict[int, str] = field(default_factory=dict)
    works: dict[int, str] = field(default_factory=dict)
    titles: list[int] = field(default_factory=list)
    honoured: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)
    terms: list[tuple[date, date]] = field(default_factory=list)

    def live(self) -> None:
        """Live all years of the record, up to the day on which the demo is seen."""
        self._begin()
        for year in self.span.years:
            if year < self.person.first_year:
                continue
            self._rate(year)
            if year in self.ratings:
                self._work(year)
                self._titles(year)
                self._awards(year)
        if self.early and self.span.on >= date(self.span.running, 11, 1):
            self._rate(self.span.running)
        self._surroundings()
        self.person.lines += self.lines

    def chance(self, what: str) -> bool:
        """Draw whether something happens."""
        return self.rng.random() < CHANCE[what]

    def _begin(self) -> None:
        """Enter what lies before the record, and whether and when the person will be disciplined."""
        before = self.span.first - 1
        if (
            self.person.joined.year <= before - 6
            and self.person.merit > 1
            and self.chance("award before the record")
        ):
            if self.rng.random() < 0.4:  # noqa: PLR2004 -- two in five were honoured by the Prime Minister already
                self._honour("bk-ttg", range(before - 6, before), state_decision("bk-ttg", before - 1))
            else:
                self._honour("bk-bo", (before - 2, before - 1), ministry_decision("bk-bo", before - 1))
        if self.chance("disciplined") and not self.person.ratings:
            begin = date(self.rng.choice(self.span.years), self.rng.randrange(2, 11), 5)
            if begin > self.person.joined:
                self._discipline(begin, self.rng.choice(FORMS))

    def _barred(self, year: int) -> bool:
        """Tell whether a measure touches a year: nothing of it is honoured (Nghị định 152/2025 Điều 4)."""
        return any(begin.year <= year <= until.year for begin, until in self.terms)

    def _discipline(self, begin: date, form: str) -> None:
        """Enter a disciplinary measure of one year's term."""
        until = begin.replace(year=begin.year + 1)
        self.terms.append((begin, until))
        decision = Decision(f"{40 + begin.month}/QĐ-{MINISTRY_CODE}", begin, "Bộ trưởng")
        content = {
            "kind": "discipline",
            "form": form,
            "from": begin.isoformat(),
            "until": until.isoformat(),
            "decision": decision.number,
        }
        self.lines.append(Line(content, decision.source))

    def _rate(self, year: int) -> None:
        """Draw the rating of a year; few go unrated, nobody is praised in the year of a measure."""
        score = MERIT_SHARE * self.person.merit + LUCK_SHARE * self.rng.gauss(0, 1)
        value = next((value for bound, value in BANDS if score >= bound), "khong-hoan-thanh")
        unrated = self.chance("unrated")
        if wanted := self.person.ratings.get(year):
            value, unrated = wanted, False
        if self._barred(year):
            value = "khong-hoan-thanh" if value == "khong-hoan-thanh" else "hoan-thanh"
        if not unrated:
            self.ratings[year] = value
            self.lines.append(rating_line(year, value))

    def _work(self, year: int) -> None:
        """Draw an initiative or a study of the year; some of the newest still wait for recognition."""
        author = self.person.merit > AUTHOR
        if self.ratings[year] not in GOOD or not self.chance(
            "work of an author" if author else "work of another"
        ):
            return
        scope = "bo" if self.chance("work of all the ministry") else "co-so"
        if scope == "bo" and self.chance("work of the whole country"):
            scope = "toan-quoc"
        waits = year == self.span.closed and self.chance("work still to be recognised")
        if not waits:
            self.works[year] = scope
        self.lines.append(work_line(self.person, year, scope, self.rng, recognised=not waits))

    def _titles(self, year: int) -> None:
        """Give the yearly titles (Luật Điều 23, Điều 24)."""
        value = self.ratings[year]
        if value not in GOOD or self._barred(year):
            return
        proposed = self.chance("ldtt") or year in self.person.ratings
        if not proposed:
            return
        decision = yearly_decision(self.person, "ldtt", year)
        self._honour("ldtt", (year,), decision)
        if value != "xuat-sac" and not self.works:
            return
        older = "title for an older work" if self.works else "title for the rating alone"
        if self.chance("title for a work" if year in self.works else older):
            self.titles.append(year)
            self._honour("cstd-co-so", (year,), yearly_decision(self.person, "cstd-co-so", year))

    def _awards(self, year: int) -> None:
        """Propose what the years up to this one have earned."""
        self._fighter_of_ministry(year)
        if self._in_a_row("bk-bo", year, 2) and self.chance("bk-bo"):  # Luật Điều 74 khoản 1 điểm d
            self._honour("bk-bo", (year - 1, year), ministry_decision("bk-bo", year))
        for award, after in (("hcld-3", "bk-ttg"), ("bk-ttg", "bk-bo")):
            years = self._years_since(after, year)
            ready = len(years) >= YEARS_FOR_STATE and award not in self.decided
            earned = len([one for one in self.titles if one in years]) >= TITLES_FOR_STATE
            excellent = award != "hcld-3" or any(self.ratings[one] == "xuat-sac" for one in years)
            if ready and earned and excellent and self.chance("state award"):
                self._honour(award, years, state_decision(award, year))

    def _fighter_of_ministry(self, year: int) -> None:
        """Let the council choose among those who qualify (Luật Điều 22)."""
        wide = any(self.works.get(one) in {"bo", "toan-quoc"} for one in range(year - 2, year + 1))
        if not (wide and self._in_a_row("cstd-bo", year, 3)):
            return
        if year == self.span.closed and not self.council_done:
            return
        if self.chance("cstd-bo"):
            self._choose(year, chosen=True)
            self._honour("cstd-bo", range(year - 2, year + 1), ministry_decision("cstd-bo", year))
        elif self.chance("passed over"):
            self._choose(year, chosen=False)

    def _choose(self, year: int, *, chosen: bool) -> None:
        """Enter what the council said of a person."""
        day = date(year + 1, 2, 10)
        content = {
            "kind": "council",
            "award": "cstd-bo",
            "chosen": chosen,
            "on": day.isoformat(),
            "year": year,
        }
        if day <= self.span.on:
            self.lines.append(
                Line(content, f"Biên bản họp Hội đồng Thi đua - Khen thưởng ngày {day:%d/%m/%Y}")
            )

    def _in_a_row(self, award: str, year: int, times: int) -> bool:
        """Tell whether the title was held ``times`` years up to this one, none of them used for ``award``."""
        used = {one for years in self.honoured.get(award, ()) for one in years}
        return all(one in self.titles and one not in used for one in range(year - times + 1, year + 1))

    def _years_since(self, award: str, year: int) -> list[int]:
        """Return the years of good ratings without a break up to this one, after the year of an award."""
        if award not in self.decided:
            return []
        last = year
        while self.ratings.get(last) in GOOD and last > self.decided[award] and not self._barred(last):
            last -= 1
        return list(range(last + 1, year + 1))

    def _honour(self, award: str, years: range | tuple[int, ...] | list[int], decision: Decision) -> None:
        """Enter an award, where its decision is already known on the day of the demo."""
        punished = any(begin <= decision.day < until for begin, until in self.terms)
        if decision.day > self.span.on or punished:
            return
        self.honoured.setdefault(award, []).append(tuple(years))
        self.decided.setdefault(award, decision.day.year)
        self.lines.append(award_line(award, list(years), decision))

    def _surroundings(self) -> None:
        """Enter posts, leave, outstanding deeds and pending matters."""
        if self.person.post and self.person.since:
            content = {"kind": "post", "title": self.person.post, "from": self.person.since.isoformat()}
            self.lines.append(Line(content, f"Quyết định bổ nhiệm ngày {self.person.since:%d/%m/%Y}"))
        self.lines += leave_lines(self)
        if self.span.closed in self.ratings and not self._barred(self.span.closed):
            self.lines += deed_lines(self)
        if self.chance("pending"):
            self.lines.append(pending_line(self.span, self.rng, cleared=self.rng.random() < 0.4))  # noqa: PLR2004 -- two in five


def yearly_decision(person: Staff, award: str, year: int) -> Decision:
    """Return the decision on a yearly title: of the unit, or of the ministry for units that may not."""
    if person.unit in LEGAL_PERSONS:
        return unit_decision(person.unit, year)
    return ministry_decision(award, year)


def work_line(person: Staff, year: int, scope: str, rng: Random, *, recognised: bool) -> Line:
    """Return the fact of an initiative, or of a study where scholars wrote it."""
    study = person.group is PersonGroup.SCHOLAR
    name = f"{rng.choice(WORKS)} {rng.choice(SUBJECTS)} ({year}/{person.code})"
    day = date(year, 11, 1) + timedelta(days=rng.randrange(28))
    organ, signer = (
        (person.unit, "thu-truong-don-vi-phap-nhan") if scope == "co-so" else (MINISTRY_CODE, "bo-truong")
    )
    decision = Decision(f"{rng.randrange(20, 99)}/QĐ-{organ}", day, signer)
    content: dict[str, Any] = {
        "kind": "work",
        "id": work_id(name),
        "type": "de-tai" if study else "sang-kien",
        "scope": scope,
        "name": name,
        "recognised": day.isoformat() if recognised else None,
    }
    if not recognised:
        return Line(content, f"Đơn đề nghị công nhận năm {year}")
    content |= {
        "decision": decision.number,
        "recogniser": "thu-tuong" if scope == "toan-quoc" else signer,
        "applied": True,
        "replicable": True,
    }
    return Line(content, decision.source)


def leave_lines(career: Career) -> Iterator[Line]:
    """Yield a maternity leave for some of the younger women, study leave for a few others."""
    person, closed = career.person, career.span.closed
    if not career.chance("leave"):
        return
    young = person.gender == "female" and closed - person.born.year <= 40  # noqa: PLR2004 -- years of age
    begin = date(closed, career.rng.randrange(1, 7), 15)
    until = begin.replace(month=begin.month + 6)
    if begin > person.joined:
        content = {
            "kind": "leave",
            "reason": "thai-san" if young else "dao-tao",
            "from": begin.isoformat(),
            "until": until.isoformat(),
        }
        yield Line(content, f"Quyết định cho nghỉ từ ngày {begin:%d/%m/%Y}")


def deed_lines(career: Career) -> Iterator[Line]:
    """Yield an outstanding place in the ministry's movement, or a sudden merit, for a few."""
    closed = career.span.closed
    if career.chance("outstanding deed"):
        content = {
            "kind": "movement",
            "launched_by": "bo",
            "duration_years": 5,
            "place": career.rng.choice(("dan-dau", "xuat-sac")),
            "review": "tong-ket",
            "on": date(closed, 9, 25).isoformat(),
            "name": "Phong trào “Kết nối số đến từng thôn, bản”",
        }
        yield Line(content, f"Báo cáo tổng kết phong trào năm {closed}")
    if career.chance("outstanding deed"):
        content = {
            "kind": "finding",
            "of": "dot-xuat",
            "scope": career.rng.choice(("co-so", "toan-nganh")),
            "by": "bo-truong",
            "on": date(closed, 10, 8).isoformat(),
            "achievement": f"khoi-phuc-mang-sau-bao-{closed}",
            "name": "Khôi phục mạng lưới sau bão",
        }
        yield Line(content, f"Văn bản ghi nhận thành tích ngày 08/10/{closed}")


def pending_line(span: Span, rng: Random, *, cleared: bool) -> Line:
    """Return a matter under examination: still open, or closed without a violation."""
    begin = min(date(span.running, rng.randrange(2, 10), 20), span.on)
    if cleared:
        begin = date(span.closed, rng.randrange(1, 6), 10)
    content = {"kind": "pending", "matter": rng.choice(MATTERS), "from": begin.isoformat()}
    if cleared:
        content |= {"until": date(span.closed, 10, 1).isoformat(), "outcome": "cleared"}
    return Line(content, f"Thông báo thụ lý ngày {begin:%d/%m/%Y}")
