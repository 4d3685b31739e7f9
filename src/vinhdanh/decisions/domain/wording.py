"""The words by which papers, the ledger and the public page call organs, signers and awards."""

from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.wording import written_date
from vinhdanh.law import load_law
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.standards import Instrument
from vinhdanh.units.models import Organisation

OF_ALL = "Bộ, ban, ngành, tỉnh"
"""How the catalogue names awards that every ministry, branch and province gives under its own name."""
STEPPED_IN = ("KT. ", "TM. ", "TL. ", "TUQ. ", "Q. ")


def head_of(decision: Decision) -> str:
    """Return the post that decides, whoever signs for it: ``KT. Bộ trưởng`` signs as ``Bộ trưởng``."""
    first = decision.signer_title.splitlines()[0].strip()
    for sign in STEPPED_IN:
        if first.upper().startswith(sign.upper()):
            return first[len(sign) :]
    return first


def issuer_of(decision: Decision) -> str:
    """Return who decides, as a sentence says it: Bộ trưởng Bộ Nội vụ, Thủ tướng Chính phủ."""
    return head_of(decision) if decision.of_the_state else f"{head_of(decision)} {decision.organ.name}"


def capacity_of(decision: Decision) -> tuple[str, ...]:
    """Return the lines above the signature."""
    return tuple(line.strip() for line in decision.signer_title.splitlines() if line.strip())


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


def dong(amount: int) -> str:
    """Write a sum: 2.530.000."""
    return f"{amount:,}".replace(",", ".")


def counted(collectives: int, people: int) -> str:
    """Say how many are honoured: ``03 tập thể và 12 cá nhân``; what is none is left out."""
    said = [f"{count:02} {whom}" for count, whom in ((collectives, "tập thể"), (people, "cá nhân")) if count]
    return " và ".join(said) or "không có tên nào"
