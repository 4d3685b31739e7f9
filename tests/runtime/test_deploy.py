import re
import shutil
import subprocess
from pathlib import Path

import pytest

from vinhdanh.settings import Environment

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "deploy").glob("*.service"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_each_unit(unit, tmp_path):
    for each in UNITS:
        text = re.sub(r"(?m)^(Exec\w+=)\S+", rf"\1{shutil.which('true')}", each.read_text())
        (tmp_path / each.name).write_text(text)

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit.name],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_manual_names_every_variable_and_no_other():
    fields = Environment.model_fields
    known = {field.validation_alias or f"VINHDANH_{name.upper()}" for name, field in fields.items()}

    manual = set(re.findall(r"(?m)^\| `([A-Z_]+)` \|", (ROOT / "docs" / "operations.md").read_text()))

    assert manual == known


def test_the_example_of_an_environment_holds_known_variables_only():
    fields = Environment.model_fields
    known = {field.validation_alias or f"VINHDANH_{name.upper()}" for name, field in fields.items()}

    example = re.findall(r"(?m)^([A-Z_]+)=", (ROOT / "deploy" / "vinh-danh.env").read_text())

    assert set(example) < known
