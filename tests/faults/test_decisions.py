"""``kill -9`` after each step of issuing 1,000 names and of their certificates: nothing lost or doubled."""

import json
import os
import signal
import subprocess
import sys

import pytest

from faults.launching import OURSELVES, ROOT, environment, folder_of, keeper

pytestmark = pytest.mark.faults
NAMES = 1_000
MONEY = NAMES * 3_510_000
KILLING = ("-m", "faults.killing")


@pytest.fixture(scope="module")
def run():
    """Run Python beside a database with a decision of 1,000 names that waits to be issued."""
    with folder_of(OURSELVES) as place, keeper(place / "var") as kept:
        surroundings = environment(
            DATABASE_URL=kept.url,
            VINHDANH_DATA_DIR=str(place / "files"),
            VINHDANH_TEST="true",
            DJANGO_SETTINGS_MODULE="vinhdanh.settings",
            PYTHONPATH=os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        )

        def said(*words):
            command = [sys.executable, *words]
            done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr[-2000:]
            return done.stdout

        said(*KILLING, "prepare", str(NAMES))
        yield said


@pytest.fixture(scope="module")
def issuing(run):
    """What each kill while issuing left behind; at its end the decision is issued."""
    return json.loads(run(*KILLING, "issue"))


def assert_whole_or_nothing(told, whole):
    """Say that a kill on the way left nothing, one after the end all; doing it again adds nothing."""
    nothing = [signal.SIGKILL, *[0] * len(whole)]
    ends = {"the end": [signal.SIGKILL, *whole], "again": [0, *whole]}
    assert told == {step: ends.get(step, nothing) for step in told}
    assert len(told) > len(ends)


def test_issuing_a_thousand_names_survives_a_kill_after_every_step(issuing):
    assert_whole_or_nothing(issuing, [NAMES, NAMES, NAMES, MONEY, *[NAMES] * 4, *[1] * 6])


def test_a_thousand_certificates_survive_a_kill_after_every_step(run, issuing):
    assert_whole_or_nothing(json.loads(run(*KILLING, "certify")), [*[NAMES] * 5, 1, 1])
    assert run("-m", "vinhdanh", "doctor")  # it finds no harm, or ends with another code
