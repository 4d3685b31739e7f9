"""The catalogue of titles and forms of commendation, from ``danh-muc.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from vinhdanh.law.sources import read_shipped

FIRST_DAY = date(2004, 7, 1)
"""Luật 15/2003/QH11 in force: the catalogue begins."""


class AwardKind(StrEnum):
    """A title of emulation, a form of commendation (Luật 06/2022/QH15, Điều 6 and 9), or neither."""

    TITLE = "danh hiệu thi đua"
    FORM = "hình thức khen thưởng"
    OTHER = "hình thức khác"


class Level(StrEnum):
    """At which level an award stands, as the catalogue says it."""

    GRASSROOTS = "cơ sở"
    MINISTRY = "bộ"
    STATE = "Nhà nước"


@dataclass(frozen=True, slots=True)
class Entry:
    """One award of the catalogue; ``data`` is its whole entry, dated and cited."""

    code: str
    name: str
    short: str
    english: str
    kind: str
    level: str
    since: date
    data: Mapping[str, Any]

    def name_on(self, on: date) -> str:
        """Return the official name on a day: the law of 2003 named some awards otherwise."""
        return next(
            (
                row["tên"]
                for row in self.data.get("tên theo thời gian", ())
                if row["từ"] <= on <= row.get("đến", date.max)
            ),
            self.name,
        )


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
            since=entry.get("từ", FIRST_DAY),
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


@cache
@cache
def covering(code: str) -> frozenset[str]:
    """Return an award with the higher titles of the same kind that honour the same year's merit in full."""
    return frozenset(
        {code} | {one for one, entry in catalogue().items() if code in entry.data.get("bao gồm", ())}
    )


def kind_of(code: str) -> AwardKind:
    """Return whether an award is a title or a form of commendation; KeyError for an unknown code."""
    kind = catalogue()[code].kind
    return AwardKind(kind) if kind in set(AwardKind) else AwardKind.FORM


def level_of(code: str) -> Level:
    """Return at which level an award stands; KeyError for an unknown code."""
    return Level(catalogue()[code].level)


def awards_of_level(level: Level) -> tuple[str, ...]:
    """Return the codes of the awards of a level, in the catalogue's order."""
    return tuple(code for code in catalogue() if level_of(code) is level)
