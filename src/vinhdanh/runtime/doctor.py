"""Asks every room for its invariants, and the database whether they hold."""

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from django.apps import apps
from django.db import connection


class Finding(NamedTuple):
    """One invariant and how many rows break it."""

    sentence: str
    harm: int


def examine() -> list[Finding]:
    """Run the queries of each room's ``invariants.py``; every row that one returns is harm."""
    findings = []
    with connection.cursor() as cursor:
        for room in sorted(config.name for config in apps.get_app_configs() if is_ours(config.name)):
            for sentence, query in import_module(f"{room}.invariants").INVARIANTS.items():
                cursor.execute(f"SELECT count(*) FROM ({query}) AS harm")  # noqa: S608 -- our own constants
                findings.append(Finding(sentence, cursor.fetchone()[0]))
    return findings


def is_ours(room: str) -> bool:
    """Tell whether a room of ours states invariants."""
    return room.startswith("vinhdanh.") and find_spec(f"{room}.invariants") is not None
