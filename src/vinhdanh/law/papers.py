"""What goes with an award on a day: the dossier, its forms, the object given, how long the dossier is kept.

All of it is read from the dated rows of ``ho-so.yaml``; each row says of which awards it speaks.
"""

from datetime import date
from enum import StrEnum

from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.dated import Row, rows_in_force, source_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.term import Term

REPORT, LEFT_TO_BODIES = "báo cáo thành tích", "thành phần do bộ, tỉnh quy định"
"""Parts of a dossier that more is asked about, in the words of ``ho-so.yaml``."""


class Paper(StrEnum):
    """What can be asked, by the name of its table."""

    PARTS = "thành phần"
    FORMS = "mẫu"
    OBJECTS = "hiện vật"
    RETENTION = "lưu trữ"


def papers(award: str, on: date, asked: Paper) -> tuple[Term, ...]:
    """Return what the rules of a day say of an award's dossier or object; KeyError for an unknown award.

    Parts and forms: Luật 06/2022/QH15, Điều 84, and the decrees; objects: Điều 12; retention follows the
    level of the decision.
    """
    rows: list[Row] = read_shipped("ho-so")[asked]
    wanted, subjects = selectors(award), catalogue()[award].data["chủ thể"]
    found = (
        row
        for row in rows_in_force(rows, on)
        if wanted & set(row["của"]) and ("chủ thể" not in row or row["chủ thể"] in subjects)
    )
    return tuple(_term(row, on) for row in found)


def report_rule(award: str, on: date) -> Term | None:
    """Return the rule by which an award's dossier needs a report of achievements on a day.

    None where ministries and provinces lay the parts down themselves (Nghị định 152/2025/NĐ-CP, Điều 6
    khoản 2 điểm c); KeyError for an unknown award.
    """
    parts = {part: term for term in papers(award, on, Paper.PARTS) for part in term.text.split("; ")}
    return None if LEFT_TO_BODIES in parts else parts.get(REPORT)


def selectors(award: str) -> frozenset[str]:
    """Return the words by which a row of ``ho-so.yaml`` may speak of an award."""
    entry = catalogue()[award]
    words = {award, entry.kind, f"cấp {entry.level}"}
    return frozenset(words | ({kind_of(award).value} if kind_of(award) is not AwardKind.OTHER else set()))


def _term(row: Row, on: date) -> Term:
    source = source_of(row, on)
    kind = f" ({vocabulary().name('kind', row['chủ thể'])})" if "chủ thể" in row else ""
    return Term(f"{row['gồm']}{kind}", source.cite, source.provenance, source.remark)
