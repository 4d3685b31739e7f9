"""A paper laid out for the screen: the same blocks that Word and PDF print."""

from dataclasses import dataclass
from typing import Any

from vinhdanh.documents.domain import wording
from vinhdanh.documents.domain.paper import Block, Paper, Text


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper with the words that the decree settles."""

    paper: Paper
    heading: str
    number: str
    date: str
    blocks: list[tuple[str, Any]]


def laid_out(paper: Paper) -> Laid:
    """Return a paper for a template."""
    return Laid(
        paper,
        wording.full_heading(paper),
        wording.number_line(paper),
        wording.date_line(paper),
        [(type(block).__name__.lower(), _plain(block)) for block in paper.body],
    )


def _plain(block: Block) -> Any:
    """Return a block whose text is one string."""
    text = getattr(block, "text", None)
    return {"block": block, "text": words_of(text) if text is not None else ""}


def words_of(text: Text) -> str:
    """Return the words of a text without their looks."""
    return text if isinstance(text, str) else "".join(run.text for run in text)
