"""Fixtures of every room."""

import gc
import os

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate
from sharing import built_once, run_ours
from xdist.scheduler import LoadFileScheduling

from vinhdanh.law import load_law

pytest_plugins = ["worlds"]


class TogetherByFile(LoadFileScheduling):
    """The tests of a file go to one worker; those of the browser too, which share the served application."""

    def _split_scope(self, nodeid):
        return "tests/e2e/" if nodeid.startswith("tests/e2e/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return TogetherByFile(config, log)


BEGUN_WITH = ("tests/e2e/", "tests/law/")
"""The browser takes longest; the law needs no database, and asks while one is built."""


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: [not item.nodeid.startswith(place) for place in BEGUN_WITH])


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """The name of a database with every table and no row, built once for all workers."""
    if "DATABASE_URL" not in os.environ:
        pytest.fail(
            "These tests need PostgreSQL: run them with make test, or with "
            ".venv/bin/python -m vinhdanh database exec --temporary -- .venv/bin/python -m pytest …",
            pytrace=False,
        )

    def build(url, folder):
        run_ours("manage", "migrate", url=url, folder=folder)

    with built_once(tmp_path_factory, "tables", build, template="template1") as (name, _):
        yield name


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tables):
    """Let the tests' own database begin as a copy of what is built once."""
    connection.settings_dict["TEST"]["TEMPLATE"] = tables


@pytest.fixture(scope="session", autouse=True)
def nothing_lasting_is_searched():
    """The law and the code live as long as the run, as in a web worker: the collector passes them over."""
    load_law()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def nobody_asks_for_permissions():
    """Django would write rows that nobody here reads after every test whose rows are truncated."""
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
