"""How papers name awards and the instruments on which they rest."""

from vinhdanh.documents.domain.wording import written_date
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.standards import Instrument
from vinhdanh.units.models import Organisation

OF_ALL = "Bộ, ban, ngành, tỉnh"
"""How the catalogue names awards that every ministry, branch and province gives under its own name."""


def award_words(award: str, agency: Organisation | None) -> str:
    """Return an award's name within an agency: ``Bằng khen của Bộ Nội vụ``."""
    name = catalogue()[award].name
    return name.replace(OF_ALL, agency.name) if agency else name


def given_words(award: str, agency: Organisation | None) -> str:
    """Return what is given: titles are ``danh hiệu``, forms are given by their own name."""
    name = award_words(award, agency)
    return f"danh hiệu “{name}”" if kind_of(award) is AwardKind.TITLE else name


def in_full(cites: str) -> str:
    """Name in full the instruments that a citation names, as papers do among their grounds."""
    for one in load_law().instruments.values():
        cites = cites.replace(one.cite, _named(one))
    return cites


def _named(one: Instrument) -> str:
    """Name a law by title and day, others by number and issuer too (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    day = f" {written_date(one.issued)}" if one.issued else ""
    if one.kind == "Luật":
        return f"{one.name}{day}"
    return f"{one.kind} số {one.number}{day} của {one.issuer} {one.name.removeprefix(one.kind).strip()}"
