"""Setting pages: data goes into a layout of ``typeset/`` as JSON and is never read as markup."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

ROOM = Path(__file__).parent.parent
LAYOUTS = ROOM / "typeset"
FONTS = ROOM / "fonts"
ARCHIVAL: Any = ["a-2b"]  # the library names each standard as a literal
AT_WORK = Lock()
"""A compiler works for one thread at a time."""


@cache
def _compiler(layout: str) -> "typst.Compiler":
    """Return the compiler of a layout, with our fonts only, so that every machine prints the same."""
    import typst  # noqa: PLC0415 -- thirty megabytes that only printing needs

    return typst.Compiler(
        str(LAYOUTS / f"{layout}.typ"),
        root=str(LAYOUTS),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )


def typeset(layout: str, content: dict[str, Any], *, on: date | None) -> bytes:
    """Return a PDF; PDF/A-2b, the form for archives, once it has its date (a draft is no record).

    Signs that our fonts lack (Chinese, pictures) cannot stand in PDF/A; such a page is printed without it.
    """
    import typst  # noqa: PLC0415

    dated = {"day": [on.year, on.month, on.day] if on else None}
    inputs = {"content": json.dumps(content | dated, ensure_ascii=False)}
    with AT_WORK:
        compiler = _compiler(layout)
        try:
            return bytes(_compiled(compiler, inputs, ARCHIVAL if on else []))
        except typst.TypstError as fault:
            if "could not be displayed with font" not in str(fault):
                raise
            return bytes(_compiled(compiler, inputs, []))


def _compiled(compiler: "typst.Compiler", inputs: dict[str, str], standards: Any) -> Any:
    """Compile once."""
    return compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=standards)
