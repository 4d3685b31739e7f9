"""An import whose worker is killed: nothing half of it is kept, nothing twice, and it comes to its end."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from faults.launching import (
    OURSELVES,
    descendants,
    environment,
    folder_of,
    free_port,
    keeper,
    site,
    wait_until,
)
from vinhdanh.demo.careers import make_people
from vinhdanh.demo.tree import TREES
from vinhdanh.demo.workbook import write_workbook

pytestmark = pytest.mark.faults
YEARS = range(2021, 2026)
PEOPLE = 1_500
KILLED_AT = (1, 30, 60, 90)  # percent
RETRIED = 180  # seconds: half a minute until a worker counts as dead, a minute between two looks for such
BEGIN = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.files import File
from django.db import transaction
from vinhdanh.common.dates import today
from vinhdanh.records import tasks
from vinhdanh.records.domain.importing import check_import, confirm_import, start_import
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation, User
"""
UPLOAD = f"""{BEGIN}
import json
unit, officer = Organisation.objects.get(name="Cục Hạ tầng số"), User.objects.get(username="canbo")
path = Path(sys.argv[1])
with path.open("rb") as content:
    importing = start_import(unit, file=File(content, name=path.name), name=path.name, actor=officer)
check_import(importing, on=today())
importing.refresh_from_db()
facts = sum(importing.counts["facts"].values())
print(json.dumps([str(importing.pk), str(officer.pk), facts, importing.counts["new_people"]]))
"""
CONFIRM = f"""{BEGIN}
with transaction.atomic():
    confirm_import(Import.objects.get(pk=sys.argv[1]), actor=User.objects.get(pk=sys.argv[2]))
    if sys.argv[3:]:
        tasks.carry_out_import.defer(key=sys.argv[1], actor=sys.argv[2])
"""
CARRY_OUT = f"""{BEGIN}
tasks.carry_out_import(*sys.argv[1:])
"""
SEEN = """
    SELECT state, progress, attempts, problem,
        (SELECT count(*) FROM records_fact WHERE imported_by_id = import.id),
        (SELECT count(*) FROM units_person)
    FROM records_import import WHERE id = %s
"""


class Office:
    """The running product, and an upload on its way through it."""

    def __init__(self, url, folder, running):
        self.url, self.folder, self.running = url, folder, running
        self.surroundings = environment(
            DATABASE_URL=url, VINHDANH_DATA_DIR=str(folder), DJANGO_SETTINGS_MODULE="vinhdanh.settings"
        )

    def begin(self, script, *words):
        """Start one of the scripts above in a process of its own."""
        command = [sys.executable, "-c", script, *words]
        return subprocess.Popen(command, env=self.surroundings, stdout=subprocess.PIPE, text=True)

    def done(self, script, *words):
        """Run one of the scripts above to its end and return what it said."""
        started = self.begin(script, *words)
        said = started.communicate(timeout=120)[0]
        assert started.returncode == 0
        return said

    def ask(self, query, *words):
        with psycopg.connect(self.url, autocommit=True) as connection:
            found = connection.execute(query, words)
            return found.fetchall() if found.description else []

    def seen(self, key):
        """Return state, percent, attempts, problem, facts of the import, and people of the ministry."""
        return self.ask(SEEN, key)[0]

    def harm(self):
        """Return what the doctor finds wrong."""
        asked = [sys.executable, "-m", "vinhdanh", "doctor"]
        told = subprocess.run(asked, env=self.surroundings, capture_output=True, text=True, check=False)
        return "" if told.returncode == 0 else told.stdout


@pytest.fixture(scope="module")
def office():
    with folder_of(OURSELVES) as kept, folder_of(OURSELVES) as folder, keeper(kept) as server:
        surroundings = environment(DATABASE_URL=server.url, VINHDANH_DATA_DIR=str(folder))
        command = [sys.executable, "-m", "vinhdanh", "run", "--port", str(free_port())]
        with site(command, env=surroundings) as running:
            yield Office(server.url, folder, running)


def upload(office, tmp_path: Path, *, seed: int):
    """Upload a workbook of people whom the ministry does not have yet, and have it checked."""
    bureau = next(unit for unit in TREES["small"] if unit.name == "Cục Hạ tầng số")
    made = make_people(PEOPLE, seed=seed, years=YEARS, units=[team.name for team in bureau.teams])
    people = [replace(person, staff_code=f"F{seed}{person.staff_code}") for person in made]
    path = tmp_path / "thi-dua.xlsx"
    write_workbook(path, people=people, years=YEARS, seed=seed)
    return json.loads(office.done(UPLOAD, str(path)))


def test_whenever_its_worker_is_killed_nothing_of_an_import_is_kept_and_the_next_brings_it_in_once(
    office, tmp_path: Path
):
    key, actor, facts, newcomers = upload(office, tmp_path, seed=31)
    people = office.seen(key)[-1]
    office.done(CONFIRM, key, actor)

    for percent in KILLED_AT:
        worker = office.begin(CARRY_OUT, key, actor)
        wait_until(lambda percent=percent: office.seen(key)[1] >= percent, within=60)
        worker.kill()
        worker.communicate()
        state, _, attempts, _, kept, now = office.seen(key)
        assert (state, attempts, kept, now) == ("importing", 1, 0, people)
        office.ask("UPDATE records_import SET attempts = 0, progress = 0 WHERE id = %s", key)

    office.done(CARRY_OUT, key, actor)
    office.done(CARRY_OUT, key, actor)

    state, _, _, problem, kept, now = office.seen(key)
    assert (state, problem, kept, now) == ("imported", "", facts, people + newcomers)
    assert office.harm() == ""


def test_an_import_whose_worker_was_killed_is_taken_up_again_by_itself(office, tmp_path: Path):
    key, actor, facts, newcomers = upload(office, tmp_path, seed=32)
    people = office.seen(key)[-1]
    office.done(CONFIRM, key, actor, "defer")

    wait_until(lambda: office.seen(key)[1] >= 20, within=60)
    office.running.family = descendants(office.running.process.pid)
    (worker,) = office.running.pids("procrastinate")
    os.kill(worker, signal.SIGKILL)

    assert (office.seen(key)[0], office.seen(key)[4:]) == ("importing", (0, people))
    wait_until(lambda: office.seen(key)[2] == 2, within=RETRIED)
    wait_until(lambda: office.seen(key)[0] != "importing", within=60)
    assert office.seen(key) == ("imported", 0, 0, "", facts, people + newcomers)
    assert office.harm() == ""
