"""``make run`` from nothing: another checkout, an odd path, this account and an ordinary one."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from faults.launching import (
    ODD_NAMES,
    ORDINARY,
    OURSELVES,
    ROOT,
    alive,
    environment,
    folder_of,
    free_port,
    rights,
    site,
)

pytestmark = pytest.mark.faults
AS_ROOT = os.geteuid() == 0
ACCOUNTS = [
    pytest.param(OURSELVES, id="ourselves"),
    pytest.param(
        ORDINARY,
        id="an ordinary user",
        marks=pytest.mark.skipif(not AS_ROOT, reason="run by an ordinary user, whose turn is the other one"),
    ),
]


def checkout(folder, *, person):
    """Copy what git knows or would add into ``folder``, as a clone would, for a person to own."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    subprocess.run(["chown", "-R", str(person.uid), folder], check=True)


@pytest.mark.parametrize("person", ACCOUNTS)
def test_make_run_serves_from_an_odd_path_and_leaves_only_its_own_folders(person):
    with folder_of(person) as place:
        here = place / " ".join(ODD_NAMES.values())
        here.mkdir()
        checkout(here, person=person)
        before_us = [place, *place.parents, here, here / "src", *map(Path, ("/var/lib", "/run"))]
        before = rights(before_us)
        surroundings = environment(HOME=str(place), PATH="/usr/sbin:/usr/bin:/sbin:/bin")
        surroundings.pop("PYTHONPATH", None)
        command = [*person.words(), "make", "run", f"PORT={free_port()}"]

        with site(command, cwd=here, env=surroundings) as first:
            assert first.status() == 200
            assert first.seconds <= 300
            first.process.terminate()
            first.ended()
            assert alive(first.family) == []

        with site(command, cwd=here, env=surroundings) as second:
            assert second.status() == 200
            os.killpg(second.process.pid, signal.SIGINT)  # Ctrl-C
            second.ended()
            assert alive(second.family) == []

        script = [*person.words(), here / ".venv/bin/vinhdanh", "database", "exec", "--", "true"]
        for locale in ("C.UTF-8", "C", "xx_YY.UTF-8"):
            subprocess.run(script, cwd="/", env=surroundings | {"LC_ALL": locale}, check=True)
        assert rights(before_us) == before
