"""A standard as ``vinhdanh law show`` prints it: plain words, citations, validity, terms, examples."""

from collections.abc import Iterator, Sequence
from datetime import date

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.papers import Paper, papers
from vinhdanh.law.plain import ALL, NOT, ONE_OF, Clause, guards_in_words, in_words
from vinhdanh.law.standards import Law, Regime, Standard
from vinhdanh.law.term import Term
from vinhdanh.law.terms import ballots, deciders, payments, proposers, submissions
from vinhdanh.law.values import WORDS
from vinhdanh.law.verdict import PROVENANCE_WORDS

JOINED = {ALL: "đạt tất cả", ONE_OF: "đạt một trong", NOT: "không được"}


def show_standards(law: Law, award: str, on: date) -> Iterator[str]:
    """Yield the lines that tell an award's standards in force on a day; KeyError for an unknown award."""
    entry, regime = catalogue()[award], law.regime(on)
    yield f"{entry.name_on(on)} ({award}) — {entry.kind}, cấp {entry.level}"
    found = [one for one in law.versions(award) if one.in_force(on)]
    if regime is None or not found:
        remark = f" {regime.remark}." if regime and regime.remark else ""
        yield f"Ngày {on:%d/%m/%Y}: chưa có quy định đã kiểm chứng.{remark}"
    for standard in found:
        yield from _standard(law, standard)
    if regime is not None and found:
        yield "Trước mọi tiêu chuẩn:"
        yield from (f"  - {clause.text} ({clause.cite})" for clause in guards_in_words(regime))
    if on >= entry.since:
        yield from _about(award, on)
    yield from _validity(law, award)


def _about(award: str, on: date) -> Iterator[str]:
    """Yield what goes with an award whatever its standard: people, votes, money, papers, days."""
    for title, terms in (
        ("Người quyết định tặng", deciders(award, on)),
        ("Người đề nghị", proposers(award, on)),
        ("Biểu quyết", ballots(award, on)),
        ("Tiền thưởng", payments(award, on)),
        ("Hồ sơ gồm", papers(award, on, Paper.PARTS)),
        ("Mẫu", papers(award, on, Paper.FORMS)),
        ("Hạn gửi hồ sơ", submissions(award, on)),
        ("Hiện vật", papers(award, on, Paper.OBJECTS)),
        ("Lưu trữ hồ sơ", papers(award, on, Paper.RETENTION)),
    ):
        yield from _terms(title, terms)


def _standard(law: Law, standard: Standard) -> Iterator[str]:
    kinds = ", ".join(vocabulary().name("kind", kind) for kind in sorted(standard.kinds))
    yield f"Tiêu chuẩn đối với {kinds} ({standard.cite}; {PROVENANCE_WORDS[standard.provenance]}):"
    yield from _clause(in_words(standard.tree), 1)
    if standard.remark:
        yield f"  Lưu ý: {standard.remark}."
    if standard.settings:
        yield "  Cách hiểu đã chọn ở những chỗ văn bản để ngỏ:"
        yield from (
            f"  - {law.settings[one].text} ({law.settings[one].cite}) [{one}]" for one in standard.settings
        )
    if standard.uncoded:
        yield "  Phần của điều không mã hóa:"
        yield from (f"  - {place}: {why}" for place, why in standard.uncoded.items())
    if standard.examples:
        yield "  Ví dụ:"
        yield from (f"  - {one.title}: {WORDS[one.outcome]} ({one.decided_by})" for one in standard.examples)


def _clause(clause: Clause, depth: int) -> Iterator[str]:
    mark = "  " * depth
    asked = f" — {clause.asked}" if clause.asked else ""
    joined = f"; {JOINED[clause.joined]}:" if clause.children else ""
    yield f"{mark}- {clause.text}{asked} ({clause.cite}){joined}"
    for child in clause.children:
        yield from _clause(child, depth + 1)


def _terms(title: str, terms: Sequence[Term]) -> Iterator[str]:
    if terms:
        yield f"{title}:"
    for term in terms:
        doubt = "" if term.provenance == "verified" else f"; {PROVENANCE_WORDS[term.provenance]}"
        yield f"  - {term.text} ({term.cite}{doubt})"


def _validity(law: Law, award: str) -> Iterator[str]:
    yield "Hiệu lực:"
    for regime in law.regimes:
        yield f"  - {_span(regime)}: {regime.name}; {_known(law, award, regime)}"


def _span(regime: Regime) -> str:
    until = f" đến {regime.until:%d/%m/%Y}" if regime.until else ""
    return f"từ {regime.since:%d/%m/%Y}{until}"


def _known(law: Law, award: str, regime: Regime) -> str:
    found = [one for one in law.versions(award) if one.in_force(regime.since)]
    words = {PROVENANCE_WORDS[one.provenance] for one in found}
    return ", ".join(sorted(words)) or "chưa có quy định đã kiểm chứng"
