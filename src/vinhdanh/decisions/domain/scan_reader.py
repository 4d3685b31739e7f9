"""The child process that reads the text of a scan: ``python -m vinhdanh.decisions.domain.scan_reader FILE``.

It writes JSON lines: ``{"text": …, "rows": [[cell, …], …]}`` for each page, and last ``{"end": true}``, or
instead ``{"refused": sentence}``.
"""

import json
import sys
from pathlib import Path

from vinhdanh.documents.domain.sandbox import Limits, confine

LIMITS = Limits(memory=768 << 20, cpu=50, wall=75, output=64 << 20)
MOST_PAGES = 400
TOO_LONG = f"Tệp có quá {MOST_PAGES} trang. Hãy tách phần danh sách ra tệp riêng rồi tải lên."
BROKEN = "Tệp PDF bị hỏng hoặc có mật khẩu nên không đọc được. Hãy xuất lại PDF rồi tải lên lần nữa."


def main(path: str) -> None:
    """Read the file named on the command line and tell its pages to the parent."""
    with Path(path).open("rb") as file:
        confine(LIMITS)
        import pdfplumber  # noqa: PLC0415 -- only once the process is confined

        try:
            with pdfplumber.open(file) as pdf:
                if len(pdf.pages) > MOST_PAGES:
                    _say({"refused": TOO_LONG})
                    return
                for page in pdf.pages:
                    _say({"text": page.extract_text(), "rows": _rows(page.extract_tables())})
                    page.close()
        except Exception:  # noqa: BLE001 -- whatever a foreign file does to the library
            _say({"refused": BROKEN})
            return
    _say({"end": True})


def _rows(tables: list[list[list[str | None]]]) -> list[list[str]]:
    return [[cell or "" for cell in row] for table in tables for row in table]


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
