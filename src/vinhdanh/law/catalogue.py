"""The catalogue of titles and forms of commendation, from ``danh-muc.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from vinhdanh.law.sources import read_shipped


@dataclass(frozen=True, slots=True)
class Entry:
    """One award of the catalogue; ``data`` is its whole entry, dated and cited."""

    code: str
    name: str
    short: str
    english: str
    kind: str
    level: str
    data: Mapping[str, Any]


@cache
def catalogue() -> Mapping[str, Entry]:
    """Return every award by code, in the order of the catalogue."""
    entries = read_shipped("danh-muc")["hình thức"]
    return {
        code: Entry(
            code=code,
            name=entry["tên"],
            short=entry.get("tên gọn", entry["tên"]),
            english=entry["tên tiếng Anh"],
            kind=entry["loại"],
            level=entry["cấp"],
            data=entry,
        )
        for code, entry in entries.items()
    }


def main_instrument() -> str:
    """Return the code of the instrument whose articles the catalogue names."""
    code: str = read_shipped("danh-muc")["văn bản gốc"]
    return code


def short_name(code: str) -> str:
    """Return the name that offices use for an award."""
    return catalogue()[code].short
