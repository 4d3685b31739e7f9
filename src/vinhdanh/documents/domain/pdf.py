"""A paper as PDF."""

from dataclasses import asdict
from typing import Any

from vinhdanh.documents.domain import measures, wording
from vinhdanh.documents.domain.paper import (
    Appendix,
    Article,
    Block,
    Group,
    Heading,
    Item,
    Orientation,
    Paper,
    Paragraph,
    Signatures,
    Signer,
    Table,
    Text,
)
from vinhdanh.documents.domain.typesetting import typeset
from vinhdanh.documents.domain.wording import printable


def to_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF with its fonts inside; the same paper gives the same bytes."""
    return typeset("paper", _told(paper), on=paper.on)


def _told(paper: Paper) -> dict[str, Any]:
    """Return all that is printed, in the shape the layout takes."""
    heading = wording.full_heading(paper)
    return {
        "title": printable(" ".join(filter(None, [heading, paper.about]))),
        "author": printable(paper.organ),
        "kind": paper.kind.value,
        "parent": printable(paper.parent).upper(),
        "organ": printable(paper.organ).upper(),
        "nation": wording.NATION,
        "motto": wording.MOTTO,
        "number": printable(wording.number_line(paper)),
        "subject": printable(wording.subject_line(paper)),
        "date": printable(wording.date_line(paper)),
        "heading": printable(heading),
        "about": "" if wording.subject_line(paper) else printable(paper.about),
        "to": [printable(line) for line in (wording.addressee_lines(paper.to) if paper.to[1:] else paper.to)],
        "authority": printable(paper.authority).upper(),
        "grounds": [printable(line) for line in wording.ground_lines(paper)],
        "body": [_block(block) for block in paper.body],
        "signers": [_signer(signer) for signer in paper.signers],
        "recipients": [printable(line) for line in wording.recipient_lines(paper)],
        "appendices": [_appendix(appendix, paper) for appendix in paper.appendices],
        "landscape": paper.orientation is Orientation.LANDSCAPE,
        "copies": paper.copies,
        "measures": measures.as_data(),
    }


def _appendix(appendix: Appendix, paper: Paper) -> dict[str, Any]:
    """Return an appendix with the line that says to which paper it belongs."""
    return {
        "label": printable(appendix.label),
        "title": printable(appendix.title).upper(),
        "reference": printable(wording.reference_line(paper)),
        "body": [_block(block) for block in appendix.body],
        "landscape": appendix.orientation is Orientation.LANDSCAPE,
    }


def _block(block: Block) -> dict[str, Any]:
    """Return one block of a body."""
    match block:
        case Paragraph(text, align):
            return {"is": "paragraph", "text": _runs(text), "align": align.value}
        case Heading(number, title, level):
            return {"is": "heading", "text": printable(f"{number}. {title}"), "level": level}
        case Item(label, text):
            return {"is": "item", "label": printable(label), "text": _runs(text)}
        case Article():
            return {"is": "article", **_article(block)}
        case Table():
            return {"is": "table", **_table(block)}
        case Signatures(signers):
            return {"is": "signatures", "signers": [_signer(signer) for signer in signers]}


def _article(article: Article) -> dict[str, Any]:
    """Return a Điều."""
    title = f"Điều {article.number}. {article.title}".rstrip()
    return {
        "title": printable(title),
        "text": _runs(article.text),
        "items": [{"label": printable(item.label), "text": _runs(item.text)} for item in article.items],
    }


def _table(table: Table) -> dict[str, Any]:
    """Return a table; a group of rows is told by its words alone."""
    return {
        "columns": [asdict(column) | {"title": printable(column.title)} for column in table.columns],
        "rows": [
            printable(row.text) if isinstance(row, Group) else [printable(cell) for cell in row]
            for row in table.rows
        ],
    }


def _signer(signer: Signer) -> dict[str, Any]:
    """Return one who signs."""
    return {
        "capacity": [printable(line).upper() for line in signer.capacity],
        "name": wording.name_without_titles(printable(signer.name)),
        "note": printable(signer.note),
    }


def _runs(text: Text) -> list[dict[str, Any]]:
    """Return words as runs."""
    if isinstance(text, str):
        return [{"text": printable(text), "bold": False, "italic": False}] if text else []
    return [asdict(run) | {"text": printable(run.text)} for run in text]
