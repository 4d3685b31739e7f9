"""Worked examples of law files: one table row is a page, a question and the verdict that must come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from yaml import YAMLError

from vinhdanh.law.sources import read_yaml
from vinhdanh.law.standards import Example, LawError
from vinhdanh.law.values import WORDS

TABLE = re.compile(
    r"^## Ví dụ (?P<award>[\w-]+)(?: \((?P<kind>[\w-]+)\))?\s*$\n(?P<body>.*?)(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)
PAGE = re.compile(r"```yaml\n(?P<yaml>.*?)```", re.DOTALL)
COLUMNS = 4
OUTCOMES = {words: outcome for outcome, words in WORDS.items()}


def read_examples(text: str, *, award: str, kinds: frozenset[str]) -> tuple[Example, ...]:
    """Read the examples of one award and kind of subject; raises :class:`LawError`.

    A section ``## Ví dụ <mã> (<chủ thể>)`` holds a YAML block, the page on which every row stands (its
    facts have names), and a table: *tình huống* | *thay đổi* | *kết quả* | *vì*. A change names facts of that
    page: ``bỏ x`` leaves one out, ``x: {…}`` replaces keys of one, ``thêm {…}`` adds a fact; ``ngày D`` and
    ``năm Y`` ask for another day and year, ``nhận D`` tells when the file was received, ``chủ thể {…}``
    changes the subject. *Vì* is the point that decides: what is missing stands there, or without it nobody
    is eligible.
    """
    found: list[Example] = []
    for section in TABLE.finditer(text):
        if section["award"] == award and (section["kind"] is None or section["kind"] in kinds):
            kind = section["kind"] or next(iter(kinds))
            found += _section(section["body"], award, kind)
    return tuple(found)


def _section(body: str, award: str, kind: str) -> Iterator[Example]:
    page = PAGE.search(body)
    if page is None:
        raise LawError(f"ví dụ {award}: thiếu khối yaml của hồ sơ nền")
    base = read_yaml(page["yaml"])
    rows = [line for line in body[page.end() :].splitlines() if line.startswith("|")][2:]
    for line in rows:
        cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        if len(cells) != COLUMNS:
            raise LawError(f"ví dụ {award}: mỗi dòng có {COLUMNS} ô, dòng này có {len(cells)}: {line}")
        try:
            yield _example(base, cells, award, kind)
        except (KeyError, ValueError, TypeError, AttributeError, YAMLError) as error:
            raise LawError(f"ví dụ “{cells[0]}”: {' '.join(str(error).split())}") from error


def _example(base: Any, cells: list[str], award: str, kind: str) -> Example:
    title, changes, outcome, because = cells
    case = _Case(
        subject={"id": "ví dụ", "kind": kind, **base.get("chủ thể", {})},
        facts={name: dict(fact) for name, fact in base["dữ kiện"].items()},
        on=base["ngày"],
    )
    for change in filter(None, (part.strip() for part in changes.split(";"))):
        case.change(change)
    if outcome not in OUTCOMES:
        raise ValueError(f"không có kết quả “{outcome}”; hãy ghi một trong: {', '.join(OUTCOMES)}")
    return Example(
        title=title,
        facts={"subject": case.subject, "facts": list(case.facts.values())},
        on=case.on,
        outcome=OUTCOMES[outcome],
        decided_by=because,
        award=award,
        year=case.year,
        received=case.received,
    )


@dataclass
class _Case:
    """One row in the making."""

    subject: dict[str, Any]
    facts: dict[str, dict[str, Any]]
    on: date
    year: int | None = None
    received: date | None = None

    def change(self, change: str) -> None:
        """Apply one change, as a row words it."""
        word, _, rest = change.partition(" ")
        if word == "bỏ":
            for name in rest.split(","):
                del self.facts[name.strip()]
        elif word == "ngày":
            self.on = date.fromisoformat(rest)
        elif word == "nhận":
            self.received = date.fromisoformat(rest)
        elif word == "năm":
            self.year = int(rest)
        elif word == "thêm":
            self.facts[f"thêm {len(self.facts)}"] = read_yaml(rest)
        elif change.startswith("chủ thể "):
            changed = read_yaml(change.removeprefix("chủ thể "))
            self.subject = {
                key: value for key, value in {**self.subject, **changed}.items() if value is not None
            }
        elif word.endswith(":"):
            self.facts[word[:-1]] |= read_yaml(rest)
        else:
            raise ValueError(f"không hiểu thay đổi “{change}”")
