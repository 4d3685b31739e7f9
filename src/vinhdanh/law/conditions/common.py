"""What several conditions share: how codes are read from law files, and how they are named."""

from collections.abc import Iterable, Sequence
from functools import cache

from vinhdanh.law.catalogue import short_name
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.reading import years_text


def codes(value: str | list[str]) -> frozenset[str]:
    """Read one award code or several; an unknown code is an error of the law file."""
    found = frozenset([value] if isinstance(value, str) else value)
    if unknown := found - vocabulary().awards:
        raise ValueError(f"không có mã {', '.join(sorted(unknown))} trong danh mục")
    return found


def choice(value: str | list[str] | None, listed: str) -> frozenset[str]:
    """Read one code or several of a closed list; none given means any."""
    known = vocabulary().lists[listed]
    found = frozenset(known if value is None else [value] if isinstance(value, str) else value)
    if unknown := found - known.keys():
        raise ValueError(f"không có {', '.join(sorted(unknown))} trong danh sách {listed}")
    return found


def award_names(wanted: Iterable[str]) -> str:
    """Name awards, joined by "hoặc"."""
    return _named(frozenset(wanted))


@cache
def _named(wanted: frozenset[str]) -> str:
    return " hoặc ".join(f"“{short_name(code)}”" for code in sorted(wanted))


def names(listed: str, wanted: Iterable[str]) -> str:
    """Name codes of a closed list, joined by "hoặc"."""
    return " hoặc ".join(vocabulary().name(listed, code) for code in sorted(wanted))


def so_far(number: int, unit: str, years: Sequence[int] = ()) -> str:
    """Say how many there are, and of which years: "hiện có 02 năm (2024, 2025)", "chưa có năm nào"."""
    if not number:
        return f"chưa có {unit} nào"
    return f"hiện có {number:02} {unit}" + (f" ({years_text(years)})" if years else "")
