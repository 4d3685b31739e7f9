"""Ledgers in files give the pages that facts files give; what cannot be read is told with its place."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from law.careers import careers, write_jsonl

from vinhdanh.law import History, parse_history
from vinhdanh.law.ledgers import LedgerError, read_ledger
from vinhdanh.law.sweeping import sweep

ON = date(2026, 1, 15)


def tables(count: int) -> dict[str, list[dict[str, Any]]]:
    """Return careers as rows by kind of fact, and their subjects."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for career in careers(41, count, kind="person"):
        rows.setdefault("subject", []).append(career["subject"])
        for fact in career["facts"]:
            own = {key: value for key, value in fact.items() if key != "kind"}
            rows.setdefault(fact["kind"], []).append({"subject": career["subject"]["id"], **own})
    return rows


def lists_as_text(row: dict[str, Any]) -> dict[str, Any]:
    return {k: ";".join(map(str, v)) if isinstance(v, list) else v for k, v in row.items()}


def by_subject(pages: list[History]) -> dict[str, Any]:
    """Return what pages say, whatever the order of their facts."""
    return {
        page.subject.id: (page.subject.data, sorted(map(repr, (sorted(f.data.items()) for f in page.facts))))
        for page in pages
    }


def expected(count: int) -> dict[str, Any]:
    return by_subject([parse_history(career) for career in careers(41, count, kind="person")])


def test_json_lines_are_read_page_by_page(tmp_path: Path):
    write_jsonl(tmp_path / "so.jsonl", 41, 20)

    assert by_subject(list(read_ledger(tmp_path / "so.jsonl"))) == expected(20)


def test_a_folder_of_parquet_is_read(tmp_path: Path):
    for kind, rows in tables(20).items():
        pl.DataFrame(rows, infer_schema_length=None).write_parquet(tmp_path / f"{kind}.parquet")

    assert by_subject(list(read_ledger(tmp_path))) == expected(20)


def test_a_folder_of_csv_is_read_and_swept(tmp_path: Path):
    for kind, rows in tables(20).items():
        frame = pl.DataFrame(list(map(lists_as_text, rows)), infer_schema_length=None)
        frame.write_csv(tmp_path / f"{kind}.csv")

    assert by_subject(list(read_ledger(tmp_path))) == expected(20)
    assert sweep(tmp_path, ON).outcomes.keys() == expected(20).keys()


GOOD = {"subject": {"id": "a", "kind": "person"}, "facts": []}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{json.dumps(GOOD)}\n{{nửa", "so.jsonl, dòng 2: không phải JSON."),
        ("[" * 100_000, "so.jsonl, dòng 1: không phải JSON."),
        (
            json.dumps({**GOOD, "facts": [{"kind": "rating", "year": 2025, "value": "giỏi"}]}),
            "so.jsonl, dòng 1, facts[0].value: ",
        ),
    ],
)
def test_a_faulty_line_is_told_with_its_number(tmp_path: Path, text: str, told: str):
    (tmp_path / "so.jsonl").write_text(text, "utf-8")

    with pytest.raises(LedgerError) as error:
        list(read_ledger(tmp_path / "so.jsonl"))

    assert str(error.value).startswith(told)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path):
    (tmp_path / "so.jsonl").write_bytes(b"\xff\xfe{}")

    with pytest.raises(LedgerError, match="UTF-8"):
        list(read_ledger(tmp_path / "so.jsonl"))


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "thiếu bảng “subject”"),
        ({"subject": "id,kind\na,person\n", "thu-la": "x\n1\n"}, "“thu-la” không phải một loại dữ kiện"),
        (
            {"subject": "id,kind\na,person\n", "rating": "subject,year,value\nb,2025,tot\n"},
            "không có chủ thể “b”",
        ),
        (
            {"subject": "id,kind\na,person\n", "rating": "subject,year,value\na,x,tot\n"},
            "chủ thể “a”, facts[0].year",
        ),
        ({"subject": "id,kind\na,person\n", "rating": ""}, "rating.csv: không đọc được"),
    ],
)
def test_a_faulty_folder_is_told(tmp_path: Path, files: dict[str, str], told: str):
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")

    with pytest.raises(LedgerError) as error:
        list(read_ledger(tmp_path))

    assert told in str(error.value)


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(LedgerError, match="không có tệp"):
        list(read_ledger(tmp_path / "khong-co"))
