"""``kill -9`` while 1,000 certificates are made: none lost, doubled or passed over."""

import os
import signal
import subprocess
import sys

import psycopg
import pytest

from faults.launching import OURSELVES, ROOT, environment, folder_of, keeper

pytestmark = pytest.mark.faults
NAMES = 1_000
PREPARE = f"""
from datetime import date
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from factories import OrganisationFactory, officer_of
from factories.decisions import entered
from vinhdanh.decisions.domain.history import OldLine
unit = OrganisationFactory(code="A", name="Cục A")
lines = [OldLine(award="bk-bo", name=f"Nguyễn Văn {{n}}", unit=unit) for n in range({NAMES})]
entered(unit.parent, lines)
"""
MAKE = """
import os, signal, sys
import django; django.setup()
from vinhdanh.decisions.domain import certificates
from vinhdanh.decisions.models import Certificate, Decision, DecisionPaper
from vinhdanh.units.models import User
point, when = sys.argv[1], sys.argv[2]
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def deadly(real):
    def work(*words, **more):
        if when == "before":
            kill()
        real(*words, **more)
        kill()
    return work
if point == "rows":
    Certificate.objects.bulk_create = deadly(Certificate.objects.bulk_create)
elif point == "paper":
    DecisionPaper.objects.create = deadly(DecisionPaper.objects.create)
elif point != "none":
    setattr(certificates, point, deadly(getattr(certificates, point)))
actor = User.objects.get(scopes__role="ministry-officer")
made = certificates.make_certificates(
    Decision.objects.get(), address_of="https://bo.example/{}".format, actor=actor)
if point == "none" and when == "after":
    kill()
print(made.pk)
"""
POINTS = ["take_numbers", "rows", "certificates_pdf", "keep_document", "paper", "log"]


def run(place, url, script, *words):
    surroundings = environment(
        DATABASE_URL=url,
        VINHDANH_DATA_DIR=str(place / "files"),
        VINHDANH_TEST="true",
        DJANGO_SETTINGS_MODULE="vinhdanh.settings",
        PYTHONPATH=os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    )
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def state(url):
    """Return how many certificates there are, numbers apart, the greatest, the counter, and the PDFs."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT count(*), count(DISTINCT number), coalesce(max(number), 0), count(DISTINCT code),"
            " (SELECT coalesce(max(last), 0) FROM decisions_series WHERE name = 'so-cap-bang'),"
            " (SELECT count(*) FROM decisions_decisionpaper) FROM decisions_certificate"
        ).fetchone()


def test_a_thousand_certificates_survive_a_kill_at_every_point():
    with folder_of(OURSELVES) as place, keeper(place / "var") as kept:
        prepared = run(place, kept.url, PREPARE)
        assert prepared.returncode == 0, prepared.stderr[-2000:]

        for point in POINTS:
            for when in ("before", "after"):
                assert run(place, kept.url, MAKE, point, when).returncode == -signal.SIGKILL, (point, when)
                assert state(kept.url) == (0, 0, 0, 0, 0, 0), (point, when)

        assert run(place, kept.url, MAKE, "none", "after").returncode == -signal.SIGKILL
        whole = (NAMES, NAMES, NAMES, NAMES, NAMES, 1)
        assert state(kept.url) == whole  # killed after the end: all is there
        again = run(place, kept.url, MAKE, "none", "never")
        assert (again.returncode, state(kept.url)) == (0, whole), again.stderr[-2000:]
