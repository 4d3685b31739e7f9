"""What a paper looks like once read from a DOCX or PDF: lines with their type, sheets, page numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A paragraph of a DOCX or a line of a PDF; ``size`` in points is the one most used in it."""

    place: str
    text: str
    fonts: tuple[str, ...] = ()
    size: float = 0
    bold: bool = False
    italic: bool = False
    in_table: bool = False
    """Whether it stands in a ruled table, for which the decree settles no size."""
    beside: bool = False
    """Whether something stands beside it, as in the letterhead and where it is signed."""


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """A section of a DOCX or a page of a PDF, in millimetres. ``None``: nothing on it tells."""

    place: str
    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None

    @property
    def lies(self) -> bool:
        """Tell whether the sheet is landscape."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class SeenNumber:
    """A page number, or the lack of one: ``where`` is top, bottom or nowhere."""

    place: str
    where: str
    align: str = "center"
    on_first: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class SeenPaper:
    """A paper as read; ``format`` is docx or pdf."""

    format: str
    sheets: tuple[SeenSheet, ...]
    lines: tuple[SeenLine, ...]
    numbers: tuple[SeenNumber, ...]
