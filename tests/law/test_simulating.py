"""What another standard would change: who gains, who loses, what it costs; the same changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from law.agreement import histories
from law.careers import write_jsonl
from typer.testing import CliRunner

from vinhdanh.law import History, Outcome, explain, load_law, money, parse_history
from vinhdanh.law.cli import app
from vinhdanh.law.simulating import Change, simulate, with_first
from vinhdanh.law.sources import SHIPPED

ON = date(2026, 1, 15)
ARTICLE = "luat-06-2022-qh15/dieu-22.md"


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A folder that holds the article on the ministry's title as it is."""
    return laid(tmp_path, "số lần: 3", "số lần: 3")


def laid(folder: Path, old: str, new: str) -> Path:
    """Lay a folder with the article, one number of it changed."""
    text = (SHIPPED / ARTICLE).read_text("utf-8")
    assert old in text
    place = folder / "phuong-an" / "luat-06-2022-qh15" / "dieu-22.md"
    place.parent.mkdir(parents=True)
    place.write_text(text.replace(old, new), "utf-8")
    return folder / "phuong-an"


def titled(name: str, years: range) -> History:
    """Return who holds the title of the base in some years, and a work of the ministry."""
    facts = [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in years
    ]
    work = {
        "kind": "work",
        "id": "w",
        "type": "sang-kien",
        "scope": "bo",
        "recognised": "2025-06-01",
        "recogniser": "bo-truong",
        "applied": True,
        "replicable": True,
    }
    subject = {"id": name, "kind": "person", "group": "cong-chuc"}
    return parse_history({"subject": subject, "facts": [*facts, work]})


def test_the_same_article_laid_over_changes_nothing(overlay: Path):
    found = simulate(histories(41, 120, kind="person"), overlay, ON)

    assert len(with_first(load_law(), overlay).standards) > len(load_law().standards)
    assert (found.changes, found.costs, found.cost, found.subjects) == ((), {}, 0, 120)
    assert "không làm thay đổi kết quả nào" in found.as_text()


def test_a_shorter_run_lets_one_more_gain_and_costs_the_award_money(tmp_path: Path):
    ledger = [titled("hai", range(2024, 2026)), titled("ba", range(2023, 2026))]
    before = [explain(page, "cstd-bo", ON).outcome for page in ledger]
    assert before == [Outcome.NOT_ELIGIBLE, Outcome.AWAITING]

    found = simulate(ledger, laid(tmp_path, "số lần: 3", "số lần: 2"), ON)

    paid = money("cstd-bo", subject="person", decided=ON).amount
    assert found.changes == (Change("hai", "person", "cstd-bo", Outcome.NOT_ELIGIBLE, Outcome.AWAITING),)
    assert (found.costs, found.cost, found.unpriced) == ({"cstd-bo": paid}, paid, ())
    assert "thêm 1, bớt 0" in found.as_text()


def test_a_longer_run_makes_one_lose_and_saves_the_money(tmp_path: Path):
    ledger = [titled("ba", range(2023, 2026)), titled("bon", range(2022, 2026))]

    found = simulate(ledger, laid(tmp_path, "số lần: 3", "số lần: 4"), ON)

    assert [(one.subject, one.step) for one in found.changes] == [("ba", -1)]
    assert found.cost == -money("cstd-bo", subject="person", decided=ON).amount


def test_what_changes_is_what_explain_says_under_either_law(tmp_path: Path):
    pages, folder = histories(42, 150, kind="person"), laid(tmp_path, "số lần: 3", "số lần: 2")
    laws = load_law(), with_first(load_law(), folder)

    found = simulate(pages, folder, ON)

    explained = [
        (page.subject.id, award, *outcomes)
        for page in pages
        for award in load_law().awards_for("person")
        if len(set(outcomes := [explain(page, award, ON, law=law).outcome for law in laws])) > 1
    ]
    assert sorted((one.subject, one.award, one.before, one.after) for one in found.changes) == sorted(
        explained
    )
    assert explained != []


def test_the_command_answers_for_people_and_for_programs(tmp_path: Path):
    write_jsonl(tmp_path / "so.jsonl", 43, 60)
    asked = [
        "simulate",
        str(tmp_path / "so.jsonl"),
        "--overlay",
        str(laid(tmp_path, "số lần: 3", "số lần: 2")),
        "--on",
        "2026-01-15",
    ]

    told = CliRunner().invoke(app, asked).output
    read = json.loads(CliRunner().invoke(app, [*asked, "--format", "json"]).output)

    assert "Đã đọc 60 chủ thể" in told
    assert (read["subjects"], set(read["awards"])) == (60, {"cstd-bo"})
    assert read["cost"] == read["awards"]["cstd-bo"]["cost"]


def test_the_command_needs_a_folder(tmp_path: Path):
    asked = ["simulate", str(tmp_path), "--overlay", str(tmp_path / "không có"), "--on", "2026-01-15"]

    answer = CliRunner().invoke(app, asked)

    assert answer.exit_code == 2
    assert "hãy đưa thư mục tệp luật của phương án" in answer.output


def test_the_command_tries_values_as_a_folder_would(tmp_path: Path):
    write_jsonl(tmp_path / "so.jsonl", 43, 60)
    asked = ["simulate", str(tmp_path / "so.jsonl"), "--on", "2026-01-15", "--format", "json"]
    folder = ["--overlay", str(laid(tmp_path, "số lần: 3", "số lần: 2"))]

    tried = CliRunner().invoke(app, [*asked, "--award", "cstd-bo", "--set", "0-times=2"]).output

    assert json.loads(tried) == json.loads(CliRunner().invoke(app, [*asked, *folder]).output)
    assert json.loads(tried)["changes"] != []


@pytest.mark.parametrize(
    ("award", "tried", "why"),
    [
        ("cstd-bo", "lan=2", "--set: không có “lan”; hãy dùng: 0-times=3 (03 lần liên tục"),
        ("cstd-bo", "0-times=0", "--set 0-times: không thể là 0; hãy ghi một số từ 1 đến 20 (lần)."),
        ("hcld-3", "11-under=3", "--set 11-under: từ 3 đến dưới 3 năm là một khoảng trống"),
        ("tt-ldxs", "0-least=tot", "--award: tt-ldxs ngày 15/01/2026 chưa có tiêu chuẩn cho “person”."),
    ],
)
def test_the_command_says_which_value_cannot_be(tmp_path: Path, award: str, tried: str, why: str):
    write_jsonl(tmp_path / "so.jsonl", 43, 2)
    asked = ["simulate", str(tmp_path / "so.jsonl"), "--on", "2026-01-15", "--award", award, "--set", tried]

    answer = CliRunner().invoke(app, asked)

    assert answer.exit_code == 2
    assert why in " ".join(answer.output.split())
