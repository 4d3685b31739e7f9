"""The child process that opens one foreign paper, a DOCX or PDF from its standard input, and tells of it.

Run as ``python -m vinhdanh.documents.domain.paper_reader look`` it tells sheets, lines and numbers, with
``text`` the words of a PDF page by page; last ``{"end": true}``, or instead ``{"refused": sentence}``.
"""

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from vinhdanh.documents.domain.guards import LOCKED, SAVE_AS, real_format, refuse_size
from vinhdanh.documents.domain.sandbox import Limits, confine
from vinhdanh.documents.domain.seen_paper import SeenLine, SeenNumber, SeenSheet
from vinhdanh.documents.domain.workbook import Unreadable

LIMITS = Limits(memory=768 << 20, cpu=60, wall=90, output=64 << 20)
SAVE_AS_WORD = "Hãy mở tệp bằng Word hoặc LibreOffice, lưu lại dạng .docx hoặc .pdf rồi thử lại."
NOT_A_PAPER = f"Tệp không phải văn bản Word (.docx) hay PDF. {SAVE_AS_WORD}"
BROKEN = f"Tệp đã hỏng hoặc chưa trọn nên không mở được. {SAVE_AS_WORD}"
LOCKED_PDF = "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi thử lại."
NOT_PDF = "Tệp không phải PDF. Hãy chọn bản PDF của văn bản rồi thử lại."
KINDS = {SeenSheet: "sheet", SeenLine: "line", SeenNumber: "number"}

Seen = SeenSheet | SeenLine | SeenNumber


def main(wish: str) -> None:
    """Read the paper and tell it to the parent, line by line."""
    content = sys.stdin.buffer.read()
    confine(LIMITS)
    for line in tell(content, wish):
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def tell(content: bytes, wish: str) -> Iterator[object]:
    """Yield what there is to tell of a paper, to its end or to why it cannot be read."""
    try:
        yield from _texts(content) if wish == "text" else _look(content)
        yield {"end": True}
    except Unreadable as refusal:
        yield {"refused": str(refusal).replace(LOCKED, LOCKED_PDF).replace(SAVE_AS, SAVE_AS_WORD)}
    except Exception:  # noqa: BLE001 -- what a foreign file makes a library raise is anything
        yield {"refused": BROKEN}


def _look(content: bytes) -> Iterator[object]:
    """Yield what a paper looks like."""
    refuse_size(len(content))
    if content.startswith(b"%PDF"):
        from vinhdanh.documents.domain.seen_pdf import look  # noqa: PLC0415 -- only once confined

        yield {"format": "pdf"}
        yield from map(_as_line, look(content))
    elif content.startswith(b"PK\x03\x04") and real_format(io.BytesIO(content)) == "docx":
        from vinhdanh.documents.domain.seen_word import look  # noqa: PLC0415

        yield {"format": "docx"}
        yield from map(_as_line, look(content))
    else:
        raise Unreadable(NOT_A_PAPER)


def _as_line(seen: Seen) -> object:
    """Return one thing seen as a JSON value, named by its kind."""
    return {KINDS[type(seen)]: asdict(seen)}


def _texts(content: bytes) -> Iterator[object]:
    """Yield the words of each page of a PDF."""
    refuse_size(len(content))
    if not content.startswith(b"%PDF"):
        raise Unreadable(NOT_PDF)
    from vinhdanh.documents.domain.seen_pdf import texts  # noqa: PLC0415 -- only once confined

    for text in texts(content):
        yield {"text": text}


if __name__ == "__main__":
    main(sys.argv[1])
