"""Certificates: one sheet for each, laid out as Nghị định 98/2023/NĐ-CP, Điều 104 describes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import segno

from vinhdanh.documents.domain.typesetting import typeset
from vinhdanh.documents.domain.wording import (
    MOTTO,
    MOTTO_WIDTH,
    NATION,
    breakable,
    name_without_titles,
    printable,
    written_date,
)

MASK = 3
"""Any of the eight masks reads; trying all of them for the prettiest takes longer than the whole page."""
QUIET = 4
DARK = re.compile(b"\x01+")


class Sheet(StrEnum):
    """The paper a certificate is printed on, lying."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateText:
    """The words of one certificate. What is empty is left out."""

    giver: str
    """Chức vụ người quyết định: ``"BỘ TRƯỞNG BỘ NỘI VỤ"``."""
    gives: str = "TẶNG"
    """``"TẶNG"``, for a title ``"TẶNG DANH HIỆU"``."""
    award: str
    """``"BẰNG KHEN"``, ``"CHIẾN SĨ THI ĐUA CƠ SỞ"``."""
    recipient: str
    post: str = ""
    """Post and unit, or address."""
    achievement: str = ""
    decision: str
    """Number and symbol of the decision: ``"05/QĐ-BNV"``."""
    decided_on: date
    ordinal: int
    """Số sổ vàng: which recipient of the decision this is."""
    place: str
    on: date
    capacity: tuple[str, ...]
    """The signer's lines: ``("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")``."""
    signer: str
    address: str = ""
    """The public address where the award can be looked up; printed, and as a QR code."""
    entered: str = ""
    """Number and year of the book of certificates: ``"10/2026"``; stands beside the address."""
    sheet: Sheet = Sheet.A4
    emblem: str = ""
    """The body's own emblem as SVG; without it our mark. Never the national one: no such file is ours."""


def certificates_pdf(certificates: Sequence[CertificateText]) -> bytes:
    """Return one PDF with a page for each certificate, in their order."""
    return typeset(
        "certificate",
        {
            "title": f"{certificates[0].award}: {len(certificates)} bản" if certificates else "",
            "nation": NATION,
            "motto": MOTTO,
            "motto-width": MOTTO_WIDTH,
            "certificates": [_told(one) for one in certificates],
        },
        on=max((one.on for one in certificates), default=None),
    )


def _told(one: CertificateText) -> dict[str, object]:
    """Return the words as the layout takes them."""
    return {
        "giver": printable(one.giver).upper(),
        "gives": printable(one.gives).upper(),
        "award": printable(one.award).upper(),
        "recipient": breakable(one.recipient, longest=40),
        "post": breakable(one.post, longest=40),
        "achievement": breakable(one.achievement, longest=40),
        "decision": f"Số quyết định: {printable(one.decision)}, {written_date(one.decided_on)}",
        "ordinal": f"Số sổ vàng: {one.ordinal}",
        "date": f"{printable(one.place)}, {written_date(one.on)}",
        "capacity": [printable(line).upper() for line in one.capacity],
        "signer": name_without_titles(printable(one.signer)),
        "address": breakable(one.address, longest=70),
        "entered": f"Số vào sổ cấp bằng: {printable(one.entered)}" if one.entered else "",
        "sheet": one.sheet.value,
        "emblem": one.emblem,
        "code": _code(one.address) if one.address else "",
    }


def _code(address: str) -> str:
    """Return a QR code as SVG: a stroke for each run of dark modules, with the quiet zone around it."""
    matrix = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    strokes = "".join(_strokes(bytes(line), f" {row}.5h") for row, line in enumerate(matrix))
    side = len(matrix) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-QUIET} {-QUIET} {side} {side}">'
        f'<path stroke="#000" d="{strokes}"/></svg>'
    )


def _strokes(line: bytes, at: str) -> str:
    """Return a stroke for each run of dark modules of a line; ``at`` says where the line is."""
    spans = (run.span() for run in DARK.finditer(line))
    return "".join([f"M{start}{at}{end - start}" for start, end in spans])
