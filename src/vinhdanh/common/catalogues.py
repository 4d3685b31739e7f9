"""Translations without gettext's programs: read ``.po``, write ``.mo``, find marked sentences."""

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation.template import templatize

LOCALES = Path(__file__).parent / "locale"
LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?(".*")')
MARKED = re.compile(r"""gettext\((u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")""")
MAGIC = 0x950412DE
MARKS = {"_", "gettext", "gettext_lazy"}


def read_catalogue(text: str) -> dict[str, str]:
    """Return what a ``.po`` file says, in the keys of a ``.mo`` file, without rows not yet translated."""
    rows: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if found := LINE.fullmatch(line.strip()):
                name = found[1] or name
                parts[name] = parts.get(name, "") + ast.literal_eval(found[2])
        if "msgid" in parts:
            key, value = row(parts)
            if value.strip("\0"):
                rows[key] = value
    return rows


def row(parts: dict[str, str]) -> tuple[str, str]:
    """Return key and value of one entry, with its context and its plural."""
    key = f"{parts['msgctxt']}\x04" if "msgctxt" in parts else ""
    key += parts["msgid"]
    if "msgid_plural" not in parts:
        return key, parts["msgstr"]
    forms = [text for name, text in sorted(parts.items()) if name.startswith("msgstr[")]
    return f"{key}\0{parts['msgid_plural']}", "\0".join(forms)


def compile_catalogue(rows: dict[str, str]) -> bytes:
    """Return the ``.mo`` file of a catalogue: sorted keys and texts behind two tables of where they stand."""
    pairs = sorted((key.encode(), value.encode()) for key, value in rows.items())
    start = 28 + 16 * len(pairs)
    texts = [key + b"\0" for key, _ in pairs] + [text + b"\0" for _, text in pairs]
    tables = list(places(texts, start))
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + struct.pack(f"<{len(tables)}I", *tables) + b"".join(texts)


def places(texts: Iterable[bytes], start: int) -> Iterator[int]:
    """Give length (without the closing zero) and place of each text, one after the other."""
    for text in texts:
        yield from (len(text) - 1, start)
        start += len(text)


def sentences_in(source: Path) -> set[str]:
    """Return the sentences that a template or a module marks for translation."""
    text = source.read_text()
    if source.suffix == ".py":
        calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and node.args)
        marked = (call.args[0] for call in calls if getattr(call.func, "id", "") in MARKS)
        return {str(first.value) for first in marked if isinstance(first, ast.Constant)}
    return {ast.literal_eval(literal.removeprefix("u")) for literal in MARKED.findall(templatize(text))}
