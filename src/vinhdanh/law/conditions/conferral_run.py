"""Danh hiệu của nhiều năm được tặng liên tục: các kỳ nối liền nhau, kỳ cuối chưa cách năm xét một kỳ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import award_names, codes, so_far
from vinhdanh.law.facts import LAST_YEAR, Fact
from vinhdanh.law.many import Planes, bit, certain, followed
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, Measure, show, years_text
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import FAILED, INSUFFICIENT, MET


@dataclass(frozen=True)
class ConferralRun(Condition):
    """A title of several years conferred ``times`` times; the periods adjoin, no further one has passed."""

    key = "lần tặng liên tục"
    from_facts = True
    takes = frozenset({"mã", "số lần", "số năm mỗi lần"})
    by_award = True
    titles: frozenset[str]
    times: int
    span: int

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "ConferralRun":
        return cls(codes(data["mã"]), data["số lần"], data["số năm mỗi lần"])

    def words(self) -> str:
        return f"{self.times:02} lần liên tục được tặng {award_names(self.titles)}, các kỳ nối liền nhau"

    def last_years(self, year: int) -> range:
        """Return the years in which the newest period may end: none longer ago would still be unbroken."""
        return range(year, year - self.span, -1)

    def read(self, question: Question, window: Window | None = None) -> Finding:
        ends = self._ends(question)
        chains = [_chain(ends, question, end) for end in self.last_years(question.year)]
        chain, before = max(chains, key=lambda found: len(found[0]))
        measure = Measure(len(chain), self.times)
        evidence = tuple(
            show(fact, f"{award_names(self.titles)} cho các năm {years_text(question.honoured(fact))}")
            for fact in chain
        )
        if measure.have >= self.times:
            latest = question.honoured(chain[-1])[-1] < question.year
            question.notes.add("setting.latest_conferral" if latest else "setting.third_title_year")
            return Finding(MET, evidence, measure=measure)
        lacks = f"cần {self.asked}; {so_far(len(chain), 'lần')}"
        if any(question.unrecorded(before) for _, before in chains):
            lacks += "; hồ sơ những năm trước chưa nhập đủ"
            return Finding(INSUFFICIENT, evidence, lacks, measure=measure)
        mended = before + self.times * self.span
        return Finding(FAILED, evidence, lacks, max(mended, question.year + 1), measure)

    def _ends(self, question: Question) -> dict[int, Fact]:
        """Return the conferrals whose years may serve, by their last year; of two, the longer."""
        ends: dict[int, Fact] = {}
        for fact in question.awards(self.titles):
            years = question.honoured(fact)
            if not years or not all(map(question.fresh, years)):
                continue
            rival = ends.setdefault(years[-1], fact)
            if years[0] < question.honoured(rival)[0]:
                ends[years[-1]] = fact
        return ends

    def years(self, page: Page, award: str) -> Planes:
        sure, possible = self.chains(page, award)
        return certain(followed(sure, self.span), followed(possible, self.span))

    def chains(self, page: Page, award: str) -> tuple[int, int]:
        """Return the years in which such a run surely ends, and those in which it possibly does."""
        fresh = page.fresh(award)
        periods = [word for fact in page.decided(self.titles) if (word := page.honoured(fact))]
        ends: dict[int, int] = {}
        for word in periods:
            if word & fresh == word:
                ends[_newest(word)] = min(_oldest(word), ends.get(_newest(word), LAST_YEAR))
        sure, possible = 0, page.unrecorded
        for end in ends:
            links, before = 0, end
            while links < self.times and before in ends:
                links, before = links + 1, ends[before] - 1
            if links == self.times:
                sure |= bit(end)
            elif page.unrecorded & bit(before):
                possible |= bit(end)
        return sure, sure | possible

    def facts_read(self) -> frozenset[str]:
        return frozenset({"award"})


def _chain(ends: Mapping[int, Fact], question: Question, end: int) -> tuple[list[Fact], int]:
    """Return the conferrals that adjoin back from ``end``, and the year before the first of them."""
    chain: list[Fact] = []
    before = end
    while before in ends:
        chain.insert(0, ends[before])
        before = question.honoured(ends[before])[0] - 1
    return chain, before


def _newest(word: int) -> int:
    return LAST_YEAR - (word & -word).bit_length() + 1


def _oldest(word: int) -> int:
    return LAST_YEAR - word.bit_length() + 1
