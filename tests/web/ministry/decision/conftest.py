"""The desk that decides, with a browser in which its officer has signed in, on a day of January 2026."""

import pytest
import time_machine
from django.test import Client

from factories.decisions import numbered_desk
from web.matrix import BACKEND

NOW = "2026-01-20T09:00:00+07:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(scope="module")
def built_desk(build_once):
    yield from build_once(lambda: numbered_desk("Cục Hạ tầng số").staffed(), at=NOW)


@pytest.fixture(scope="module")
def built_pair(built_desk, build_once):
    yield from build_once(lambda desk: desk.issued(2), built_desk, at=NOW)


@pytest.fixture
def desk(built_desk, mine):
    return mine(built_desk)


@pytest.fixture
def pair(built_pair, mine):
    """An issued decision of two names."""
    return mine(built_pair)


@pytest.fixture
def browser(desk):
    client = Client()
    client.force_login(desk.ministry_officer, backend=BACKEND)
    return client
