"""Ledgers in files: JSON lines of facts files, or a folder of Parquet or CSV tables, one a kind of fact.

In a folder the table ``subject`` holds one row a subject and every other table one row a fact, the name of
the file being the kind of fact and the column ``subject`` saying whose it is; an empty cell is an absent key,
and lists are written ``2022;2023`` in CSV.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from vinhdanh.law.facts import FactError, History, parse_history, vocabulary

TABLES = (".parquet", ".csv")
TRUTHS = {"true": True, "false": False}
LISTS = ("years", "texts")
NULLABLE = "?"


class LedgerError(ValueError):
    """A ledger that cannot be read; the message says in which file, which line or subject, and why."""


def by_subject(ledger: Iterable[History] | Path) -> dict[str, History]:
    """Return the pages of a ledger by their subjects; raises ValueError where a subject comes twice."""
    pages: dict[str, History] = {}
    for page in read_ledger(ledger) if isinstance(ledger, Path) else ledger:
        if pages.setdefault(page.subject.id, page) is not page:
            raise ValueError(f"chủ thể “{page.subject.id}” có hai trang trong sổ")
    return pages


def read_ledger(path: Path) -> Iterator[History]:
    """Yield the pages of a ledger in its own order; raises :class:`LedgerError`."""
    if path.is_dir():
        yield from _read_folder(path)
    elif path.is_file():
        yield from _read_lines(path)
    else:
        raise LedgerError(f"không có tệp hoặc thư mục “{path}”.")


def _read_lines(path: Path) -> Iterator[History]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _page(_json(line, f"{path.name}, dòng {number}"), f"{path.name}, dòng {number}")
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path.name}: không phải tệp chữ UTF-8.") from error
    except OSError as error:
        raise LedgerError(f"{path.name}: không mở được tệp này.") from error


def _json(line: str, place: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LedgerError(f"{place}: không phải JSON.") from error


def _page(data: Any, place: str) -> History:
    try:
        return parse_history(data)
    except FactError as error:
        where, why = error.problems[0]
        raise LedgerError(f"{place}, {where}: {why}") from error


def _read_folder(folder: Path) -> Iterator[History]:
    tables = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in TABLES}
    unknown = sorted(tables.keys() - vocabulary().facts.keys() - {"subject"})
    if "subject" not in tables:
        raise LedgerError(f"{folder.name}: thiếu bảng “subject” (subject.parquet hoặc subject.csv).")
    if unknown:
        raise LedgerError(f"{tables[unknown[0]].name}: “{unknown[0]}” không phải một loại dữ kiện.")
    facts: dict[str, list[dict[str, Any]]] = {}
    for kind, path in tables.items():
        if kind != "subject":
            for row in _rows(path, vocabulary().facts[kind]):
                owner = str(row.pop("subject", ""))
                facts.setdefault(owner, []).append({"kind": kind, **row})
    keys = {key: declared for one in vocabulary().subjects.values() for key, declared in one.items()}
    for row in _rows(tables["subject"], keys):
        name = str(row.get("id", ""))
        yield _page({"subject": row, "facts": facts.pop(name, [])}, f"{folder.name}, chủ thể “{name}”")
    if facts:
        raise LedgerError(f"{folder.name}: bảng “subject” không có chủ thể “{next(iter(facts))}”.")


def _rows(path: Path, keys: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as facts hold them: empty cells left out, words read as their types say."""
    try:
        table = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise LedgerError(f"{path.name}: không đọc được bảng này.") from error
    for row in table.iter_rows(named=True):
        yield {
            key: _value(value, keys.get(key, "text"))
            for key, value in row.items()
            if value is not None or NULLABLE in keys.get(key, "")
        }


def _value(value: Any, declared: str) -> Any:
    """Read a cell; what does not look like its type is passed on for the reader of facts to refuse."""
    declared = declared.rstrip("!?")
    if declared in LISTS and isinstance(value, str):
        return [_number(part) if declared == "years" else part for part in _parts(value)]
    if isinstance(value, str) and declared in ("int", "year"):
        return _number(value)
    return TRUTHS.get(value, value) if isinstance(value, str) and declared == "bool" else value


def _parts(value: str) -> Sequence[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _number(value: str) -> int | str:
    return int(value) if value.strip().isdecimal() else value
