"""What must be in place before the first page is served; each step is quick when there is nothing to do."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_database_up_to_date() -> None:
    """Apply the migrations that are missing, and make the cache's table."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def gather_static_files() -> None:
    """Collect the static files unless exactly these were collected before."""
    seal = settings.STATIC_ROOT.with_name("static.sha256")
    now = fingerprint()
    if not seal.exists() or seal.read_text() != now:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        seal.write_text(now)


def fingerprint() -> str:
    """Sum up name, size and age of every static file and the way in which they are stored."""
    summary = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = storage.path(name)
            summary.update(
                f"{name}\0{storage.size(name)}\0{storage.get_modified_time(name)}\0{status}\n".encode()
            )
    return summary.hexdigest()
