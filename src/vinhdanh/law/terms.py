"""Terms of an award on a day: who decides, who proposes, how a council votes, what is paid.

All of it is read from the dated tables of the catalogue; each line keeps its citation and provenance.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vinhdanh.law.authority import deciding_rows
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.dated import rows_in_force, source_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.money import Money, base_salary, dong, is_paid, money
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.term import Term
from vinhdanh.law.votes import voting_rows


def _term(text: str, row: Mapping[str, Any], on: date) -> Term:
    source = source_of(row, on)
    return Term(text, source.cite, source.provenance, source.remark)


def deciders(award: str, on: date) -> tuple[Term, ...]:
    """Return who may decide on an award on a day (Luật 06/2022/QH15, Điều 77–80); KeyError if unknown."""
    rows = rows_in_force(deciding_rows(catalogue()[award]), on)
    return tuple(_term(_who(row), row, on) for row in rows)


def proposers(award: str, on: date) -> tuple[Term, ...]:
    """Return who may propose an award on a day, and to whom (Điều 83)."""
    rows = rows_in_force(read_shipped("tham-quyen")["đề nghị"][catalogue()[award].data["đề nghị"]], on)
    return tuple(_term(_who(row), row, on) for row in rows)


def _who(row: Mapping[str, Any]) -> str:
    to = f", trình {_official(row['trình'])}" if "trình" in row else ""
    when = f" ({row['khi']})" if "khi" in row else ""
    return f"{_official(row['người'])}{when}{to}"


def _official(code: str) -> str:
    return vocabulary().name("competent", code)


def ballots(award: str, on: date) -> tuple[Term, ...]:
    """Return how councils vote on an award on a day: in which council, by what share of which members."""
    rows = (row for rows in voting_rows(catalogue()[award]) for row in rows_in_force(rows, on))
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
    paid = [kind for kind in catalogue()[award].data["chủ thể"] if is_paid(award, subject=kind, decided=on)]
    sums = (money(award, subject=kind, decided=on) for kind in paid if kind != "household")
    return tuple(
        Term(_payment(one), one.source.cite, one.source.provenance, one.source.remark) for one in sums
    )


def _payment(one: Money) -> str:
    """Say a payment, such as "cá nhân: 0,3 lần mức lương cơ sở (2.530.000 đồng từ 01/07/2026)"."""
    times = str(one.coefficient).replace(".", ",")
    most = "tối đa " if one.at_most else ""
    base = base_salary(one.decided)
    salary = f"mức lương cơ sở ({dong(base['mức'])} đồng từ {base['từ']:%d/%m/%Y})"
    return f"{vocabulary().name('kind', one.subject)}: {most}{times} lần {salary}"


def submissions(award: str, on: date) -> tuple[Term, ...]:
    """Return the last day to send dossiers of an award to the central body, by the rules of a day."""
    entered: Sequence[Mapping[str, Any]] = read_shipped("thoi-han")["gửi hồ sơ"].get(award, ())
    return tuple(_term(_last_day(row), row, on) for row in rows_in_force(entered, on))


def _last_day(row: Mapping[str, Any]) -> str:
    """Say a day, such as "ngày 31/12 của năm liền sau năm xét"."""
    month, day = row["ngày"].split("-")
    year = "năm xét" if not row["năm sau"] else "năm liền sau năm xét"
    sector = ", đối với hệ thống giáo dục quốc dân" if row.get("ngành") == "giao-duc" else ""
    return f"ngày {day}/{month} của {year}{sector}"
