"""One term of an award as people read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """What holds, by which text, how far that text was read, and a remark (may be empty)."""

    text: str
    cite: str
    provenance: str
    remark: str = ""
