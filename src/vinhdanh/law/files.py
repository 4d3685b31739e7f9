"""Facts files and case files as people hand them in: bounded reading, faults in one Vietnamese sentence."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from vinhdanh.law.facts import FactError, History, parse_history, read_award, read_date, read_year, shown
from vinhdanh.law.sources import read_yaml

LARGEST = 1_000_000
"""The largest facts file, in bytes: some ten thousand facts of one subject."""
FACTS_FILES = (".yaml", ".yml", ".json")
ASKED = ("award", "on", "received", "year")


class FileError(ValueError):
    """A file that cannot be read: one Vietnamese sentence with its place."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is asked of it."""

    history: History
    award: str
    on: date
    received: date | None
    year: int | None


def read_page(path: Path) -> History:
    """Read one facts file, YAML or JSON; raises :class:`FileError`."""
    try:
        return _page(_read(path))
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def read_plain(path: Path) -> Any:
    """Read one YAML or JSON file as it stands, such as a list of names; raises :class:`FileError`."""
    try:
        return _read(path)
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def _read(path: Path) -> Any:
    text = _decoded(_bytes(path))
    return _json(text) if path.suffix == ".json" else _yaml(text)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileError(_why_unread(error)) from None
    if len(data) > LARGEST:
        raise FileError("tệp lớn hơn 1 MB; một tệp dữ kiện chỉ ghi một chủ thể.")
    return data


def _why_unread(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "là một thư mục; hãy đưa một tệp."
    if isinstance(error, FileNotFoundError):
        return "không có tệp này."
    return "không mở được tệp này."


def read_pages(folder: Path) -> Iterator[History]:
    """Yield the pages of a folder of facts files, by name; raises :class:`FileError`."""
    for path in sorted(folder.iterdir()):
        if path.suffix in FACTS_FILES:
            yield read_page(path)


def read_cases(path: Path) -> Iterator[tuple[int, Case | FileError]]:
    """Yield the cases of a file of JSON lines by line, a fault in place of each line that cannot be read.

    Raises :class:`FileError` where the file itself cannot be opened.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(_bounded_lines(lines), start=1):
                if len(line) > LARGEST:
                    yield number, FileError("dòng dài hơn 1 MB.")
                elif line.strip():
                    yield number, _read_case(line)
    except OSError as error:
        raise FileError(f"{path}: {_why_unread(error)}") from None


def _bounded_lines(lines: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file, of longer ones only the beginning."""
    while line := lines.readline(LARGEST + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = lines.readline(LARGEST)
        yield line


def _read_case(line: bytes) -> Case | FileError:
    try:
        data = _json(_decoded(line))
        if isinstance(data, Mapping) and data.keys() == {"facts", "ask"}:
            return _asked(_page(data["facts"], "facts."), data["ask"])
    except FileError as error:
        return error
    return FileError("mỗi dòng là một đối tượng JSON gồm đúng “facts” và “ask”.")


def _asked(history: History, ask: Any) -> Case:
    if not isinstance(ask, Mapping) or not {"award", "on"} <= ask.keys():
        raise FileError("ask: phải có “award” và “on”.")
    if unknown := next((key for key in ask if key not in ASKED), None):
        raise FileError(f"ask: khóa lạ {shown(unknown)}; hãy dùng: {', '.join(ASKED)}.")
    readers = {"award": read_award, "on": read_date, "received": read_date, "year": read_year}
    read: dict[str, Any] = {}
    for key, value in ask.items():
        try:
            read[key] = None if value is None and key in ("received", "year") else readers[key](value)
        except ValueError as error:
            raise FileError(f"ask.{key}: {error}") from None
    return Case(history, read["award"], read["on"], read.get("received"), read.get("year"))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            f"không phải chữ UTF-8 (byte thứ {error.start + 1}); hãy lưu lại bằng UTF-8."
        ) from None


def _json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise FileError(f"không phải JSON: hỏng ở dòng {error.lineno}, cột {error.colno}.") from None
    except RecursionError:
        raise FileError("các nhóm lồng nhau quá sâu.") from None
    except FileError:
        raise
    except ValueError:
        raise FileError("không phải JSON: có một số quá dài.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        twice = next(key for key in read if sum(key == one for one, _ in pairs) > 1)
        raise FileError(f"khóa {shown(twice)} ghi hai lần.")
    return read


def _no_constant(name: str) -> Any:
    raise FileError(f"không phải JSON: {name} không phải một số.")


def _yaml(text: str) -> Any:
    try:
        return read_yaml(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" ở dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
        ours = error.problem is not None and not error.problem.isascii()
        why = f" ({error.problem})" if ours else ""
        raise FileError(f"không phải YAML: hỏng{where}{why}.") from None
    except (yaml.YAMLError, ValueError):
        raise FileError("không phải YAML: có ký tự hoặc giá trị không đọc được.") from None
    except RecursionError:
        raise FileError("các nhóm lồng nhau quá sâu.") from None


def _page(data: Any, prefix: str = "") -> History:
    try:
        return parse_history(data)
    except FactError as error:
        (place, sentence), *more = error.problems
        told = f"{sentence.removesuffix('.')} (và {len(more)} lỗi khác)." if more else sentence
        raise FileError(f"{prefix}{place}: {told}") from None
