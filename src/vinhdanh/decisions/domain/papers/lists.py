"""The lists that go with a decision: by award, collectives and persons apart, each counted from 1."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award
from vinhdanh.documents.domain.naming import given_words
from vinhdanh.documents.domain.paper import Align, Appendix, Column, Table
from vinhdanh.law.catalogue import AwardKind, kind_of
from vinhdanh.units.models import Organisation

WHOM = {
    Recipient.COLLECTIVE: "TẬP THỂ",
    Recipient.HOUSEHOLD: "HỘ GIA ĐÌNH",
    Recipient.PERSON: "CÁ NHÂN",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def by_award(lines: Sequence[Award]) -> list[tuple[Recipient, str, list[Award]]]:
    """Return the lines in their order, those of one recipient and award together."""
    grouped = groupby(lines, key=lambda line: (Recipient(line.recipient), line.award))
    return [(recipient, award, list(group)) for (recipient, award), group in grouped]


def lists_of(lines: Sequence[Award], agency: Organisation) -> tuple[Appendix, ...]:
    """Return one appendix for each award and kind of recipient."""
    groups = by_award(lines)
    return tuple(
        Appendix(
            title=f"DANH SÁCH {WHOM[recipient]} ĐƯỢC TẶNG {given_words(award, agency).upper()}",
            body=(_table(recipient, group),),
            label=f"Phụ lục {_numeral(number)}" if len(groups) > 1 else "",
        )
        for number, (recipient, award, group) in enumerate(groups)
    )


def _numeral(number: int) -> str:
    return ROMAN[number] if number < len(ROMAN) else str(number + 1)


def _table(recipient: Recipient, lines: Sequence[Award]) -> Table:
    of_person = recipient is Recipient.PERSON
    whose = (
        "Họ và tên" if of_person else "Tên tập thể" if recipient is Recipient.COLLECTIVE else "Hộ gia đình"
    )
    achieved = any(line.achievement for line in lines)
    columns = [Column("STT", 0.35, Align.CENTRE), Column(whose, 1.6)]
    columns += [Column("Chức vụ, đơn vị", 2.2)] if of_person else [Column("Trực thuộc", 1.8)]
    columns += [Column("Thành tích", 2)] if achieved else []
    return Table(tuple(columns), tuple(_rows(lines, achieved=achieved)))


def _rows(lines: Sequence[Award], *, achieved: bool) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines, start=1):
        where = ", ".join(filter(None, [line.post, line.unit_name]))
        yield (str(number), line.name, where, *((line.achievement or years_words(line),) if achieved else ()))


def years_words(line: Award, years: Sequence[int] | None = None) -> str:
    """Say which years a line honours: ``năm 2025``, ``giai đoạn 2023-2025``."""
    honoured = sorted(line.years if years is None else years)
    if not honoured:
        return ""
    return f"năm {honoured[0]}" if len(honoured) == 1 else f"giai đoạn {honoured[0]}-{honoured[-1]}"


def for_what(line: Award, words: Mapping[str, Any]) -> str:
    """Say for what a line is given, as its certificate does; ``words`` are those that stand today."""
    if words["achievement"]:
        return str(words["achievement"])
    honoured = years_words(line, words["years"])
    if not honoured:
        return ""
    if kind_of(line.award) is AwardKind.TITLE:
        return honoured.capitalize()
    return f"Đã có thành tích xuất sắc trong công tác {honoured}"
