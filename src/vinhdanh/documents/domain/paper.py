"""A paper of an office, as Nghị định 30/2020/NĐ-CP lays it out: written once, printed as Word or as PDF.

A paper holds what is said, never how it looks. Whatever the decree settles (capitals, leading zeros, the
marks at the end of each ground, the rule lines) is added in printing, so no builder of papers repeats it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vinhdanh.documents.enums import DocumentKind


class Align(StrEnum):
    """Where words stand between the margins; the body of a paper is justified."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "justify"


class Orientation(StrEnum):
    """How the sheet lies; landscape is for wide tables."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]
"""Words; a line break is ``\\n``. Nothing in them is ever read as markup."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the body; justified ones have their first line set in."""

    text: Text
    align: Align = Align.JUSTIFIED


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: ``Heading("I", "SƠ LƯỢC LÝ LỊCH")``, ``Heading("1", "Đặc điểm", level=2)``."""

    number: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A khoản (label ``"1."``), a điểm (label ``"a)"``) or a line of a list (label ``"-"``)."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Article:
    """One Điều: its title is bold, its text follows in the same paragraph, then its khoản and điểm."""

    number: int
    title: str = ""
    text: Text = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, where its words stand."""

    title: str
    width: float = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a table that is one bold cell over all columns: the name of a unit above its people."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its headings come again on each page, and no row is cut in two."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Group, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the lines of authority and post, room for signature and seal, the name without titles.

    ``capacity`` is ``("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")``, ``("TM. HỘI ĐỒNG", "CHỦ TỊCH")``, ``("THƯ KÝ",)``.
    ``note`` is printed under it in italics: ``"(Ký, ghi rõ họ tên)"``.
    """

    capacity: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures within the body, two in a row, the one left over in the middle."""

    signers: tuple[Signer, ...]


Block = Paragraph | Heading | Article | Item | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """What goes with a paper, on pages numbered for themselves."""

    title: str
    """``"DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"``"""
    body: tuple[Block, ...]
    label: str = ""
    """``"Phụ lục I"``; without it the title stands on top."""
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper. What is empty is left out; a number or date still to come leaves room for the pen."""

    kind: DocumentKind
    organ: str
    """The body that issues it: ``"BỘ NỘI VỤ"``."""
    parent: str = ""
    """The body above the one that issues it."""
    number: int | None = None
    symbol: str = ""
    """``"QĐ-BNV"``; without it there is no line for the number."""
    place: str = ""
    """``"Hà Nội"``; without it there is no line for the date (as in minutes)."""
    on: date | None = None
    heading: str = ""
    """The words on top instead of those of the kind: ``"BIÊN BẢN KIỂM PHIẾU"``."""
    about: str
    """Trích yếu; under the number in a công văn, elsewhere under the heading."""
    to: tuple[str, ...] = ()
    """Kính gửi."""
    authority: str = ""
    """Who decides, above the grounds of a decision: ``"BỘ TRƯỞNG BỘ NỘI VỤ"``."""
    issuer: str = ""
    """The same within a sentence, for what refers to this paper: ``"Bộ trưởng Bộ Nội vụ"``."""
    grounds: tuple[str, ...] = ()
    """Căn cứ, whole lines without the mark at the end: ``"Căn cứ Luật …"``, ``"Theo đề nghị của …"``."""
    body: tuple[Block, ...] = ()
    signers: tuple[Signer, ...] = ()
    """One stands at the right; several stand two in a row."""
    recipients: tuple[str, ...] = ()
    """Nơi nhận, each without ``-`` and ``;``. Without any there is no Nơi nhận."""
    filed: str = "VT"
    """Who keeps it, the last line of Nơi nhận: ``"VT, TĐKT (03)"``."""
    appendices: tuple[Appendix, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    copies: int = 1
    """How many times it is printed, one under the other with a line to cut along: for ballots."""
