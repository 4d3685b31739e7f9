"""Terms of an award on a day: who decides, who proposes, how a council votes, what is paid.

All of it is read from the dated tables of the catalogue; each line keeps its citation and provenance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import rows_in_force, source_of, tables
from vinhdanh.law.facts import vocabulary


@dataclass(frozen=True, slots=True)
class Term:
    """What holds, by which text, how far that text was read, and a remark (may be empty)."""

    text: str
    cite: str
    provenance: str
    remark: str = ""


def _term(text: str, row: Mapping[str, Any], on: date) -> Term:
    source = source_of(row, on)
    return Term(text, source.cite, source.provenance, source.remark)


def deciders(award: str, on: date) -> tuple[Term, ...]:
    """Return who may decide on an award on a day (Luật 06/2022/QH15, Điều 77–80); KeyError if unknown."""
    rows = rows_in_force(tables()["quyết định"][catalogue()[award].data["quyết định"]], on)
    return tuple(_term(_who(row), row, on) for row in rows)


def proposers(award: str, on: date) -> tuple[Term, ...]:
    """Return who may propose an award on a day, and to whom (Điều 83)."""
    rows = rows_in_force(tables()["đề nghị"][catalogue()[award].data["đề nghị"]], on)
    return tuple(_term(_who(row), row, on) for row in rows)


def _who(row: Mapping[str, Any]) -> str:
    to = f", trình {_official(row['trình'])}" if "trình" in row else ""
    when = f" ({row['khi']})" if "khi" in row else ""
    return f"{_official(row['người'])}{when}{to}"


def _official(code: str) -> str:
    return vocabulary().name("competent", code)


def ballots(award: str, on: date) -> tuple[Term, ...]:
    """Return how councils vote on an award on a day: in which council, by what share of which members."""
    rounds: Sequence[str] = catalogue()[award].data["biểu quyết"]
    rows = (row for code in rounds for row in rows_in_force(tables()["biểu quyết"][code], on))
    return tuple(_term(_ballot(row), row, on) for row in rows)


def _ballot(row: Mapping[str, Any]) -> str:
    how = "bỏ phiếu" if row["bỏ phiếu"] else "biểu quyết"
    least = row.get("tối thiểu phần trăm")
    share = f"từ {least}% trở lên" if least else f"trên {row['trên phần trăm']}%"
    quorum = row.get("dự họp tối thiểu phần trăm")
    present = f"; cuộc họp có từ {quorum}% thành viên trở lên" if quorum else ""
    council = vocabulary().name("council", row["hội đồng"])
    return f"Hội đồng {council} {how}: {share} {row['mẫu số']} đồng ý{present}"


def payments(award: str, on: date) -> tuple[Term, ...]:
    """Return the money of an award on a day for each kind of subject: coefficient × base salary."""
    paid: Mapping[str, Any] | None = catalogue()[award].data.get("tiền thưởng")
    if not paid:
        return ()
    told = tables()
    rules = next(rows_in_force(told["tiền thưởng"]["căn cứ hệ số"][paid["theo"]], on), None)
    base = max((row for row in told["lương cơ sở"] if row["từ"] <= on), key=lambda row: row["từ"])
    if rules is None:
        return ()
    return tuple(
        Term(
            _payment(kind, one["hệ số"], base, top=paid.get("là mức tối đa", False)),
            rules["căn cứ"],
            one["độ tin cậy"],
        )
        for kind, one in paid.items()
        if kind in vocabulary().lists["kind"]
    )


def _payment(kind: str, coefficient: str, base: Mapping[str, Any], *, top: bool) -> str:
    """Say a payment, such as "cá nhân: 0,3 lần mức lương cơ sở (2.530.000 đồng)"."""
    times = str(Decimal(coefficient)).replace(".", ",")
    least = "tối đa " if top else ""
    salary = f"{base['mức']:,}".replace(",", ".")
    base_salary = f"mức lương cơ sở ({salary} đồng từ {base['từ']:%d/%m/%Y})"
    return f"{vocabulary().name('kind', kind)}: {least}{times} lần {base_salary}"
