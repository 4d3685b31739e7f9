"""Whatever is handed to a command of the law, it answers in sentences and ends with code 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vinhdanh.law.cli import app

ON = ("--on", "2026-01-15")
READERS = {
    "explain": ("explain", "{}", "--award", "ldtt", *ON),
    "project": ("project", "{}", *ON),
    "list": ("list", "{}", *ON),
    "cases": ("explain", "--cases", "{}"),
    "sweep": ("sweep", "{}", *ON),
}
PAGE = {
    "subject": {"id": "p1", "kind": "person"},
    "facts": [{"kind": "rating", "year": 2025, "value": "tot"}],
}
ALIASES = b"subject: &a {id: p1, kind: person}\nfacts: [*a, *a]\n"
BOMB = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 121))
MERGE = b"subject: {<<: &b {id: p1}, kind: person}\nfacts: [*b]\n"
BAD_FILES = {
    "not UTF-8": b"\xff\xfe\x00",
    "empty": b"",
    "only spaces": b"  \n\n",
    "ten megabytes": b"x" * 10_000_000,
    "aliases": ALIASES,
    "a bomb": BOMB,
    "a merge": MERGE,
    "zeros": b"\x00" * 100,
    "deep": b"[" * 50_000,
    "a number": b"12",
    "half a pair": b'{"subject": {"id": "\\ud800", "kind": "person"}, "award": "ldtt", "names": ["\\ud800"]}',
    "an endless number": b'{"subject": {"id": ' + b"9" * 6000 + b"}}",
    "an unknown key": json.dumps(PAGE | {"chú thích": 1}).encode(),
    "an impossible day": json.dumps(
        PAGE | {"facts": [{"kind": "award", "award": "ldtt", "decided": "2025-02-30"}]}
    ).encode(),
    "an unknown award": json.dumps(
        PAGE | {"facts": [{"kind": "award", "award": "cstd", "decided": "2025-02-03"}]}
    ).encode(),
    "two ratings": json.dumps(
        PAGE | {"facts": [*PAGE["facts"], {"kind": "rating", "year": 2025, "value": "xuat-sac"}]}
    ).encode(),
}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def read(command: str, path: Path) -> Result:
    return run(*(word.format(path) for word in READERS[command]))


def assert_told(found: Result, *, place: str) -> None:
    """Nothing but sentences that name the place, and code 2."""
    assert isinstance(found.exception, SystemExit), found.exception
    assert found.exit_code == 2, found.output
    assert all(place in line and line.endswith(".") for line in found.stderr.splitlines()), found.stderr
    assert found.stderr
    assert "codec" not in found.output


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".jsonl"])
@pytest.mark.parametrize("bad", BAD_FILES)
@pytest.mark.parametrize("command", READERS)
def test_a_bad_file_is_told_by_its_name(tmp_path: Path, command: str, bad: str, suffix: str):
    path = tmp_path / f"ho-so{suffix}"
    path.write_bytes(BAD_FILES[bad])

    assert_told(read(command, path), place=path.name)


@pytest.mark.parametrize("command", READERS)
def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path, command: str):
    assert_told(read(command, tmp_path), place=tmp_path.name)
    assert_told(read(command, tmp_path / "khong-co"), place="khong-co")
    assert_told(read(command, Path("a" * 300)), place="aaa")


def test_the_same_readers_answer_a_good_file(tmp_path: Path):
    page, names, cases = (tmp_path / name for name in ("p.jsonl", "l.json", "c.jsonl"))
    page.write_text(json.dumps(PAGE), "utf-8")
    names.write_text('{"award": "ldtt", "names": ["p1"]}', "utf-8")
    cases.write_text(json.dumps({"facts": PAGE, "ask": {"award": "ldtt", "on": "2026-01-15"}}), "utf-8")
    given = {"list": names, "cases": cases}

    codes = {command: read(command, given.get(command, page)).exit_code for command in READERS}

    assert codes == dict.fromkeys(READERS, 0)


def case(**ask: Any) -> str:
    return json.dumps({"facts": PAGE, "ask": {"award": "ldtt", "on": "2026-01-15"} | ask})


def test_one_bad_line_among_cases_is_told_with_its_number_and_the_others_are_answered(tmp_path: Path):
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join([case(), case(giờ=1), case(on="2026-02-30"), case(year=2024)]), "utf-8")

    found = run("explain", "--cases", path)

    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line.get("line") for line in lines] == [None, 2, 3, None]
    assert found.stderr.splitlines() == [
        f"{path}, dòng {line['line']}: {line['error']}" for line in lines[1:3]
    ]
    assert "ask.on: không có ngày “2026-02-30”" in found.stderr
    assert found.exit_code == 2


def test_a_bad_page_in_a_folder_or_ledger_is_told_with_its_file_and_place(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(json.dumps(PAGE), "utf-8")
    (tmp_path / "b.yaml").write_text(
        "subject: {id: p2, kind: person}\nfacts: [{kind: rating, year: x}]", "utf-8"
    )
    ledger = tmp_path / "so.jsonl"
    ledger.write_text(f"{json.dumps(PAGE)}\n{json.dumps(PAGE | {'facts': [{'kind': 'bịa'}]})}\n", "utf-8")

    assert f"{tmp_path / 'b.yaml'}: facts[0].year" in read("sweep", tmp_path).stderr
    assert read("sweep", ledger).stderr.startswith("so.jsonl, dòng 2, facts[0].kind: “bịa” không phải")
    assert (read("sweep", tmp_path).exit_code, read("sweep", ledger).exit_code) == (2, 2)


WORDS = {
    "an unknown award": [
        ("vote", "--award", "cstd", *ON, "--members", "9", "--for", "9"),
        ("money", "--award", "cstd", "--subject", "person", "--decided", "2026-01-15"),
        ("authority", "--award", "cstd", "--signer", "bo-truong", *ON),
        ("show", "cstd", *ON),
        ("project", "ho-so.json", "--award", "cstd", *ON),
        ("explain", "ho-so.json", "--award", "cstd", *ON),
    ],
    "an impossible day": [
        ("vote", "--award", "ldtt", "--on", "2026-02-30", "--members", "9", "--for", "9"),
        ("money", "--award", "ldtt", "--subject", "person", "--decided", "2026-02-30"),
        ("authority", "--award", "ldtt", "--signer", "bo-truong", "--on", "2026-02-30"),
        ("show", "ldtt", "--on", "2026-02-30"),
        ("project", "ho-so.json", "--on", "2026-02-30"),
        ("sweep", "ho-so.json", "--on", "2026-02-30"),
        ("list", "ho-so.json", "--on", "2026-02-30"),
        ("explain", "ho-so.json", "--award", "ldtt", "--on", "2026-02-30"),
    ],
    "no day": [("show", "ldtt"), ("sweep", "ho-so.json"), ("list", "ho-so.json"), ("project", "ho-so.json")],
    "half a pair": [
        ("vote", "--award", "\udcff", *ON, "--members", "9", "--for", "9"),
        ("authority", "--award", "ldtt", "--signer", "\udcff", *ON),
        ("show", "\udcff", *ON),
    ],
}
SAID = {
    "an unknown award": "mang mã “cstd”.",
    "an impossible day": "không có ngày “2026-02-30”",
    "no day": "thiếu --on.",
    "half a pair": "“?”",
}


@pytest.mark.parametrize(("wrong", "words"), [(wrong, one) for wrong, all_ in WORDS.items() for one in all_])
def test_a_wrong_word_is_told_whatever_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, words: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    data = '{"award": "ldtt", "names": 3}' if words[0] == "list" else json.dumps(PAGE)
    (tmp_path / "ho-so.json").write_text(data, "utf-8")

    found = run(*words)

    assert_told(found, place=SAID[wrong])
    assert found.stdout == ""


@pytest.mark.parametrize("command", ["awards", "check", "coverage"])
def test_a_command_without_input_takes_none(command: str):
    found = run(command, "thừa")

    assert (found.exit_code, isinstance(found.exception, SystemExit)) == (2, True)
