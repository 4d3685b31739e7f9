"""Fixtures of every room."""

import os

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Ask for the database by name: without one, every test that needs it says how to get it."""
    if "DATABASE_URL" not in os.environ:
        pytest.fail(
            "These tests need PostgreSQL: run them with make test, or with "
            ".venv/bin/python -m vinhdanh database exec --temporary -- .venv/bin/python -m pytest …",
            pytrace=False,
        )
