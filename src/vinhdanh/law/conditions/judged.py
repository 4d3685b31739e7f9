"""Điều chỉ con người mới xét: xác nhận của người có thẩm quyền, hội đồng chọn."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.law.conditions.common import choice
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.many import WORD, Planes, Stretched, judged
from vinhdanh.law.masks import Page
from vinhdanh.law.program import Ask
from vinhdanh.law.question import Question, Window
from vinhdanh.law.reading import Finding, day_text, show
from vinhdanh.law.series import Attested
from vinhdanh.law.tree import Condition
from vinhdanh.law.values import AWAITING, FAILED, MET


@dataclass(frozen=True)
class Attestation(Condition):
    """The head (or another competent person) attests something of the year considered."""

    key = "xác nhận"
    judged = once = True
    takes = frozenset({"về"})
    of: str

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Attestation":
        (of,) = choice(data["về"], "attestation")
        return cls(of)

    def words(self) -> str:
        return f"được xác nhận: {vocabulary().name('attestation', self.of)}"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        said = question.page.attested.get((self.of, question.year), ())
        against = [fact for fact in said if not fact["value"]]
        name = vocabulary().name("attestation", self.of)
        if against:
            evidence = tuple(show(fact, f"năm {question.year}: không xác nhận {name}") for fact in against)
            return Finding(
                FAILED, evidence, f"không được xác nhận {name} năm {question.year}", question.year + 1
            )
        if said:
            return Finding(MET, tuple(show(fact, f"năm {question.year}: xác nhận {name}") for fact in said))
        return Finding(AWAITING, lacks=f"chờ Thủ trưởng đơn vị xác nhận {name} năm {question.year}")

    def many(self, ask: Ask, stretch: Stretched | None = None) -> Planes:
        said, denied = (ask.load(Attested(self.of, value)) for value in (True, False))
        return judged(said & ~denied, ~denied)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"attestation"})


@dataclass(frozen=True)
class CouncilChoice(Condition):
    """The council has chosen the subject for this award; its newest choice for the year counts."""

    key = "hội đồng xét chọn"
    from_facts = True
    judged = by_award = True

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "CouncilChoice":
        return cls()

    def words(self) -> str:
        return "được hội đồng lựa chọn"

    def read(self, question: Question, window: Window | None = None) -> Finding:
        chosen = question.page.choices.get((question.award, question.year))
        if not chosen:
            return Finding(AWAITING, lacks="chờ hội đồng lựa chọn trong số người đủ tiêu chuẩn")
        newest = max(chosen, key=lambda fact: (fact["on"], fact.index))
        if newest["chosen"]:
            return Finding(MET, (show(newest, f"hội đồng lựa chọn ngày {day_text(newest['on'])}"),))
        lacks = f"hội đồng họp ngày {day_text(newest['on'])} không lựa chọn"
        return Finding(FAILED, (show(newest, lacks),), lacks, question.year + 1)

    def years(self, page: Page, award: str) -> Planes:
        chosen, passed_over = page.choices.get(award, (0, 0))
        return judged(chosen, WORD ^ passed_over)

    def facts_read(self) -> frozenset[str]:
        return frozenset({"council"})
