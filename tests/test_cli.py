import subprocess
import sys
from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

from vinhdanh.cli import app
from vinhdanh.units.models import Organisation, User


def test_every_command_is_listed_with_a_sentence():
    said = CliRunner().invoke(app, ["--help"]).stdout

    for command in ("run", "migrate", "demo", "law", "documents", "doctor", "manage", "database"):
        assert f"│ {command} " in said


HEAVY = ("django", "psycopg", "polars", "holidays")


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (["law", "--help"], []),
        (["law", "explain", "{}", "--award", "ldtt", "--on", "2026-01-15"], []),
        (["law", "vote", "--award", "ldtt", "--on", "2026-01-15", "--members", "3", "--for", "2"], []),
        (["law", "sweep", "{}", "--on", "2026-01-15"], ["polars"]),
    ],
)
def test_the_law_answers_one_question_without_what_only_others_need(tmp_path, words, loaded):
    page = tmp_path / "p1.jsonl"
    page.write_text('{"subject": {"id": "p1", "kind": "person"}, "facts": []}', "utf-8")
    script = (
        "import sys; from typer.testing import CliRunner; from vinhdanh.cli import app;"
        f"done = CliRunner().invoke(app, {[word.format(page) for word in words]});"
        f"print(done.exit_code, [name for name in {HEAVY} if name in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert said == f"0 {loaded}\n"


def test_a_reason_not_to_start_is_one_line_and_exit_code_1(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@127.0.0.1:1/x")

    done = CliRunner().invoke(app, ["doctor"])

    assert done.exit_code == 1
    assert done.stderr.startswith("Không nối được với cơ sở dữ liệu mà DATABASE_URL chỉ tới (")
    assert len(done.stderr.splitlines()) == 1


def test_exec_without_a_command_says_what_to_write():
    done = CliRunner().invoke(app, ["database", "exec"])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Hãy ghi lệnh cần chạy")


@pytest.mark.integration
@pytest.mark.django_db
def test_a_first_agency_is_founded_with_its_administrator_and_a_weak_password_is_refused(monkeypatch):
    words = ["found", "--code", "BA", "--name", "Bộ A", "--username", "Quan-Tri"]
    monkeypatch.setattr("vinhdanh.cli.application", lambda _: nullcontext())

    weak = CliRunner().invoke(app, words, input="ngan\nngan\n")
    assert (weak.exit_code, Organisation.objects.count()) == (1, 0)

    done = CliRunner().invoke(app, words, input="Mật khẩu dài 2026\nMật khẩu dài 2026\n")
    assert done.exit_code == 0
    assert Organisation.objects.get().name == "Bộ A"
    assert User.objects.get().check_password("Mật khẩu dài 2026")
