"""A ministry on a day of January 2026: a bureau on its way through a round, and the officer who appraises."""

import pytest
import time_machine
from django.test import Client

from factories import OrganisationFactory
from factories.councils import Chamber
from factories.dossiers import Way

NOW = "2026-01-15T09:00:00+07:00"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser_of(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(scope="module")
def built_way(build_once):
    yield from build_once(lambda: Way(OrganisationFactory(code="A", name="Cục A")).staffed(), at=NOW)


@pytest.fixture(scope="module")
def built_chamber(built_way, build_once):
    yield from build_once(lambda way: Chamber(way).staffed(), built_way, at=NOW)


@pytest.fixture(scope="module")
def built_voting(built_chamber, build_once):
    yield from build_once(Chamber.voting, built_chamber, at=NOW)


@pytest.fixture
def way(built_way, mine):
    return mine(built_way)


@pytest.fixture
def officer(way):
    return browser_of(way.ministry_officer)


@pytest.fixture
def chamber(built_chamber, mine):
    return mine(built_chamber)


@pytest.fixture
def voting(built_voting, mine):
    """A session over one nomination whose vote has begun, all being present."""
    return mine(built_voting)
