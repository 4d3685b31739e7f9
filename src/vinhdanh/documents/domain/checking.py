"""Whether a paper is laid out as the decree asks; the words of a PDF. A confined child reads the file."""

import json
from collections.abc import Iterator
from typing import Any

from vinhdanh.documents.domain.guards import refuse_size
from vinhdanh.documents.domain.layout_rules import LayoutFault, layout_faults
from vinhdanh.documents.domain.paper_reader import LIMITS, SAVE_AS_WORD
from vinhdanh.documents.domain.sandbox import Died, run_child
from vinhdanh.documents.domain.seen_paper import SeenLine, SeenNumber, SeenPaper, SeenSheet
from vinhdanh.documents.domain.workbook import Unreadable

READER = "vinhdanh.documents.domain.paper_reader"
GAVE_UP = (
    f"Tệp không mở được trong giới hạn an toàn (90 giây, 768 MB bộ nhớ): quá lớn hoặc đã hỏng. {SAVE_AS_WORD}"
)
NO_WORDS = (
    "Tệp không có chữ nào đọc được (có thể là ảnh chụp). Hãy kiểm tra bản Word hoặc bản PDF xuất từ Word."
)


def check_paper(content: bytes) -> list[LayoutFault]:
    """Return what a DOCX or PDF does not do as the decree asks; :class:`Unreadable` if it cannot be read."""
    paper = look_at_paper(content)
    if not paper.lines:
        raise Unreadable(NO_WORDS)
    return layout_faults(paper)


def text_of_pdf(content: bytes) -> str:
    """Return the words of a PDF, a line break between pages; a scan without a layer of text has none."""
    return "\n".join(line["text"] for line in _told(content, "text")).strip()


def look_at_paper(content: bytes) -> SeenPaper:
    """Return what a DOCX or PDF looks like."""
    found = ""
    seen: dict[str, list[Any]] = {"sheet": [], "line": [], "number": []}
    for told in _told(content, "look"):
        ((kind, value),) = told.items()
        if kind == "format":
            found = value
        else:
            seen[kind].append(value)
    return SeenPaper(
        found,
        tuple(SeenSheet(**one) for one in seen["sheet"]),
        tuple(SeenLine(**one | {"fonts": tuple(one["fonts"])}) for one in seen["line"]),
        tuple(SeenNumber(**one) for one in seen["number"]),
    )


def _told(content: bytes, wish: str) -> Iterator[dict[str, Any]]:
    """Yield what the child tells; a telling without its end is none."""
    refuse_size(len(content))
    try:
        for line in map(json.loads, run_child(READER, [wish], limits=LIMITS, stdin=content)):
            if "refused" in line:
                raise Unreadable(line["refused"])
            if "end" in line:
                return
            yield line
    except (Died, json.JSONDecodeError) as fault:
        raise Unreadable(GAVE_UP) from fault
    raise Unreadable(GAVE_UP)
