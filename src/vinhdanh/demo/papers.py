"""Decisions of the demo ministry: numbers, symbols, days; and the facts that rest on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.demo.staff import Line
from vinhdanh.demo.tree import MINISTRY_CODE


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its number with the symbol of the organ, its day, and who signed."""

    number: str
    day: date
    signer: str

    @property
    def source(self) -> str:
        """The decision as a source of facts."""
        return f"Quyết định {self.number} ngày {self.day:%d/%m/%Y}"


def unit_decision(unit: str, year: int) -> Decision:
    """Return the decision of a unit on the titles of a year."""
    return Decision(f"{12 + year % 7}/QĐ-{unit}", date(year + 1, 1, 12), "Thủ trưởng đơn vị")


def ministry_decision(award: str, year: int) -> Decision:
    """Return the ministry's decision on an award for a year."""
    number, month, day = {
        "ldtt": (15, 1, 15),
        "cstd-co-so": (16, 1, 15),
        "tt-ldtt": (17, 1, 15),
        "tt-ldxs": (118, 2, 10),
        "cstd-bo": (145, 2, 20),
        "co-bo": (162, 3, 2),
        "bk-bo": (415, 6, 1),
    }[award]
    return Decision(f"{number + year % 9}/QĐ-{MINISTRY_CODE}", date(year + 1, month, day), "Bộ trưởng")


def state_decision(award: str, year: int) -> Decision:
    """Return the State's decision on an award for a year."""
    if award == "hcld-3":
        return Decision(f"{760 + year % 40}/QĐ-CTN", date(year + 1, 10, 10), "Chủ tịch nước")
    day = date(year + 1, 8, 19) if award == "bk-ttg" else date(year + 1, 12, 20)
    return Decision(f"{880 + year % 90}/QĐ-TTg", day, "Thủ tướng Chính phủ")


def award_line(award: str, years: Sequence[int], decision: Decision) -> Line:
    """Return the fact of an award for merit."""
    content = {
        "kind": "award",
        "award": award,
        "years": list(years),
        "decided": decision.day.isoformat(),
        "decision": decision.number,
        "by": decision.signer,
        "basis": "cong-trang",
    }
    return Line(content, decision.source)


def rating_line(year: int, value: str) -> Line:
    """Return the fact of a yearly rating."""
    return Line({"kind": "rating", "year": year, "value": value}, f"Kết quả đánh giá, xếp loại năm {year}")
