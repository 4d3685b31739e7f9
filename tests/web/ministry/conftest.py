"""A ministry on a day of January 2026: a bureau on its way through a round, and the officer who appraises."""

import pytest
import time_machine
from django.test import Client

from factories import OrganisationFactory
from factories.councils import Chamber
from factories.dossiers import Way

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser_of(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-01-15T09:00:00+07:00", tick=False) as clock:
        yield clock


@pytest.fixture
def way(db):
    return Way(OrganisationFactory(code="A", name="Cục A"))


@pytest.fixture
def officer(way):
    return browser_of(way.ministry_officer)


@pytest.fixture
def chamber(way):
    return Chamber(way)
