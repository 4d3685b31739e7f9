"""What is built once for all workers of a run, and copied by each: databases of one cluster."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


@contextmanager
def built_once(
    factory: pytest.TempPathFactory, name: str, build: Callable[[str, Path], None], *, template: str
) -> Iterator[tuple[str, Path]]:
    """Yield a database, a copy of ``template`` that ``build`` has filled, and the folder filled with it.

    Nobody works in it; each worker takes a copy. Whoever comes after the last has gone builds it again.
    """
    cluster, run = os.environ["DATABASE_URL"], os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    whole = factory.getbasetemp()
    folder = (whole.parent if "PYTEST_XDIST_WORKER" in os.environ else whole) / name
    database = f"{name}_{run[-12:]}"
    folder.mkdir(exist_ok=True)
    with psycopg.connect(cluster, autocommit=True) as connection:
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).rowcount:
                connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
                build(psycopg.conninfo.make_conninfo(cluster, dbname=database), folder / "data")
        yield database, folder / "data"
        connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def surroundings(url: str, folder: Path) -> dict[str, str]:
    """Return the environment of the application: our own without what the tests set, and its own places."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("VINHDANH_")}
    return ours | {"DATABASE_URL": url, "VINHDANH_DATA_DIR": str(folder)}


def run_ours(*words: str, url: str, folder: Path) -> None:
    """Run a command of the product over a database and a folder."""
    command = [sys.executable, "-m", "vinhdanh", *words]
    subprocess.run(command, env=surroundings(url, folder), check=True, stdout=subprocess.DEVNULL)
