"""Who may sign the decision on an award (Luật 06/2022/QH15, Điều 77–81, and the decrees under it)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh.law.catalogue import Entry, catalogue
from vinhdanh.law.dated import (
    NoRuleError,
    QuestionError,
    Row,
    Source,
    award_on,
    joined,
    no_rule,
    rows_in_force,
    source_of,
)
from vinhdanh.law.facts import shown, vocabulary
from vinhdanh.law.sources import read_shipped


@dataclass(frozen=True, slots=True)
class Power:
    """One kind of official who may decide; ``delegated``: only when the power was delegated to them."""

    signer: str
    delegated: bool
    source: Source

    @property
    def name(self) -> str:
        """The official's name, such as "Thủ trưởng đơn vị (được ủy quyền)"."""
        name = vocabulary().name("competent", self.signer)
        return f"{name} (được ủy quyền)" if self.delegated else name


@dataclass(frozen=True, slots=True)
class Authority:
    """Whether one kind of official may sign, and who may; ``powers`` are all that hold on the day."""

    award: str
    on: date
    signer: str
    allowed: bool
    powers: tuple[Power, ...]
    source: Source

    @property
    def who(self) -> tuple[str, ...]:
        """Codes of those who may decide on the day."""
        return tuple(dict.fromkeys(power.signer for power in self.powers))

    @property
    def cite(self) -> str:
        return self.source.cite

    @property
    def provenance(self) -> str:
        return self.source.provenance

    def as_json(self) -> dict[str, Any]:
        """Return the published shape."""
        return {
            "allowed": self.allowed,
            "who": list(self.who),
            "cite": self.cite,
            "provenance": self.provenance,
        }

    def as_text(self) -> str:
        """Return the answer for people."""
        signer = vocabulary().name("competent", self.signer)
        may = "được" if self.allowed else "KHÔNG được"
        name = catalogue()[self.award].name_on(self.on)
        who = "; ".join(dict.fromkeys(power.name for power in self.powers))
        return "\n".join(
            [
                f"{signer} {may} quyết định tặng {name} ngày {self.on:%d/%m/%Y}.",
                f"Người có thẩm quyền: {who}.",
                self.source.as_text,
            ]
        )


def authority(award: str, *, signer: str, on: date, delegated: bool = False) -> Authority:
    """Tell whether a kind of official may decide on an award on a day (Luật 06/2022/QH15, Điều 77–81).

    ``signer`` is a code of the vocabulary (``competent``); ``delegated`` says that the power was delegated to
    them in writing (Điều 79 khoản 3). The citation is that of the signer's own power, or, when refused, those
    of the powers that exist. Raises :class:`QuestionError` for an unknown signer, :class:`NoRuleError` for a
    day without an entered rule, ValueError for an unknown award.
    """
    if signer not in vocabulary().lists["competent"]:
        known = ", ".join(vocabulary().lists["competent"])
        raise QuestionError("signer", f"không có người ký {shown(signer)}; hãy ghi một trong: {known}.")
    powers = powers_over(award, on)
    own = [power for power in powers if power.signer == signer]
    held = [power for power in own if delegated or not power.delegated]
    sources = [power.source for power in held[:1] or own or powers]
    return Authority(award, on, signer, bool(held), powers, joined(*sources))


def deciding_rows(entry: Entry) -> list[Row]:
    """Return the dated rows of those who decide on an award, in the order of ``tham-quyen.yaml``."""
    rows: list[Row] = read_shipped("tham-quyen")["quyết định"][entry.data["quyết định"]]
    return rows


def powers_over(award: str, on: date) -> tuple[Power, ...]:
    """Return every power to decide on an award on a day; raises as :func:`authority`."""
    entry = award_on(award, on)
    rows = deciding_rows(entry)
    found = tuple(
        Power(row["người"], row.get("khi") == "được ủy quyền", source_of(row, on))
        for row in rows_in_force(rows, on)
    )
    if not found:
        raise NoRuleError(no_rule(rows, on, about=f"thẩm quyền quyết định tặng {entry.name}"))
    return found


def awards_decided_by(signer: str, on: date, *, delegated: bool = False) -> tuple[str, ...]:
    """Return the codes of the awards on which a kind of official may decide on a day, in catalogue order.

    A day without an entered rule gives none.
    """
    return tuple(
        award
        for award, entry in catalogue().items()
        if on >= entry.since
        and any(
            row["người"] == signer and (delegated or "khi" not in row)
            for row in rows_in_force(deciding_rows(entry), on)
        )
    )
