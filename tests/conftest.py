"""Fixtures of every room."""

import gc
import os

import pytest

from vinhdanh.law import load_law


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Ask for the database by name: without one, every test that needs it says how to get it."""
    if "DATABASE_URL" not in os.environ:
        pytest.fail(
            "These tests need PostgreSQL: run them with make test, or with "
            ".venv/bin/python -m vinhdanh database exec --temporary -- .venv/bin/python -m pytest …",
            pytrace=False,
        )


@pytest.fixture(scope="session", autouse=True)
def nothing_lasting_is_searched():
    """The law and the code live as long as the run, as in a web worker: the collector passes them over."""
    load_law()
    gc.freeze()
    yield
    gc.unfreeze()
