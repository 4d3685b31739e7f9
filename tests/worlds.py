"""Worlds that are built once for the tests of a file, while each test finds its world as it was built.

A fixture of the module asks for ``build_once``; the fixture of a test asks for ``mine`` and has its own copy:

    @pytest.fixture(scope="module")
    def built_unit(build_once):
        yield from build_once(OrganisationFactory)

    @pytest.fixture
    def unit(built_unit, mine):
        return mine(built_unit)

A world may ask for another and be built upon it. A test with ``transaction=True`` builds its own.
"""

from contextlib import nullcontext
from copy import deepcopy

import pytest
import time_machine
from django.db import connection, transaction

standing = []  # the fixtures whose worlds are in the database, each upon those before it


@pytest.fixture(scope="session")
def build_once(django_db_setup, django_db_blocker):
    """Return what builds a world, gives it, and takes its rows away again.

    The builder has copies of the worlds that it builds ``upon``; the clock stands ``at`` a moment, if given.
    """

    def build(builder, *upon, at=None):
        with django_db_blocker.unblock(), transaction.atomic():
            with time_machine.travel(at, tick=False) if at else nullcontext():
                made = builder(*deepcopy(upon))
            connection.check_constraints()  # the deferred ones, which each test would ask again
            yield made
            transaction.set_rollback(True)

    return build


@pytest.fixture
def mine(db):
    """Return what copies a world for one test: whatever the test does to it, the next finds it as it was."""
    return deepcopy


def pytest_fixture_setup(fixturedef):
    if "build_once" in fixturedef.argnames:
        standing.append(fixturedef)


def pytest_fixture_post_finalizer(fixturedef):
    if fixturedef in standing:
        standing.remove(fixturedef)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A test sees the worlds that it asks for and no other, whatever the tests before it asked for."""
    asked = [fixture.argname in item.fixturenames for fixture in standing]
    for fixture in reversed(standing[[*asked, False].index(False) :]):
        fixture.finish(item._request)
