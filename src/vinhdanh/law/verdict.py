"""A verdict: the outcome, the tree it was read from, what is missing, and the open questions it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.reading import Missing, Reading
from vinhdanh.law.values import NODE_OUTCOME, NODE_WORDS, WORDS, Outcome, Value

PROVENANCE_WORDS = {
    "verified": "đã đối chiếu với văn bản",
    "quoted": "theo trích dẫn, cần đối chiếu",
    "paraphrased": "theo diễn giải, cần đối chiếu",
    "memory": "chưa có nguyên văn đang áp dụng, cần đối chiếu",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A setting that had a part in the verdict."""

    code: str
    text: str
    cite: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The verdict under another regime."""

    regime: str
    outcome: Outcome


class Verdict(NamedTuple):
    """What the law says of one subject, one award and one day."""

    subject: str
    award: str
    on: date
    received: date
    year: int
    regime: str
    outcome: Outcome
    tree: Reading
    notes: tuple[Note, ...]
    provenance: str
    alternatives: tuple[Alternative, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be there."""
        return self.tree.missing

    @property
    def reason(self) -> str:
        """The decisive point in one sentence."""
        if self.missing:
            return self.missing[0].brief
        return f"đạt các tiêu chuẩn của {self.tree.cite}"

    @property
    def cite(self) -> str:
        """Where the decisive point stands."""
        return self.missing[0].cite if self.missing else self.tree.cite

    def as_json(self) -> dict[str, Any]:
        """Return the verdict in the published shape, ready for ``json.dumps``."""
        return {
            "subject": self.subject,
            "award": self.award,
            "on": self.on.isoformat(),
            "received": self.received.isoformat(),
            "year": self.year,
            "regime": self.regime,
            "outcome": self.outcome.value,
            "tree": tree_as_json(self.tree) | {"outcome": self.outcome.value},
            "missing": [missing_as_json(gap) for gap in self.missing],
            "notes": [{"code": note.code, "text": note.text, "cite": note.cite} for note in self.notes],
            "provenance": self.provenance,
            "alternatives": [{"regime": a.regime, "outcome": a.outcome.value} for a in self.alternatives],
        }

    def as_text(self) -> str:
        """Return the verdict for a person to read."""
        asked = f"{catalogue()[self.award].name}, năm xét {self.year}, ngày {self.on:%d/%m/%Y}"
        lines = [
            f"{asked}: {WORDS[self.outcome].upper()}",
            f"Căn cứ: {self.tree.cite} ({PROVENANCE_WORDS[self.provenance]})",
            *(line for child in self.tree.children for line in tree_lines(child, 0)),
        ]
        if self.missing:
            lines += ["Còn thiếu:", *(f"  - {missing_text(gap, self.on)}" for gap in self.missing)]
        if self.notes:
            lines += [
                "Cách hiểu đã dùng:",
                *(f"  - {note.text} ({note.cite}) [{note.code}]" for note in self.notes),
            ]
        lines += [f"Theo chế độ {a.regime}: {WORDS[a.outcome]}" for a in self.alternatives]
        return "\n".join(lines)


def tree_as_json(reading: Reading) -> dict[str, Any]:
    """Return a read node and all below it in the published shape."""
    return {
        "text": reading.text,
        "cite": reading.cite,
        "outcome": NODE_OUTCOME[reading.value],
        "evidence": [{"fact": one.fact, "text": one.text} for one in reading.evidence],
        "children": [tree_as_json(child) for child in reading.children],
    }


def missing_as_json(gap: Missing) -> dict[str, Any]:
    """Return something missing in the published shape."""
    return {
        "text": gap.text,
        "cite": gap.cite,
        "earliest": gap.earliest.isoformat() if gap.earliest else None,
    }


def missing_text(gap: Missing, on: date) -> str:
    """Return something missing as a line of text, with its earliest day where that lies ahead."""
    ahead = gap.earliest is not None and gap.earliest > on
    when = f", sớm nhất từ {gap.earliest:%d/%m/%Y}" if ahead else ""
    return f"{gap.text} ({gap.cite}){when}"


def tree_lines(reading: Reading, depth: int) -> Sequence[str]:
    """Return a read node and all below it as indented lines."""
    mark = f"{'  ' * depth}[{NODE_WORDS[Value(reading.value)]}] {reading.text} ({reading.cite})"
    evidence = [f"{'  ' * (depth + 1)}· {one.text}" for one in reading.evidence]
    below = [line for child in reading.children for line in tree_lines(child, depth + 1)]
    return [mark, *evidence, *below]
