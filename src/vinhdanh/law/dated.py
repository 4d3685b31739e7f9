"""Dated, cited rows of the law's tables: which is in force on a day, and how far its text was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from vinhdanh.law.catalogue import Entry, catalogue, main_instrument
from vinhdanh.law.facts import read_award
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.verdict import PROVENANCE_WORDS

Row = Mapping[str, Any]
"""A row: ``từ``, ``đến`` (its first and last day; absent: no end), ``căn cứ``, ``độ tin cậy``, the rest."""


class NoRuleError(ValueError):
    """No entered rule answers for the day asked; the sentence says from when until when rules are known."""


class QuestionError(ValueError):
    """A question that cannot be asked so; ``name`` is the argument at fault, ``sentence`` what is wrong."""

    def __init__(self, name: str, sentence: str) -> None:
        self.name = name
        self.sentence = sentence
        super().__init__(f"{name}: {sentence}")


@dataclass(frozen=True, slots=True)
class Source:
    """On what an answer rests: the citation, how far its text was read, a remark (may be empty)."""

    cite: str
    provenance: str
    remark: str = ""

    @property
    def as_text(self) -> str:
        """The citation for people, with "cần đối chiếu" unless read in the instrument's own text."""
        told = f"Căn cứ: {self.cite} ({PROVENANCE_WORDS[self.provenance]})"
        return f"{told}. {self.remark}" if self.remark else told


def award_on(award: str, on: date) -> Entry:
    """Return an award's entry; some are younger than the law of 2003, as "Tỉnh Anh hùng" (Luật 47/2005/QH11).

    Raises ValueError for an unknown code, :class:`NoRuleError` before the award's first day.
    """
    entry = catalogue()[read_award(award)]
    if on < entry.since:
        raise NoRuleError(f"{entry.name} chỉ có từ ngày {entry.since:%d/%m/%Y}, chưa có ngày {on:%d/%m/%Y}.")
    return entry


def rows_in_force(rows: Sequence[Row], on: date) -> Iterator[Row]:
    """Yield the rows in force on a day."""
    return (row for row in rows if row.get("từ", date.min) <= on <= row.get("đến", date.max))


def row_in_force(rows: Sequence[Row], on: date, *, about: str) -> Row:
    """Return the one row in force on a day; raises :class:`NoRuleError` naming what was asked ``about``."""
    found = next(rows_in_force(rows, on), None)
    if found is None:
        raise NoRuleError(no_rule(rows, on, about=about))
    return found


def no_rule(rows: Sequence[Row], on: date, *, about: str) -> str:
    """Say that no rule is entered for a day, and for which days some are."""
    asked = f"chưa có quy định đã nhập về {about} cho ngày {on:%d/%m/%Y}"
    if not rows:
        return f"{asked}."
    first, last = min(row["từ"] for row in rows), max(row.get("đến", date.max) for row in rows)
    until = "" if last == date.max else f" đến ngày {last:%d/%m/%Y}"
    return f"{asked}; quy định đã nhập áp dụng từ ngày {first:%d/%m/%Y}{until}."


def weakest(*provenances: str) -> str:
    """Return the least trustworthy of several degrees of reading."""
    return max(provenances, key=list(PROVENANCE_WORDS).index)


def source_of(row: Row, on: date) -> Source:
    """Return on what a row rests on a day.

    A clause of the statute is no longer verified once an amending law is in force whose text is not entered.
    """
    cite, provenance, remark = row["căn cứ"], row["độ tin cậy"], row.get("ghi chú", "")
    verified = provenance == "verified" and cite.startswith(main_cite())
    for amendment in _amendments_without_text():
        if verified and on >= amendment["hiệu lực từ"]:
            unread = f"{amendment['cách trích']} đã sửa đổi, chưa có toàn văn nên giữ nội dung cũ."
            return Source(cite, "memory", f"{remark} {unread}".lstrip())
    return Source(cite, provenance, remark)


def main_cite() -> str:
    """Return how the statute is cited."""
    cite: str = _main()["cách trích"]
    return cite


def _main() -> Mapping[str, Any]:
    index: Mapping[str, Any] = read_shipped(f"{main_instrument()}/muc-luc")
    return index


@cache
def _amendments_without_text() -> tuple[Mapping[str, Any], ...]:
    amending = (read_shipped(f"{code}/muc-luc") for code in _main()["sửa đổi bởi"])
    return tuple(index for index in amending if not index["đầy đủ"])


def joined(*sources: Source) -> Source:
    """Return one source of several: citations and remarks once each, the weakest reading."""
    return Source(
        cite="; ".join(dict.fromkeys(source.cite for source in sources)),
        provenance=weakest(*(source.provenance for source in sources)),
        remark=" ".join(dict.fromkeys(source.remark for source in sources if source.remark)),
    )
