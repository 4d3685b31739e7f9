"""The sample workbook of the demo unit, as the command writes it."""

from pathlib import Path

from typer.testing import CliRunner

from vinhdanh.cli import app
from vinhdanh.documents.domain.reading import read_workbook


def test_the_command_writes_a_workbook_that_can_be_read(tmp_path: Path):
    path = tmp_path / "mau.xlsx"

    done = CliRunner().invoke(app, ["demo", "workbook", str(path)])

    assert (done.exit_code, done.stdout.splitlines()[0][:13]) == (0, "Đã ghi 36 người"[:13])
    assert [sheet.name for sheet in read_workbook(path).sheets][:2] == ["DS va xep loai", "Danh hieu"]
