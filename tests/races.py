"""Many at once: the same work in as many threads, each with its own connection, started together."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def at_once(work: Callable[[int], Any], *, threads: int = 16) -> list[Any]:
    """Run ``work(number)`` in each thread; return what each gave, an exception as itself."""
    given: list[Any] = [None] * threads
    together = threading.Barrier(threads)

    def run(number: int) -> None:
        together.wait()
        try:
            given[number] = work(number)
        except Exception as error:  # noqa: BLE001 -- what a race ends in is what is looked at
            given[number] = error
        finally:
            connections.close_all()

    workers = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return given
