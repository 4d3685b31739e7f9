"""The desk that decides, with a browser in which its officer has signed in, on a day of January 2026."""

import pytest
import time_machine
from django.test import Client

from factories import OrganisationFactory
from factories.decisions import Desk
from web.matrix import BACKEND


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-01-20T09:00:00+07:00", tick=False) as clock:
        yield clock


@pytest.fixture
def desk():
    made = Desk(OrganisationFactory(code="A", name="Cục Hạ tầng số"))
    made.numbering()
    return made


@pytest.fixture
def browser(desk):
    client = Client()
    client.force_login(desk.ministry_officer, backend=BACKEND)
    return client
