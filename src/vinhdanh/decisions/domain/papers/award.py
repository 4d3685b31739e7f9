"""The decision to commend, with its lists (Nghị định 30/2020/NĐ-CP, Phụ lục III mẫu 1.2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from vinhdanh.common.dates import CIVIL, write_date
from vinhdanh.decisions.domain.lines import register_lines
from vinhdanh.decisions.domain.papers.lists import by_award, lists_of, years_words
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.standing import with_changes
from vinhdanh.decisions.domain.wording import capacity_of, issuer_of
from vinhdanh.decisions.enums import DecisionState, Recipient
from vinhdanh.decisions.models import Award, Decision, Numbering
from vinhdanh.documents.domain.naming import given_words, in_full
from vinhdanh.documents.domain.paper import Article, Item, Paper, Signer
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import main_instrument

WHOM = {Recipient.COLLECTIVE: "tập thể", Recipient.HOUSEHOLD: "hộ gia đình", Recipient.PERSON: "cá nhân"}


def day_of(decision: Decision) -> date:
    """Return the day whose law and posts a paper shows: of deciding, of handing up, or of drafting."""
    return decision.decided_on or decision.submitted_on or decision.created_at.astimezone(CIVIL).date()


def paper_lines(decision: Decision) -> list[Award]:
    """Return the lines that the paper shows: of the register, or before issuing those it would enter."""
    if decision.state == DecisionState.ISSUED:
        return list(with_changes(decision.awards.order_by("ordinal")))
    return register_lines(decision, lines_of(decision), decided_on=day_of(decision))


def award_paper(decision: Decision) -> Paper:
    """Return the decision with one article for what is given and one for the money."""
    lines = paper_lines(decision)
    return Paper(
        **heading_of(decision),
        about=decision.subject_line,
        authority=issuer_of(decision),
        issuer=issuer_of(decision),
        grounds=grounds_of(decision),
        body=(_given(decision, lines), _money(decision, lines), _carried_out(lines)),
        signers=(Signer(capacity_of(decision), decision.signer_name),),
        recipients=("Như Điều 3", "Cổng thông tin điện tử"),
        filed="VT, TĐKT",
        appendices=lists_of(lines, decision.tenant),
    )


def heading_of(decision: Decision) -> dict[str, Any]:
    """Return what stands on top of every decision of an organ."""
    organ = decision.organ
    numbering = Numbering.objects.filter(organ=organ).first()
    return {
        "kind": DocumentKind.DECISION,
        "organ": organ.name,
        "parent": organ.parent.name if organ.parent else "",
        "number": decision.number,
        "symbol": decision.symbol,
        "place": numbering.place if numbering else "",
        "on": decision.decided_on,
    }


def grounds_of(decision: Decision) -> tuple[str, ...]:
    """Return the grounds: the law, the decree in force, the organ's functions, who proposed."""
    regime = load_law().regime(day_of(decision))
    proposer = Numbering.objects.filter(organ=decision.organ).values_list("proposer", flat=True).first()
    rules = [regime.law, regime.decree] if regime else [load_law().instruments[main_instrument()].cite]
    return (
        *(f"Căn cứ {in_full(rule)}" for rule in rules if rule),
        *([f"Căn cứ {decision.mandate}"] if decision.mandate else []),
        f"Căn cứ chức năng, nhiệm vụ, quyền hạn của {decision.organ.name}",
        f"Theo đề nghị của {proposer or 'đơn vị phụ trách công tác thi đua, khen thưởng'}",
    )


def _given(decision: Decision, lines: Sequence[Award]) -> Article:
    """Return Điều 1: what is given to how many."""
    groups = by_award(lines)
    listed = "có danh sách kèm theo"
    said = [
        f"Tặng {given_words(award, decision.tenant)} {_for_years(group)}cho {len(group):02} {WHOM[recipient]}"
        for recipient, award, group in groups
    ]
    if len(said) == 1:
        return Article(1, text=f"{said[0]} ({listed}).")
    items = tuple(Item(f"{number}.", f"{words} ({listed}).") for number, words in enumerate(said, start=1))
    return Article(1, text="Khen thưởng các tập thể, cá nhân có tên trong danh sách kèm theo:", items=items)


def _for_years(lines: Sequence[Award]) -> str:
    """Return the years when all lines honour the same ones."""
    words = {years_words(line) for line in lines}
    return f"{words.pop()} " if len(words) == 1 and words != {""} else ""


def _money(decision: Decision, lines: Sequence[Award]) -> Article:
    """Return Điều 2: the money, by which article, from which fund."""
    cites = dict.fromkeys(cite for line in lines for cite in [line.amount_cite.partition(";")[0]] if cite)
    by = f" theo quy định tại {'; '.join(cites)}" if cites else " theo quy định hiện hành"
    return Article(
        2,
        text=f"Mức tiền thưởng kèm theo danh hiệu, hình thức khen thưởng được thực hiện{by}, "
        f"trích từ Quỹ thi đua, khen thưởng của {decision.organ.name}.",
    )


def _carried_out(lines: Sequence[Award]) -> Article:
    """Return the last Điều: in force, and who carries it out."""
    kinds = {line.recipient for line in lines}
    whom = [WHOM[recipient] for recipient in Recipient if recipient in kinds]
    return Article(
        3,
        text="Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị có liên quan và các "
        f"{', các '.join(reversed(whom))} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    )


def cited(decision: Decision) -> str:
    """Cite an issued decision in a sentence."""
    assert decision.decided_on is not None  # noqa: S101 -- an issued one
    return (
        f"Quyết định số {decision.title} ngày {write_date(decision.decided_on)} của {issuer_of(decision)} "
        f"{_about(decision.subject_line)}"
    )


def _about(subject_line: str) -> str:
    about = subject_line[:1].lower() + subject_line[1:]
    return about if about.startswith("về ") else f"về việc {about}"
