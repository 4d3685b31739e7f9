"""The words by which papers, the ledger and the public page call organs and signers."""

from vinhdanh.decisions.models import Decision

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


def dong(amount: int) -> str:
    """Write a sum: 2.530.000."""
    return f"{amount:,}".replace(",", ".")


def counted(collectives: int, people: int) -> str:
    """Say how many are honoured: ``03 tập thể và 12 cá nhân``; what is none is left out."""
    said = [f"{count:02} {whom}" for count, whom in ((collectives, "tập thể"), (people, "cá nhân")) if count]
    return " và ".join(said) or "không có tên nào"
